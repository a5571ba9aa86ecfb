import { join } from 'node:path';
import type { Waiver } from '../checking/waiver';
import { readRulesFolder } from '../cli/rules-folder';
import { isHygiene } from '../report/hygiene';
import { loadRules } from '../rules/load';
import { PARTS } from '../records/parts';
import type { FileWorkbook } from '../workbook/file/open-file';
import type { Change } from '../workbook/open-workbook';
import { Observable } from './observable';
import { putInForce } from './rules-in-force';
import { openSession, type Session } from './session';
import type { EarlyFindings, SessionState, Task } from './session-state';
import { openHeard, until } from './testing/heard-book';
import { SAMPLE, smallBook } from './testing/small-book';

const SHEETS = ['报价台账', '行为记录', '外出登记', '会议'];
const BYTES = smallBook(SHEETS, 60);
const { files: FILES } = readRulesFolder(join(__dirname, '../../rules'), { cases: false });

jest.setTimeout(60_000);
beforeAll(() => putInForce({ set: loadRules(FILES), files: FILES, from: 'bundled', cases: () => Promise.resolve([]) }));

interface Opened {
  readonly book: FileWorkbook;
  readonly session: Session;
  readonly isLive: Observable<boolean>;
  readonly isHeldBack: Observable<boolean>;
  readonly state: () => SessionState;
  readonly change: (change: Change) => void;
}

function open(bytes: Uint8Array = BYTES): Opened {
  const { book, change } = openHeard(SAMPLE, bytes);
  const [isLive, isHeldBack] = [new Observable(false), new Observable(false)];
  const session = openSession(book, new Observable('zh-CN'), 'http://127.0.0.1:1/rules.json', isLive, isHeldBack);
  return { book, session, isLive, isHeldBack, state: () => session.desk.state.get(), change };
}

const settled = (session: Session): Promise<void> => until(session, ({ progress, isStale, checked }) => progress === null && !isStale && checked !== null);
const CHANGE: Change = { sheet: '报价台账', range: 'B4' };

test('a look reads and recognises, and judges nothing', async () => {
  const { session, state } = open();
  await session.checker.look();
  expect(state().checked).toBeNull();
  expect([...state().recognised!.sheets].sort()).toEqual([...SHEETS].sort());
});

test('findings are told while the check runs, the first of them as they come, and are gone when it is done', async () => {
  const { session, state } = open();
  const seen: EarlyFindings[] = [];
  session.desk.state.subscribe(() => {
    const { early } = state();
    if (early && early !== seen.at(-1)) seen.push(early);
  });
  await session.checker.check();
  const { findings } = state().checked!.view.report;
  expect(seen.length).toBeGreaterThan(1);
  const last = seen.at(-1)!;
  expect(last.count).toBeGreaterThan(0);
  expect(last.count).toBeLessThanOrEqual(findings.length);
  expect(last.first.length).toBeGreaterThan(0);
  expect(last.first.length).toBeLessThanOrEqual(Math.min(20, last.count));
  // Record-keeping is counted, and not what is shown first.
  expect(last.first.filter(isHygiene)).toEqual([]);
  // They are the very findings of the report.
  expect(last.first.filter((one) => !findings.includes(one))).toEqual([]);
  expect(state().early).toBeNull();
});

describe('runs', () => {
  test('are kept once, and others on other cells are compared with them', async () => {
    const { book, session, state } = open();
    await session.checker.check();
    const kept = await book.part(PARTS.runs.namespace);
    expect(kept).not.toBeNull();
    expect(state().checked!.view.report.difference).toBeUndefined();
    const saved = book.save();
    await session.checker.check();
    expect(Buffer.from(book.save()).equals(Buffer.from(saved))).toBe(true);

    const finding = state().checked!.view.report.findings.find(({ sheet, cells }) => sheet === '报价台账' && cells.length > 0)!;
    await book.setCells(finding.sheet, [{ cell: finding.cells[0]!, value: null, formula: null }]);
    await session.checker.check();
    const { report } = state().checked!.view;
    expect(report.difference!.against.files).not.toEqual(report.run.files);
    expect(report.difference!.findings.still.length).toBeGreaterThan(0);
    expect(session.records.state.get().records.runs).toHaveLength(2);
  });

  test.each(['reading', 'judging'] as const)('that were cancelled while %s are not kept', async (phase) => {
    const { book, session } = open();
    const checking = session.checker.check();
    await until(session, ({ progress }) => progress?.phase === phase);
    session.desk.cancel();
    await checking;
    expect(await book.part(PARTS.runs.namespace)).toBeNull();
  });

  test('that the workbook cannot carry are told, and the check stands', async () => {
    const { book, session, state } = open();
    Object.assign(book, { setPart: () => Promise.reject(new Error('no room')) });
    jest.spyOn(console, 'error').mockImplementation(() => undefined);
    await session.checker.check();
    expect(state().checked).not.toBeNull();
    expect(state().notice).toMatchObject({ intent: 'warning', key: 'pane.run-not-kept' });
  });
});

