import type { JSONPath } from 'jsonc-parser';
import { parseIsoDate } from '../values/serial-day';
import type { Compiled } from './compile';
import type { LedgerDefinition } from './ledger-definition';
import { MONTH } from './names';
import type { Reporter } from './reporter';
import type { CasesShape } from './shapes';
import { suggestionFor } from './suggestion';

/** Number of a tricky case that other systems got wrong (tests/tricky-cases.test.ts lists them). */
const TRICKY = /^T-/;

interface CasesFile {
  readonly report: Reporter;
  readonly shape: CasesShape;
}

/** Holds the case files against the rule files that they test; gives the number of cases of each rule, by rule id. */
export function checkCases(files: readonly CasesFile[], compiled: readonly Compiled[], unusable: ReadonlySet<string>, ledgers: ReadonlyMap<string, LedgerDefinition>): ReadonlyMap<string, number> {
  const byPath = new Map(compiled.map(({ file }) => [file.path, file]));
  const shown = new Map(compiled.map(({ file }) => [file.path, new Set<string>()]));
  const called = new Map(compiled.map(({ file }) => [file.path, new Set<string>()]));
  const casesOf = new Map<string, number>();
  for (const { report, shape } of files) {
    const file = byPath.get(shape.file);
    if (unusable.has(shape.file)) report.warning(['file'], 'depends-on-broken', { file: shape.file });
    else if (!file) report.error(['file'], 'unknown-file', { name: shape.file, suggestion: suggestionFor(shape.file, byPath.keys()) });
    if (!file || unusable.has(shape.file)) continue;
    for (const name of Object.keys(shape.parameters ?? {})) {
      if (!file.parameters.has(name)) report.error(['parameters', name], 'unknown-parameter', { name, suggestion: suggestionFor(name, file.parameters.keys()) }, { key: true });
    }
    checkRows(report, shape, file.ledger, ledgers);
    checkDay(report, shape.asOf, ['asOf']);
    shape.cases.forEach(({ asOf }, index) => checkDay(report, asOf, ['cases', index, 'asOf']));
    shape.functions?.forEach((one, index) => checkCall(report, file, one, ['functions', index], called.get(file.path)!));
    const names = file.rules.map(({ name }) => name);
    shape.cases.forEach(({ rule, row, rows, shows = [] }, index) => {
      if (!names.includes(rule)) report.error(['cases', index, 'rule'], 'unknown-rule', { name: rule, suggestion: suggestionFor(rule, names) });
      if (row !== undefined && rows !== undefined) report.error(['cases', index, 'rows'], 'row-and-rows', {}, { key: true });
      shows.forEach((name, at) => {
        if (TRICKY.test(name)) return;
        if (file.switches.has(name)) shown.get(file.path)!.add(name);
        else report.error(['cases', index, 'shows', at], 'switch-not-stated', { name, file: file.path, suggestion: suggestionFor(name, file.switches.keys()) });
      });
      const id = `${file.id}/${rule}`;
      casesOf.set(id, (casesOf.get(id) ?? 0) + 1);
    });
  }
  // Where a folder is read without its cases, nobody can say what they show.
  if (files.length > 0) compiled.forEach((one) => {
    checkSwitches(one, shown.get(one.file.path)!);
    checkCalled(one, called.get(one.file.path)!);
  });
  return casesOf;
}

/** A switch says what the rules do; only a case keeps it from saying something else. */
function checkSwitches({ file, declared }: Compiled, shown: ReadonlySet<string>): void {
  if (declared.report.broken) return;
  for (const name of file.switches.keys()) if (!shown.has(name)) declared.report.warning(['switches', name], 'switch-without-case', { name }, { key: true });
}

function checkCall(report: Reporter, file: Compiled['file'], one: NonNullable<CasesShape['functions']>[number], path: JSONPath, called: Set<string>): void {
  const { function: name, with: args } = one;
  const own = file.functions.get(name);
  if (!own) report.error([...path, 'function'], 'unknown-function', { name, file: file.path, suggestion: suggestionFor(name, file.functions.keys()) });
  else if (args.length > own.inputs.length) report.error([...path, 'with'], 'too-many-arguments', { name, given: String(args.length), wanted: String(own.inputs.length) });
  called.add(name);
  checkDay(report, one.asOf, [...path, 'asOf']);
}

/** What cells will be told by a formula that no case has tried, nobody knows. */
function checkCalled({ file, declared }: Compiled, called: ReadonlySet<string>): void {
  if (declared.report.broken) return;
  for (const name of file.functions.keys()) if (!called.has(name)) declared.report.warning(['functions', name], 'function-without-case', { name }, { key: true });
}

function checkDay(report: Reporter, day: string | undefined, path: JSONPath): void {
  if (day !== undefined && parseIsoDate(day) === null) report.error(path, 'no-such-date', { value: day });
}

/** Names of columns and ledgers in the rows: a misspelt one would be an absent column, and the case would test nothing. */
function checkRows(report: Reporter, shape: CasesShape, ledger: string, ledgers: ReadonlyMap<string, LedgerDefinition>): void {
  const checkRow = (row: Readonly<Record<string, unknown>>, of: string, path: (string | number)[]): void => {
    const columns = ledgers.get(of)?.columns;
    for (const name of columns ? Object.keys(row) : []) {
      if (columns!.has(name) || name === MONTH) continue;
      report.error([...path, name], 'unknown-column', { name, ledger: of, suggestion: suggestionFor(name, columns!.keys()) }, { key: true });
    }
  };
  const checkLedgers = (given: CasesShape['ledgers'], path: (string | number)[]): void => {
    for (const [name, rows] of Object.entries(given ?? {})) {
      if (!ledgers.has(name)) report.error([...path, name], 'unknown-ledger', { name, suggestion: suggestionFor(name, ledgers.keys()) }, { key: true });
      rows.forEach((row, index) => checkRow(row, name, [...path, name, index]));
    }
  };
  const checkEmpty = ({ ledgers: given, emptyLedgers }: Pick<CasesShape, 'ledgers' | 'emptyLedgers'>, path: (string | number)[]): void => {
    emptyLedgers?.forEach((name, index) => {
      if (!ledgers.has(name)) report.error([...path, 'emptyLedgers', index], 'unknown-ledger', { name, suggestion: suggestionFor(name, ledgers.keys()) });
      else if (name === ledger) report.error([...path, 'emptyLedgers', index], 'own-ledger-empty', { name });
      else if (given?.[name]) report.error([...path, 'emptyLedgers', index], 'empty-and-rows', { name });
    });
  };
  checkLedgers(shape.ledgers, ['ledgers']);
  checkEmpty(shape, []);
  shape.cases.forEach((one, index) => {
    if (one.row) checkRow(one.row, ledger, ['cases', index, 'row']);
    one.rows?.forEach((row, at) => checkRow(row, ledger, ['cases', index, 'rows', at]));
    checkLedgers(one.ledgers, ['cases', index, 'ledgers']);
    checkEmpty(one, ['cases', index]);
  });
}
