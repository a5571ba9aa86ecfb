import type { Finding } from '../checking/report';
import { LOOKS, lookOf } from '../report/finding-entries';
import { parted } from '../report/hygiene';
import type { Book, OpenedBook } from '../workbook/testing/contract';
import { KINDS, putRulesInForce, sessionOn, until, type OpenedSession } from './testing/opened-session';
import { smallMonth } from './testing/small-book';

const MONTH = smallMonth(['报价台账', '行为记录', '外出登记', '会议', '员工主档'], 60);

jest.setTimeout(120_000);
beforeAll(putRulesInForce);

const books: OpenedBook[] = [];
afterEach(async () => {
  for (const book of books.splice(0)) await book.close();
});

const [[, inFile]] = KINDS as [(typeof KINDS)[number]];

async function open(book: Book = MONTH, openBook = inFile): Promise<OpenedSession> {
  const opened = await openBook(book);
  books.push(opened);
  return sessionOn(opened);
}

async function checked(book?: Book, openBook?: typeof inFile): Promise<OpenedSession> {
  const one = await open(book, openBook);
  await one.session.checker.check();
  await one.session.walk.arrange({});
  return one;
}

const ids = (findings: readonly Finding[]): string[] => findings.map(({ id }) => id);
const placeOf = ({ sheet, cells, row }: Finding): unknown => ({ sheet, cell: cells[0] ?? `A${row}` });

describe('going from finding to finding', () => {
  test('goes through the month’s findings in the order of the list, round and back, with the selection', async () => {
    const { session, state, opened } = await checked();
    const { walk } = session.walk.list.get()!;
    expect(ids(walk).sort()).toEqual(ids(parted(state().checked!.view.report.findings).month).sort());
    for (const [by, at] of [[1, 0], [-1, -1], [1, 0], [1, 1]] as const) {
      await session.walk.go(by);
      expect(state().current).toBe(walk.at(at)!.id);
      expect(await opened.workbook.selection()).toEqual(placeOf(walk.at(at)!));
    }
  });

  test('goes through record-keeping behind them, where that is listed', async () => {
    const { session, state } = await checked();
    const { month, hygiene } = parted(state().checked!.view.report.findings);
    expect([session.walk.list.get()!.hygiene, hygiene.length > 1]).toEqual([{ found: hygiene.length, total: hygiene.length }, true]);
    await session.walk.arrange({ hygiene: true });
    const { walk } = session.walk.list.get()!;
    expect(ids(walk.slice(0, month.length)).sort()).toEqual(ids(month).sort());
    expect(ids(walk.slice(month.length)).sort()).toEqual(ids(hygiene).sort());
  });

  test('goes by what is being typed at once, and searches for it once where nobody goes on', async () => {
    const { session, state } = await checked();
    const { walk } = session;
    const first = ids(walk.list.get()!.walk)[0];
    const last = state().checked!.view.report.findings.at(-1)!;
    const words = last.message.slice(0, 12);
    walk.search(words.slice(0, 3));
    walk.search(words);
    expect(walk.typed.get()).toBe(words);
    await walk.go(1);
    expect(state().current).not.toBe(first);
    expect(ids(walk.list.get()!.walk)).toContain(state().current);
    expect(walk.list.get()!.walk.every(({ message }) => message.includes(words))).toBe(true);
    expect([walk.typed.get(), walk.arrangement.get().text]).toEqual([null, words]);
    walk.search('');
    expect(walk.arrangement.get().text).toBe(words);
    await new Promise<void>((done) => walk.arrangement.subscribe(() => walk.arrangement.get().text === '' && done()));
    // Whatever else is chosen takes what is typed with it.
    walk.search(words);
    await walk.arrange({ grouping: 'person' });
    expect(walk.arrangement.get()).toMatchObject({ text: words, grouping: 'person' });
  });

  test('goes through what is listed alone, and through nothing where nothing is', async () => {
    const { session, state } = await checked();
    const { findings } = state().checked!.view.report;
    const blocked = findings.filter((finding) => lookOf(finding) === 'block');
    expect(blocked.length).toBeGreaterThan(1);
    expect(blocked.length).toBeLessThan(findings.length);
    await session.walk.arrange({ looks: new Set(['block']) });
    const seen: (string | null)[] = [];
    for (let step = 0; step <= blocked.length; step += 1) {
      await session.walk.go(1);
      seen.push(state().current);
    }
    expect(seen.at(-1)).toBe(seen[0]);
    expect(seen.slice(1).sort()).toEqual(ids(blocked).sort());
    await session.walk.arrange({ text: '没有人会写这句话' });
    await session.walk.go(1);
    expect(state().notice).toMatchObject({ key: 'walk.nothing-listed', params: { total: findings.length } });
    await session.walk.arrange({ looks: new Set(LOOKS), text: '' });
    expect(session.walk.list.get()!.walk).toHaveLength(parted(findings).month.length);
  });

  test('of arrangements that follow each other at once the last one holds', async () => {
    const { session } = await checked();
    const done = [session.walk.arrange({ grouping: 'person' }), session.walk.arrange({ text: '没有人会写这句话' }), session.walk.arrange({ text: '', grouping: 'sheet' })];
    await Promise.all(done);
    const list = session.walk.list.get()!;
    expect([list.grouping, list.walk.length]).toEqual(['sheet', list.total - list.hygiene.total]);
  });

  test('before the first check there is nothing to go to', async () => {
    const { session, state } = await open();
    await session.walk.go(1);
    expect(state().notice?.key).toBe('pane.check-first');
  });
});

