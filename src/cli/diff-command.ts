import { check, CheckError } from '../checking/check';
import { compareReports } from '../checking/difference';
import type { Report } from '../checking/report';
import type { Language } from '../i18n/language';
import type { Translator } from '../i18n/translator';
import { printable } from '../report/layout';
import { rulesDifferenceText } from '../report/rules-difference';
import { renderImpact } from '../report/text';
import { compareRules } from '../rules/difference';
import { loadRules } from '../rules/load';
import type { RuleSet } from '../rules/model';
import { refuseUnrecognised } from './check-command';
import { Failure } from './failure';
import { readInputs } from './input-files';
import { writeStdout } from './output';
import type { DiffArguments } from './program';
import { startProgress } from './progress';
import { problemTexts } from './rule-problems';
import { readRules } from './rules-at';
import { reportWidth, wantsColour } from './terminal';
import { travellingIn, type Told } from './travelling';

/** The later set's report on the files, with what it changes in the earlier set's: the same bytes are judged twice. */
async function impactOf(before: RuleSet, after: RuleSet, paths: readonly string[], options: DiffArguments, lang: Language, say: Translator): Promise<{ readonly impact: Report; readonly broken: readonly Told[] }> {
  const progress = startProgress(say, options.quiet ?? false);
  try {
    const inputs = await readInputs(paths, (done) => progress.step('read', done, paths.length));
    const files = inputs.map(({ file }) => file);
    const travelling = travellingIn(inputs, { ...options, waivers: true }, say);
    const how = { lang, ...travelling.options, ...(options.month === undefined ? {} : { month: options.month }), ...(options.asOf === undefined ? {} : { asOf: options.asOf }) };
    const pause = (done: number, total: number): Promise<void> => progress.step('judge', done, total);
    const [earlier, now] = [await check(before, files, { ...how, pause }), await check(after, files, { ...how, pause })];
    refuseUnrecognised(now, files);
    return { impact: { ...now, difference: compareReports(earlier, now) }, broken: travelling.broken };
  } catch (error) {
    throw error instanceof CheckError ? new Failure(`cli.${error.code}`, error.params) : error;
  } finally {
    progress.end();
  }
}

/** What a program wants of the impact: the difference, and the findings that it names. */
function impactRecord({ run, findings, difference }: Report): unknown {
  const { new: fresh, newlyJudged, changed } = difference!.findings;
  const named = new Set([...fresh, ...newlyJudged, ...changed.map(({ id }) => id)]);
  return { run, difference, findings: findings.filter(({ id }) => named.has(id)) };
}

/** `guiju rules diff A B`: what differs between two rule sets, and with `--on` what that changes. Exit code 0: nothing differs; 1: something; 2: a set cannot be used. */
export async function diffCommand(before: string, after: string, options: DiffArguments, lang: Language, say: Translator): Promise<number> {
  const folders = [before, after].map((path) => readRules(path, { cases: false }, say));
  const [old, fresh] = folders.map(({ files }) => loadRules(files)) as [RuleSet, RuleSet];
  const broken = [old, fresh].map((set) => set.problems.filter(({ severity }) => severity === 'error'));
  broken.forEach((errors, index) => {
    if (errors.length === 0) return;
    console.error(say('cli.diff-broken', { folder: folders[index]!.path, count: errors.length }));
    for (const line of problemTexts(errors, say)) console.error(line);
  });
  if (broken.some((errors) => errors.length > 0)) return 2;
  const changes = compareRules(folders[0]!.files, folders[1]!.files);
  const { impact, broken: unread } = options.on === undefined ? { impact: null, broken: [] } : await impactOf(old, fresh, options.on, options, lang, say);
  const width = reportWidth(process.stdout, process.env);
  if (options.format === 'json') await writeStdout(`${JSON.stringify({ changes, ...(impact ? { impact: impactRecord(impact) } : {}) }, null, 2)}\n`);
  else {
    const lines = rulesDifferenceText(changes, { before: old, after: fresh }, { lang, say, width });
    const text = impact ? renderImpact(impact, fresh, { lang, say, width, colour: wantsColour(process.stdout, process.env), verbose: options.verbose ?? false }) : '';
    await writeStdout(`${[...lines, ...(text === '' ? [] : [text])].join('\n')}\n`);
  }
  for (const { key, params } of unread) console.error(printable(say(key, params)));
  if (unread.length > 0) return 2;
  return changes.length > 0 ? 1 : 0;
}
