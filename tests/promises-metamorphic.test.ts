import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { check, checkLedgers } from '../src/checking/check';
import { takeRows, textAt, textColumn } from '../src/checking/columns';
import type { Report } from '../src/checking/report';
import type { Ledger } from '../src/ledgers/ledger';
import { loadRules } from '../src/rules/load';
import type { RuleFileText, RuleSet } from '../src/rules/model';
import { State, type Column } from '../src/values/column';
import { sameText } from '../src/values/same-text';
import type { Grid, WorkbookFile } from '../src/workbook/port';
import { company, companyFolder, SAMPLE_MONTH, sampleFiles, sampleLedgers } from './company';

/* Promise 11 of design page research/hr-validation.md, section 3: what has nothing to do with a verdict does not change it. On the sample month. */

const run = (ledgers: readonly Ledger[], set = company, month = SAMPLE_MONTH): Promise<Report> => checkLedgers(set, sampleFiles, ledgers, { month });
const asItIs = run(sampleLedgers);

/** What was decided: each finding's id and verdict, each line's amount; not where, and not in which words. */
const decided = ({ findings, lines }: Report, of: (about: string | undefined) => boolean = () => true): string[] => [
  ...findings.filter(({ person, key }) => [person?.employee_id, ...Object.values(key)].every(of)).map(({ id, verdict, severity, root }) => JSON.stringify([id, verdict, severity, root])),
  ...lines.filter(({ employee_id }) => of(employee_id)).map(({ employee_id, month, item, rule, key, amount }) => JSON.stringify([employee_id, month, item, rule, Object.entries(key), amount])),
].sort();

/** What only one of two lists has, so that a failure names it. */
const differing = (before: readonly string[], after: readonly string[]): string[] => [...before.filter((one) => !after.includes(one)).map((one) => `− ${one}`), ...after.filter((one) => !before.includes(one)).map((one) => `+ ${one}`)];

const mapTexts = (column: Column, change: (text: string, row: number) => string): Column => {
  const texts = Array.from(column.values, (_, row) => textAt(column, row));
  return { ...textColumn(texts.map((text, row) => (text === null ? null : change(text, row))), (row) => column.state[row] as State), kind: column.kind, ...(column.candidates ? { candidates: column.candidates } : {}) };
};
const isText = ({ kind, dictionary }: Column): boolean => kind === 'text' && dictionary !== undefined;

/** The company of the sample month has all that these tests change. */
test('the sample month has findings, lines and people to lose', async () => {
  const { findings, lines, totals } = await asItIs;
  expect([findings.length > 100, lines.length > 100, totals.length > 30]).toEqual([true, true, true]);
});

test('an unrelated employee more changes nothing for the others', async () => {
  const stranger = 'X99999';
  const people = sampleLedgers.find(({ key }) => key === 'employees')!;
  const rows = Int32Array.from({ length: people.rows + 1 }, (_, row) => Math.min(row, people.rows - 1));
  const elsewhere = '外派部';
  const own: Readonly<Record<string, string>> = { employee_id: stranger, name: '路人甲', department: elsewhere };
  const columns = [...people.columns].map(([key, column]): [string, Column] => {
    const taken = takeRows(column, rows);
    if (key in own) return [key, mapTexts(taken, (text, row) => (row === people.rows ? own[key]! : text))];
    if (!/supervisor|manager/.test(key)) return [key, taken];
    const state = taken.state.slice();
    state[people.rows] = State.Blank;
    return [key, { ...taken, state }];
  });
  const more: Ledger = { ...people, rows: people.rows + 1, columns: new Map(columns), sheetRow: Int32Array.from([...people.sheetRow, people.sheetRow[people.rows - 1]! + 1]), sourceOf: Uint16Array.from([...people.sourceOf, 0]) };
  const after = await run(sampleLedgers.map((ledger) => (ledger === people ? more : ledger)));
  const others = (about: string | undefined): boolean => about !== stranger && about !== elsewhere;
  expect(differing(decided(await asItIs, others), decided(after, others))).toEqual([]);
});

test('a person renamed in every sheet is judged as before', async () => {
  const people = sampleLedgers.find(({ key }) => key === 'employees')!;
  const names = Array.from({ length: people.rows }, (_, row) => textAt(people.columns.get('name'), row)!);
  const before = decided(await asItIs);
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...names.filter((name) => names.indexOf(name) === names.lastIndexOf(name))), async (name) => {
      const renamed = sampleLedgers.map((ledger) => ({
        ...ledger,
        columns: new Map([...ledger.columns].map(([key, column]) => [key, isText(column) ? mapTexts(column, (text) => (sameText(text) === sameText(name) ? '尉迟改名' : text)) : column])),
      }));
      expect(differing(before, decided(await run(renamed)))).toEqual([]);
    }),
    // One sheet writes this one in 繁體.
    { numRuns: 4, examples: [['姜丽华']] },
  );
});

