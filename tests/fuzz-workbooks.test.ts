import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import * as XLSX from '@e965/xlsx';
import { seeded } from '../bench/random';
import { WORKBOOK_ERRORS } from '../src/workbook/workbook-error';
import { makeXlsx } from '../src/workbook/testing/make-xlsx';
import { bundle } from './fuzz/bundle';
import { below, mutatedArchive, mutatedBytes, oneOf, type Random } from './fuzz/mutate';

/* Whatever the bytes, reading ends with grids or a WorkbookError. GUIJU_FUZZ=20 runs twenty times as many, GUIJU_FUZZ_SEED others. */

const TIMES = Number(process.env['GUIJU_FUZZ'] ?? 1);
const SEED = Number(process.env['GUIJU_FUZZ_SEED'] ?? 20261009);
/** Seconds after which a reader hangs: thousands of times what any of these small files takes. */
const HANGS_AFTER = 60;
const MEGABYTES = 1024;

const rows = [
  ['每日统计表 统计日期：2026-10-01 至 2026-10-31'],
  ['工号', '姓名', '日期', '迟到时长(分钟)', '金额', '是否'],
  ...Array.from({ length: 12 }, (_, i) => [`0001${i}`, '李雷', 46296 + i, i % 3, i * 12.5, i % 2 === 0]),
];

function made(bookType: XLSX.BookType, sst: boolean): Uint8Array {
  const book = XLSX.utils.book_new();
  const sheet = XLSX.utils.aoa_to_sheet(rows);
  sheet['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: 5 } }];
  sheet['E9'] = { t: 'n', v: 3, f: 'SUM(E3:E8)', z: '0.00%' };
  sheet['F9'] = { t: 'e', v: 0x2a };
  XLSX.utils.book_append_sheet(book, sheet, '每日统计');
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([['x', 1]]), '别的');
  return new Uint8Array(XLSX.write(book, { type: 'array', bookType, bookSST: sst, compression: true }) as ArrayBuffer);
}

const byHand = makeXlsx({
  styles: '<numFmts><numFmt numFmtId="176" formatCode="yyyy\\-mm"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="176"/></cellXfs>',
  strings: '<si><t>工号</t></si><si><r><t>迟</t></r><r><t xml:space="preserve"> 到</t></r><rPh sb="0" eb="1"><t>x</t></rPh></si>',
  sheet:
    '<dimension ref="A1:D4"/><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row><row r="2" hidden="1"><c r="A2" t="inlineStr"><is><t>a&amp;b_x000D_</t></is></c><c r="B2" s="1"><v>46304.5</v></c>' +
    '<c r="C2" t="str"><f>A2</f><v><![CDATA[x]]></v></c><c r="D2" t="d"><v>2026-10-09T08:58:00</v></c></row><row><c><f>1+1</f></c><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells>',
});

const TEXT = rows.map((row) => row.join(',')).join('\r\n');
const files: Readonly<Record<string, Uint8Array>> = {
  'a.xlsx': made('xlsx', true), 'b.xlsx': byHand, 'a.xls': made('biff8', false), 'a.xlsb': made('xlsb', true), 'a.ods': made('ods', false),
  'a.csv': new TextEncoder().encode(TEXT), 'b.csv': Uint8Array.from([0xff, 0xfe, ...Buffer.from(TEXT, 'utf16le')]),
};
const archives = ['a.xlsx', 'b.xlsx', 'a.xlsb', 'a.ods'];
const SIGNATURES = [[], [0x50, 0x4b, 3, 4], [0x50, 0x4b, 5, 6], [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], [0xff, 0xfe], [0xef, 0xbb, 0xbf], [0x3c, 0x3f]];

function randomBytes(random: Random): Uint8Array {
  return Uint8Array.from([...oneOf(random, SIGNATURES), ...Array.from({ length: below(random, 3000) }, () => below(random, 256))]);
}

let folder = '';
let script = '';
let worker: Worker;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'guiju-fuzz-'));
  script = await bundle(join(__dirname, 'fuzz', 'reader-worker.ts'), folder);
  worker = new Worker(script, { resourceLimits: { maxOldGenerationSizeMb: MEGABYTES } });
});

afterAll(async () => {
  await worker.terminate();
  rmSync(folder, { recursive: true });
});

/** What the reader makes of the bytes, in a thread of its own, which can be stopped. */
async function outcomeOf(name: string, bytes: Uint8Array): Promise<string> {
  const hangs = new AbortController();
  const timer = setTimeout(() => hangs.abort(), HANGS_AFTER * 1000);
  try {
    worker.postMessage({ name, bytes });
    const [outcome] = (await once(worker, 'message', { signal: hangs.signal })) as [string];
    return outcome;
  } catch (error) {
    await worker.terminate();
    worker = new Worker(script, { resourceLimits: { maxOldGenerationSizeMb: MEGABYTES } });
    return hangs.signal.aborted ? '!hangs' : `!${String(error)}`;
  } finally {
    clearTimeout(timer);
  }
}

/** Each input comes from its own seed, so that a failure can be had again alone. */
async function fuzz(count: number, make: (random: Random) => readonly [name: string, bytes: Uint8Array]): Promise<ReadonlyMap<string, number>> {
  const seen = new Map<string, number>();
  for (let i = 0; i < count * TIMES; i++) {
    const [name, bytes] = make(seeded(SEED + i));
    const outcome = await outcomeOf(name, bytes);
    const known = outcome === 'grid' || (WORKBOOK_ERRORS as readonly string[]).includes(outcome);
    if (!known) throw new Error(`seed ${SEED + i}, ${name}: ${outcome}\n${Buffer.from(bytes.subarray(0, 20_000)).toString('base64')}`);
    seen.set(outcome, (seen.get(outcome) ?? 0) + 1);
  }
  return seen;
}

test('untouched, all are read', async () => {
  for (const [name, bytes] of Object.entries(files)) expect([name, await outcomeOf(name, bytes)]).toEqual([name, 'grid']);
});

test('random bytes', async () => {
  const seen = await fuzz(400, (random) => ['x.xlsx', randomBytes(random)]);
  expect(seen.size).toBeGreaterThan(1);
}, 600_000 * TIMES);

test.each(Object.keys(files))('%s with bytes changed, cut off, taken out or doubled', async (name) => {
  const seen = await fuzz(220, (random) => {
    let bytes = mutatedBytes(files[name]!, random);
    for (let more = below(random, 3); more > 0; more--) bytes = mutatedBytes(bytes, random);
    return [name, bytes];
  });
  expect(seen.size).toBeGreaterThan(name.endsWith('csv') ? 0 : 1);
}, 600_000 * TIMES);

test.each(archives)('%s with its parts changed', async (name) => {
  const seen = await fuzz(400, (random) => [name, mutatedArchive(files[name]!, random)]);
  // Some changes break it, and many do not: both sides are reached.
  expect(seen.get('grid') ?? 0).toBeGreaterThan(0);
  expect(seen.size).toBeGreaterThan(1);
}, 600_000 * TIMES);
