import { finished } from '../values/steps';
import { loadRules } from '../rules/load';
import { casesOfFileInSteps, runCases } from './cases';
import { declared, folderOf, rule, ruleFile } from './testing/rules';

const late = ruleFile(
  [
    rule('late', { conditions: { all: [{ fact: 'late', operator: 'greaterThan', value: { fact: 'limit' } }] } }),
    rule('paid', { finding: false, line: { item: 'fine', amount: '=-pay' } }),
    rule('often', { per: ['employee_id'], conditions: { all: [{ fact: 'times', operator: 'greaterThan', value: 1 }] } }),
  ],
  { parameters: { limit: declared({ value: 15, unit: 'minute' }) }, facts: { times: declared({ unit: 'count', per: ['employee_id'], formula: '=COUNTIFS(late, ">0")' }) } },
);
const row = (more: Readonly<Record<string, unknown>> = {}) => ({ employee_id: 'E1', work_date: '2026-10-08', late: 20, ...more });

/** What came of one case, "" where it holds. */
function outcome(one: Readonly<Record<string, unknown>>): string {
  const { visited, failures } = runCases([...folderOf({ 'late.json': late }), { path: 'cases/late.json', text: JSON.stringify({ file: 'late.json', cases: [one] }) }]);
  expect(visited).toBe(1);
  return failures.map(({ got }) => got).join();
}

test.each([
  ['a violation', { rule: 'late', row: row(), expect: 'violation' }],
  ['a pass, on the limit', { rule: 'late', row: row({ late: 15 }), expect: 'pass' }],
  ['a blank cell', { rule: 'late', row: row({ late: null }), expect: 'cannot-judge' }],
  ['a column that is not there', { rule: 'late', row: { employee_id: 'E1', work_date: '2026-10-08' }, expect: 'not-judged' }],
  ['a figure of its own', { rule: 'late', row: row(), parameters: { limit: 20 }, expect: 'pass' }],
  ['a figure that nobody gave', { rule: 'late', row: row(), parameters: { limit: null }, expect: 'not-judged' }],
  ['an amount', { rule: 'paid', row: row({ pay: 30 }), line: { fine: '-30.00' }, expect: 'violation' }],
  ['an amount that can not be told', { rule: 'paid', row: row({ pay: null }), expect: 'cannot-judge' }],
  ['an amount whose column is not there', { rule: 'paid', row: row(), expect: 'not-judged' }],
  ['a group', { rule: 'often', rows: [row(), row({ work_date: '2026-10-09' })], expect: 'violation' }],
  ['the row that it is', { rule: 'late', rows: [row({ late: 15 }), row({ work_date: '2026-10-09' })], expect: 'violation', at: [2] }],
  ['a row behind rows of months before', { rule: 'late', rows: [row()], ledgers: { work: [row({ work_date: '2026-09-08', late: 1 })] }, expect: 'violation', at: [1] }],
  ['rows before that are only there to be looked up', { rule: 'late', row: row({ late: 15 }), ledgers: { work: [row({ work_date: '2026-10-07', late: 99 })] }, expect: 'pass' }],
  ['an amount beside others’', { rule: 'paid', row: row({ pay: 30 }), ledgers: { work: [row({ employee_id: 'E2', pay: 7 })] }, line: { fine: '-30.00' }, expect: 'violation' }],
  ['amounts of several people together', { rule: 'paid', rows: [row({ pay: 30 }), row({ employee_id: 'E2', pay: 7.05 })], line: { fine: '-37.05' }, expect: 'violation' }],
  ['a group by its last row', { rule: 'often', rows: [row(), row({ work_date: '2026-10-09' }), row({ employee_id: 'E2' })], expect: 'violation', at: [2] }],
  ['the row that can not be judged', { rule: 'late', rows: [row({ late: null }), row({ late: 1 })], expect: 'cannot-judge', at: [1] }],
  ['a month of its own', { rule: 'late', rows: [row(), row({ work_date: '2026-11-02' })], month: '2026-11', expect: 'violation', at: [2] }],
  ['a group without its key', { rule: 'often', rows: [{ work_date: '2026-10-08', late: 20 }], expect: 'not-judged' }],
])('%s holds', (_, one) => expect(outcome(one)).toBe(''));

