import { join } from 'node:path';
import { check } from '../checking/check';
import type { Report } from '../checking/report';
import { readRulesFolder } from '../cli/rules-folder';
import type { Language } from '../i18n/language';
import { createTranslator } from '../i18n/translator';
import { bySeverity } from '../report/group';
import { loadRules } from '../rules/load';
import { openFile, type FileWorkbook } from '../workbook/file/open-file';
import { makeBook } from '../workbook/file/testing/make-book';
import { readWorkbook } from '../workbook/files';
import type { Change } from '../workbook/open-workbook';
import { Observable } from './observable';
import { putInForce } from './rules-in-force';
import { openSession, type Session } from './session';
import type { Progress, SessionState } from './session-state';
import { SAMPLE, SAMPLE_BYTES, smallBook } from './testing/small-book';

/** What takes long is tried on a few sheets. */
const BYTES = smallBook(['报价台账', '行为记录', '外出登记', '会议'], 60);
const NAME = SAMPLE;
const SET = loadRules(readRulesFolder(join(__dirname, '../../rules'), { cases: false }).files);

jest.setTimeout(60_000);

interface Opened {
  readonly book: FileWorkbook;
  readonly session: Session;
  readonly language: Observable<Language>;
  readonly state: () => SessionState;
  /** Says that somebody changed the workbook; the file adapter has nobody who would. */
  readonly change: (change: Change) => void;
}

function open(bytes: Uint8Array = BYTES): Opened {
  let listener: (change: Change) => void = () => undefined;
  const file = openFile(NAME, bytes);
  const book: FileWorkbook = Object.assign(file, {
    onChange: (heard: (change: Change) => void) => {
      listener = heard;
      return Promise.resolve(() => Promise.resolve());
    },
  });
  const language = new Observable<Language>('zh-CN');
  const session = openSession(book, language, 'http://127.0.0.1:1/rules.json');
  return { book, session, language, state: () => session.desk.state.get(), change: (change) => listener(change) };
}

/** Resolves when the session's state is so. */
const until = (session: Session, is: (state: SessionState) => boolean): Promise<void> =>
  new Promise((resolve) => {
    const { state } = session.desk;
    const look = (): void => {
      if (!is(state.get())) return;
      stop();
      resolve();
    };
    const stop = state.subscribe(look);
    look();
  });

const asked = (report: Report): unknown => ({ ...report, run: { ...report.run, files: report.run.files.map(({ name }) => name) } });

/** The same check, past the session: the workbook's bytes read as a file. */
const expected = (bytes: Uint8Array, lang: Language, month?: string): Promise<Report> => check(SET, [readWorkbook(NAME, bytes)], { lang, ...(month === undefined ? {} : { month }) });

beforeAll(() => putInForce({ set: SET, from: 'bundled' }));

