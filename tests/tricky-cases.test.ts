import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { definitionsForCases, workbookOf } from '../src/checking/case-sheets';
import { runCases } from '../src/checking/cases';
import { checkLedgers } from '../src/checking/check';
import { compareReports } from '../src/checking/difference';
import type { Report } from '../src/checking/report';
import { readLedgers } from '../src/ledgers/read';
import { loadRules } from '../src/rules/load';
import type { RuleFileText, RuleSet } from '../src/rules/model';
import type { CasesShape } from '../src/rules/shapes';
import { company, companyFolder } from './company';

/*
 * Section 4 of design page research/hr-validation.md: 81 cases that other systems got wrong. Each is held by cases of the rules folder that show it, by
 * named tests, or by both; or it is not ours, for a reason.
 */
interface Held {
  /** Cases in rules/cases show it. */
  readonly cases?: true;
  readonly tests?: readonly (readonly [path: string, title: string])[];
  readonly notOurs?: string;
}
const HERE = 'tests/tricky-cases.test.ts';
const PUNCHES = 'src/ledgers/punches/punches.test.ts';
const CELLS = 'src/ledgers/cells.test.ts';
const READ = 'src/ledgers/read.test.ts';
const WRITTEN = 'src/ledgers/values-as-written.test.ts';
const FILES = 'src/workbook/files.test.ts';
const LEAVE = 'tests/leave-days.test.ts';
const MONEY = 'tests/promises-money.test.ts';
const CHANGES = 'tests/promises-changes.test.ts';
const CLOCKS = ['tests/cli.test.ts', 'the same bytes everywhere'] as const;
const CLOSED = [CHANGES, '9: publishing later versions of all rule files leaves the closed month as it was, byte for byte; only run.rules gains the new versions'] as const;
const BALANCES = 'Balances of leave (accrual, carry-over) are in no ledger, and no clause of the policies asks for them.';