describe('what people decide', () => {
  test('a waiver is judged by at once, without another reading', async () => {
    const { book, session, state } = open();
    await session.checker.check();
    const { findings } = state().checked!.view.report;
    const finding = findings.find(({ waived, verdict }) => waived === null && verdict === 'violation')!;
    const [category] = [...state().checked!.view.set.waiverCategories.keys()];
    const { rule, version, id } = finding;
    const waiver: Waiver = { finding: id, rule, version, values: state().checked!.result.valuesOf(finding), category: category!, reason: '总经理同意', by: '钱七', at: '2026-11-22 09:30', expires: null };
    let reads = 0;
    const read = book.read.bind(book);
    Object.assign(book, { read: (...given: Parameters<typeof read>) => (reads += 1, read(...given)) });
    await session.records.saveWaivers([waiver]);
    await until(session, ({ progress, checked }) => progress === null && checked!.waivers.length === 1);
    expect(state().checked!.view.report.findings.find((one) => one.id === id)!.waived).toMatchObject({ by: '钱七', category });
    expect(reads).toBe(0);
  });

  test('another map recognises anew what was read', async () => {
    const { session, state } = open();
    await session.checker.check();
    const before = state().checked!.view.report.findings.length;
    await session.records.saveMaps(new Map([['报价台账', { ledger: null, headerRow: null, columns: new Map() }]]));
    await until(session, ({ progress, recognised }) => progress === null && recognised!.maps.size === 1);
    expect(state().checked!.recognised).toBe(state().recognised);
    expect(state().checked!.view.report.findings.length).toBeLessThan(before);
  });

  test('what is decided while a task is at work is caught up with when it is done', async () => {
    const { session, state } = open();
    await session.checker.check();
    const marking = session.marks.turnOff();
    session.desk.language.set('en');
    await marking;
    await until(session, ({ progress, checked }) => progress === null && checked!.view.lang === 'en');
    expect(state().isStale).toBe(false);
  });
});

describe('checking again on its own', () => {
  const tasks = (session: Session): Task[] => {
    const seen: Task[] = [];
    session.desk.state.subscribe(() => {
      const { progress } = session.desk.state.get();
      if (progress && progress.phase === 'reading' && progress.done === 0) seen.push(progress.task);
    });
    return seen;
  };

  test('happens once after several changes, when it is wanted, and keeps no run', async () => {
    const { book, session, isLive, state, change } = open();
    await session.checker.check();
    const kept = await book.part(PARTS.runs.namespace);
    change(CHANGE);
    expect(state().isStale).toBe(true);
    const seen = tasks(session);
    isLive.set(true);
    change(CHANGE);
    change(CHANGE);
    await settled(session);
    expect(new Set(seen)).toEqual(new Set(['recheck']));
    expect(await book.part(PARTS.runs.namespace)).toBe(kept);
  });

  test('does not happen where nobody wants it', async () => {
    const { session, state, change } = open();
    await session.checker.check();
    change(CHANGE);
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(state()).toMatchObject({ isStale: true, progress: null });
  });

  test('gives way, and tells nothing, while somebody types in a cell', async () => {
    const { session, isLive, isHeldBack, state, change, book } = open();
    await session.checker.check();
    const read = book.read.bind(book);
    Object.assign(book, { read: async (sheets: Parameters<typeof read>[0], work: Parameters<typeof read>[1]) => {
      isHeldBack.set(true);
      work?.signal?.throwIfAborted();
      return read(sheets, work);
    } });
    change(CHANGE);
    isLive.set(true);
    await until(session, ({ progress }) => progress?.task === 'recheck');
    await until(session, ({ progress }) => progress === null);
    expect(state()).toMatchObject({ isStale: true, notice: null });
  });

  test('ends where a check takes long: what is stale is only said to be', async () => {
    const { session, isLive, change, book } = open();
    await session.checker.check();
    const read = book.read.bind(book);
    Object.assign(book, { read: async (...given: Parameters<typeof read>) => {
      await new Promise((resolve) => setTimeout(resolve, 1100));
      return read(...given);
    } });
    isLive.set(true);
    change(CHANGE);
    await settled(session);
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(session.live.state.get()).toBe('too-slow');
    change(CHANGE);
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(session.desk.state.get()).toMatchObject({ isStale: true, progress: null });
    isLive.set(false);
    expect(session.live.state.get()).toBe('off');
  });
});

test('what was typed while the check waited for the cell is in what was read: nothing is stale', async () => {
  const { session, state, change, book } = open();
  await session.checker.check();
  const sheets = book.sheets.bind(book);
  Object.assign(book, { sheets: async () => {
    await new Promise((resolve) => setTimeout(resolve, 500));
    const told = await sheets();
    setTimeout(() => change(CHANGE), 50);
    return told;
  } });
  await session.checker.check();
  expect(state().isStale).toBe(false);
});
