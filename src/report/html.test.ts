import fc from 'fast-check';
import { defaultTreeAdapter, ErrorCodes, parse, type DefaultTreeAdapterTypes } from 'parse5';
import { createHash } from 'node:crypto';
import { LANGUAGES, type Language } from '../i18n/language';
import { createTranslator } from '../i18n/translator';
import { renderHtml, renderSlips } from './html';
import { printable } from './layout';
import { changed, COVERAGE, finding, line, report, SET, waived, withWaivers } from './testing/sample';
import { viewOf, type View } from './tables/view';

type Node = DefaultTreeAdapterTypes.ChildNode | DefaultTreeAdapterTypes.Document;
type Element = DefaultTreeAdapterTypes.Element;

const view = (value = report(), lang: Language = 'zh-CN'): View => viewOf(value, SET, lang, createTranslator(lang));
const render = (value = report(), lang: Language = 'zh-CN', make = renderHtml): string => make(view(value, lang), view(value, lang === 'en' ? 'zh-CN' : 'en'));

function elements(node: Node): Element[] {
  const children = 'childNodes' in node ? node.childNodes.flatMap(elements) : [];
  return defaultTreeAdapter.isElementNode(node) ? [node, ...children] : children;
}
const textOf = (node: Node): string => (defaultTreeAdapter.isTextNode(node) ? node.value : 'childNodes' in node ? node.childNodes.map(textOf).join('') : '');
const attribute = (element: Element, name: string): string | undefined => element.attrs.find((one) => one.name === name)?.value;

/** The page as a browser takes it; markup that is not well-formed is a failure. */
function read(page: string): Element[] {
  const errors: string[] = [];
  const document = parse(page, { onParseError: ({ code }) => code === ErrorCodes.noncharacterInInputStream || errors.push(code) });
  expect(errors).toEqual([]);
  return elements(document);
}
const all = (tree: readonly Element[], name: string): string[] => tree.filter(({ tagName }) => tagName === name).map(textOf);

const full = report({
  findings: [
    finding({ person: { employee_id: '000102', employee_name: '李华' } }),
    finding({ id: 'b', rule: 'attendance/absent', severity: 'block', row: 9, cells: ['I9', 'J9'], message: '连续旷工三天' }),
    finding({ id: 'c', rule: 'attendance/night', root: 'b', message: '当月无全勤奖' }),
    finding({ id: 'd', rule: 'attendance/late', verdict: 'cannot-judge', row: 50, cells: ['H50'], message: '打卡时间为空' }),
    finding({ id: 'e', rule: 'attendance/odd-punch', severity: 'info', waived: waived('已核实') }),
  ],
  lines: [line({}), line({ item: 'full-attendance', amount: '1234.50', employee_id: '000103', key: { n: '1' }, explain: { name: 'full-attendance', unit: 'yuan', value: '1234.50' } })],
  totals: [
    { employee_id: '000102', employee_name: '李华', department: null, month: '2026-10', items: { lateness: '-30.00' }, net: '-30.00' },
    { employee_id: '000103', employee_name: '陈明', department: null, month: '2026-10', items: { 'full-attendance': '1234.50' }, net: '1234.50' },
  ],
  coverage: [{ ...COVERAGE, cellNotes: [{ cell: 'H7', severity: 'unreadable', code: 'x', message: '不是时刻' }] }],
  notRead: [{ file: '考勤.xlsx', sheet: '月度汇总', ledger: null, code: 'x', message: '没有读取' }],
});