describe('the current finding', () => {
  test('stays the current one in another language', async () => {
    const one = await checked();
    await one.session.walk.go(1);
    const { current } = one.state();
    one.language.set('en');
    await until(one, ({ checked: now, progress }) => progress === null && now?.view.lang === 'en');
    await one.session.walk.arrange({});
    expect(one.state()).toMatchObject({ current, gone: null });
    expect(one.session.walk.list.get()!.indexOf.has(current!)).toBe(true);
  });

  test('that is not among the new results is told, until somebody reads it or goes on', async () => {
    const { session, state } = await checked();
    const first = (): Finding => session.walk.list.get()!.walk[0]!;
    const before = first();
    await session.walk.show(before);
    await session.checker.chooseMonth({ month: '2026-08' });
    expect(state().checked!.view.report.findings.some(({ id }) => id === before.id)).toBe(false);
    expect(state()).toMatchObject({ current: null, gone: before.message });
    session.walk.leaveGone();
    expect(state().gone).toBeNull();
    await session.checker.chooseMonth('main');
    await session.walk.arrange({});
    await session.walk.show(first());
    await session.checker.chooseMonth({ month: '2026-08' });
    await session.walk.go(1);
    expect(state().notice?.key === 'pane.nothing-found' || state().gone === null).toBe(true);
  });
});

describe('cells out of sight', () => {
  test.each(KINDS)('are shown only where the person agrees, %s', async (_, openBook) => {
    const { session, state, opened } = await checked(MONTH, openBook);
    const finding = session.walk.list.get()!.walk.find(({ row, sheet }) => row > 0 && sheet === '行为记录')!;
    const hidden: Book = { ...MONTH, sheets: MONTH.sheets.map((sheet) => (sheet.name === finding.sheet ? { ...sheet, hiddenRows: [finding.row] } : { ...sheet, visibility: sheet.name === '会议' ? 'hidden' : 'visible' })) };
    expect(state().hidden).toBeNull();
    await opened.close();
    books.length = 0;

    const again = await checked(hidden, openBook);
    await again.session.walk.show(finding);
    expect(again.state()).toMatchObject({ current: finding.id, hidden: { is: 'hidden-row', ...(placeOf(finding) as object) } });
    again.session.walk.leaveHidden();
    expect(again.state().hidden).toBeNull();
    await again.session.walk.show(finding);
    await again.session.walk.reveal();
    expect(again.state()).toMatchObject({ hidden: null, notice: null });
    await again.session.walk.show(finding);
    expect(again.state().hidden).toBeNull();

    await again.session.walk.showCell({ sheet: '会议', cell: 'B2' });
    expect(again.state().hidden).toEqual({ is: 'hidden-sheet', sheet: '会议', cell: 'B2' });
    await again.session.walk.reveal();
    expect(again.state().hidden).toBeNull();
    expect(await again.opened.workbook.selection()).toEqual({ sheet: '会议', cell: 'B2' });
    expect(again.state().current).toBe(finding.id);
  });

  test('a sheet that is gone is told', async () => {
    const { session, state } = await checked();
    const [finding] = state().checked!.view.report.findings;
    await session.walk.show({ ...finding!, sheet: '没有这张表' });
    expect(state().notice).toMatchObject({ intent: 'warning', key: 'pane.cell-gone', params: { sheet: '没有这张表' } });
  });

  test('a click that another has overtaken says nothing any more', async () => {
    const { session, state, opened } = await checked();
    const select = opened.workbook.select.bind(opened.workbook);
    let answer = (): void => undefined;
    Object.assign(opened.workbook, {
      select: async (...given: Parameters<typeof select>) => {
        if (given[0].cell === 'A1') await new Promise<void>((resolve) => (answer = resolve));
        return given[0].cell === 'A1' ? 'hidden-sheet' : select(...given);
      },
    });
    const slow = session.walk.showCell({ sheet: '会议', cell: 'A1' });
    await session.walk.showCell({ sheet: '会议', cell: 'B2' });
    answer();
    await slow;
    expect(state().hidden).toBeNull();
  });
});
