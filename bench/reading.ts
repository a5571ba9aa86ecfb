import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as XLSX from '@e965/xlsx';
import { readXlsx as hucre } from 'hucre';
import { readWorkbook } from '../src/workbook/files';
import { dailyStatistics } from './daily-statistics';

const ROWS = 100_000;
const ROUNDS = 3;
const MEGABYTE = 1024 * 1024;
/** Where run.mjs puts what it bundles: the readers' own processes run it again. */
const BUNDLE = path.join('node_modules', '.cache', 'guiju-bench', 'bench.mjs');
/** Set in the processes that measure: which reader, and which file. */
const { GUIJU_BENCH_READER: reader, GUIJU_BENCH_FILE: file = '' } = process.env;

/** Each gives the rows of the sheet and one cell of the last row, by which they are compared. */
const READERS: Readonly<Record<string, (bytes: Uint8Array) => Promise<{ rows: number; last: unknown }> | { rows: number; last: unknown }>> = {
  Guiju: (bytes) => {
    const grid = readWorkbook('bench.xlsx', bytes).sheets[0]!;
    return { rows: grid.rows, last: grid.value(grid.rows - 1, 0) };
  },
  'hucre 1.0': async (bytes) => {
    const rows = (await hucre(bytes)).sheets[0]!.rows;
    return { rows: rows.length, last: rows.at(-1)?.[0] };
  },
  'SheetJS 0.20.3, dense': (bytes) => {
    const book = XLSX.read(bytes, { dense: true, cellNF: true, cellText: false, cellFormula: false, cellHTML: false });
    const rows = book.Sheets[book.SheetNames[0]!]!['!data']!;
    return { rows: rows.length, last: rows.at(-1)?.[0]?.v };
  },
};

interface Measured {
  readonly rows: number;
  readonly last: unknown;
  readonly seconds: number;
  readonly megabytes: number;
}

async function measureHere(name: string): Promise<void> {
  const bytes = readFileSync(file);
  const start = process.hrtime.bigint();
  const read = await READERS[name]!(bytes);
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  console.log(JSON.stringify({ ...read, seconds, megabytes: process.resourceUsage().maxRSS / 1024 } satisfies Measured));
}

/** A process of its own for each run: the most memory that a process held is known for all its life only. */
const measured = (name: string, of: string): Measured =>
  JSON.parse(execFileSync(process.execPath, [BUNDLE, 'reading'], { env: { ...process.env, GUIJU_BENCH_READER: name, GUIJU_BENCH_FILE: of }, encoding: 'utf8' })) as Measured;

/** `guiju check` from file to report; 1 says that there are findings. */
function checked(of: string): { readonly seconds: number; readonly megabytes: number } {
  const atExit = "process.on('exit', () => process.stderr.write('peak ' + process.resourceUsage().maxRSS + '\\n'))";
  const start = process.hrtime.bigint();
  let told = '';
  try {
    execFileSync(process.execPath, ['--import', `data:text/javascript,${encodeURIComponent(atExit)}`, 'build/cli/guiju.cjs', 'check', of, '--output', `${of}.txt`], { encoding: 'utf8', stdio: 'pipe' });
  } catch (error) {
    told = (error as { readonly stderr?: string }).stderr ?? '';
  }
  const peak = /peak (\d+)/.exec(told)?.[1];
  if (peak === undefined) throw new Error(`guiju check failed: ${told}`);
  return { seconds: Number(process.hrtime.bigint() - start) / 1e9, megabytes: Number(peak) / 1024 };
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1]!;

/** Reads 每日统计 of 100,000 rows with each reader, in both ways of storing texts; then checks it by the rules of the default company. */
export async function readingTable(): Promise<void> {
  if (reader !== undefined) return measureHere(reader);
  const folder = mkdtempSync(path.join(tmpdir(), 'guiju-bench-'));
  try {
    console.log(`\n| ${ROWS.toLocaleString('en')} rows | columns, texts | rows/s | peak memory, MiB |\n|---|---|---|---|`);
    for (const width of [12, 50] as const) {
      for (const storage of ['shared', 'inline'] as const) {
        const of = path.join(folder, `${width}-${storage}.xlsx`);
        writeFileSync(of, dailyStatistics(ROWS, width, storage));
        const wanted = JSON.stringify([ROWS + 3, measured('Guiju', of).last]);
        for (const name of Object.keys(READERS)) {
          const runs = Array.from({ length: ROUNDS }, () => measured(name, of));
          for (const { rows, last } of runs) if (JSON.stringify([rows, last]) !== wanted) throw new Error(`${name} read something else`);
          console.log(`| ${name} | ${width}, ${storage} | ${Math.round(ROWS / median(runs.map(({ seconds }) => seconds))).toLocaleString('en')} | ${Math.round(median(runs.map(({ megabytes }) => megabytes)))} |`);
        }
        const { seconds, megabytes } = checked(of);
        console.log(`| guiju check, file to report (${(readFileSync(of).length / MEGABYTE).toFixed(0)} MB) | ${width}, ${storage} | ${Math.round(ROWS / seconds).toLocaleString('en')} | ${Math.round(megabytes)} |`);
      }
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}
