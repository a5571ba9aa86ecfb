import fc from 'fast-check';
import type { Ledger } from '../ledgers/ledger';
import { addDays, formatDate, parseIsoDate } from '../values/serial-day';
import { checkRead, type CheckOptions, type CheckResult } from './check';
import { takeRows } from './columns';
import { ledgerOf, numbers, texts } from './testing/ledgers';
import { companyOf, declared, rule, ruleFile } from './testing/rules';
import { WAIVERS, waiverOf } from './testing/waivers';
import type { Waiver, WaiverState } from './waiver';

const inForce = { inForce: ['late.json'].map((file) => ({ file, from: '2026-01-01' })) };
const parameters = { rate: declared({ unit: 'yuan', value: 1 }), minute: declared({ unit: 'minute', value: 1 }) };
const fine = { item: 'fine', amount: '=-rate * (late / minute)' };
const message = { 'zh-CN': '{late}', en: '{late}' };
const LATE = ruleFile([rule('late', { line: fine, message })], { parameters });
const company = (file: typeof LATE) => companyOf({ 'late.json': file, 'waivers.json': WAIVERS }, inForce);
const COMPANY = company(LATE);

const DAY = parseIsoDate('2026-10-12')!;
interface Row {
  readonly id: string | null;
  readonly late: number | null;
  readonly early?: number;
  readonly day?: number;
}
/** One row a person and day: E1 on the 12th, E2 on the 13th … unless they say otherwise. */
const workOf = (rows: readonly Row[]): Ledger =>
  ledgerOf('work', {
    employee_id: texts(rows.map(({ id }) => id)),
    employee_name: texts(rows.map(({ id }) => (id === null ? null : `张${id}`))),
    work_date: numbers('date', 0, rows.map(({ day }, index) => day ?? DAY + index)),
    late: numbers('duration', 0, rows.map(({ late }) => late)),
    early: numbers('duration', 0, rows.map(({ early }) => early ?? 0)),
  });
const people = ledgerOf('employees', { employee_id: texts(['E1', 'E2']), name: texts(['张伟', '李娜']), department: texts(['Sales', null]) });

const run = (ledgers: readonly Ledger[], options: CheckOptions = {}, set = COMPANY): Promise<CheckResult> => checkRead(set, [], { ledgers, unrecognised: [], problems: [] }, { lang: 'en', ...options });
const FIRST = 'late/late|employee_id=E1|work_date=2026-10-12';
const TWO = workOf([{ id: 'E1', late: 30 }, { id: 'E2', late: 50 }]);

/** What waivers came to: their states with the money lifted, the findings let pass, the lines left and lifted, and the totals. */
const outcome = ({ report }: CheckResult) => ({
  states: report.waivers.map(({ state, money }) => [state, money]),
  waived: report.findings.filter(({ waived }) => waived !== null).map(({ id }) => id),
  lines: report.lines.map(({ amount }) => amount),
  lifted: report.waivedLines.map(({ amount }) => amount),
  totals: report.totals.map(({ employee_id, net }) => `${employee_id} ${net}`),
});
const stateOf = async (waiver: Waiver, ledgers: readonly Ledger[], options: CheckOptions = {}, set = COMPANY): Promise<WaiverState> => (await run(ledgers, { ...options, waivers: [waiver] }, set)).report.waivers[0]!.state;