describe('checking the open workbook', () => {
  test('finds what the engine finds in the file, for the month of most rows, and walks through each once', async () => {
    const { session, state } = open(SAMPLE_BYTES);
    await session.checker.check();
    const { checked, notice, progress, isStale } = state();
    expect({ notice, progress, isStale }).toEqual({ notice: null, progress: null, isStale: false });
    expect(checked!.view.report.run.month).toBe('2026-10');
    expect(asked(checked!.view.report)).toEqual(asked(await expected(SAMPLE_BYTES, 'zh-CN', '2026-10')));
    expect(checked!.view.report.findings.length).toBeGreaterThan(100);
    expect(checked!.view.report.findings.some(({ root }) => root !== null)).toBe(true);
    expect(checked!.walk.map(({ id }) => id).sort()).toEqual(checked!.view.report.findings.map(({ id }) => id).sort());
  });

  test('another month and another language are judged from what was read', async () => {
    const { session, language, state, book } = open();
    await session.checker.check();
    let reads = 0;
    const read = book.read.bind(book);
    Object.assign(book, {
      read: (...given: Parameters<typeof read>) => {
        reads += 1;
        return read(...given);
      },
    });
    await session.checker.chooseMonth('all');
    expect(asked(state().checked!.view.report)).toEqual(asked(await expected(BYTES, 'zh-CN')));
    await session.checker.chooseMonth({ month: '2026-09' });
    language.set('en');
    await until(session, ({ checked, progress }) => progress === null && checked?.view.lang === 'en');
    expect(asked(state().checked!.view.report)).toEqual(asked(await expected(BYTES, 'en', '2026-09')));
    expect(reads).toBe(0);
  });

  test('a language that changes while it judges is caught up with', async () => {
    const { session, language, state } = open();
    const checking = session.checker.check();
    await until(session, ({ progress }) => progress?.phase === 'judging');
    language.set('en');
    await checking;
    expect(state().checked!.view.lang).toBe('en');
  });

  test('tells how far it is, phase by phase, and never backwards', async () => {
    const { session } = open();
    const steps: Progress[] = [];
    session.desk.state.subscribe(() => {
      const { progress } = session.desk.state.get();
      if (progress && steps.at(-1) !== progress) steps.push(progress);
    });
    await session.checker.check();
    const phases = steps.map(({ phase }) => phase);
    expect([...new Set(phases)]).toEqual(['reading', 'recognising', 'judging']);
    steps.forEach(({ phase, done, total }, at) => {
      const before = steps[at - 1];
      if (before?.phase === phase) expect(done).toBeGreaterThanOrEqual(before.done);
      if (total > 0) expect(done).toBeLessThanOrEqual(total);
    });
  });

  test.each(['reading', 'recognising', 'judging'] as const)('is cancelled while %s, and what was found before still stands', async (phase) => {
    const { session, state } = open();
    await session.checker.check();
    const before = state().checked;
    const again = session.checker.check();
    await until(session, ({ progress }) => progress?.phase === phase);
    session.desk.cancel();
    await again;
    expect(state().notice).toEqual({ intent: 'info', key: 'pane.cancelled', params: {} });
    expect(state().checked).toBe(before);
    expect(state().progress).toBeNull();
  });

  test('a second task waits for nobody: it is told that one is at work', async () => {
    const { session, state } = open();
    const checking = session.checker.check();
    await session.acts.unmark();
    expect(state().notice?.key).toBe('pane.busy');
    await checking;
    expect(state().checked).not.toBeNull();
  });

  test('a workbook without data is said to have none', async () => {
    const { session, state } = open(makeBook({ sheets: [{ name: 'Sheet1' }] }, { prefix: '', strict: false }));
    await session.checker.check();
    expect(state()).toMatchObject({ checked: null, progress: null, notice: { intent: 'info', key: 'pane.empty-workbook' } });
  });

  test('what changes on a checked sheet makes the result stale; what changes elsewhere does not', async () => {
    const { session, state, change } = open();
    await session.checker.check();
    change({ sheet: 'no ledger', range: 'A1' });
    expect(state().isStale).toBe(false);
    change({ sheet: '报价台账', range: 'B4' });
    expect(state().isStale).toBe(true);
    await session.checker.check();
    expect(state().isStale).toBe(false);
    change({ sheet: 'new one', range: null });
    expect(state().isStale).toBe(true);
    await session.checker.check();
    putInForce({ set: SET, from: 'bundled' });
    expect(state().isStale).toBe(true);
  });

  test('a change while it judges is not lost', async () => {
    const { session, state, change } = open();
    const checking = session.checker.check();
    await until(session, ({ progress }) => progress?.phase === 'judging');
    change({ sheet: '报价台账', range: 'B4' });
    await checking;
    expect(state().isStale).toBe(true);
  });

  test.each<[string, (opened: Opened) => Promise<void>]>([
    ['it marks', ({ session }) => session.acts.mark()],
    ['it judges another month', ({ session }) => session.checker.chooseMonth('all')],
    ['a check is under way that is cancelled then', ({ session }) => {
      const checking = session.checker.check();
      session.desk.cancel();
      return checking;
    }],
  ])('a change while %s is not lost', async (_, work) => {
    const opened = open();
    const { session, state, change } = opened;
    await session.checker.check();
    const working = work(opened);
    expect(state().progress).not.toBeNull();
    change({ sheet: '报价台账', range: 'B4' });
    await working;
    expect(state()).toMatchObject({ progress: null, isStale: true });
  });
});