/** The same sheet with a blank row before each old row that is chosen; the header stays together. */
function withBlankRows(grid: Grid, every: number, header: number): Grid {
  const old: number[] = [];
  for (let row = 0; row < grid.rows; row += 1) {
    if (row >= header && (row - header) % every === 0) old.push(-1);
    old.push(row);
  }
  const place = new Map(old.map((row, at) => [row, at]));
  const at = <T>(row: number, blank: T, read: (row: number) => T): T => ((old[row] ?? -1) < 0 ? blank : read(old[row]!));
  return {
    ...grid,
    rows: old.length,
    value: (row, column) => at(row, null, (was) => grid.value(was, column)),
    text: (row, column) => at(row, '', (was) => grid.text(was, column)),
    format: (row, column) => at(row, 'General', (was) => grid.format(was, column)),
    merges: grid.merges.map((merge) => ({ ...merge, top: place.get(merge.top)!, bottom: place.get(merge.bottom)! })),
  };
}

test('blank rows in the sheets change nothing', async () => {
  const HEADER_AND_FIRST_ROW = 5;
  for (const every of [3, 50]) {
    const files = sampleFiles.map((file): WorkbookFile => ({ ...file, sheets: file.sheets.map((grid) => withBlankRows(grid, every, HEADER_AND_FIRST_ROW)) }));
    const after = await check(company, files, { month: SAMPLE_MONTH });
    expect(differing(decided(await asItIs), decided(after))).toEqual([]);
    const blanks = after.coverage.reduce((sum, { notDataReasons }) => sum + (notDataReasons['blank'] ?? 0), 0);
    expect(blanks).toBeGreaterThan(2000 / every);
  }
});

/*
 * 400 years are 20,871 whole weeks, and leap years fall alike: the one shift by whole weeks that keeps months, too. The holiday list moves with it.
 */
const YEARS = 400;
const DAYS = 146_097;

test('all dates shifted by whole weeks, with the holiday list, are judged as before', async () => {
  const shifts: Partial<Record<Column['kind'], number>> = { date: DAYS, datetime: DAYS * 1440, period: YEARS * 1000 };
  const shiftColumn = (column: Column): Column => {
    const by = shifts[column.kind];
    return by === undefined ? column : { ...column, values: column.values.map((value, row) => (column.state[row] === State.Known ? value + by * 10 ** column.scale : value)) };
  };
  const { calendar } = company;
  const moved: RuleSet = { ...company, calendar: { kind: (day) => calendar.kind(day - DAYS), isWorkday: (day) => calendar.isWorkday(day - DAYS), knows: (day) => calendar.knows(day - DAYS) } };
  const [year, month] = SAMPLE_MONTH.split('-');
  const ledgers = sampleLedgers.map((ledger) => ({ ...ledger, columns: new Map([...ledger.columns].map(([key, column]) => [key, shiftColumn(column)])) }));
  const after = await run(ledgers, moved, `${Number(year) + YEARS}-${month}`);
  const back = decided(after).map((text) => text.replace(/\b(2[34]\d\d)-(?=W?\d\d)/g, (_, later: string) => `${Number(later) - YEARS}-`));
  expect(differing(decided(await asItIs), back.sort())).toEqual([]);
});

const FACTOR = 10;
type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type Node = Record<string, Json>;
const isNode = (value: Json | undefined): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);
const MONEY = new Set<Json>(['yuan', 'wan yuan']);
const times = (value: Json): Json => (typeof value === 'number' ? new Decimal(value).mul(FACTOR).toNumber() : value);