test.each([
  ['another verdict', { rule: 'late', row: row(), expect: 'pass' }, 'violation'],
  ['another amount', { rule: 'paid', row: row({ pay: 30 }), line: { fine: '-30.01' }, expect: 'violation' }, 'violation, fine -30.00'],
  ['another row', { rule: 'late', rows: [row(), row({ late: 15 })], expect: 'violation', at: [2] }, 'violation, at 1'],
  ['one row more', { rule: 'late', rows: [row(), row({ work_date: '2026-10-09' })], expect: 'violation', at: [2] }, 'violation, at 1 2'],
  ['a row of a pass', { rule: 'late', row: row({ late: 15 }), expect: 'pass', at: [1] }, 'pass, at '],
  ['an item that is not due', { rule: 'paid', row: row({ pay: 30 }), line: { bonus: '1.00' }, expect: 'violation' }, 'violation, bonus 0.00'],
  ['a rule that is not there', { rule: 'lates', row: row(), expect: 'pass' }, 'no rule "lates" in late.json'],
  ['a column that no ledger has', { rule: 'late', row: row({ lat: 1 }), expect: 'violation' }, 'no such column: work.lat'],
])('%s fails', (_, one, got) => expect(outcome(one)).toBe(got));

test.each(['{ "file": "late.json", "cases": [null] }', '{ "file": "late.json", "cases": {} }', '[]', '{'])('%s is no cases file', (text) => {
  const { visited, failures } = runCases([...folderOf({ 'late.json': late }), { path: 'cases/late.json', text }]);
  expect([visited, failures.map(({ got }) => got)]).toEqual([0, ['no cases file']]);
});

test.each([
  ['its own files', 'library/pack/counting.json', 'violation'],
  ['no other pack', 'library/other/counting.json', 'not-judged'],
  ['not the company’s', 'counting.json', 'not-judged'],
])('the cases of a policy pack see %s', (_, path, wanted) => {
  const total = declared({ unit: 'minute', formula: '=SUMIFS(work.counted, work.employee_id, employee_id)' });
  const summing = ruleFile([rule('sum', { conditions: { all: [{ fact: 'total', operator: 'greaterThan', value: 15 }] } })], { id: 'summing', facts: { total } });
  const counting = ruleFile([rule('counting')], { id: 'counting', facts: { counted: declared({ unit: 'minute', formula: '=late' }) } });
  const cases = { file: 'library/pack/summing.json', cases: [{ rule: 'sum', row: row(), expect: wanted }] };
  const { failures } = runCases([...folderOf({ 'library/pack/summing.json': summing, [path]: counting }), { path: 'cases/library/pack/summing.json', text: JSON.stringify(cases) }]);
  expect(failures).toEqual([]);
});

const asked = {
  ...late,
  tables: { steps: declared({ kind: 'single amount', input: 'late', unit: 'yuan', rows: [{ upTo: 0, value: 0 }, { above: 0, upTo: { parameter: 'limit' }, value: 30 }] }) },
  functions: { LATENESS: declared({ inputs: { minutes: 'late' }, unit: 'yuan', formula: '=-TIER(steps, late)', unless: [{ when: '=late > limit + 100', message: { 'zh-CN': '{late} 太多', en: '{late} is too much' } }] }) },
};

/** What came of one case of a function, "" where it holds. */
function answered(one: Readonly<Record<string, unknown>>): string {
  const cases = { file: 'late.json', cases: [], functions: [{ function: 'LATENESS', ...one }] };
  const { visited, failures } = runCases([...folderOf({ 'late.json': asked }), { path: 'cases/late.json', text: JSON.stringify(cases) }]);
  expect(visited).toBe(1);
  return failures.map(({ rule, got }) => `${rule} ${got}`).join();
}

test.each([
  ['below the limit', { with: [14], expect: '-30.00' }],
  ['on it', { with: [15], expect: '-30.00' }],
  ['above it, in no row of the table', { with: [16], expect: 'cannot-judge' }],
  ['refused', { with: [116], expect: 'cannot-judge' }],
  ['a blank', { with: [null], expect: 'blank' }],
  ['no number', { with: ['soon'], expect: 'wrong' }],
  ['a figure of its own', { with: [16], parameters: { limit: 20 }, expect: '-30.00' }],
  ['as a sheet has it', { with: ['12分钟'], expect: '-30.00' }],
])('a function %s holds', (_, one) => expect(answered(one)).toBe(''));

test.each([
  ['another amount', { with: [14], expect: '-50.00' }, 'LATENESS -30.00'],
  ['no answer', { with: [16], expect: '-30.00' }, 'LATENESS cannot-judge'],
  ['a function that the file has not', { function: 'APPROVER', with: [1, 2], expect: 'x' }, 'APPROVER no function "APPROVER" in late.json'],
])('a function with %s fails', (_, one, got) => expect(answered(one)).toBe(got));