const TRICKY: Readonly<Record<string, Held>> = {
  'T-01': { tests: [[PUNCHES, 'T-01: the way out of a night shift is not the way in to the next evening’s'], [PUNCHES, 'T-01 with the shift in each row']] },
  'T-02': { tests: [[PUNCHES, 'T-02, T-06: belong to the shift that began the day before, counted on from its day']] },
  'T-03': { cases: true, tests: [['src/checking/roster.test.ts', 'its month, never past the day it looks from']] },
  'T-04': { tests: [[PUNCHES, 'T-04: the next day’s arrival never becomes a departure']] },
  'T-05': { cases: true, tests: [[PUNCHES, 'T-05: one punch is a missing punch, of the end that it is farther from']] },
  'T-06': { cases: true, tests: [[PUNCHES, 'T-02, T-06: belong to the shift that began the day before, counted on from its day']] },
  'T-07': { tests: [CLOCKS, [FILES, 'dates of .ods do not depend on the time zone']] },
  'T-08': { tests: [['tests/promises.test.ts', '1: the same files and rules give the same report']] },
  'T-09': { tests: [[PUNCHES, 'T-02, T-06: belong to the shift that began the day before, counted on from its day']] },
  'T-10': { cases: true },
  'T-11': { cases: true },
  'T-12': { cases: true, tests: [[HERE, 'T-12: what lies in a window and what lies outside make up the shift, over midnight, too']] },
  'T-13': { cases: true, tests: [['tests/tiers.test.ts', 'the company has tier tables to try']] },
  'T-14': { tests: [[PUNCHES, 'T-14: punches within a minute of one another are one; it is said, and the later one is still the departure']] },
  'T-15': { tests: [[PUNCHES, 'T-15, T-16: with a machine that says in or out, its word counts: also at the same minute, also where it contradicts the order']] },
  'T-16': { tests: [[PUNCHES, 'T-15, T-16: with a machine that says in or out, its word counts: also at the same minute, also where it contradicts the order']] },
  'T-17': { cases: true, tests: [[HERE, 'T-17: a grace forgives all, or all but the excess, as the switch says']] },
  'T-18': { cases: true },
  'T-19': { cases: true, tests: [[MONEY, '7: no double penalty: the minutes charged on a day are no more than the shift has']] },
  'T-20': { cases: true },
  'T-21': { cases: true },
  'T-22': { cases: true },
  'T-23': { cases: true },
  'T-24': { cases: true, tests: [CLOCKS] },
  'T-25': { cases: true },
  'T-26': { cases: true },
  'T-27': { cases: true },
  'T-28': { cases: true, tests: [[LEAVE, 'two halves of one day are two halves, each paid for (T-28)']] },
  'T-29': { cases: true, tests: [[LEAVE, 'a blank end is not today (T-29): no day is taken off, and it is said'], ['src/checking/check.test.ts', 'is never today']] },
  'T-30': { cases: true },
  'T-31': { cases: true, tests: [['src/values/serial-day.test.ts', 'full months and years turn on the anniversary itself']] },
  'T-32': { cases: true },
  'T-33': { cases: true },
  'T-34': { cases: true },
  'T-35': { tests: [[HERE, 'T-35: a holiday that is added later is worked out anew, and the difference says so']] },
  'T-36': { cases: true, tests: [[LEAVE, 'leave over a month’s end (T-36)']] },
  'T-37': { cases: true, tests: [[LEAVE, 'nothing is taken off after the last day of work (T-37)']] },
  'T-38': { cases: true },
  'T-39': { cases: true },
  'T-40': { notOurs: 'No clause divides pay by a fixed month of 30 days; DAY_BASIS is “working” wherever a day’s pay is worked out.' },
  'T-41': { cases: true, tests: [['src/checking/in-force.test.ts', 'judge each row by its own date, at −1, 0 and +1 day']] },
  'T-42': { notOurs: 'Arrears need the payrolls of the months before with their corrections; the payroll of a month is held against what is due in it.' },
  'T-43': { notOurs: BALANCES },
  'T-44': { notOurs: BALANCES },
  'T-45': { cases: true },
  'T-46': { notOurs: BALANCES },
  'T-47': { tests: [CLOSED] },
  'T-48': { cases: true },
  'T-49': { cases: true },
  'T-50': { cases: true },
  'T-51': { tests: [[READ, 'defaults stand in for an absent column and for blank cells, and are named']] },
  'T-52': { cases: true, tests: [[MONEY, 'a return written as a negative row of the month of the sale takes back just what the sale gave']] },
  'T-53': { cases: true },
  'T-54': { cases: true, tests: [[MONEY, 'a deal that is returned after the rates changed is taken back at the rate of its own day']] },
  'T-55': { tests: [CLOSED] },
  'T-56': { cases: true },
  'T-57': { cases: true },
  'T-58': { tests: [['tests/promises-tiers.test.ts', 'any marginal table is monotone and continuous, at its edges, too']] },
  'T-59': { cases: true, tests: [['tests/promises-tiers.test.ts', 'any marginal table is monotone and continuous, at its edges, too']] },
  'T-60': { cases: true, tests: [['tests/promises.test.ts', 'with the rows shuffled, but for the places of the rows']] },
  'T-61': { cases: true },
  'T-62': { cases: true },
  'T-63': { cases: true },
  'T-64': { cases: true },
  'T-65': { cases: true, tests: [[CELLS, 'T-65: an amount formatted in another currency is not taken for yuan']] },
  'T-66': { cases: true },
  'T-67': { cases: true },
  'T-68': { tests: [['src/checking/check.test.ts', 'is never today'], CLOCKS] },
  'T-69': { cases: true },
  'T-70': { tests: [['src/checking/in-force.test.ts', 'the last day counts, the day after does not'], ['src/checking/check.test.ts', 'the report names every version that may have judged']] },
  'T-71': { cases: true, tests: [['tests/promises.test.ts', '3: money adds up, line by line']] },
  'T-72': { cases: true, tests: [[CELLS, 'more than two decimals are the nearest fen of the 15-digit decimal, half away from zero, and said once']] },
  'T-73': { cases: true },
  'T-74': { tests: [[CELLS, 'ids keep their zeros; numbers become whole digits; what lost digits is unreadable'], [FILES, 'nothing is guessed: leading zeros, exponents and dates stay text']] },
  'T-75': { tests: [[CELLS, 'every minute of the day survives the double that Excel stores'], [FILES, 'dates of .ods do not depend on the time zone'], CLOCKS] },
  'T-76': { tests: [[READ, 'a 1904 workbook has the same days'], [FILES, '1904 workbooks say so'], [WRITTEN, 'punches of a 1904 workbook are the same days and times']] },
  'T-77': { cases: true, tests: [[CELLS, 'stored numbers: with a date format, without one, and as digits']] },
  'T-78': { tests: [[CELLS, 'values and their writings; all else by name']] },
  'T-79': { tests: [[FILES, 'a million formatted rows under the data make no rows, at little cost'], [WRITTEN, 'a sheet with 1,048,576 formatted rows has the rows that hold something']] },
  'T-80': { tests: [[READ, 'blank rows, totals, notes and repeated headers each have their reason; rows = data + not data'], [READ, 'hidden rows and columns, error values and cached formulas']] },
  'T-81': { tests: [['src/values/period.test.ts', 'from the 26th to the 25th is the month of the 25th'], ['src/values/period.test.ts', 'each day lies in its own payroll month, whatever the payroll days']] },
};