describe('a waiver that holds', () => {
  test('stands beside its finding, and lifts the money of its rule and row', async () => {
    const before = await run([TWO, people]);
    const waiver = waiverOf(before, FIRST, { expires: '2026-12-31' });
    const after = await run([TWO, people], { waivers: [waiver] });
    expect(outcome(after)).toEqual({ states: [['in-effect', '-30.00']], waived: [FIRST], lines: ['-50.00'], lifted: ['-30.00'], totals: ['E2 -50.00'] });
    expect(after.report.findings.find(({ id }) => id === FIRST)?.waived).toEqual({ category: 'exception', reason: 'agreed', by: '赵敏', at: '2026-11-02 09:30', expires: '2026-12-31' });
    expect(after.report.waivers[0]).toEqual({ ...waiver, state: 'in-effect', money: '-30.00' });
    expect(after.report.findings.map(({ id }) => id)).toEqual(before.report.findings.map(({ id }) => id));
  });

  test('leaves the money where its category says so', async () => {
    const waiver = waiverOf(await run([TWO]), FIRST, { category: 'warned' });
    expect(outcome(await run([TWO], { waivers: [waiver] }))).toEqual({ states: [['in-effect', null]], waived: [FIRST], lines: ['-30.00', '-50.00'], lifted: [], totals: ['E1 -30.00', 'E2 -50.00'] });
  });

  test('lifts nothing where its rule writes no line, and none of another rule’s on the same row', async () => {
    const set = company(ruleFile([rule('late', { message }), rule('fine', { finding: false, line: fine })], { parameters }));
    const waiver = waiverOf(await run([TWO], {}, set), FIRST);
    expect(outcome(await run([TWO], { waivers: [waiver] }, set))).toMatchObject({ states: [['in-effect', null]], waived: [FIRST], lines: ['-30.00', '-50.00'] });
  });

  test('leaves what follows from its finding to its own verdict', async () => {
    const set = company(ruleFile([rule('late', { message }), rule('very', { message, consequenceOf: 'late' })], { parameters }));
    const waiver = waiverOf(await run([TWO], {}, set), FIRST);
    const { report } = await run([TWO], { waivers: [waiver] }, set);
    expect(report.findings.filter(({ root }) => root === FIRST).map(({ rule: id, waived }) => [id, waived])).toEqual([['late/very', null]]);
  });
});

describe('an amount that can’t be told', () => {
  const set = company(ruleFile([rule('late', { message, line: { item: 'fine', amount: '=-pay' } })], { parameters }));
  const open = ledgerOf('work', { ...Object.fromEntries(TWO.columns), pay: numbers('money', 2, [null, 500]) });
  const AMOUNT = FIRST.replace('|', '#amount|');

  test.each([
    ['the finding: no amount is due any more', FIRST, [FIRST, AMOUNT]],
    ['the amount alone: the finding stays open', AMOUNT, [AMOUNT]],
  ])('waived is %s', async (_, id, waived) => {
    const after = await run([open], { waivers: [waiverOf(await run([open], {}, set), id)] }, set);
    expect({ ...outcome(after), waived: outcome(after).waived.sort() }).toEqual({ states: [['in-effect', null]], waived: [...waived].sort(), lines: ['-5.00'], lifted: [], totals: ['E2 -5.00'] });
  });

  test('is not let pass with a finding whose money stays', async () => {
    const waiver = waiverOf(await run([open], {}, set), FIRST, { category: 'warned' });
    expect(outcome(await run([open], { waivers: [waiver] }, set)).waived).toEqual([FIRST]);
  });
});