describe('the page to sign', () => {
  test('tells of waivers, of what they lift, and of what came from another month', () => {
    const tree = read(render(withWaivers));
    expect(all(tree, 'h2').join(' ')).toContain('豁免 3 条');
    expect(all(tree, 'h3').join(' ')).toMatch(/已豁免：1 笔，-30\.00 元.*/);
    const cells = all(tree, 'td');
    expect(cells).toEqual(expect.arrayContaining(['有效', '到期了', '问题已经没有了', '补自 2026-09', '-30.00']));
    expect(render(full)).not.toContain('豁免 0');
  });

  test('loads nothing, runs nothing, and its policy knows the one style by its hash', () => {
    for (const page of [render(full), render(full, 'zh-CN', renderSlips)]) {
      const tree = read(page);
      expect(tree.filter(({ tagName }) => ['script', 'link', 'img', 'iframe', 'form', 'object', 'a', 'base'].includes(tagName))).toEqual([]);
      expect(tree.flatMap(({ attrs }) => attrs.map(({ name }) => name)).filter((name) => /^on|^style$|^src$|^href$/.test(name))).toEqual([]);
      const policy = tree.flatMap((element) => (attribute(element, 'http-equiv') === 'Content-Security-Policy' ? attribute(element, 'content') : [])).join();
      const [style = ''] = all(tree, 'style');
      expect(policy).toBe(`default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; form-action 'none'`);
      expect(page).not.toMatch(/@import|url\(|@font-face/);
    }
  });

  test('findings by rule, person and row with true totals; what cannot be judged apart; what follows under its cause', () => {
    const tree = read(render(full));
    const rules = tree.filter((element) => /^rule (block|warn|info)/.test(attribute(element, 'class') ?? '')).map(textOf);
    expect(rules.map((rule) => rule.replace(/\s+/g, ' '))).toEqual([
      expect.stringContaining('旷工Absent 1 条'),
      expect.stringContaining('迟到Late 1 条，另 1 条无法判断'),
      expect.stringContaining('夜班Night shift 1 条，其中 1 条列在其起因之下'),
      expect.stringContaining('打卡异常Odd punch 0 条，已豁免 1 条'),
    ]);
    const cells = all(tree, 'td');
    expect(cells.findIndex((text) => text.includes('↳ 因此： 夜班；当月无全勤奖'))).toBe(cells.findIndex((text) => text.includes('连续旷工三天')) + 2);
    expect(cells.some((text) => text.includes('【已豁免（记录有误，赵敏，2026-11-02 09:30）：已核实】'))).toBe(true);
    expect(all(tree, 'summary')).toEqual(['按规则：3 条规则By rule: 3 rules']);
    expect(all(tree, 'h2').map((text) => text.replace(/[A-Z].*/s, ''))).toEqual(['本月一览', '必须处理：1 条，1 条规则', '需要核对：3 条，2 条规则（1 条无法判断）', '提示：1 条，1 条规则（1 条已豁免）', '工资调整 2026-10：2 人，2 笔', '检查范围', '本次检查']);
  });

  test('compared with an earlier report: what became of each finding, who gets what; nothing of it where nothing was compared', () => {
    const tree = read(render(changed));
    const heading = (page: readonly Element[]): string[] => all(page, 'h2').filter((text) => text.includes('与之前的检查相比'));
    expect([heading(tree).length, heading(read(render(full))).length]).toEqual([1, 0]);
    const rows = tree.filter(({ tagName }) => tagName === 'tr').map((row) => elements(row).filter(({ tagName }) => tagName === 'td' || tagName === 'th').map(textOf));
    expect(rows.find(([fate]) => fate === '已解决Fixed')).toEqual(['已解决Fixed', '迟到', '', '每日统计!H8', '=上次的问题']);
    expect(rows.find(([fate]) => fate === '内容有变Changed')?.[4]).toMatch(/late_minutes 16 → 17/);
    expect(rows.filter(([fate]) => fate === '新增New' || fate === '已豁免Waived')).toHaveLength(2);
    expect(rows.filter((row) => row.slice(-4).join(' ') === '迟到扣款Lateness -30.00 -80.00 -50.00')).toHaveLength(2);
    expect(textOf(tree[0]!)).toContain('新增 1 条（+）；已解决 1 条（−）；仍在 2 条，其中 1 条内容有变（~）；已豁免 1 条（○）');
  });

  test('pay: each person, each item, the totals to the fen, the legal note, room to sign', () => {
    const tree = read(render(full));
    const numbers = tree.filter((element) => element.tagName === 'td' && attribute(element, 'class') === 'number').map(textOf);
    expect(numbers).toEqual(expect.arrayContaining(['-30.00', '1,234.50', '1,204.50']));
    const text = textOf(tree[0]!);
    for (const words of ['不是付款指令', '迟到扣款：罚款须有依据', 'A fine needs grounds', '制表', '复核', '批准', '本人签字']) expect(text).toContain(words);
  });

  test.each(LANGUAGES)('in %s with a second language beside it, marked as such', (lang) => {
    const tree = read(render(full, lang));
    expect(attribute(tree[0]!, 'lang')).toBe(lang);
    const second = tree.filter((element) => attribute(element, 'class') === 'second');
    expect(second.length).toBeGreaterThan(30);
    expect(new Set(second.map((element) => attribute(element, 'lang')))).toEqual(new Set([lang === 'en' ? 'zh-CN' : 'en']));
    expect(textOf(tree[0]!)).not.toMatch(/report\.[a-z]/);
    for (const table of tree.filter(({ tagName }) => tagName === 'table')) expect(elements(table).filter(({ tagName }) => tagName === 'thead')).toHaveLength(1);
  });

  test('a slip holds one person’s money and nobody else’s', () => {
    const slips = read(render(full, 'zh-CN', renderSlips)).filter((element) => attribute(element, 'class') === 'slip').map(textOf);
    expect(slips).toHaveLength(2);
    expect(slips[0]).toContain('李华');
    expect(slips[0]).not.toMatch(/陈明|000103|1,234\.50/);
    expect(slips[1]).not.toMatch(/李华|000102|-30\.00/);
  });

  test('of what a slip’s amount is summed up, only the number is told: it may be others’ pay', () => {
    const explain = {
      name: 'override', formula: '=team * share', unit: 'yuan', value: '15',
      inputs: [{ name: 'team', unit: 'yuan', value: '100.00', inputs: [] }, { name: 'team', unit: 'yuan', value: '200.00' }, { name: 'share', unit: 'percent', value: '0.05' }],
    };
    const value = report({ ...full, lines: [line({ explain, amount: '15.00' })] });
    const [slip = ''] = read(render(value, 'zh-CN', renderSlips)).filter((element) => attribute(element, 'class') === 'slip').map(textOf);
    expect(slip).toContain('= team（共 2 个） × share（5%） = 15.00 元');
    expect(slip).not.toMatch(/100\.00|200\.00/);
  });

  test('whatever the texts are, they stay texts', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('<script>alert(1)</script>', '</style><script>', '"><img src=x onerror=alert(1)>', "' onclick='x", '<!--', ']]>', '&lt;b&gt;', '&#x3c;', '\u0000', '\u202e', '{{x}}', '${x}', '</td></table>'),
    );
    const shape = (page: string): string => read(page).map(({ tagName, attrs }) => `${tagName} ${attrs.map(({ name, value }) => (name === 'rowspan' ? name : `${name}=${value}`)).join()}`).join('\n');
    let seen = 0;
    fc.assert(
      fc.property(fc.tuple(hostile, hostile, hostile, hostile), ([message, name, sheet, reason]) => {
        seen += 1;
        const value = (texts: readonly string[]): ReturnType<typeof report> => {
          const [a = '', b = '', c = '', d = ''] = texts;
          return report({
            findings: [finding({ message: a, person: { employee_id: '1', employee_name: b || 'x' }, sheet: c, waived: waived(d), requiredRole: d })],
            lines: [line({ sheet: c, source: [{ id: a, document: b }] })],
            totals: [{ employee_id: b || 'x', employee_name: d, department: null, month: '2026-10', items: { lateness: '-30.00' }, net: '-30.00' }],
            notRead: [{ file: a, sheet: c, ledger: null, code: 'x', message: d }],
          });
        };
        for (const make of [renderHtml, renderSlips]) {
          const page = render(value([message, name, sheet, reason]), 'zh-CN', make);
          expect(shape(page)).toBe(shape(render(value(['a', 'b', 'c', 'd']), 'zh-CN', make)));
          if (make === renderHtml) expect(textOf(read(page)[0]!)).toContain(printable(message));
        }
      }),
      { numRuns: 25 },
    );
    expect(seen).toBe(25);
  });
});
