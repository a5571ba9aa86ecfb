import type { Translator } from '../../i18n/translator';
import type { PolicyFile } from '../../report/policy';
import type { InForce } from '../../rules/model';
import { formatDate } from '../../values/serial-day';

/** From when, until when and for whom a rule file is in force, a phrase an entry of the profile; of one that is in no entry that it is not. */
export function validity({ file, inForce }: Pick<PolicyFile, 'file' | 'inForce'>, say: Translator): string[] {
  if (inForce.length === 0) return [say('author.version-idle', { version: file.version })];
  const audience = (of: InForce['appliesTo']): string => [...of.values()].map((values) => values.join(say('report.list-separator'))).join(say('report.clause-separator'));
  return inForce.map(({ from, to, appliesTo, except }) =>
    [
      say(to === null ? 'author.since' : 'author.since-until', { from: formatDate(Math.max(from, file.effectiveFrom)), to: to === null ? '' : formatDate(to) }),
      ...(appliesTo.size > 0 ? [say('author.for', { who: audience(appliesTo) })] : []),
      ...(except.size > 0 ? [say('author.except', { who: audience(except) })] : []),
    ].join(say('report.list-separator')),
  );
}
