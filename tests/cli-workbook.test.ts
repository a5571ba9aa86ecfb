import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { Observable } from '../src/addin/observable';
import { openSession } from '../src/addin/session';
import { settled } from '../src/addin/testing/settled';
import { checkRead } from '../src/checking/check';
import type { Report } from '../src/checking/report';
import type { CarriedLine, Waiver } from '../src/checking/waiver';
import { readRulesFolder } from '../src/cli/rules-folder';
import type { Language } from '../src/i18n/language';
import { readLedgers } from '../src/ledgers/read';
import { writeClosingsPart } from '../src/records/closings-part';
import { writeDraftPart } from '../src/records/draft-part';
import { writeMapsPart } from '../src/records/maps-part';
import type { Closing } from '../src/records/model';
import { PARTS } from '../src/records/parts';
import { writeRulesPart } from '../src/records/rules-part';
import { writeWaiversPart } from '../src/records/waivers-part';
import { loadRules } from '../src/rules/load';
import type { SheetMap } from '../src/rules/ledger-definition';
import type { RuleFileText } from '../src/rules/model';
import { openFile } from '../src/workbook/file/open-file';
import { makeBook } from '../src/workbook/file/testing/make-book';
import { readWorkbook } from '../src/workbook/files';
import { OWN_TABLES } from '../src/workbook/own-tables';

/* `check` on saved workbooks, which carry their own rules and what people said of them, as a user calls it. */
const BIN = join(__dirname, '..', 'bin', 'guiju.mjs');
const BUNDLE = join(__dirname, '..', 'build', 'cli', 'guiju.cjs');
const COMPANY = join(__dirname, 'fixtures', 'small-company');

let folder = '';
const path = (name: string): string => join(folder, name);
function guiju(...args: readonly string[]): { code: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [BUNDLE, ...args], { encoding: 'utf8', maxBuffer: 1 << 28, env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '' } });
  return { code: status, stdout, stderr };
}
const check = (...args: string[]): ReturnType<typeof guiju> => guiju('check', '--month', '2026-10', ...args);
const reportOf = (...args: string[]): Report => JSON.parse(check('--format', 'json', '--quiet', ...args).stdout) as Report;

/** The small company's rules, with words for letting things pass. */
const CATEGORIES = { categories: [{ key: 'agreed', title: { 'zh-CN': '特批', en: 'Agreed' }, description: { 'zh-CN': '店长同意', en: 'The manager agreed' }, money: 'lifted', longestDays: null }] };
const RULES: readonly RuleFileText[] = [...readRulesFolder(COMPANY, { cases: false }).files, { path: 'waivers.json', text: JSON.stringify(CATEGORIES) }];
const MILD = RULES.map(({ path: name, text }) => ({ path: name, text: name === 'orders.json' ? text.replace('"value": 500', '"value": 5000') : text }));

const HEADERS = ['单号', '进货日期', '工号', '进货金额', '批准人职务'];
const ROWS = [['A1', '2026-10-05', '000101', '600', ''], ['A2', '2026-10-06', '000102', '200', '']];
const SHEET = '进货';

type Parts = Readonly<Partial<Record<keyof typeof PARTS, string>>>;
interface Made {
  readonly parts?: Parts;
  readonly headers?: readonly string[];
  readonly rows?: readonly (readonly string[])[];
  readonly sheet?: string;
}

async function book({ parts = { rules: writeRulesPart(RULES) }, headers = HEADERS, rows = ROWS, sheet = SHEET }: Made = {}): Promise<ReturnType<typeof openFile>> {
  const cells = Object.fromEntries([headers, ...rows].flatMap((row, at) => row.flatMap((value, column) => (value === '' ? [] : [[`${'ABCDE'[column]!}${at + 1}`, value]]))));
  const opened = openFile('book.xlsx', makeBook({ sheets: [{ name: sheet, cells }] }, { prefix: '', strict: false }));
  for (const [name, xml] of Object.entries(parts)) await opened.setPart(PARTS[name as keyof typeof PARTS].namespace, xml);
  return opened;
}