/** A rules folder with every amount of money ten times what it was: figures, tiers, literals in conditions. */
function tenfold(folder: readonly RuleFileText[]): RuleFileText[] {
  const ids = new Map<string, Node>();
  const files = folder.filter(({ path }) => !path.startsWith('cases/')).map(({ path, text }) => ({ path, json: JSON.parse(text) as Node }));
  const moneyColumns = new Map(files.filter(({ path }) => path.startsWith('ledgers/')).map(({ json }) => [json['key'], new Set(Object.entries(json['columns'] as Node).filter(([, column]) => (column as Node)['type'] === 'money').map(([key]) => key))]));
  for (const { json } of files) if (typeof json['id'] === 'string' && Array.isArray(json['rules'])) ids.set(json['id'], json);
  const inFile = (json: Node): Node => {
    const part = (key: string): Node => (isNode(json[key]) ? json[key] : {});
    const unitOf = (name: Json | undefined): Json | undefined => (typeof name === 'string' ? ((part('parameters')[name] ?? part('facts')[name]) as Node | undefined)?.['unit'] : undefined);
    const isMoney = (name: Json | undefined): boolean => MONEY.has(unitOf(name) ?? null) || (typeof name === 'string' && (moneyColumns.get(json['ledger'])?.has(name) ?? false));
    const conditions = (node: Json): Json => {
      if (Array.isArray(node)) return node.map((one: Json) => conditions(one));
      if (!isNode(node)) return node;
      if (node['fact'] !== undefined && node['operator'] !== undefined) return isMoney(node['fact']) && node['operator'] !== 'isBlank' ? { ...node, value: Array.isArray(node['value']) ? node['value'].map(times) : times(node['value']!) } : node;
      return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, conditions(value)]));
    };
    const edges = (node: Node, money: boolean): Node => Object.fromEntries(Object.entries(node).map(([key, value]) => [key, money && ['from', 'above', 'upTo', 'below'].includes(key) ? times(value) : value]));
    const table = (one: Node): Node => {
      const outputs = isNode(one['outputs']) ? one['outputs'] : { value: { unit: one['unit'] ?? null } };
      const rows = (one['rows'] as Node[]).map((row) => {
        const edged = edges(row, isMoney(one['input']));
        if (isNode(row['when'])) edged['when'] = Object.fromEntries(Object.entries(row['when']).map(([name, cell]) => [name, isNode(cell) ? edges(cell, isMoney(name)) : cell]));
        for (const [name, output] of Object.entries(outputs)) if (MONEY.has((output as Node)['unit']!) && name in row) edged[name] = times(row[name]!);
        return edged;
      });
      return { ...one, rows };
    };
    const each = (key: string, change: (one: Node) => Node): Node => (key in json ? { [key]: Object.fromEntries(Object.entries(part(key)).map(([name, one]) => [name, change(one as Node)])) } : {});
    return {
      ...json,
      ...each('parameters', (one) => (MONEY.has(one['unit']!) ? { ...one, value: times(one['value']!) } : one)),
      ...each('tables', table),
      ...(json['conditions'] === undefined ? {} : { conditions: conditions(json['conditions']) }),
      rules: (json['rules'] as Node[]).map((rule) => ({ ...rule, ...(rule['appliesWhen'] === undefined ? {} : { appliesWhen: conditions(rule['appliesWhen']) }), conditions: conditions(rule['conditions']!) })),
    };
  };
  return files.map(({ path, json }) => {
    if (path === 'profile.json' && isNode(json['parameters'])) {
      const figures = Object.entries(json['parameters']).map(([id, values]) => {
        const units = ids.get(id)?.['parameters'] as Node;
        return [id, Object.fromEntries(Object.entries(values as Node).map(([name, value]) => [name, MONEY.has((units[name] as Node)['unit']!) ? times(value) : value]))] as const;
      });
      return { path, text: JSON.stringify({ ...json, parameters: Object.fromEntries(figures) }) };
    }
    return { path, text: JSON.stringify(Array.isArray(json['rules']) ? inFile(json) : json) };
  });
}

test('all money × 10, with all caps × 10, is judged as before; amounts are ten times what they were, but for rounding', async () => {
  const rich = loadRules(tenfold(companyFolder));
  expect(rich.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  const ledgers = sampleLedgers.map((ledger) => ({
    ...ledger,
    columns: new Map([...ledger.columns].map(([key, column]) => [key, column.kind === 'money' ? { ...column, values: column.values.map((value) => value * FACTOR) } : column])),
  }));
  const [before, after] = [await asItIs, await run(ledgers, rich)];
  // What the payroll sheet paid is rounded to the fen already: ten times that is not what would have been paid of ten times the amount.
  const exact = ({ ledger, rule }: Report['findings'][number]): boolean => !(ledger === 'payroll_month' && rule.endsWith('-differs'));
  expect(before.findings.filter((one) => !exact(one)).length).toBeLessThan(before.findings.length / 10);
  const verdicts = ({ findings }: Report): string[] => findings.filter(exact).map(({ id, verdict, severity }) => `${verdict} ${severity} ${id}`).sort();
  expect(differing(verdicts(before), verdicts(after))).toEqual([]);
  const keyed = ({ lines }: Report): Map<string, Decimal> => new Map(lines.map(({ employee_id, month, item, rule, key, amount }) => [JSON.stringify([employee_id, month, item, rule, key]), new Decimal(amount)]));
  const [small, large] = [keyed(before), keyed(after)];
  expect([...large.keys()].sort()).toEqual([...small.keys()].sort());
  const HALF_A_FEN_TENFOLD = '0.05';
  const off = [...small].filter(([key, amount]) => amount.mul(FACTOR).minus(large.get(key)!).abs().gt(HALF_A_FEN_TENFOLD));
  // A line may be made of several amounts that were rounded on their own.
  expect(off.map(([key, amount]) => [key, amount.toFixed(2), large.get(key)!.toFixed(2)])).toEqual([]);
});
