import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { JSDOM } from 'jsdom';
import { putInForce } from '../src/addin/rules-in-force';
import * as functions from '../src/functions/functions';
import { sampleCompany } from './company';
import { median } from './median';
import { seeded } from './random';

const ROWS = 10_000;
const ROUNDS = 7;

type Function = (...args: unknown[][][]) => unknown[][];
type Cells = readonly unknown[];

/** Microsoft's own runtime, whose error class our functions use. */
function loadRuntime(): void {
  const load = createRequire(path.resolve('package.json'));
  const { JSDOM: Dom } = load('jsdom') as { JSDOM: typeof JSDOM };
  const { window } = new Dom('<script src="https://localhost/custom-functions-runtime.js"></script>', { runScripts: 'outside-only', url: 'https://localhost/' });
  window.eval(readFileSync(load.resolve('@microsoft/office-js/dist/custom-functions-runtime.js'), 'utf8'));
  Object.assign(globalThis, { CustomFunctions: (window as unknown as { readonly CustomFunctions: unknown }).CustomFunctions });
  window.close();
}

/** A sheet of 10,000 rows for each function: what its arguments hold, one list an argument. */
function sheets(): readonly { readonly name: string; readonly run: Function; readonly columns: readonly Cells[]; readonly unknown?: boolean }[] {
  const random = seeded(20_261);
  const cells = (make: () => unknown): Cells => Array.from({ length: ROWS }, make);
  const fen = (from: number, to: number): number => (from * 100 + Math.floor(random() * (to - from) * 100)) / 100;
  const pick = (...values: readonly unknown[]): unknown => values[Math.floor(random() * values.length)];
  const always = (value: unknown): Cells => cells(() => value);
  return [
    { name: 'APPROVER', run: functions.approver, columns: [cells(() => fen(1000, 90_000)), cells(() => fen(500, 80_000))] },
    { name: 'LATENESS', run: functions.lateness, columns: [cells(() => Math.floor(random() * 16))] },
    { name: 'LATENESS, #N/A in every cell', run: functions.lateness, columns: [cells(() => 16 + Math.floor(random() * 60))], unknown: true },
    { name: 'LEAVEPAY', run: functions.leavepay, columns: [cells(() => pick('事假', '病假')), cells(() => fen(3000, 20_000)), cells(() => pick(18, 21, 22)), cells(() => pick(0.5, 1, 2, 3)), cells(() => pick(0, 1, 2, 5))] },
    { name: 'COMMISSION', run: functions.commission, columns: [always('信用贷款'), cells(() => fen(0, 1_500_000))] },
    { name: 'PERDIEM', run: functions.perdiem, columns: [cells(() => 46_290 + Math.floor(random() * 1440) / 1440), cells(() => 46_292 + Math.floor(random() * 4320) / 1440)] },
    { name: 'TIER', run: functions.tier, columns: [always('commission_rates'), cells(() => fen(0, 1_500_000))] },
    { name: 'PARAM', run: functions.param, columns: [always('late_events_allowed')] },
  ];
}

const asRange = (cells: Cells): unknown[][] => cells.map((cell) => [cell]);

/** Seconds of two runs: medians of rounds in turns, after one to warm up. */
function inTurns(first: () => void, second: () => void): readonly [number, number] {
  const times: [number[], number[]] = [[], []];
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [k, run] of [first, second].entries()) {
      const start = process.hrtime.bigint();
      run();
      if (round > 0) times[k]!.push(Number(process.hrtime.bigint() - start) / 1e9);
    }
  }
  return [median(times[0]), median(times[1])];
}

/** A sheet of 10,000 rows as one formula over ranges, and as 10,000 formulas of one cell. Both must give the same. */
export function functionsTable(): void {
  loadRuntime();
  const { rules, ruleFiles } = sampleCompany();
  putInForce({ set: rules, files: ruleFiles, from: 'bundled', cases: () => Promise.resolve([]) });
  console.log(`a sheet of ${ROWS.toLocaleString('en')} rows: one formula over ranges, and as many formulas of one cell`);
  for (const { name, run, columns, unknown = false } of sheets()) {
    const ranges = columns.map(asRange);
    const calls = Array.from({ length: ROWS }, (_, row) => columns.map((cells) => [[cells[row]]]));
    const call = (args: unknown[][][]): unknown => {
      try {
        return run(...args)[0]?.[0];
      } catch (error) {
        return error;
      }
    };
    const text = (value: unknown): string => (value instanceof CustomFunctions.Error ? `${value.code} ${value.message ?? ''}` : String(value));
    const whole = run(...ranges);
    calls.forEach((args, row) => {
      const [one, each] = [text(whole[row]?.[0]), text(call(args))];
      if (one !== each) throw new Error(`${name}, row ${row}: ${one} in a range, ${each} alone`);
    });
    if (whole.some(([value]) => value instanceof CustomFunctions.Error) !== unknown) throw new Error(`${name}: ${text(whole[0]?.[0])}`);
    const [range, cells] = inTurns(() => run(...ranges), () => calls.forEach(call));
    const each = (seconds: number): string => `${((seconds * 1e6) / ROWS).toFixed(2)} µs`;
    console.log(`  ${name.padEnd(30)} ${(range * 1e3).toFixed(1).padStart(7)} ms, ${each(range)} a row; ${(cells * 1e3).toFixed(1).padStart(7)} ms, ${each(cells)} a cell; × ${(cells / range).toFixed(1)}`);
  }
  const header = ['工号', '姓名', '日期', '应到时间', '应退时间', '上班打卡', '下班打卡'];
  const random = seeded(7);
  const rows = Array.from({ length: ROWS }, (_, row) => [`E${row % 300}`, `员工${row % 300}`, 46_296 + Math.floor(row / 300), 0.395833333333333, 0.770833333333333, 0.39 + Math.floor(random() * 20) / 1440, 0.771]);
  const sheet = [header, ...rows];
  const times = Array.from({ length: 3 }, () => {
    const start = process.hrtime.bigint();
    if (functions.check(sheet, [['考勤台账']]).length < 2) throw new Error('CHECK found nothing');
    return Number(process.hrtime.bigint() - start) / 1e6;
  });
  console.log(`  CHECK of ${ROWS.toLocaleString('en')} rows of attendance        ${median(times).toFixed(0)} ms\n`);
}