async function saved(name: string, made: Made = {}): Promise<string> {
  writeFileSync(path(name), (await book(made)).save());
  return path(name);
}

/** A waiver of what stands in the first row, as the pane says it. */
async function waiver(rules = RULES): Promise<Waiver> {
  const set = loadRules(rules);
  const file = readWorkbook('book.xlsx', (await book()).save());
  const { report, valuesOf } = await checkRead(set, [file], readLedgers([file], set.ledgers, set.roles), { month: '2026-10' });
  const [finding] = report.findings;
  return { finding: finding!.id, rule: finding!.rule, version: finding!.version, values: valuesOf(finding!), category: 'agreed', reason: '店长口头同意', by: '赵敏', at: '2026-11-02 09:30', expires: null };
}

const CARRIED: CarriedLine = { employee_id: '000102', employee_name: null, item: 'restocking', amount: '80.00', from: '2026-09', to: '2026-10', rule: 'orders/restocked', version: '2026-01-01', key: { order_no: 'Z9' } };
const CLOSING: Closing = {
  month: '2026-09',
  by: '赵敏',
  at: '2026-10-02 09:30',
  note: '',
  run: { engine: 'guiju 0.1.0', month: '2026-09', asOf: '2026-09-30', files: [], rules: [] },
  findings: { block: 0, warn: 0, info: 0, cannotJudge: 0, waived: 0 },
  waivers: [],
  lines: [],
  totals: [],
  carried: [CARRIED, { ...CARRIED, to: '2026-11', amount: '1.00' }],
  reopened: null,
};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'guiju-workbook-'));
  // The first run builds what is not built.
  expect(spawnSync(process.execPath, [BIN, '--version'], { encoding: 'utf8' }).status).toBe(0);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe("a workbook's own rules", () => {
  test('are gone by, and that is said in the report', async () => {
    const run = check(await saved('own.xlsx'));
    expect([run.code, run.stderr]).toEqual([1, '']);
    expect(run.stdout).toMatch(/小店[^]*own\.xlsx 里带的规则[^]*单号 A1：进货 600/);
  });

  test.each([
    ['zh-CN', /^按 own\.xlsx 里带的规则/],
    ['zh-TW', /^依 own\.xlsx 裡帶的規則/],
    ['en', /^Judged by the rules that travel in own\.xlsx/],
  ])('and where the report is no text to be read at once, beside it; in %s', async (lang, words) => {
    const file = await saved('own.xlsx');
    expect(check(file, '--format', 'json', '--lang', lang).stderr).toMatch(words);
    expect(check(file, '--format', 'json', '--lang', lang, '--quiet').stderr).toBe('');
    expect(check(file, '--output', path('own.txt'), '--lang', lang).stderr).toMatch(words);
    expect(readFileSync(path('own.txt'), 'utf8').split('\n').some((line) => words.test(line))).toBe(true);
  });

  test('judge all files of one check', async () => {
    writeFileSync(path('more.csv'), `${HEADERS.join()}\nB1,2026-10-07,000101,700,\n`);
    const { findings, run } = reportOf(await saved('own.xlsx'), path('more.csv'));
    expect([findings.map(({ file, key }) => `${file} ${key['order_no']!}`), run.rules.map(({ id }) => id)]).toEqual([['own.xlsx A1', 'more.csv B1'], ['orders']]);
  });

  test('count for nothing where --rules names others, which is said', async () => {
    const run = check('--rules', COMPANY, await saved('mild.xlsx', { parts: { rules: writeRulesPart(MILD) } }));
    expect(run.stdout).toMatch(/mild\.xlsx 里带有自己的规则/);
    expect([run.code, check(path('mild.xlsx')).code]).toEqual([1, 0]);
  });

  test('of two workbooks that differ are refused; the same in another order are the same', async () => {
    const [own, mild] = [await saved('own.xlsx'), await saved('mild.xlsx', { parts: { rules: writeRulesPart(MILD) }, rows: [['C1', '2026-10-05', '000101', '600', '']] })];
    const run = check(own, mild, '--lang', 'en');
    expect([run.code, run.stdout, run.stderr]).toEqual([2, '', 'own.xlsx and mild.xlsx carry different rules. Check them one by one, or say with --rules DIR by which rules to go.\n']);
    const turned = await saved('turned.xlsx', { parts: { rules: writeRulesPart([...RULES].reverse()) }, rows: [['C1', '2026-10-05', '000101', '600', '']] });
    expect(check(own, turned).code).toBe(1);
  });

  test.each([
    ['changed', (xml: string) => xml.replace('500', '900'), '不一样'],
    ['cut short', (xml: string) => xml.slice(0, -30), '不完整'],
    ['of no form', (xml: string) => xml.replace(/(<rules[^>]*>)[^]*</, '$1{}<'), '不一样'],
  ])('that cannot be used (%s) are refused, with what to do, and no others stand in', async (_, change, why) => {
    const file = rewritten(await saved('bad.xlsx'), (xml) => (xml.includes(PARTS.rules.namespace) ? change(xml) : xml));
    const run = check(file);
    expect([run.code, run.stdout]).toEqual([2, '']);
    expect(run.stderr).toMatch(new RegExp(`^bad\\.xlsx：里面带的规则不能用：.*${why}[^]*--rules`));
    // Whoever names rules goes by those.
    expect(check(file, '--rules', COMPANY).code).toBe(1);
  });
});