describe('what ends a waiver', () => {
  const waiver = async (more: Partial<Waiver> = {}): Promise<Waiver> => waiverOf(await run([TWO, people]), FIRST, more);

  test.each([
    ['2026-10-30', 'in-effect'],
    ['2026-10-31', 'in-effect'],
    ['2026-11-01', 'expired'],
  ])('its last day, 2026-10-31, held against the day that the run looks from: %s', async (asOf, state) => {
    expect(await stateOf(await waiver({ expires: '2026-10-31' }), [TWO], { asOf })).toBe(state);
  });

  test.each([
    [9, 'in-effect'],
    [10, 'in-effect'],
    [11, 'expired'],
  ])('its category’s ten days where it names no last day, %d days after it was said', async (days, state) => {
    const said = parseIsoDate('2026-11-02')!;
    expect(await stateOf(await waiver({ category: 'brief' }), [TWO], { asOf: formatDate(addDays(said, days)) })).toBe(state);
  });

  test('its own last day, though its category lets none last so long', async () => {
    expect(await stateOf(await waiver({ category: 'brief', expires: '2027-06-30' }), [TWO], { asOf: '2027-06-30' })).toBe('in-effect');
  });

  test('a day that there is not, and a time of saying that is none, are over', async () => {
    expect(await stateOf(await waiver({ expires: '2026-02-30' }), [TWO])).toBe('expired');
    expect(await stateOf(await waiver({ category: 'brief', at: 'yesterday' }), [TWO])).toBe('expired');
  });

  test('another version of the rule', async () => {
    expect(await stateOf(await waiver(), [TWO], {}, company({ ...LATE, effectiveFrom: '2026-02-01' }))).toBe('rule-changed');
  });

  test.each([29, 31])('a value that is read: %d minutes late instead of 30', async (late) => {
    expect(await stateOf(await waiver(), [workOf([{ id: 'E1', late }])])).toBe('values-changed');
  });

  test('a value that the message does not show', async () => {
    const silent = company(ruleFile([rule('late', { line: fine })], { parameters }));
    const said = waiverOf(await run([TWO], {}, silent), FIRST);
    expect(await stateOf(said, [workOf([{ id: 'E1', late: 30 }])], {}, silent)).toBe('in-effect');
    expect(await stateOf(said, [workOf([{ id: 'E1', late: 31 }])], {}, silent)).toBe('values-changed');
  });

  describe('what other rows came to', () => {
    const facts = { fewest: declared({ unit: 'minute', formula: '=MINIFS(work.late, work.employee_id, employee_id)' }), times: declared({ unit: 'count', per: ['employee_id', 'month'], formula: '=COUNTIFS(late, ">15")' }) };
    const late = { fact: 'late', operator: 'greaterThan', value: 15 };
    const above = (fact: string, value: number): object => ({ fact, operator: 'greaterThan', value });
    const byRow = company(ruleFile([rule('late', { conditions: { all: [late, above('fewest', 15)] } })], { parameters, facts }));
    const byMonth = company(ruleFile([rule('often', { per: ['employee_id', 'month'], conditions: { all: [above('times', 0)] } })], { parameters, facts }));
    const OFTEN = 'late/often|employee_id=E1|month=2026-10';

    test.each<[string, typeof byRow, string, readonly Row[], WaiverState]>([
      ['another person’s row', byRow, FIRST, [{ id: 'E1', late: 30 }, { id: 'E2', late: 20 }], 'in-effect'],
      ['a row more that leaves the least as it is', byRow, FIRST, [{ id: 'E1', late: 30 }, { id: 'E1', late: 31 }], 'in-effect'],
      ['a row more that changes the least', byRow, FIRST, [{ id: 'E1', late: 30 }, { id: 'E1', late: 29 }], 'values-changed'],
      ['another person’s group', byMonth, OFTEN, [{ id: 'E1', late: 30 }, { id: 'E2', late: 20 }], 'in-effect'],
      ['a row more of the group', byMonth, OFTEN, [{ id: 'E1', late: 30 }, { id: 'E1', late: 30 }], 'values-changed'],
      ['another value in the group', byMonth, OFTEN, [{ id: 'E1', late: 31 }], 'values-changed'],
    ])('%s', async (_, set, id, rows, state) => {
      const said = waiverOf(await run([workOf([{ id: 'E1', late: 30 }])], {}, set), id);
      expect(await stateOf(said, [workOf(rows)], {}, set)).toBe(state);
    });
  });

  test('an unknown value where there was one', async () => {
    expect(await stateOf(await waiver(), [workOf([{ id: 'E1', late: null }])])).toBe('values-changed');
  });

  test('no value that the verdict was not read from', async () => {
    expect(await stateOf(await waiver(), [workOf([{ id: 'E1', late: 30, early: 99 }])])).toBe('in-effect');
  });

  test('a category that the company does not have', async () => {
    expect(await stateOf(await waiver({ category: 'whim' }), [TWO])).toBe('no-category');
    const { waived, lines } = outcome(await run([TWO], { waivers: [await waiver({ category: 'whim' })] }));
    expect([waived, lines]).toEqual([[], ['-30.00', '-50.00']]);
  });

  test.each(['E1', 'e1', 'Ｅ1', '张伟', '張偉', ' 张 伟', '张伟（E1）', 'E1 张伟'])('the person’s own word: %s', async (by) => {
    expect(await stateOf(await waiver({ by }), [TWO, people])).toBe('own-finding');
  });

  test('the word of the person whose money it is', async () => {
    const set = company(ruleFile([rule('late', { message, line: { item: 'fine', amount: '=-rate', for: 'boss' } })], { parameters, facts: { boss: declared({ unit: 'text', formula: '="E2"' }) } }));
    const byBoss = waiverOf(await run([TWO, people], {}, set), FIRST, { by: '李娜' });
    expect(await stateOf(byBoss, [TWO, people], {}, set)).toBe('own-finding');
    expect(await stateOf({ ...byBoss, by: '王芳' }, [TWO, people], {}, set)).toBe('in-effect');
  });
});

