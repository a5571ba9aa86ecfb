import { check, CheckError } from '../checking/check';
import type { Report } from '../checking/report';
import type { Language } from '../i18n/language';
import type { Translator } from '../i18n/translator';
import { hasOpenFindings } from '../report/group';
import { printable } from '../report/layout';
import { keysOn, regionKey, tablesOn } from '../ledgers/regions';
import { loadRules } from '../rules/load';
import type { RuleSet } from '../rules/model';
import { readEarlier, withDifference } from './earlier-report';
import { Failure, Failures } from './failure';
import { readInputs } from './input-files';
import { isCalled } from './ledger-name';
import { readMapFile } from './map-file';
import { ownRules, unusedRules } from './own-rules';
import { refuseToOverwrite, writeAtomically, writeStdout } from './output';
import type { CheckArguments } from './program';
import { startProgress } from './progress';
import { problemTexts } from './rule-problems';
import { readRules } from './rules-at';
import { BUNDLED_RULES } from './rules-folder';
import { travellingIn } from './travelling';
import { formatOf, leftToHygiene, refuseView, renderReport } from './views';
import type { Grid, WorkbookFile } from '../workbook/port';

/** The keys of what is called so: a sheet, else Excel's tables of that name, else a key itself (`Sheet1[Table1]`). */
function keysCalled(name: string, grids: readonly Grid[]): readonly string[] {
  if (grids.some(({ sheet }) => sheet === name)) return [name];
  const tables = grids.flatMap((grid) => tablesOn(grid).filter((table) => table.name === name).map(() => regionKey(grid.sheet, name)));
  return tables.length > 0 ? tables : grids.some((grid) => keysOn(grid).includes(name)) ? [name] : [];
}

/** `attendance=Sheet1` or `attendance=Table1`, with the ledger's key or its title in any language → region → ledger key. */
function ledgerOf(assignments: readonly string[], set: RuleSet, files: readonly WorkbookFile[]): ReadonlyMap<string, string> {
  const grids = files.flatMap((file) => file.sheets);
  const list = (values: Iterable<string>): string => [...values].join(', ');
  const entries = assignments.flatMap((assignment): [string, string][] => {
    const equals = assignment.indexOf('=');
    if (equals <= 0 || equals === assignment.length - 1) throw new Failure('cli.bad-ledger-option', { value: assignment });
    const name = assignment.slice(0, equals).trim();
    const sheet = assignment.slice(equals + 1).trim();
    const ledger = [...set.ledgers.values()].find((one) => isCalled(one, name));
    if (!ledger) throw new Failure('cli.unknown-ledger', { ledger: name, ledgers: list(set.ledgers.keys()) });
    const keys = keysCalled(sheet, grids);
    if (keys.length === 0) throw new Failure('cli.unknown-sheet', { sheet, sheets: list(new Set(grids.flatMap((grid) => [grid.sheet, ...tablesOn(grid).map((table) => table.name)]))) });
    return keys.map((key) => [key, ledger.key]);
  });
  return new Map(entries);
}

/** Files of which no sheet was recognised as a ledger: their rows would go unjudged without a word. */
export function refuseUnrecognised(report: Report, files: readonly WorkbookFile[]): void {
  const failures = files
    .filter((file) => !report.coverage.some((ledger) => ledger.file === file.name))
    .flatMap((file) => [
      new Failure('cli.no-ledger-in-file', { file: file.name, sheets: file.sheets.map((grid) => grid.sheet).join(', ') }),
      ...report.notRead.filter((sheet) => sheet.file === file.name).map(({ message }) => new Failure('cli.detail', { message })),
    ]);
  if (failures.length > 0) throw new Failures(failures);
}

/** `guiju check`: judges the files and prints or writes the report. Exit code 0, 1 or 2 as architecture has it. */
export async function checkCommand(paths: readonly string[], options: CheckArguments, lang: Language, say: Translator): Promise<number> {
  refuseView(options);
  const folder = readRules(options.rules ?? BUNDLED_RULES, { cases: false }, say);
  const { against } = options;
  if (options.output !== undefined) refuseToOverwrite(options.output, [...paths, ...(against === undefined ? [] : [against]), ...(options.map === undefined ? [] : [options.map])], folder.path);
  const earlier = against === undefined ? null : { path: against, report: readEarlier(against) };
  const progress = startProgress(say, options.quiet ?? false);
  let set: RuleSet;
  let report: Report;
  let used: readonly string[];
  let broken: readonly string[];
  try {
    const inputs = await readInputs(paths, (done) => progress.step('read', done, paths.length));
    const files = inputs.map(({ file }) => file);
    const own = options.rules === undefined ? ownRules(inputs, say) : null;
    const travelling = travellingIn(inputs, options, say);
    used = [...(own ? [{ key: 'cli.used-rules', params: { file: own.file } }] : []), ...(options.rules === undefined ? [] : unusedRules(inputs, options.rules)), ...travelling.told].map(({ key, params }) => say(key, params));
    broken = travelling.broken.map(({ key, params }) => say(key, params));
    set = loadRules((own ?? folder).files);
    report = await check(set, files, {
      lang,
      ...travelling.options,
      ledgerOf: ledgerOf(options.ledger ?? [], set, files),
      ...(options.map === undefined ? {} : { maps: readMapFile(options.map, set.ledgers, files, say) }),
      ...(options.month === undefined ? {} : { month: options.month }),
      ...(options.asOf === undefined ? {} : { asOf: options.asOf }),
      pause: (done, total) => progress.step('judge', done, total),
    });
    refuseUnrecognised(report, files);
    if (earlier) report = withDifference(report, earlier.report, earlier.path);
  } catch (error) {
    throw error instanceof CheckError ? new Failure(`cli.${error.code}`, error.params) : error;
  } finally {
    progress.end();
  }

  const isToldInReport = formatOf(options) === 'text' && options.output === undefined;
  for (const line of [...broken, ...(isToldInReport || options.quiet ? [] : used)]) console.error(printable(line));
  const errors = set.problems.filter((problem) => problem.severity === 'error');
  for (const line of problemTexts(errors, say)) console.error(line);
  const left = options.quiet ? 0 : leftToHygiene(report, options);
  if (left > 0) console.error(say('cli.hygiene-left', { count: left }));
  const content = await renderReport(report, set, { paths, notes: [...broken, ...used] }, options, lang, say);
  if (options.output === undefined) await writeStdout(content);
  else {
    writeAtomically(options.output, content);
    if (!options.quiet) console.error(say('cli.written', { file: options.output }));
  }
  if (errors.length > 0 || broken.length > 0) return 2;
  return hasOpenFindings(report) ? 1 : 0;
}