/** A copy whose custom parts another program has written anew. */
function rewritten(file: string, rewrite: (xml: string) => string): string {
  const parts = unzipSync(new Uint8Array(readFileSync(file)));
  let count = 0;
  for (const [name, bytes] of Object.entries(parts)) {
    if (!/^customXml\/item\d+\.xml$/.test(name)) continue;
    const xml = strFromU8(bytes);
    parts[name] = strToU8(rewrite(xml));
    if (xml !== strFromU8(parts[name])) count += 1;
  }
  expect(count).toBeGreaterThan(0);
  writeFileSync(file, zipSync(parts));
  return file;
}

describe('tables of a sheet', () => {
  const cells = (at: number, rows: readonly (readonly string[])[]): Record<string, string> => Object.fromEntries(rows.flatMap((row, r) => row.flatMap((value, c) => (value === '' ? [] : [[`${'ABCDEFGHIJKL'[at + c]!}${r + 1}`, value]]))));
  const ODD = [['编号', '日子', '工号', '钱', '批准人职务'], ['B1', '2026-10-05', '000101', '700', '']];
  const made = (): string => {
    const sheet = { name: '两张', cells: { ...cells(0, [HEADERS, ...ROWS]), ...cells(6, ODD) }, tables: [{ name: '东店', range: 'A1:E3' }, { name: '西店', range: 'G1:K2' }] };
    writeFileSync(path('tables.xlsx'), makeBook({ sheets: [sheet] }, { prefix: '', strict: false }));
    return path('tables.xlsx');
  };

  test('are read one by one; --map and --ledger name one by its name', () => {
    const file = made();
    const plain = reportOf(file, '--rules', COMPANY);
    expect([plain.coverage.map(({ sheet, table, rows }) => [sheet, table, rows]), plain.notRead.map(({ sheet, table }) => [sheet, table])]).toEqual([[['两张', '东店', 2]], [['两张', '西店']]]);
    expect(check(file, '--rules', COMPANY).stdout).toContain('两张 · 西店');
    writeFileSync(path('tables.json'), JSON.stringify({ sheets: { '两张[西店]': { ledger: 'orders', columns: { 编号: 'order_no', 日子: 'order_date', 钱: 'amount' } } } }));
    const mapped = reportOf(file, '--rules', COMPANY, '--map', path('tables.json'));
    expect([mapped.coverage.map(({ table, rows }) => [table, rows]), mapped.findings.map(({ row, key }) => [row, key['order_no']])]).toEqual([[['东店', 2], ['西店', 1]], [[2, 'A1'], [2, 'B1']]]);
    for (const name of ['西店', '两张[西店]']) expect(reportOf(file, '--rules', COMPANY, '--map', path('tables.json'), '--ledger', `orders=${name}`).coverage).toEqual(mapped.coverage);
    // The sheet's own name has it read whole.
    expect(reportOf(file, '--rules', COMPANY, '--ledger', 'orders=两张').coverage.map(({ table, range }) => [table, range])).toEqual([[undefined, 'A2:K3']]);
    expect(check(file, '--rules', COMPANY, '--ledger', 'orders=南店').stderr).toMatch(/“南店”。现有：两张, 东店, 西店/);
  });
});

