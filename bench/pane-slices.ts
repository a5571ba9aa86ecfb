import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Observable } from '../src/addin/observable';
import { putInForce } from '../src/addin/rules-in-force';
import { openSession, type Session } from '../src/addin/session';
import { Slices } from '../src/addin/slices';
import { loadLanguage } from '../src/i18n/load-language';
import type { Language } from '../src/i18n/language';
import { PARTS } from '../src/records/parts';
import { documentInSteps, documentsOf } from '../src/report/documents';
import { secondOf } from '../src/report/second-view';
import { sheetsInSteps } from '../src/report/sheets';
import { openFile } from '../src/workbook/file/open-file';
import { sampleCompany } from './company';
import { largeMonth } from './large-month';
import { threadClock } from './thread-time';

/** A longer one is felt: browsers call it a long task. */
const FELT_MS = 50;
const LARGE = 50_000;

/** How long the thread worked between two yields, in milliseconds, and at what. */
interface Slice {
  readonly ms: number;
  readonly of: string;
}

/** Does work whose yields go through Slices, and notes each slice. `of`: at what it is when a slice begins. */
async function sliced(now: () => number, of: () => string, work: () => Promise<unknown>): Promise<readonly Slice[]> {
  const slices: Slice[] = [];
  const breathe = Object.getOwnPropertyDescriptor(Slices.prototype, 'breathe')!.value as (this: Slices) => Promise<void>;
  let since = now();
  let current = of();
  const end = (): void => {
    slices.push({ ms: now() - since, of: current });
    current = of();
  };
  Slices.prototype.breathe = async function (this: Slices): Promise<void> {
    end();
    try {
      await breathe.call(this);
    } finally {
      since = now();
    }
  };
  try {
    await work();
    end();
  } finally {
    Slices.prototype.breathe = breathe;
  }
  return slices;
}

function tell(name: string, slices: readonly Slice[], more = ''): void {
  const felt = slices.filter(({ ms }) => ms > FELT_MS);
  const longest = Math.max(...slices.map(({ ms }) => ms));
  console.log(`  ${name}: ${slices.length} slices, longest ${longest.toFixed(0)} ms, ${felt.length} over ${FELT_MS} ms (${felt.map(({ ms, of }) => `${of} ${ms.toFixed(0)}`).join(', ')})${more}`);
}

/** A check in a session of its own, as the pane does it, over a file. @param runs the part with kept runs that the file carries */
async function checked(name: string, bytes: Uint8Array, now: () => number, runs: string | null = null): Promise<Session> {
  const book = openFile('month.xlsx', bytes);
  if (runs !== null) await book.setPart(PARTS.runs.namespace, runs);
  const session = openSession(book, new Observable<Language>('zh-CN'), 'http://127.0.0.1:1/rules.json');
  await session.records.load();
  const began = performance.now();
  const found: number[] = [];
  const { state } = session.desk;
  state.subscribe(() => {
    const { early, checked: done } = state.get();
    if (early !== null || done !== null) found.push(performance.now() - began);
  });
  let phase = 'reading';
  const slices = await sliced(now, () => (phase = state.get().progress?.phase ?? phase), () => session.checker.check());
  const whole = performance.now() - began;
  const { checked: done, notice } = state.get();
  if (done === null || found[0] === undefined) throw new Error(`nothing was checked: ${JSON.stringify(notice)}`);
  const { findings, difference } = done.view.report;
  if ((difference !== undefined) !== (runs !== null)) throw new Error(`not compared: ${JSON.stringify(notice)}`);
  const reading = slices.reduce((sum, { ms, of }) => sum + (of === 'reading' ? ms : 0), 0);
  tell(name, slices.filter(({ of }) => of !== 'reading'), `; reading ${reading.toFixed(0)} ms; first finding ${found[0].toFixed(0)} ms, whole ${whole.toFixed(0)} ms, ${findings.length.toLocaleString('en')} findings`);
  return session;
}

/** The sheets and documents of a report, without anybody who writes them. */
async function handedOver({ desk }: Session, now: () => number): Promise<void> {
  const { view } = desk.state.get().checked!;
  await loadLanguage(secondOf(view.lang));
  for (const kind of ['sheets', ...documentsOf(view)] as const) {
    const steps = kind === 'sheets' ? sheetsInSteps(view, { file: desk.book.name, taken: [] }) : documentInSteps(kind, view);
    tell(kind, await sliced(now, () => kind, () => new Slices().through<unknown>(steps)));
  }
}

/** The pane's own slices, without a host beside it: the sample month, and the same of a larger company. */
export async function sliceTable(): Promise<void> {
  const { rules, ruleFiles } = sampleCompany();
  putInForce({ set: rules, files: ruleFiles, from: 'bundled', cases: () => Promise.resolve([]) });
  const { now, isOwn } = threadClock();
  console.log(`the pane's own work, over a file, whose reading is the file's (slices in ${isOwn ? 'time of the thread' : "a clock's time"}; first finding and whole check in a clock's)`);
  const sample = new Uint8Array(readFileSync(path.join('samples', '2026-10', '2026年10月台账.xlsx')));
  for (const name of ['the sample month, checked', 'checked again']) await checked(name, sample, now);
  const [large, larger] = [largeMonth(rules, LARGE), largeMonth(rules, LARGE + 3000)];
  const session = await checked(`${large.rows.toLocaleString('en')} rows, checked`, large.bytes, now);
  await handedOver(session, now);
  await checked(`${larger.rows.toLocaleString('en')} rows of the same month, checked and compared with that run`, larger.bytes, now, await session.desk.book.part(PARTS.runs.namespace));
  console.log();
}
