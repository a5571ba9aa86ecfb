import type { Report } from '../checking/report';
import type { Closing } from '../records/model';
import { groundOf } from '../records/basis';
import { lateSlips, type LateSlip } from '../records/late-slips';
import { finding, waived } from '../report/testing/sample';
import { openIn } from './closing';
import { rulesInForce } from './rules-in-force';
import { KINDS, lateCompany, sessionOver, workBook, type AtHand, type WorkRow } from './testing/late-company';
import { settled } from './testing/settled';
import type { Session } from './session';

jest.setTimeout(60_000);

const OCTOBER: readonly WorkRow[] = [
  { id: 'E1', name: '张伟', day: '2026-10-12', late: 30 },
  { id: 'E2', name: '李娜', day: '2026-10-12', late: 50 },
  { id: 'E2', name: '李娜', day: '2026-10-13', late: 0 },
];
const NOVEMBER: readonly WorkRow[] = [
  { id: 'E1', name: '张伟', day: '2026-11-02', late: 20 },
  { id: 'E2', name: '李娜', day: '2026-11-02', late: 0 },
];

const report = ({ desk }: Session): Report => desk.state.get().checked!.view.report;
const closings = ({ records }: Session): readonly Closing[] => records.state.get().records.closings;
const nets = (session: Session): string[] => report(session).totals.map(({ employee_id, net }) => `${employee_id} ${net}`);
const told = (session: Session): string | undefined => session.closing.state.get().told?.key;
const slips = (session: Session): readonly LateSlip[] => lateSlips(closings(session), report(session), groundOf(rulesInForce()!, report(session)));
const inShort = (session: Session): string[] => slips(session).map(({ employee_id, closed, carried, now, amount, cause }) => `${employee_id} ${closed} ${carried} ${now}: ${amount} ${cause}`);