describe('what people said of a workbook', () => {
  const MAP: ReadonlyMap<string, SheetMap> = new Map([[SHEET, { ledger: 'orders', headerRow: null, columns: new Map([['编号', 'order_no'], ['日子', 'order_date'], ['钱', 'amount']]) }]]);
  const ODD = ['编号', '日子', '工号', '钱', '批准人职务'];
  const rules = writeRulesPart(RULES);

  test('of its sheets is followed, and said', async () => {
    const run = check(await saved('odd.xlsx', { parts: { rules, maps: writeMapsPart(MAP) }, headers: ODD }));
    expect([run.code, run.stderr]).toEqual([1, '']);
    expect(run.stdout).toMatch(/按 odd\.xlsx 里记下的工作表对应读取：进货。[^]*单号 A1：进货 600/);
    const without = check(await saved('odd.xlsx', { headers: ODD }));
    expect([without.code, without.stderr]).toEqual([2, expect.stringContaining('odd.xlsx') as string]);
  });

  test('of its sheets holds for that file alone, and --map beats it', async () => {
    const [odd, plain] = [await saved('odd.xlsx', { parts: { rules, maps: writeMapsPart(MAP) }, headers: ODD }), await saved('plain.xlsx', { rows: [['B1', '2026-10-07', '000101', '700', '']] })];
    const { findings, notRead } = reportOf(odd, plain);
    expect([findings.map(({ file }) => file).sort(), notRead]).toEqual([['odd.xlsx', 'plain.xlsx'], []]);
    // Read by the one for all, the amount is nobody's business.
    writeFileSync(path('map.json'), JSON.stringify({ sheets: { [SHEET]: { ledger: 'orders', columns: { 编号: 'order_no', 日子: 'order_date', 钱: null } } } }));
    expect(reportOf(odd, '--map', path('map.json')).findings.map(({ verdict }) => verdict)).toEqual([]);
  });

  test('stands in the run part of every form of the report', async () => {
    const file = await saved('said.xlsx', { parts: { rules, maps: writeMapsPart(MAP), waivers: writeWaiversPart([await waiver()]), closings: writeClosingsPart([CLOSING]) }, headers: ODD });
    const sentences = ['按 said.xlsx 里带的规则判定', '按 said.xlsx 里记下的工作表对应读取：进货', '计入 said.xlsx 里的 1 条豁免', '从已关账月份转来的 1 笔金额'];
    const csv = check(file, '--format', 'csv', '--part', 'run', '--quiet').stdout;
    const html = check(file, '--format', 'html', '--quiet').stdout;
    check(file, '--output', path('said-report.xlsx'), '--quiet');
    const run = readWorkbook('said-report.xlsx', new Uint8Array(readFileSync(path('said-report.xlsx')))).sheets.at(-1)!;
    const cells = Array.from({ length: run.rows }, (_, row) => run.text(row, 1)).join('\n');
    for (const text of [csv, html, cells]) expect(sentences.filter((sentence) => !text.includes(sentence))).toEqual([]);
    const without = await saved('unsaid.xlsx', { parts: { rules } });
    expect(check(without, '--format', 'csv', '--part', 'run', '--quiet', '--rules', COMPANY).stdout).not.toContain('工作表对应');
  });

  test('of its findings counts: what is waived is not open any more; --no-waivers shows it', async () => {
    const file = await saved('waived.xlsx', { parts: { rules, waivers: writeWaiversPart([await waiver()]) } });
    const run = check(file);
    expect([run.code, run.stderr]).toEqual([0, '']);
    expect(run.stdout).toContain('计入 waived.xlsx 里的 1 条豁免');
    const report = reportOf(file);
    expect(report.waivers).toEqual([{ ...(await waiver()), state: 'in-effect', money: null }]);
    expect(report.findings[0]!.waived).toMatchObject({ category: 'agreed', by: '赵敏' });
    const without = check(file, '--no-waivers');
    expect(without.code).toBe(1);
    expect(without.stdout).toContain('waived.xlsx 里有 1 条豁免；按 --no-waivers 没有计入');
  });

  test('of its rules and has not published is told, and changes nothing', async () => {
    const file = await saved('drafted.xlsx', { parts: { rules, draft: writeDraftPart({ authors: [{ by: '赵敏', at: '2026-11-20 08:00' }], files: [], force: [{ is: 'end', file: 'orders.json', day: '2026-09-30' }] }) } });
    const run = check(file);
    expect([run.code, run.stderr]).toEqual([1, '']);
    expect(run.stdout).toContain('drafted.xlsx 里有还没有发布的规则草稿（1 处，赵敏）：没有计入');
    const broken = await saved('drafted.xlsx', { parts: { rules, draft: '<draft xmlns="urn:guiju:draft:1">{</draft>' } });
    const again = check(broken, '--lang', 'en');
    expect([again.code, again.stderr]).toEqual([1, '']);
    expect(again.stdout).toContain('drafted.xlsx carries a draft of the rules that is not published (it cannot be read): not applied');
  });

  test('of its findings holds for other values no more', async () => {
    const file = await saved('waived.xlsx', { parts: { rules, waivers: writeWaiversPart([await waiver()]) }, rows: [['A1', '2026-10-05', '000101', '700', '']] });
    expect([check(file).code, reportOf(file).waivers.map(({ state }) => state)]).toEqual([1, ['values-changed']]);
  });

  test('and carried over from closed months is among the amounts of the month it goes to', async () => {
    const file = await saved('carried.xlsx', { parts: { rules, closings: writeClosingsPart([CLOSING]) } });
    expect(check(file).stdout).toContain('计入 carried.xlsx 的关账记录中从已关账月份转来的 1 笔金额');
    const { lines, totals } = reportOf(file);
    expect([lines.map(({ amount, carried }) => [amount, carried]), totals.map(({ net }) => net)]).toEqual([[['80.00', { from: '2026-09' }]], ['80.00']]);
    expect(check(file, '--month', '2026-12').stdout).not.toContain('关账');
  });

  test.each([
    ['a prefix', (xml: string) => xml.replace(/<(\w+) xmlns=/, '<g:$1 xmlns:g=').replace(/<\/(\w+)>$/, '</g:$1>')],
    ['CDATA', (xml: string) => xml.replace(/(<\w+ xmlns=[^>]*>)([^]*)<\//, (_, start: string, text: string) => `${start}<![CDATA[${text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')}]]></`)],
    ['a declaration, in UTF-8 with its mark', (xml: string) => `\ufeff<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${xml.replace(/^\s*<\?xml[^>]*\?>\s*/, '')}\n`],
  ])('is read as another program wrote it: with %s', async (_, rewrite) => {
    const parts = { rules, maps: writeMapsPart(MAP), waivers: writeWaiversPart([{ ...(await waiver()) }]), closings: writeClosingsPart([CLOSING]) };
    const file = rewritten(await saved('other.xlsx', { parts, headers: ODD }), (xml) => (xml.includes('urn:guiju:') && !xml.includes('datastoreItem') ? rewrite(xml) : xml));
    const report = reportOf(file);
    expect({ state: report.waivers.map(({ state }) => state), lines: report.lines.length, rules: report.run.rules.map(({ id }) => id) }).toEqual({ state: ['in-effect'], lines: 1, rules: ['orders'] });
  });

  test.each([
    ['maps', () => writeMapsPart(MAP), '工作表对应', 'sheet mappings'],
    ['waivers', async () => writeWaiversPart([await waiver()]), '豁免', 'waivers'],
    ['closings', () => writeClosingsPart([CLOSING]), '关账记录', 'closed months'],
  ] as const)('and cannot be read is told: %s; the report stands without it, and the exit code is 2', async (name, part, zh, en) => {
    const file = await saved('broken.xlsx', { parts: { rules, [name]: (await part()).replace(/(?<=sha256=")./, (digit) => (digit === '0' ? '1' : '0')) } });
    const run = check(file);
    expect(run.code).toBe(2);
    expect(run.stderr).toMatch(new RegExp(`^broken\\.xlsx：里面的${zh}读不出来：.*有人改过`));
    expect(run.stdout).toMatch(new RegExp(`里面的${zh}读不出来[^]*单号 A1`));
    expect(check(file, '--lang', 'en', '--quiet').stderr).toMatch(new RegExp(`^broken\\.xlsx: its ${en} cannot be read: .*somebody changed it`));
  });

  test('in a part that is no XML any more is told, too: it is not taken for none', async () => {
    const file = rewritten(await saved('broken.xlsx', { parts: { rules, waivers: writeWaiversPart([await waiver()]) } }), (xml) => (xml.includes(PARTS.waivers.namespace) ? xml.slice(0, -3) : xml));
    const run = check(file);
    expect([run.code, run.stderr]).toEqual([2, expect.stringContaining('里面的豁免读不出来') as string]);
  });

  test('in a workbook and its copy counts once', async () => {
    const parts = { rules, waivers: writeWaiversPart([await waiver()]), closings: writeClosingsPart([CLOSING]) };
    const files = [await saved('one.xlsx', { parts }), await saved('two.xlsx', { parts, rows: [['D1', '2026-10-08', '000103', '1', '']] })];
    const report = reportOf(...files);
    expect([report.waivers.length, report.lines.length, check(...files).code]).toEqual([1, 1, 0]);
  });

  test('of a closed month in two ways is refused: nobody knows which counts', async () => {
    const files = [
      await saved('one.xlsx', { parts: { rules, closings: writeClosingsPart([CLOSING]) } }),
      await saved('two.xlsx', { parts: { rules, closings: writeClosingsPart([{ ...CLOSING, carried: [] }]) }, rows: [['D1', '2026-10-08', '000103', '1', '']] }),
    ];
    const run = check(...files, '--lang', 'en');
    expect([run.code, run.stdout, run.stderr]).toEqual([2, '', expect.stringMatching(/^one\.xlsx and two\.xlsx say different things of the closed month 2026-09\./) as string]);
  });
});

test('sheets that we wrote into the workbook are no ledgers', async () => {
  const opened = await book();
  const written = await opened.writeSheet({ name: '问题清单', above: [], table: { name: 'guiju', columns: HEADERS.map((header) => ({ header, kind: 'text', width: 10 })), rows: [['A1', '2026-10-05', '000101', '999', '']] }, sums: [], below: [] });
  writeFileSync(path('listed.xlsx'), opened.save());
  expect(reportOf(path('listed.xlsx')).findings).toHaveLength(2);
  await opened.setSetting(OWN_TABLES, JSON.stringify([{ table: written.table, kind: 'findings' }]));
  writeFileSync(path('listed.xlsx'), opened.save());
  expect(reportOf(path('listed.xlsx')).findings).toHaveLength(1);
  expect(check(path('listed.xlsx')).stdout).toContain('listed.xlsx 里由规矩写入的工作表没有检查：问题清单。');
});

test('the sample month, as it was worked on in the pane and saved, gives the very report that the pane shows', async () => {
  const opened = openFile('month.xlsx', new Uint8Array(readFileSync(join(__dirname, '..', 'samples', '2026-10', '2026年10月台账.xlsx'))));
  const rules = readRulesFolder(join(__dirname, '..', 'rules'), { cases: false }).files.map(({ path: name, text }) => ({ path: name, text: name === 'profile.json' ? text.replace(/"en": "[^"]*"/, '"en": "Our own"') : text }));
  await opened.setPart(PARTS.rules.namespace, writeRulesPart(rules));
  const session = openSession(opened, new Observable<Language>('en'), 'http://127.0.0.1:1/rules.json');
  await session.rules.load();
  await session.checker.check();
  const { result } = session.desk.state.get().checked!;
  const lines = new Set(result.report.lines.map(({ rule, key }) => JSON.stringify([rule, key])));
  const some = result.report.findings.filter(({ rule, key, verdict }) => verdict === 'violation' && lines.has(JSON.stringify([rule, key]))).slice(0, 3);
  const waivers = some.map((one): Waiver => ({ finding: one.id, rule: one.rule, version: one.version, values: result.valuesOf(one), category: 'record-wrong', reason: 'checked <again>', by: 'Nobody Known', at: '2026-11-02 09:30', expires: null }));
  await session.records.saveWaivers(waivers);
  await session.records.saveClosings([CLOSING]);
  await settled(session);
  // A sheet of ours in the workbook is none of the month's.
  await session.handingOver.write({ what: 'findings' }, { at: '2026-11-02 09:30', by: 'Nobody Known' });
  const { report } = session.desk.state.get().checked!.view;
  writeFileSync(path('month.xlsx'), opened.save());

  const theirs = reportOf(path('month.xlsx'), '--lang', 'en');
  // The file has other bytes once it is saved; the pane compares with the run before, the command line with none.
  const essence = (one: Report): unknown => JSON.parse(JSON.stringify({ ...one, run: { ...one.run, files: [] }, difference: undefined }));
  expect(essence(theirs)).toEqual(essence(report));
  expect({ waived: theirs.waivedLines.length, states: theirs.waivers.map(({ state }) => state), carried: theirs.lines.filter(({ carried }) => carried).length }).toEqual({ waived: some.length, states: some.map(() => 'in-effect'), carried: 1 });
  expect(theirs.findings.length).toBeGreaterThan(100);
});

test('rules diff --on goes by what people said of the workbook', async () => {
  const map: ReadonlyMap<string, SheetMap> = new Map([[SHEET, { ledger: 'orders', headerRow: null, columns: new Map([['编号', 'order_no'], ['日子', 'order_date'], ['钱', 'amount']]) }]]);
  const file = await saved('on.xlsx', { parts: { maps: writeMapsPart(map) }, headers: ['编号', '日子', '工号', '钱', '批准人职务'] });
  const run = guiju('rules', 'diff', COMPANY, COMPANY, '--on', file, '--format', 'json');
  expect([run.code, (JSON.parse(run.stdout) as { impact: { difference: { findings: { still: unknown[] } } } }).impact.difference.findings.still.length]).toEqual([0, 1]);
  const broken = rewritten(file, (xml) => (xml.includes(PARTS.maps.namespace) ? xml.replace('order_no', 'order_nr') : xml));
  expect(guiju('rules', 'diff', COMPANY, COMPANY, '--on', broken).stderr).toContain('on.xlsx');
});