describe('another ledger of a case', () => {
  const alone = ruleFile([rule('alone', { conditions: { all: [{ fact: 'people', operator: 'equal', value: 0 }] } })], { facts: { people: declared({ unit: 'count', formula: '=COUNTIFS(employees.department, "Sales")' }) } });
  const someone = { employees: [{ employee_id: 'E1', department: 'Sales' }] };
  const run = (file: object, one: object): string => {
    const cases = { file: 'late.json', ...file, cases: [{ rule: 'alone', row: row(), expect: 'pass', ...one }] };
    return runCases([...folderOf({ 'late.json': alone }), { path: 'cases/late.json', text: JSON.stringify(cases) }]).failures.map(({ got }) => got).join();
  };

  test.each<[string, object, object]>([
    ['has rows', {}, { ledgers: someone }],
    ['is there without a row', {}, { emptyLedgers: ['employees'], expect: 'violation' }],
    ['is not there at all', {}, { expect: 'not-judged' }],
    ['is taken away', { emptyLedgers: ['employees'] }, { ledgers: { employees: [] }, expect: 'not-judged' }],
    ['is empty for all cases of the file', { emptyLedgers: ['employees'] }, { expect: 'violation' }],
    ['has rows in one case alone', { emptyLedgers: ['employees'] }, { ledgers: someone }],
    ['has none in one case alone', { ledgers: someone }, { emptyLedgers: ['employees'], expect: 'violation' }],
  ])('%s', (_, file, one) => expect(run(file, one)).toBe(''));

  test.each<[object, object, string[]]>([
    [{ emptyLedgers: ['employee'] }, {}, ['/emptyLedgers/0 unknown-ledger']],
    [{}, { emptyLedgers: ['employees', 'work'] }, ['/cases/0/emptyLedgers/1 own-ledger-empty']],
    [{}, { emptyLedgers: ['employees'], ledgers: someone }, ['/cases/0/emptyLedgers/0 empty-and-rows']],
    [{ ledgers: someone }, { emptyLedgers: ['employees'] }, []],
  ])('of %j and %j the loader says %j', (file, one, said) => {
    const cases = { file: 'late.json', ...file, cases: [{ rule: 'alone', row: row(), expect: 'pass', ...one }] };
    const { problems } = loadRules([...folderOf({ 'late.json': alone }), { path: 'cases/late.json', text: JSON.stringify(cases) }]);
    expect(problems.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual(said);
  });
});

describe('the cases of one file, in steps', () => {
  const cases = (file: string, ...own: readonly Readonly<Record<string, unknown>>[]) => JSON.stringify({ file, cases: own });
  const folder = [
    ...folderOf({ 'late.json': late, 'library/pack/late.json': { ...late, id: 'pack' } }),
    { path: 'cases/late.json', text: cases('late.json', { rule: 'late', row: row(), expect: 'violation' }, { rule: 'paid', title: '少一分', row: row({ pay: 30 }), line: { fine: '-30.01' }, expect: 'violation' }) },
    { path: 'cases/late-2026-11.json', text: cases('late.json', { rule: 'late', row: row({ late: 15 }), expect: 'pass' }) },
    { path: 'cases/library/pack/late.json', text: cases('library/pack/late.json', { rule: 'late', row: row(), expect: 'pass' }) },
  ];
  const outcomes = (path: string, files = folder, loaded?: ReturnType<typeof loadRules>) => finished(casesOfFileInSteps(files, path, loaded));

  test('are those of all its case files, and what came out is told in parts', () => {
    const loaded = loadRules(folder.filter(({ path }) => !path.startsWith('cases/')));
    for (const found of [outcomes('late.json'), outcomes('late.json', folder, loaded)]) {
      expect(found.map(({ path, section, index, id, ok }) => [path, section, index, id, ok])).toEqual([
        ['cases/late-2026-11.json', 'cases', 0, 'late/late', true],
        ['cases/late.json', 'cases', 0, 'late/late', true],
        ['cases/late.json', 'cases', 1, 'late/paid', false],
      ]);
      expect(found[2]).toMatchObject({ title: '少一分', expected: { verdict: 'violation', line: { fine: '-30.01' } }, got: { verdict: 'violation', line: { fine: '-30.00' }, at: null, requiredRole: null } });
    }
    expect(outcomes('library/pack/late.json').map(({ ok }) => ok)).toEqual([false]);
  });

  test('let others in between any two of them', () => {
    const steps = casesOfFileInSteps(folder, 'late.json');
    let count = 0;
    while (!steps.next().done) count += 1;
    expect(count).toBeGreaterThanOrEqual(3);
  });

  test('a case file that is none fails by its name; those of other files say nothing', () => {
    const broken = folder.map((file) => (file.path === 'cases/late-2026-11.json' ? { ...file, text: '{' } : file));
    expect(outcomes('late.json', broken).filter(({ ok }) => !ok).map(({ index, got }) => [index, got])).toEqual([[1, expect.anything()], [-1, { fault: 'no-cases', name: 'cases/late-2026-11.json' }]]);
    expect(outcomes('library/pack/late.json', broken)).toHaveLength(1);
  });
});
