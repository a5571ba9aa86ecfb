import type { Finding, Report } from '../checking/report';
import type { WaiverState } from '../checking/waiver';
import { KINDS, lateCompany, sessionOver, workBook, type AtHand, type WorkRow } from './testing/late-company';
import { settled } from './testing/settled';
import type { Session } from './session';
import type { WaiverWord } from './waiver-word';

jest.setTimeout(60_000);

const ROWS: readonly WorkRow[] = [
  { id: 'E1', name: '张伟', day: '2026-10-12', late: 30 },
  { id: 'E1', name: '张伟', day: '2026-10-13', late: 20 },
  { id: 'E2', name: '李娜', day: '2026-10-12', late: 50 },
];
const WORD: WaiverWord = { category: 'exception', reason: '暴雨，地铁停运', by: '赵敏', expires: null };

const report = ({ desk }: Session): Report => desk.state.get().checked!.view.report;
const findingOf = (session: Session, id: string, day = '2026-10-12'): Finding => report(session).findings.find(({ key }) => key.employee_id === id && key.work_date === day)!;
const nets = (session: Session): string[] => report(session).totals.map(({ employee_id, net }) => `${employee_id} ${net}`);
const states = (session: Session): [WaiverState, string | null][] => report(session).waivers.map(({ state, money }) => [state, money]);
const told = (session: Session): string | undefined => session.waiving.state.get().told?.key;