describe('walking', () => {
  test('goes through all findings in their order, round and back, with the selection', async () => {
    const { session, state, book } = open();
    await session.checker.check();
    const { walk } = state().checked!;
    await session.walk.go(1);
    expect(state().current).toBe(walk[0]!.id);
    expect(await book.selection()).toEqual({ sheet: walk[0]!.sheet, cell: walk[0]!.cells[0] });
    await session.walk.go(-1);
    expect(state().current).toBe(walk.at(-1)!.id);
    await session.walk.go(1);
    await session.walk.go(1);
    expect(state().current).toBe(walk[1]!.id);
    expect(await book.selection()).toEqual({ sheet: walk[1]!.sheet, cell: walk[1]!.cells[0] });
  });

  test('before the first check there is nothing to go to', async () => {
    const { session, state } = open();
    await session.walk.go(1);
    expect(state().notice?.key).toBe('pane.check-first');
  });

  test('a hidden sheet is opened only where the person agrees; one that is gone is told', async () => {
    const { session, state, book } = open();
    await session.checker.check();
    const finding = state().checked!.walk[0]!;
    const select = book.select.bind(book);
    const reveals: boolean[] = [];
    Object.assign(book, {
      select: (place: Parameters<typeof select>[0], reveal = false) => {
        reveals.push(reveal);
        return reveal ? select(place) : Promise.resolve('hidden');
      },
    });
    await session.walk.show(finding);
    expect(state()).toMatchObject({ hiddenSheet: finding.sheet, current: finding.id });
    await session.walk.reveal();
    expect(state().hiddenSheet).toBeNull();
    expect(reveals).toEqual([false, true]);
    Object.assign(book, { select });
    await session.walk.show({ ...finding, sheet: '没有这张表' });
    expect(state().notice).toEqual({ intent: 'warning', key: 'pane.cell-gone', params: { sheet: '没有这张表', cell: finding.cells[0] } });
  });
});

describe('writing into the workbook', () => {
  test('marks the cells of all findings once, however often it is asked, and takes exactly them away', async () => {
    const { session, state, book } = open();
    await session.checker.check();
    const { findings } = state().checked!.view.report;
    const cells = new Set(findings.flatMap(({ sheet, cells: of, row }) => (of.length > 0 ? of : [`A${row}`]).map((cell) => `${sheet}!${cell}`))).size;
    const before = book.save();
    for (let again = 0; again < 2; again += 1) {
      await session.acts.mark();
      expect(state().notice).toEqual({ intent: 'success', key: 'pane.marked', params: { cells } });
    }
    expect(book.save()).not.toEqual(before);
    await session.acts.unmark();
    expect(state().notice).toEqual({ intent: 'success', key: 'pane.unmarked', params: { cells } });
    const { sheets } = readWorkbook(NAME, book.save());
    expect(sheets.map(({ sheet }) => sheet)).toEqual(readWorkbook(NAME, before).sheets.map(({ sheet }) => sheet));
    await session.acts.unmark();
    expect(state().notice?.params).toEqual({ cells: 0 });
  });

  test('writes the findings as a table, does not take it for a ledger, and takes it away again', async () => {
    const { session, state, book } = open();
    await session.checker.check();
    const { report } = state().checked!.view;
    const before = (await book.sheets()).map(({ name }) => name);
    await session.acts.writeFindings();
    expect(state().notice).toMatchObject({ intent: 'success', key: 'pane.written', params: { count: report.findings.length } });
    const sheets = await book.sheets();
    const added = sheets.filter(({ name }) => !before.includes(name));
    expect(added.map(({ tables }) => tables.length)).toEqual([1, 1]);
    expect(added[0]!.rows).toBeGreaterThan(report.findings.length);

    // The same in a session that comes later.
    const later = open(book.save());
    await later.session.checker.check();
    expect(asked(later.state().checked!.view.report)).toEqual(asked(report));
    expect(await later.session.acts.sheetsToRemove()).toEqual(added.map(({ name }) => name));
    await later.session.acts.removeSheets();
    expect((await later.book.sheets()).map(({ name }) => name)).toEqual(before);
    expect(await later.session.acts.sheetsToRemove()).toEqual([]);
    expect(later.state().notice?.key).toBe('pane.no-own-sheets');
  });

  test('a write that is cancelled between two sheets leaves none', async () => {
    const { session, state, book } = open();
    await session.checker.check();
    const before = (await book.sheets()).map(({ name }) => name);
    const write = book.writeSheet.bind(book);
    let written = 0;
    Object.assign(book, {
      writeSheet: (...given: Parameters<typeof write>) => {
        written += 1;
        if (written === 2) session.desk.cancel();
        return write(...given);
      },
    });
    await session.acts.writeFindings();
    expect(state().notice?.key).toBe('pane.cancelled');
    expect(written).toBe(2);
    expect((await book.sheets()).map(({ name }) => name)).toEqual(before);
  });
});

test('every notice and phase has words', async () => {
  const { session, state } = open();
  const say = createTranslator('zh-CN');
  await session.checker.check();
  await session.acts.mark();
  const { notice } = state();
  expect(say(notice!.key, notice!.params)).toMatch(/^标出了 \d+ 个单元格/);
  const counts = bySeverity(state().checked!.view.report);
  expect(counts.block.violations + counts.warn.violations).toBeGreaterThan(0);
});