describe('a finding that is not there', () => {
  const waiver = async (): Promise<Waiver> => waiverOf(await run([TWO]), FIRST);
  const november = parseIsoDate('2026-11-12')!;

  test.each<[string, readonly Ledger[], CheckOptions, WaiverState]>([
    ['the row passes', [workOf([{ id: 'E1', late: 15 }])], {}, 'not-found'],
    ['the row is gone, others of its month are there', [workOf([{ id: 'E2', late: 15 }])], {}, 'not-found'],
    ['the row is gone, others of its month were looked at', [workOf([{ id: 'E2', late: 15 }])], { month: '2026-10' }, 'not-found'],
    ['another month was looked at', [TWO], { month: '2026-11' }, 'not-judged'],
    ['the sheet has another month', [workOf([{ id: 'E1', late: 30, day: november }])], {}, 'not-judged'],
    ['the sheet has another month than the one asked for', [workOf([{ id: 'E1', late: 30, day: november }])], { month: '2026-10' }, 'not-judged'],
    ['the sheet is missing', [people], {}, 'not-judged'],
  ])('%s', async (_, ledgers, options, state) => expect(await stateOf(await waiver(), ledgers, options)).toBe(state));

  test('its rule waits for a column', async () => {
    const without = ledgerOf('work', Object.fromEntries([...TWO.columns].filter(([key]) => key !== 'late')));
    expect(await stateOf(await waiver(), [without])).toBe('not-judged');
  });

  test('its rule is no more', async () => {
    expect(await stateOf(await waiver(), [TWO], {}, company(ruleFile([rule('early')])))).toBe('not-judged');
  });

  test('of an id that is none', async () => {
    expect(await stateOf({ ...(await waiver()), finding: 'late/late|employee_id=E9|work_date=2026-10-12' }, [TWO])).toBe('not-found');
    expect(await stateOf({ ...(await waiver()), rule: 'late/other' }, [TWO])).toBe('not-judged');
  });

  describe('and whose key has no date', () => {
    const undated = { 'ledgers/work.json': { key: 'work', title: { 'zh-CN': 'Work', en: 'Work' }, rowKey: ['employee_id'], dateColumn: 'work_date', columns: { employee_id: { type: 'text' }, work_date: { type: 'date' }, late: { type: 'duration', unit: 'minute' } } } };
    const set = companyOf({ 'late.json': LATE, 'waivers.json': WAIVERS, ...undated }, inForce);
    test.each<[string, readonly Row[], CheckOptions, WaiverState]>([
      ['the row passes', [{ id: 'E1', late: 15 }], { month: '2026-10' }, 'not-found'],
      ['the row is another month’s', [{ id: 'E1', late: 30 }, { id: 'E2', late: 30, day: november }], { month: '2026-11' }, 'not-judged'],
      ['the row is gone', [{ id: 'E2', late: 30 }], { month: '2026-10' }, 'not-found'],
    ])('%s', async (_, rows, options, state) => {
      const said = waiverOf(await run([TWO], {}, set), 'late/late|employee_id=E1');
      expect(await stateOf(said, [workOf(rows)], options, set)).toBe(state);
    });
  });
});