const ROOT = join(__dirname, '..');
const tricky = (shows: readonly string[] | undefined): string[] => (shows ?? []).filter((name) => name.startsWith('T-'));

/** The cases that show something tricky, and the rules that they test. */
const shown: readonly RuleFileText[] = companyFolder.flatMap((file) => {
  if (!file.path.startsWith('cases/')) return [file];
  const json = JSON.parse(file.text) as CasesShape;
  const cases = json.cases.filter(({ shows }) => tricky(shows).length > 0);
  return cases.length === 0 ? [] : [{ path: file.path, text: JSON.stringify({ ...json, functions: [], cases }) }];
});
const shownBy = shown.filter(({ path }) => path.startsWith('cases/')).map(({ text }) => (JSON.parse(text) as CasesShape).cases);

describe('the 81 cases', () => {
  test('each is in the table, and held or said not to be ours', () => {
    expect(Object.keys(TRICKY)).toEqual(Array.from({ length: 81 }, (_, index) => `T-${String(index + 1).padStart(2, '0')}`));
    for (const [id, { cases, tests, notOurs }] of Object.entries(TRICKY)) expect([id, (notOurs === undefined) === (cases === true || tests !== undefined)]).toEqual([id, true]);
    expect(Object.values(TRICKY).filter(({ notOurs }) => notOurs !== undefined)).toHaveLength(5);
  });

  test('the table and the cases say the same', () => {
    const numbers = new Set(shownBy.flat().flatMap(({ shows }) => tricky(shows)));
    expect([...numbers].sort()).toEqual(Object.entries(TRICKY).filter(([, { cases }]) => cases).map(([id]) => id));
  });

  test('the cases hold', () => {
    const { visited, failures } = runCases(shown);
    expect(failures).toEqual([]);
    expect(visited).toBe(shownBy.flat().length);
    expect(visited).toBeGreaterThan(130);
  });

  test.each(Object.entries(TRICKY).flatMap(([id, { tests = [] }]) => tests.map(([path, title]) => [id, path, title] as const)))('%s: %s has “%s”', (_id, path, title) => {
    expect(existsSync(join(ROOT, path))).toBe(true);
    const called = [...readFileSync(join(ROOT, path), 'utf8').matchAll(/\b(?:test|it|describe)(?:\.each(?:<[^>]*>)?\(.*\))?\((['"])(.*?)\1, /g)].map((match) => match[2]);
    expect(called).toContain(title);
  });
});

type Rows = CasesShape['ledgers'] & {};

function readRows(set: RuleSet, given: Rows): Promise<Report> {
  const ledgers = definitionsForCases(set.ledgers, given);
  const read = readLedgers([workbookOf(given)], ledgers, set.roles, { ledgerOf: new Map(Object.keys(given).map((key) => [key, key])) });
  return checkLedgers({ ...set, ledgers }, [], read.ledgers, { month: '2026-10' });
}

/** The company's rules with other files beside them, without its cases. */
const withFiles = (files: Readonly<Record<string, unknown>>): RuleFileText[] => [
  ...companyFolder.filter(({ path }) => !(path in files) && !path.startsWith('cases/')),
  ...Object.entries(files).map(([path, json]) => ({ path, text: JSON.stringify(json) })),
];

const words = (text: string): object => ({ 'zh-CN': text, en: text });

describe('T-17: a grace forgives all, or all but the excess, as the switch says', () => {
  const file = (id: string, grace: string, late: string): object => ({
    id,
    title: words('grace'),
    ledger: 'attendance',
    effectiveFrom: '2026-01-01',
    switches: { GRACE: grace, TIME_UNIT: 'minute-down', LATE_LADDER: 'per-minute' },
    parameters: {
      grace: { title: words('grace'), value: 5, unit: 'minute' },
      minute: { title: words('a minute'), value: 1, unit: 'minute' },
      each: { title: words('a minute’s deduction'), value: 2, unit: 'yuan' },
    },
    facts: {
      after_start: { title: words('after the start'), unit: 'minute', formula: '=in_time - shift_start' },
      late_by: { title: words('late'), unit: 'minute', formula: late },
    },
    rules: [
      {
        name: 'late',
        conditions: { all: [{ fact: 'late_by', operator: 'greaterThan', value: 0 }] },
        event: { type: 'late', params: { severity: 'warn' } },
        line: { item: 'lateness', amount: '=-each * (late_by / minute)' },
        message: words('{employee_id} {late_by}'),
      },
    ],
  });
  const at = (time: string): object => ({ employee_id: 'E1', work_date: '2026-10-12', shift_start: '09:00', in_time: time });
  const cases = (path: string, sixth: string, seventh: string): object => ({
    file: path,
    month: '2026-10',
    cases: [
      ...['08:59', '09:00', '09:01', '09:04', '09:05', '09:05:30', '09:05:59'].map((time) => ({ rule: 'late', shows: ['T-17', 'GRACE', 'TIME_UNIT'], row: at(time), expect: 'pass' })),
      { rule: 'late', shows: ['T-17', 'GRACE', 'LATE_LADDER'], row: at('09:06'), expect: 'violation', line: { lateness: sixth } },
      { rule: 'late', shows: ['T-17', 'GRACE', 'LATE_LADDER'], row: at('09:07:59'), expect: 'violation', line: { lateness: seventh } },
      { rule: 'late', shows: ['T-17'], row: { ...at('09:06'), in_time: null }, expect: 'cannot-judge' },
    ],
  });

  test.each([
    ['forgive-all', '=IF(after_start > grace, after_start, 0)', '-12.00', '-14.00'],
    ['only-excess', '=MAX(after_start - grace, 0)', '-2.00', '-4.00'],
  ])('%s', (grace, late, sixth, seventh) => {
    const folder = withFiles({ 'grace.json': file('grace', grace, late), 'cases/grace.json': cases('grace.json', sixth, seventh) });
    expect(loadRules(folder).problems.filter(({ file: path }) => path.includes('grace'))).toEqual([]);
    const { visited, failures } = runCases(folder);
    expect(failures).toEqual([]);
    expect(visited).toBe(10);
    // The other reading of the same words fails these cases.
    const other = grace === 'forgive-all' ? '=MAX(after_start - grace, 0)' : '=IF(after_start > grace, after_start, 0)';
    const wrong = runCases(withFiles({ 'grace.json': file('grace', grace, other), 'cases/grace.json': cases('grace.json', sixth, seventh) }));
    expect(wrong.failures).toHaveLength(2);
  });
});

describe('T-35: a holiday that is added later is worked out anew, and the difference says so', () => {
  const given: Rows = {
    employees: [{ employee_id: 'E1', name: '李华', base_salary: 3600, hire_date: '2024-10-15' }],
    leave_requests: [{ leave_no: 'Q1', employee_id: 'E1', leave_type: '事假', start_at: '2026-10-12 09:30', end_at: '2026-10-14 18:30', applied_at: '2026-09-01', approved_at: '2026-09-02 10:00', days: null }],
  };
  const amounts = ({ lines }: Report): string[] => lines.filter(({ item }) => item === 'personal-leave').map(({ amount }) => amount);
  const calendar = JSON.parse(companyFolder.find(({ path }) => path === 'calendar.json')!.text) as { days: object[] };
  const later = loadRules(withFiles({ 'calendar.json': { ...calendar, days: [...calendar.days, { date: '2026-10-13', kind: 'holiday', note: '临时放假' }] } }));

  test('three days of eighteen become two of seventeen', async () => {
    const [before, after] = [await readRows(company, given), await readRows(later, given)];
    expect(amounts(before)).toEqual(['-600.00']);
    expect(amounts(after)).toEqual(['-423.53']);
    const { lines } = compareReports(before, after);
    expect(JSON.stringify(lines)).toContain('-423.53');
    // Three days of the calendar that the request states are two work days now, and that is said.
    const stated = await readRows(later, { ...given, leave_requests: [{ ...given['leave_requests']![0]!, days: 3 }] });
    expect(amounts(stated)).toEqual(['-423.53']);
    expect(stated.coverage.flatMap(({ cellNotes }) => cellNotes.map(({ code }) => code))).toContain('days-by-calendar');
  });
});

describe('T-12: what lies in a window and what lies outside make up the shift, over midnight, too', () => {
  const at = (minutes: number): string => `2026-10-${String(12 + Math.floor(minutes / 1440))} ${String(Math.floor((minutes % 1440) / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  const file = {
    id: 'night',
    title: words('night'),
    ledger: 'outings',
    effectiveFrom: '2026-01-01',
    facts: {
      inside: { title: words('inside'), unit: 'minute', formula: '=COVERED(start_at, end_at, employee_id, trips.employee_id, trips.depart_at, trips.return_at)' },
      outside: { title: words('outside'), unit: 'minute', formula: '=UNCOVERED(start_at, end_at, employee_id, trips.employee_id, trips.depart_at, trips.return_at)' },
      whole: { title: words('whole'), unit: 'minute', formula: '=end_at - start_at' },
    },
    rules: [
      {
        name: 'parts',
        conditions: { all: [{ fact: 'whole', operator: 'greaterThan', value: 0 }] },
        event: { type: 'parts', params: { severity: 'info' } },
        message: words('{inside} {outside} {whole}'),
      },
    ],
  };
  const set = loadRules(withFiles({ 'night.json': file, 'profile.json': { company: words('made up'), payrollPeriod: { from: 1, to: 'end' }, inForce: [{ file: 'night.json', from: '2026-01-01' }] } }));

  test('for shifts and windows that begin and end at any hour', async () => {
    expect(set.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    const edges = [0, 1, 359, 360, 361, 1319, 1320, 1321, 1439, 1440, 1441, 1800, 1801, 2000];
    const pairs = edges.flatMap((from) => edges.filter((to) => to > from).map((to) => [from, to] as const));
    let visited = 0;
    for (const [from, to] of pairs.filter((_, index) => index % 5 === 0)) {
      const outings = pairs.map(([start, end], index) => ({ outing_no: `O${index}`, employee_id: 'E1', start_at: at(start), end_at: at(end) }));
      const columns = new Set(company.ledgers.get('outings')!.columns.keys());
      const rows = outings.map((row) => Object.fromEntries(Object.entries(row).filter(([key]) => columns.has(key))));
      const report = await readRows(set, { outings: rows, trips: [{ trip_id: 'T1', employee_id: 'E1', depart_at: at(from), return_at: at(to) }] });
      const found = report.findings.filter(({ rule }) => rule === 'night/parts').sort((a, b) => a.row - b.row);
      expect(found).toHaveLength(pairs.length);
      found.forEach(({ facts }, index) => {
        const [start, end] = pairs[index]!;
        const inside = Math.max(0, Math.min(end, to) - Math.max(start, from));
        visited += 1;
        expect([start, end, from, to, facts['inside'], facts['outside'], facts['whole']]).toEqual([start, end, from, to, inside, end - start - inside, end - start]);
      });
    }
    expect(visited).toBe(19 * 91);
  });
});
