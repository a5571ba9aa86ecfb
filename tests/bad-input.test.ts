import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as XLSX from '@e965/xlsx';
import { makeXlsx } from '../src/workbook/testing/make-xlsx';

/* Files that nobody can read: the command says which, what is wrong and what to do, ends with 2 and writes nothing. */

const ROOT = join(__dirname, '..');
const BIN = join(ROOT, 'bin', 'guiju.mjs');
const RULES = join(__dirname, 'fixtures', 'small-company');
const { CFB } = XLSX as unknown as {
  readonly CFB: { readonly utils: { cfb_new(): object; cfb_add(container: object, name: string, content: Uint8Array): void }; write(container: object, options: { type: 'array' }): ArrayLike<number> };
};

/** A compound file, the container of .xls, .doc and of encrypted workbooks. */
function compound(...streams: readonly string[]): Uint8Array {
  const made = CFB.utils.cfb_new();
  for (const stream of streams) CFB.utils.cfb_add(made, `/${stream}`, new Uint8Array(5000).fill(7));
  return new Uint8Array(CFB.write(made, { type: 'array' }));
}

/** A zip archive of one part that says it unpacks to `claimed` bytes. */
function claiming(claimed: number): Uint8Array {
  const bytes = makeXlsx({ sheet: '<sheetData/>' });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = 0; at < bytes.length - 46; at++) if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, claimed, true);
  return bytes;
}

const text = (content: string): Uint8Array => new TextEncoder().encode(content);
const row = (cell: string): string => `<sheetData><row>${cell}</row></sheetData>`;

const BAD: Readonly<Record<string, readonly [bytes: Uint8Array, message: RegExp]>> = {
  'picture.xlsx': [Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]), /picture\.xlsx 不是表格文件。可以读/],
  'letter.xls': [compound('WordDocument', '1Table'), /letter\.xls 不是表格文件/],
  'paper.csv': [text('%PDF-1.4\n1 0 obj'), /paper\.csv 不是表格文件/],
  'secret.xlsx': [compound('EncryptionInfo', 'EncryptedPackage'), /secret\.xlsx 有密码.*去掉密码/],
  'cut.xlsx': [makeXlsx({ sheet: '<sheetData/>' }).slice(0, 900), /cut\.xlsx 已损坏.*重新导出/],
  'bomb.xlsx': [claiming(0x7fffffff), /bomb\.xlsx 展开后过大（\d+ MB，上限 512 MB）/],
  // It unpacks to more than it says.
  'liar.xlsx': [claiming(100), /liar\.xlsx 已损坏/],
  'page.xls': [text('<html><table><tr><td>工号</td></tr></table></html>'), /page\.xls 其实是网页.*另存为/],
  'archive.xls': [text('MIME-Version: 1.0\nContent-Type: multipart/related\n'), /archive\.xls 其实是网页/],
  'far.xlsx': [makeXlsx({ sheet: '<sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>' }), /far\.xlsx 的“台账”用到了第 1048576 行、第 16384 列.*请删去/],
  'long.xlsx': [makeXlsx({ sheet: '<sheetData><row r="1048577"><c><v>1</v></c></row></sheetData>' }), /long\.xlsx 的“台账”超过 1048576 行/],
  'none.xlsx': [makeXlsx({ sheet: row('<c t="inlineStr"><is><t>购物清单</t></is></c>') }), /none\.xlsx：没有一张工作表.*能认出/],
  'empty.xlsx': [new Uint8Array(), /empty\.xlsx 是空文件，请重新导出/],
};

let folder = '';
const path = (name: string): string => join(folder, name);

function check(file: string, ...more: readonly string[]): { readonly code: number | null; readonly told: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, 'check', file, '--rules', RULES, '--output', path('out/report.txt'), ...more], { encoding: 'utf8', timeout: 60_000 });
  expect(stdout).toBe('');
  return { code: status, told: stderr };
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'guiju-bad-'));
  mkdirSync(path('out'));
  for (const [name, [bytes]] of Object.entries(BAD)) writeFileSync(path(name), bytes);
  spawnSync(process.execPath, [BIN, '--version']);
});
afterAll(() => rmSync(folder, { recursive: true }));

const refused = ({ code, told }: ReturnType<typeof check>, message: RegExp): void => {
  expect(code).toBe(2);
  expect(told).toMatch(message);
  expect(told).not.toMatch(/\bat .*\.(?:ts|js|cjs):|(?:cli|workbook)\.[a-z]/);
  expect(readdirSync(path('out'))).toEqual([]);
};

test.each(Object.entries(BAD))('%s', (name, [, message]) => refused(check(path(name)), message));

test.each([
  ['en', /far\.xlsx, “台账” goes down to row 1048576 and across to column number 16384.*Please delete/],
  ['zh-TW', /far\.xlsx 的「台账」用到了第 1048576 列、第 16384 欄.*請刪去/],
])('in %s', (lang, message) => refused(check(path('far.xlsx'), '--lang', lang), message));

test('a folder, and a file that is not there', () => {
  refused(check(folder), /是文件夹，不是文件/);
  refused(check(path('nothing.xlsx')), /没有这个文件。请核对/);
});

const POSIX = process.platform !== 'win32';
(POSIX ? test : test.skip)('a pipe and a device are not waited for', () => {
  execFileSync('mkfifo', [path('pipe')]);
  refused(check(path('pipe')), /pipe：这是管道或设备，不是文件。请先存成文件/);
  if (existsSync('/dev/zero')) refused(check('/dev/zero', '--lang', 'en'), /\/dev\/zero: this is a pipe or a device/);
});

(POSIX && process.getuid?.() !== 0 ? test : test.skip)('a file that nobody may read', () => {
  writeFileSync(path('closed.xlsx'), 'x');
  chmodSync(path('closed.xlsx'), 0);
  refused(check(path('closed.xlsx')), /closed\.xlsx/);
});

test('what a file is, its contents say: text named .xlsx, a workbook named .csv', () => {
  writeFileSync(path('orders.xlsx'), '单号,进货日期,工号,进货金额,批准人职务\nA1,2026-10-05,000101,500.00,\n');
  const cells = ['单号', '进货日期', '工号', '进货金额', '批准人职务'].map((header) => `<c t="inlineStr"><is><t>${header}</t></is></c>`).join('');
  writeFileSync(path('orders.csv'), makeXlsx({ sheet: `<sheetData><row>${cells}</row><row><c t="str"><v>A1</v></c><c t="str"><v>2026-10-05</v></c><c t="str"><v>000101</v></c><c><v>500</v></c></row></sheetData>` }));
  for (const name of ['orders.xlsx', 'orders.csv']) {
    expect([name, check(path(name)).code]).toEqual([name, 0]);
    rmSync(path('out/report.txt'));
  }
});