describe('several waivers of one finding', () => {
  test('the last that holds counts, and the money is lifted once', async () => {
    const one = waiverOf(await run([TWO]), FIRST, { reason: 'first' });
    const after = await run([TWO], { waivers: [one, { ...one, reason: 'second' }, { ...one, reason: 'third', values: '0'.repeat(64) }] });
    expect(outcome(after).states).toEqual([['superseded', null], ['in-effect', '-30.00'], ['values-changed', null]]);
    expect(after.report.findings.find(({ id }) => id === FIRST)?.waived?.reason).toBe('second');
  });
});

const anyRows = fc.array(fc.record({ id: fc.constantFrom('E1', 'E2', 'E3'), late: fc.option(fc.integer({ min: 10, max: 40 }), { nil: null }), day: fc.integer({ min: DAY, max: DAY + 5 }) }), { minLength: 1, maxLength: 12 });
const reorder = (ledger: Ledger, order: readonly number[]): Ledger => ({
  ...ledger,
  columns: new Map([...ledger.columns].map(([key, column]) => [key, takeRows(column, Int32Array.from(order))])),
  sheetRow: Int32Array.from(order, (_, row) => row + 2),
});

describe('whatever the rows', () => {
  test('waiving and taking it back gives the same bytes; lifted and left together are all lines; sorting ends nothing', async () => {
    await fc.assert(
      fc.asyncProperty(anyRows, fc.infiniteStream(fc.boolean()), fc.infiniteStream(fc.nat()), async (rows, coin, dice) => {
        const work = workOf(rows);
        const before = await run([work]);
        const chosen = before.report.findings.filter(() => coin.next().value === true).map(({ id }) => waiverOf(before, id, coin.next().value === true ? { category: 'warned' } : {}));
        const after = await run([work], { waivers: chosen });
        expect(JSON.stringify((await run([work], { waivers: [] })).report)).toBe(JSON.stringify(before.report));
        const amounts = (lines: CheckResult['report']['lines']): string[] => lines.map(({ rule: id, key, amount }) => JSON.stringify([id, key, amount]));
        expect([...amounts(after.report.lines), ...amounts(after.report.waivedLines)].sort()).toEqual(amounts(before.report.lines).sort());
        expect(after.report.waivers.every(({ state }) => state === 'in-effect')).toBe(true);
        expect(after.report.findings.filter(({ waived }) => waived).map(({ id }) => id).sort()).toEqual(chosen.map(({ finding }) => finding).sort());
        const order = rows.map((_, row) => ({ row, at: dice.next().value as number })).sort((a, b) => a.at - b.at).map(({ row }) => row);
        const shuffled = await run([reorder(work, order)], { waivers: chosen });
        expect(shuffled.report.waivers).toEqual(after.report.waivers);
        expect(shuffled.report.totals).toEqual(after.report.totals);
      }),
      { numRuns: 60 },
    );
  });

  test('any value that a verdict is read from ends it when it changes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 16, max: 99 }), fc.integer({ min: 16, max: 99 }), async (late, later) => {
        const said = waiverOf(await run([workOf([{ id: 'E1', late }])]), FIRST);
        expect(await stateOf(said, [workOf([{ id: 'E1', late: later }])])).toBe(late === later ? 'in-effect' : 'values-changed');
      }),
      { numRuns: 40 },
    );
  });
});

test('a finding about nobody known, and a row of unknown state, are waived like others', async () => {
  const unknown = workOf([{ id: null, late: 30 }, { id: 'E1', late: null }]);
  const before = await run([unknown]);
  const all = before.report.findings.map(({ id }) => waiverOf(before, id));
  const after = await run([unknown], { waivers: all });
  expect(after.report.findings.every(({ waived }) => waived !== null)).toBe(true);
});