describe.each(KINDS)('closing in %s', (_, open) => {
  const opened: AtHand[] = [];
  async function start(rows: readonly WorkRow[] = OCTOBER): Promise<{ at: AtHand; session: Session }> {
    const at = await open(workBook(rows));
    opened.push(at);
    const session = sessionOver(at);
    session.desk.change({ panel: 'closing' });
    await session.checker.check();
    return { at, session };
  }
  beforeEach(() => lateCompany());
  afterEach(async () => {
    for (const at of opened.splice(0)) await at.close();
  });

  test('with something open it takes a note and always a name; the record says what was closed, and travels', async () => {
    const { at, session } = await start();
    expect(openIn(report(session), '2026-11-01')).toEqual([{ kind: 'warn', count: 2 }]);
    expect([await session.closing.close('王敏', ' '), told(session)]).toEqual([false, 'closing.note-needed']);
    expect([await session.closing.close(' ', '按期'), told(session)]).toEqual([false, 'closing.name-needed']);
    expect(closings(session)).toEqual([]);
    expect([await session.closing.close(' 王敏 ', ' 按期 '), told(session)]).toEqual([true, 'closing.closed']);
    await settled(session);
    const [closing] = closings(session);
    expect(closing).toMatchObject({ month: '2026-10', by: '王敏', note: '按期', findings: { block: 0, warn: 2, info: 0, cannotJudge: 0, waived: 0 }, reopened: null });
    expect(closing!.totals.map(({ employee_id, net }) => `${employee_id} ${net}`)).toEqual(['E1 -30.00', 'E2 -50.00']);
    expect(closing!.run).toEqual(report(session).run);
    expect([await session.closing.close('王敏', '再来'), told(session)]).toEqual([false, 'closing.already-closed']);

    opened.splice(0);
    const next = await at.reopen();
    opened.push(next);
    const later = sessionOver(next);
    await later.checker.check();
    expect(closings(later)).toEqual([closing]);
    expect(inShort(later)).toEqual([]);
  });

  test('on what is no longer so nothing is closed', async () => {
    const { session } = await start();
    session.desk.change({ isStale: true });
    expect([await session.closing.close('王敏', '按期'), told(session)]).toEqual([false, 'closing.stale']);
  });

  test('all months together are no month', async () => {
    const { session } = await start();
    await session.checker.chooseMonth('all');
    expect([await session.closing.close('王敏', '按期'), told(session)]).toEqual([false, 'closing.no-month']);
  });

  test('names, notes and reasons that no record takes are refused in words, and nothing is closed', async () => {
    const { session } = await start();
    expect([await session.closing.close('王'.repeat(101), '按期'), session.closing.state.get().told]).toMatchObject([false, { key: 'pane.text-too-long', params: { count: 101, most: 100 } }]);
    expect([await session.closing.close('王敏', '字'.repeat(2001)), session.closing.state.get().told]).toMatchObject([false, { key: 'pane.text-too-long', params: { count: 2001, most: 2000 } }]);
    expect(closings(session)).toEqual([]);
    expect(await session.closing.close('王'.repeat(100), ` ${'字'.repeat(2000)} `)).toBe(true);
    expect(closings(session)).toHaveLength(1);
  });

  test('a record taken away takes a name and a reason; its trace travels, and the month can be closed again', async () => {
    const { at, session } = await start();
    await session.closing.close('王敏', '按期');
    await settled(session);
    const [record] = closings(session);
    expect(record!.basis!.sheets).toEqual([{ ledger: 'work', sheet: '考勤', rows: 3 }]);
    expect(record!.basis!.company.map(({ path }) => path)).toContain('profile.json');
    expect([await session.closing.remove(record!, '陈静', ' '), told(session)]).toEqual([false, 'closing.removal-reason-needed']);
    expect([await session.closing.remove(record!, ' ', '放不下'), told(session)]).toEqual([false, 'closing.name-needed']);
    expect([await session.closing.remove(record!, '陈静', '放不下'), told(session)]).toEqual([true, 'closing.removed']);
    await settled(session);
    expect(session.closing.refusal()).toBeNull();
    opened.splice(0);
    const next = await at.reopen();
    opened.push(next);
    const later = sessionOver(next);
    await later.checker.check();
    expect(closings(later)).toMatchObject([{ month: '2026-10', by: '王敏', lines: [], removed: { by: '陈静', reason: '放不下' } }]);
    expect(slips(later)).toEqual([]);
    expect(await later.closing.close('王敏', '再关')).toBe(true);
  });

  test('what is put into the workbook has to be saved, which is said once', async () => {
    const { session } = await start();
    const { toSave } = session.records;
    // The check kept its run on its own accord.
    expect([session.records.state.get().records.runs.length, toSave.get()]).toEqual([1, 'nothing']);
    await session.closing.close('王敏', '按期');
    expect(toSave.get()).toBe('now');
    session.records.saveTold();
    await settled(session);
    await session.closing.reopen('2026-10', '陈静', '补单');
    expect(toSave.get()).toBe('told');
  });

  test('reopened with a name and a reason, and closed again: both closings stay', async () => {
    const { session } = await start();
    await session.closing.close('王敏', '按期');
    await settled(session);
    expect([await session.closing.reopen('2026-10', '陈静', ' '), told(session)]).toEqual([false, 'closing.reason-needed']);
    expect([await session.closing.reopen('2026-10', '', '补单'), told(session)]).toEqual([false, 'closing.name-needed']);
    expect([await session.closing.reopen('2026-09', '陈静', '补单'), told(session)]).toEqual([false, 'closing.not-closed']);
    expect([await session.closing.reopen('2026-10', '陈静', '补单'), told(session)]).toEqual([true, 'closing.reopened']);
    await settled(session);
    expect(await session.closing.close('陈静', '重算')).toBe(true);
    await settled(session);
    expect(closings(session).map(({ by, reopened }) => [by, reopened?.by, reopened?.reason])).toEqual([['王敏', '陈静', '补单'], ['陈静', undefined, undefined]]);
  });

  test('what comes late is settled with the next month, in the same workbook and in another', async () => {
    const { at, session } = await start();
    await session.closing.close('王敏', '按期');
    await settled(session);
    await at.type('D4', 45);
    await at.type('D2', 25);
    await session.checker.check();
    expect(inShort(session)).toEqual(['E1 -30.00 0.00 -25.00: 5.00 late', 'E2 0.00 0.00 -45.00: -45.00 late']);
    expect([await session.closing.carry(slips(session), '2026-10', '2026-10'), told(session)]).toEqual([false, 'closing.target-not-later']);
    expect([await session.closing.carry(slips(session), '2026-10', '2026-11'), told(session)]).toEqual([true, 'closing.carried']);
    await settled(session);
    expect(inShort(session)).toEqual([]);
    // The closed month as it was, plus what was carried, is what the rows say now.
    expect(nets(session)).toEqual(['E1 -25.00', 'E2 -95.00']);

    const november = await start(NOVEMBER);
    expect(nets(november.session)).toEqual(['E1 -20.00']);
    expect([await november.session.closing.takeIn(session.closing.text('2026-10')), told(november.session)]).toEqual([true, 'closing.taken-in']);
    await settled(november.session);
    expect(report(november.session).lines.map(({ employee_id, amount, carried }) => [employee_id, amount, carried?.from])).toEqual([['E1', '5.00', '2026-10'], ['E1', '-20.00', undefined], ['E2', '-45.00', '2026-10']]);
    expect(nets(november.session)).toEqual(['E1 -15.00', 'E2 -45.00']);
    expect([await november.session.closing.takeIn(session.closing.text('2026-10')), told(november.session)]).toEqual([true, 'closing.nothing-new']);

    await november.session.closing.close('王敏', '按期');
    await settled(november.session);
    expect(closings(november.session).at(-1)!.lines.map(({ amount, carried }) => [amount, carried?.from])).toEqual([['5.00', '2026-10'], ['-20.00', undefined], ['-45.00', '2026-10']]);
    expect(inShort(november.session)).toEqual([]);
    // Later still: November is closed there, so nothing more goes into it.
    await at.type('D4', 46);
    await session.checker.check();
    await session.closing.carry(slips(session), '2026-10', '2026-11');
    expect([await november.session.closing.takeIn(session.closing.text('2026-10')), told(november.session)]).toEqual([false, 'closing.target-closed']);
  });

  test('what was carried is taken back while its month is open', async () => {
    const { at, session } = await start();
    await session.closing.close('王敏', '按期');
    await settled(session);
    await at.type('D4', 45);
    await session.checker.check();
    await session.closing.carry(slips(session), '2026-10', '2026-12');
    await settled(session);
    expect([await session.closing.takeBack(closings(session)[0]!.carried), told(session)]).toEqual([true, 'closing.taken-back']);
    await settled(session);
    expect(inShort(session)).toEqual(['E2 0.00 0.00 -45.00: -45.00 late']);
  });

  test('other rules are no late slip: nothing is carried', async () => {
    const { session } = await start();
    await session.closing.close('王敏', '按期');
    await settled(session);
    lateCompany(2);
    await session.checker.check();
    expect(inShort(session)).toEqual(['E1 -30.00 0.00 -60.00: -30.00 rules-changed', 'E2 -50.00 0.00 -100.00: -50.00 rules-changed']);
    await session.closing.carry(slips(session), '2026-10', '2026-11');
    expect(closings(session)[0]!.carried).toEqual([]);
  });

  test.each(['', 'not json', '{"schemaVersion":1,"closings":[{}]}', '{"schemaVersion":2,"closings":[]}'])('text that is no closing is refused in words: %j', async (text) => {
    const { session } = await start();
    expect(await session.closing.takeIn(text)).toBe(false);
    expect(session.closing.state.get().told).toMatchObject({ intent: 'error', key: 'closing.cannot-take-in' });
    expect(closings(session)).toEqual([]);
  });
});

test('what is open is counted by kind, and each finding once', () => {
  const empty = { findings: [], coverage: [], notRead: [], ruleErrors: [], run: { asOf: '2026-10-31' } } as unknown as Report;
  expect(openIn(empty, '2026-10-30')).toEqual([{ kind: 'not-over', count: 1 }]);
  expect(openIn(empty, '2026-10-31')).toEqual([]);
  expect(openIn(empty, '2026-11-01')).toEqual([]);
  const kept = { hygiene: true } as const;
  const findings = [finding({ severity: 'block' }), finding({ ...kept }), finding({ ...kept, severity: 'info', verdict: 'cannot-judge' }), finding({ ...kept, severity: 'info' }), finding({ ...kept, waived: waived('已补') })];
  expect(openIn({ ...empty, findings }, '2026-11-01')).toEqual([{ kind: 'block', count: 1 }, { kind: 'hygiene', count: 2 }]);
});
