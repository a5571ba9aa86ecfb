import { join } from 'node:path';
import { check } from '../checking/check';
import type { Report } from '../checking/report';
import { readRulesFolder } from '../cli/rules-folder';
import type { Language } from '../i18n/language';
import { createTranslator } from '../i18n/translator';
import { bySeverity } from '../report/group';
import { loadRules } from '../rules/load';
import type { FileWorkbook } from '../workbook/file/open-file';
import { makeBook } from '../workbook/file/testing/make-book';
import { readWorkbook } from '../workbook/files';
import type { Change } from '../workbook/open-workbook';
import { Observable } from './observable';
import { putInForce } from './rules-in-force';
import { openSession, type Session } from './session';
import type { Progress, SessionState } from './session-state';
import { openHeard, until } from './testing/heard-book';
import { SAMPLE, SAMPLE_BYTES, smallBook } from './testing/small-book';

/** What takes long is tried on a few sheets. */
const BYTES = smallBook(['报价台账', '行为记录', '外出登记', '会议'], 60);
const NAME = SAMPLE;
const { files: FILES } = readRulesFolder(join(__dirname, '../../rules'), { cases: false });
const SET = loadRules(FILES);

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
  const { book, change } = openHeard(NAME, bytes);
  const language = new Observable<Language>('zh-CN');
  const session = openSession(book, language, 'http://127.0.0.1:1/rules.json');
  return { book, session, language, state: () => session.desk.state.get(), change };
}

const asked = (report: Report): unknown => ({ ...report, run: { ...report.run, files: report.run.files.map(({ name }) => name) } });

/** The same check, past the session: the workbook's bytes read as a file. */
const expected = (bytes: Uint8Array, lang: Language, month?: string): Promise<Report> => check(SET, [readWorkbook(NAME, bytes)], { lang, ...(month === undefined ? {} : { month }) });

beforeAll(() => putInForce({ set: SET, files: FILES, from: 'bundled', cases: () => Promise.resolve([]) }));

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
    expect([...new Set(phases)]).toEqual(['reading', 'recognising', 'judging', 'keeping']);
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
    await session.marks.turnOff();
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
    putInForce({ set: SET, files: FILES, from: 'bundled', cases: () => Promise.resolve([]) });
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
    ['it marks', ({ session }) => session.marks.turnOn()],
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

test('every notice and phase has words', async () => {
  const { session, state } = open();
  const say = createTranslator('zh-CN');
  await session.checker.check();
  await session.marks.turnOn();
  const { notice } = state();
  expect(say(notice!.key, notice!.params)).toMatch(/^标出了 \d+ 个单元格/);
  const counts = bySeverity(state().checked!.view.report);
  expect(counts.block.violations + counts.warn.violations).toBeGreaterThan(0);
});
