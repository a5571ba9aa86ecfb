import type { Translator } from '../../i18n/translator';
import type { PolicyFile } from '../../report/policy';
import { formatDate } from '../../values/serial-day';
import { audienceText } from './audience-text';

/** From when, until when and for whom a rule file is in force, a phrase an entry of the profile; of one that is in no entry that it is not. */
export function validity({ file, inForce }: Pick<PolicyFile, 'file' | 'inForce'>, say: Translator): string[] {
  if (inForce.length === 0) return [say('author.version-idle', { version: file.version })];
  return inForce.map(({ from, to, appliesTo, except }) =>
    [
      say(to === null ? 'author.since' : 'author.since-until', { from: formatDate(Math.max(from, file.effectiveFrom)), to: to === null ? '' : formatDate(to) }),
      ...(appliesTo.size > 0 ? [say('author.for', { who: audienceText(appliesTo.values(), say) })] : []),
      ...(except.size > 0 ? [say('author.except', { who: audienceText(except.values(), say) })] : []),
    ].join(say('report.list-separator')),
  );
}
