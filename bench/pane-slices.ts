import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Observable } from '../src/addin/observable';
import { putInForce } from '../src/addin/rules-in-force';
import { openSession } from '../src/addin/session';
import { Slices } from '../src/addin/slices';
import type { Language } from '../src/i18n/language';
import { openFile } from '../src/workbook/file/open-file';
import { sampleCompany } from './company';
import { largeMonth } from './large-month';
import { threadClock } from './thread-time';

/** A longer one is felt: browsers call it a long task. */
const FELT_MS = 50;
const LARGE = 50_000;
const ROUNDS = 2;

interface Round {
  /** How long the thread worked between two yields, in milliseconds, and at what. */
  readonly slices: readonly { readonly ms: number; readonly phase: string }[];
  readonly firstFinding: number;
  readonly whole: number;
  readonly findings: number;
}

/** A check in a session of its own, as the pane does it, over a file. */
async function checkedOnce(bytes: Uint8Array, now: () => number): Promise<Round> {
  const session = openSession(openFile('month.xlsx', bytes), new Observable<Language>('zh-CN'), 'http://127.0.0.1:1/rules.json');
  await session.records.load();
  const slices: { ms: number; phase: string }[] = [];
  const breathe = Object.getOwnPropertyDescriptor(Slices.prototype, 'breathe')!.value as (this: Slices) => Promise<void>;
  let since = now();
  let phase = 'reading';
  const end = (): void => {
    slices.push({ ms: now() - since, phase });
    phase = session.desk.state.get().progress?.phase ?? phase;
  };
  Slices.prototype.breathe = async function (this: Slices): Promise<void> {
    end();
    try {
      await breathe.call(this);
    } finally {
      since = now();
    }
  };
  const began = performance.now();
  const found: number[] = [];
  session.desk.state.subscribe(() => {
    const { early, checked } = session.desk.state.get();
    if (early !== null || checked !== null) found.push(performance.now() - began);
  });
  try {
    await session.checker.check();
    end();
  } finally {
    Slices.prototype.breathe = breathe;
  }
  const { checked, notice } = session.desk.state.get();
  const [firstFinding] = found;
  if (checked === null || firstFinding === undefined) throw new Error(`nothing was checked: ${JSON.stringify(notice)}`);
  return { slices, firstFinding, whole: performance.now() - began, findings: checked.result.report.findings.length };
}

/** The pane's own slices while it checks, without a host beside it: the sample month, and the same of a larger company. */
export async function sliceTable(): Promise<void> {
  const { rules, ruleFiles } = sampleCompany();
  putInForce({ set: rules, files: ruleFiles, from: 'bundled', cases: () => Promise.resolve([]) });
  const { now, isOwn } = threadClock();
  const large = largeMonth(rules, LARGE);
  const workbooks = [
    ['the sample month', new Uint8Array(readFileSync(path.join('samples', '2026-10', '2026年10月台账.xlsx')))],
    [`${large.rows.toLocaleString('en')} rows`, large.bytes],
  ] as const;
  console.log(`the pane's own work in a check, over a file, whose reading is the file's (slices in ${isOwn ? 'time of the thread' : "a clock's time"}; first finding and whole check in a clock's)`);
  for (const [name, bytes] of workbooks) {
    for (let round = 1; round <= ROUNDS; round++) {
      const { slices, firstFinding, whole, findings } = await checkedOnce(bytes, now);
      const own = slices.filter(({ phase }) => phase !== 'reading');
      const felt = own.filter(({ ms }) => ms > FELT_MS);
      const longest = Math.max(...own.map(({ ms }) => ms));
      const reading = slices.reduce((sum, { ms, phase }) => sum + (phase === 'reading' ? ms : 0), 0);
      console.log(
        `  ${name}, check ${round}: ${own.length} slices, longest ${longest.toFixed(0)} ms, ${felt.length} over ${FELT_MS} ms (${felt.map(({ ms, phase }) => `${phase} ${ms.toFixed(0)}`).join(', ')}); ` +
          `reading ${reading.toFixed(0)} ms; first finding ${firstFinding.toFixed(0)} ms, whole ${whole.toFixed(0)} ms, ${findings.toLocaleString('en')} findings`,
      );
    }
  }
  console.log();
}