describe.each(KINDS)('waiving in %s', (_, open) => {
  const opened: AtHand[] = [];
  async function start(rows: readonly WorkRow[] = ROWS): Promise<{ at: AtHand; session: Session }> {
    const at = await open(workBook(rows));
    opened.push(at);
    const session = sessionOver(at);
    session.desk.change({ panel: 'waive' });
    await session.checker.check();
    return { at, session };
  }
  const again = async (at: AtHand): Promise<{ at: AtHand; session: Session }> => {
    opened.splice(opened.indexOf(at), 1);
    const next = await at.reopen();
    opened.push(next);
    const session = sessionOver(next);
    await session.checker.check();
    return { at: next, session };
  };

  beforeEach(() => lateCompany());
  afterEach(async () => {
    for (const at of opened.splice(0)) await at.close();
  });

  test('the form opens over what is open; the waiver lifts the money, travels in the workbook, and ends with the value', async () => {
    const { at, session } = await start();
    expect(nets(session)).toEqual(['E1 -50.00', 'E2 -50.00']);
    session.desk.change({ panel: 'findings' });
    session.waiving.begin([findingOf(session, 'E1')]);
    expect(session.desk.state.get().panel).toBe('waive');
    expect(session.waiving.state.get().about).toEqual([findingOf(session, 'E1').id]);
    expect(await session.waiving.waive([findingOf(session, 'E1')], WORD)).toBe(true);
    await settled(session);
    expect(session.waiving.state.get()).toMatchObject({ about: null, told: { key: 'waive.done', params: { count: 1 } } });
    session.desk.change({ panel: 'findings' });
    expect(session.waiving.state.get()).toMatchObject({ told: null, before: null });
    expect(findingOf(session, 'E1').waived).toMatchObject({ ...WORD, at: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d$/) as string });
    expect([nets(session), states(session)]).toEqual([['E1 -20.00', 'E2 -50.00'], [['in-effect', '-30.00']]]);

    const later = await again(at);
    expect([nets(later.session), states(later.session)]).toEqual([['E1 -20.00', 'E2 -50.00'], [['in-effect', '-30.00']]]);

    await later.at.type('D2', 31);
    await later.session.checker.check();
    expect(findingOf(later.session, 'E1').waived).toBeNull();
    expect([nets(later.session), states(later.session)]).toEqual([['E1 -51.00', 'E2 -50.00'], [['values-changed', null]]]);
    // As it was again: so is the word.
    await later.at.type('D2', 30);
    await later.session.checker.check();
    expect(states(later.session)).toEqual([['in-effect', '-30.00']]);
    // Waived anew: one waiver of a finding, not two.
    await later.at.type('D2', 31);
    await later.session.checker.check();
    await later.session.waiving.waive([findingOf(later.session, 'E1')], WORD);
    await settled(later.session);
    expect(states(later.session)).toEqual([['in-effect', '-31.00']]);
    await later.at.type('D2', 10);
    await later.session.checker.check();
    expect(states(later.session)).toEqual([['not-found', null]]);
  });

  test('another version of the rule ends it', async () => {
    const { session } = await start();
    await session.waiving.waive([findingOf(session, 'E2')], WORD);
    await settled(session);
    expect(states(session)).toEqual([['in-effect', '-50.00']]);
    lateCompany(1, '2026-02-01');
    await session.checker.check();
    expect([states(session), nets(session)]).toEqual([[['rule-changed', null]], ['E1 -50.00', 'E2 -50.00']]);
  });

  test('several at once; undone; taken back one by one; undone again', async () => {
    const { session } = await start();
    const all = report(session).findings;
    await session.waiving.waive(all, WORD);
    await settled(session);
    expect([nets(session), states(session).length]).toEqual([[], 3]);
    await session.waiving.undo();
    await settled(session);
    expect([nets(session), states(session), told(session)]).toEqual([['E1 -50.00', 'E2 -50.00'], [], 'waive.undone']);
    expect(await session.waiving.undo()).toBe(false);

    await session.waiving.waive(all, WORD);
    await settled(session);
    const [first] = report(session).waivers;
    await session.waiving.takeBack([first!]);
    await settled(session);
    expect([told(session), states(session).length]).toEqual(['waive.taken-back', 2]);
    await session.waiving.undo();
    await settled(session);
    expect([nets(session), states(session).length]).toEqual([[], 3]);
  });

  test('nobody waives what is about themselves, by number or by name, alone or among others', async () => {
    const { session } = await start();
    for (const by of ['E2', '李娜', '李娜（E2）', ' 李娜 ']) {
      expect([by, await session.waiving.waive([findingOf(session, 'E2')], { ...WORD, by })]).toEqual([by, false]);
      expect(session.waiving.state.get().told).toMatchObject({ key: 'waive.own-finding', params: { count: 1, of: 1 } });
    }
    expect(await session.waiving.waive(report(session).findings, { ...WORD, by: '李娜' })).toBe(false);
    expect(session.waiving.state.get().told?.params).toEqual({ count: 1, of: 3 });
    expect(session.records.state.get().records.waivers).toEqual([]);
    // Past the form, by the check itself.
    const { checked } = session.desk.state.get();
    const { id, rule, version } = findingOf(session, 'E2');
    await session.records.saveWaivers([{ finding: id, rule, version, values: checked!.result.valuesOf(findingOf(session, 'E2')), category: 'exception', reason: 'x', by: '李娜', at: '2026-11-02 09:30', expires: null }]);
    await settled(session);
    expect([states(session), nets(session)]).toEqual([[['own-finding', null]], ['E1 -50.00', 'E2 -50.00']]);
  });

  test('a word that lacks something is not taken', async () => {
    const { session } = await start();
    expect([await session.waiving.waive([findingOf(session, 'E1')], { ...WORD, expires: '2026-10-30' }), told(session)]).toEqual([false, 'waive.expiry-too-early']);
    expect(session.records.state.get().records.waivers).toEqual([]);
  });

  test('a closed month: nothing is waived or taken back until it is reopened', async () => {
    const { session } = await start();
    await session.waiving.waive([findingOf(session, 'E1')], WORD);
    await settled(session);
    expect(await session.closing.close('王敏', '按期')).toBe(true);
    await settled(session);
    const [waiver] = report(session).waivers;
    expect(session.waiving.refusal()).toMatchObject({ key: 'waive.month-closed', params: { month: '2026-10', by: '王敏' } });
    expect([await session.waiving.waive([findingOf(session, 'E2')], WORD), told(session)]).toEqual([false, 'waive.month-closed']);
    expect([await session.waiving.takeBack([waiver!]), told(session)]).toEqual([false, 'waive.month-closed']);
    expect([await session.waiving.undo(), told(session)]).toEqual([false, 'waive.month-closed']);
    await session.checker.chooseMonth('all');
    expect(session.waiving.refusal()?.key).toBe('waive.choose-month');
    await session.checker.chooseMonth('main');
    await session.closing.reopen('2026-10', '王敏', '改豁免');
    await settled(session);
    expect(await session.waiving.takeBack([waiver!])).toBe(true);
    await settled(session);
    expect(nets(session)).toEqual(['E1 -50.00', 'E2 -50.00']);
  });
});
