import { LANGUAGES, type Language } from '../i18n/language';
import { createTranslator } from '../i18n/translator';
import { widthOf } from './layout';
import { changed, COVERAGE, finding, line, report, SET, waived, withWaivers } from './testing/sample';
import { renderText, type TextOptions } from './text';

const render = (value = report(), over: Partial<TextOptions> & { lang?: Language } = {}): string => {
  const lang = over.lang ?? 'zh-CN';
  return renderText(value, SET, { lang, say: createTranslator(lang), width: 100, colour: false, verbose: false, ...over });
};

const many = Array.from({ length: 300 }, (_, index) =>
  finding({
    id: `f${index}`,
    row: index + 10,
    cells: [`H${index + 10}`],
    key: { employee_id: String(index % 25).padStart(6, '0'), work_date: '2026-10-21' },
    person: { employee_id: String(index % 25).padStart(6, '0'), employee_name: `员工${index % 25}` },
    facts: { employee_name: `员工${index % 25}` },
    message: `第 ${index} 条：到岗晚了，超过制度规定的时间，按制度扣款 30.00 元，请核对打卡记录和请假记录。`,
  }),
);

describe('the text report', () => {
  test('an empty result says how much was checked', () => {
    expect(render()).toContain('4 条规则 × 1,307 行，0 条发现，3 行未能判断');
    expect(render(report(), { lang: 'en' })).toContain('4 rules × 1,307 rows, 0 findings, 3 not judged');
    expect(render()).toContain('没有待处理的问题');
  });

  test.each([
    ['zh-CN', '新增 1 条（+）；已解决 1 条（−）；仍在 2 条，其中 1 条内容有变（~）；已豁免 1 条（○）'],
    ['zh-TW', '新增 1 條（+）；已解決 1 條（−）；仍在 2 條，其中 1 條內容有變（~）；已豁免 1 條（○）'],
    ['en', '1 new (+); 1 fixed (−); 2 still there, 1 of them changed (~); 1 waived (○)'],
  ] as const)('compared with an earlier report, waived findings are counted apart: %s', (lang, words) => {
    const text = render(changed, { lang, width: 120 });
    expect(text).toContain(words);
    expect(text).toMatch(/○ +李华|○ 每日统计!H41/);
    // Nothing is said of waivers where there are none.
    const none = { ...changed, findings: changed.findings.map((one) => ({ ...one, waived: null })) };
    const plain = render(none, { lang, width: 120 });
    expect(plain).not.toContain('○');
    expect(plain).toMatch(lang === 'en' ? /3 still there, 2 of them changed/ : /仍在 3 [条條]，其中 2 [条條]/);
  });

  test('all of 300 findings are there, each once, under its rule and person, within the width', () => {
    const text = render(report({ findings: many }));
    for (const { cells } of many) expect(text.split('\n').filter((row) => row.includes(`每日统计!${cells[0] ?? ''} `))).toHaveLength(1);
    expect(text).toContain('■ 迟到  300 条');
    expect(text.match(/员工\d+ \d{6} ×12/g)).toHaveLength(25);
    for (const row of text.split('\n')) expect(widthOf(row)).toBeLessThanOrEqual(100);
  });

  test.each([80, 100, 120])('no line is wider than %d columns, in any language', (width) => {
    const full = report({ findings: many, lines: [line({})], totals: [{ employee_id: '000102', employee_name: null, department: null, month: '2026-10', items: { lateness: '-30.00' }, net: '-30.00' }] });
    for (const lang of LANGUAGES) for (const row of render(full, { lang, width, verbose: true }).split('\n')) expect(widthOf(row)).toBeLessThanOrEqual(width);
  });

  test('block comes before warn, whatever the order of the report', () => {
    const text = render(report({ findings: [finding({}), finding({ id: 'b', rule: 'attendance/absent', severity: 'block', message: '旷工三天' })] }));
    expect(text.indexOf('旷工三天')).toBeGreaterThan(0);
    expect(text.indexOf('旷工三天')).toBeLessThan(text.indexOf('迟到 16 分钟'));
  });

  test('info is counted, and listed only when asked for', () => {
    const info = report({ findings: [finding({ rule: 'attendance/odd-punch', severity: 'info', message: '凌晨打卡' })] });
    expect(render(info)).not.toContain('凌晨打卡');
    expect(render(info)).toContain('打卡异常 (attendance/odd-punch)  1 条');
    expect(render(info)).toContain('--verbose');
    expect(render(info, { verbose: true })).toContain('凌晨打卡');
  });

  test('a consequence stands under its cause, and counts with its own rule', () => {
    const cause = finding({ id: 'cause', rule: 'attendance/absent', severity: 'block', message: '连续旷工' });
    const text = render(report({ findings: [cause, finding({ id: 'c', root: 'cause', message: '当月无全勤奖' })] }));
    expect(text).toMatch(/连续旷工\n.*↳ 因此： 当月无全勤奖/);
    expect(text).toContain('1 条，其中 1 条列在其起因之下');
  });

  test('what cannot be judged because of a violation is named under it, and told in full when asked for', () => {
    const cause = finding({ id: 'cause', rule: 'attendance/absent', severity: 'block', message: '连续旷工' });
    const value = report({ findings: [cause, finding({ id: 'c', root: 'cause', verdict: 'cannot-judge', message: '打卡时间为空' })] });
    expect(render(value)).toMatch(/连续旷工\n *↳ 另有 1 条规则因此无法判断：迟到/);
    expect(render(value, { verbose: true })).toContain('打卡时间为空');
  });

  test('where nobody is concerned, no column says so', () => {
    const value = report({ findings: [finding({ key: { order_no: '1' }, facts: {} })] });
    expect(render(value)).toMatch(/\n {2}每日统计!H41 {2}李华/);
  });

  test('a grave consequence of a slight cause does not hide under it', () => {
    const cause = finding({ id: 'cause', rule: 'attendance/odd-punch', severity: 'info', message: '凌晨打卡' });
    expect(render(report({ findings: [cause, finding({ root: 'cause' })] }))).toContain('迟到 16 分钟');
  });

  test('a violation does not follow from what cannot be judged', () => {
    const cause = finding({ id: 'cause', rule: 'attendance/absent', verdict: 'cannot-judge', message: '不知是否旷工' });
    const text = render(report({ findings: [cause, finding({ id: 'c', root: 'cause' })] }));
    expect(text).toContain('■ 迟到  1 条');
    expect(text).not.toContain('↳');
  });

  test('cannot-judge and waived are told apart from violations', () => {
    const text = render(
      report({ findings: [finding({}), finding({ id: 'u', row: 50, verdict: 'cannot-judge', message: 'H50 读不出' }), finding({ id: 'w', row: 51, waived: waived('停电') })] }),
    );
    expect(text).toContain('■ 迟到  1 条，另 1 条无法判断，已豁免 1 条');
    expect(text).toMatch(/无法判断 1 条：\n.*每日统计!H41  H50 读不出/);
    expect(text).toContain('【已豁免（记录有误，赵敏，2026-11-02 09:30）：停电】');
    expect(text).toContain('共 2 条待处理');
  });

  test('waivers: what they lift is counted apart, and each that came to nothing is told with why', () => {
    const text = render(withWaivers);
    expect(text).toContain('【已豁免（记录有误，赵敏，2026-11-02 09:30，有效到 2026-12-31）：停');
    expect(text).toMatch(/补自以前月份：1 笔，-5\.00 元（已计入合计）\n {2}已豁免：1 笔，-30\.00 元（不计入合计）/);
    expect(text).toMatch(/豁免 3 条 ─+\n {2}有效 1 条，免去 -30\.00 元；不起作用 2 条\n/);
    expect(text).toContain('× 迟到  000104 2026-10-22  问题已经没有了：gone，停电（赵敏，2026-11-02 09:30）');
    expect(text).not.toContain('○ 迟到');
    const all = render(withWaivers, { verbose: true, width: 200 });
    expect(all).toMatch(/○ 迟到 {2}李华 000102 2026-10-21 {2}有效：.*免去 -30\.00 元/);
    expect(all).toContain('补自 2026-09');
    expect(render(report())).not.toContain('豁免');
  });

  test('pay: amounts per person and item add up to the fen, and columns line up', () => {
    const text = render(
      report({
        lines: [line({ amount: '-30.00' }), line({ amount: '-50.10', row: 42 }), line({ item: 'full-attendance', amount: '1300.00' }), line({ employee_id: '000103', amount: '-0.05' })],
        totals: [
          { employee_id: '000102', employee_name: '李华', department: null, month: '2026-10', items: { lateness: '-80.10', 'full-attendance': '1300.00' }, net: '1219.90' },
          { employee_id: '000103', employee_name: '欧阳修远', department: null, month: '2026-10', items: { lateness: '-0.05' }, net: '-0.05' },
        ],
      }),
    );
    const rows = text.split('\n').filter((row) => /迟到扣款 |全勤奖 /.test(row));
    expect(rows.map((row) => row.trim().split(/ {2,}/))).toEqual([
      ['李华 000102', '1,219.90', '迟到扣款', '-80.10', '2'],
      ['全勤奖', '1,300.00', '1'],
      ['欧阳修远 000103', '-0.05', '迟到扣款', '-0.05', '1'],
      ['合计 2 人', '1,219.85', '迟到扣款', '-80.15', '3'],
      ['全勤奖', '1,300.00', '1'],
    ]);
    expect(new Set(rows.map(widthOf)).size).toBe(1);
    expect(text).toContain('罚款须有依据');
  });

  test('rules that wait name the column and the figure that they wait for', () => {
    expect(render()).toContain('缺列 下班时间；制度未定数值 夜班上限 (night_limit)：1 条规则（夜班 attendance/night）');
    expect(render(report(), { lang: 'en' }).replace(/\s+/g, ' ')).toContain('missing column: shift end; not set by HR: night limit (night_limit) – 1 rule (Night shift attendance/night)');
  });

  test('of rules that lack nothing but a ledger, many are only counted, and named when asked for', () => {
    const waiting = (count: number, verbose = false): string => {
      const notJudgedRules = Array.from({ length: count }, (_, index) => ({ rule: `quotes/rule-${index}`, missingColumns: [], missingLedgers: ['quotes'], missingParameters: [] }));
      return render(report({ coverage: [{ ...COVERAGE, notJudgedRules }] }), { verbose });
    };
    expect(waiting(3)).toContain('quotes/rule-2');
    expect(waiting(3)).not.toContain('列出规则名');
    expect(waiting(4)).toMatch(/：4 条规则\n {2}加 --verbose 列出规则名/);
    expect(waiting(4)).not.toContain('quotes/rule-0');
    expect(waiting(4, true)).toContain('quotes/rule-3');
  });

  test('cells that could not be read are counted in full and named', () => {
    const cellNotes = Array.from({ length: 11 }, (_, index) => ({ cell: `D${index + 6}`, severity: 'unreadable' as const, code: 'error', message: '错误值 #N/A' }));
    const value = report({ coverage: [{ ...COVERAGE, cellNotes }] });
    expect(render(value)).toMatch(/11 个单元格读不出[^]*D6 D7 D8 D9 D10 D11 D12 D13 …另 3 格/);
    expect(render(value, { verbose: true })).toContain('D14 D15 D16');
  });

  test('sheets and columns that were not read are named', () => {
    const value = report({ notRead: [{ file: '考勤.xlsx', sheet: '旧表', ledger: null, code: 'x', message: '旧表认不出是哪种台账' }] });
    expect(render(value)).toMatch(/1 处没有读入：\n.*- 旧表认不出是哪种台账/);
  });

  test('rule errors come first', () => {
    const text = render(report({ ruleErrors: [{ file: 'pay.json', line: 3, column: 9, pointer: '/rules/0', code: 'x', message: '少一个逗号' }] }));
    expect(text.indexOf('pay.json:3:9')).toBeLessThan(text.indexOf('示例公司'));
    expect(text).toContain('少一个逗号');
  });

  test('text of cells cannot move the cursor or turn the line around', () => {
    const text = render(report({ findings: [finding({ message: 'a\u001b[2Jb\u0007c\u202ed\ne', sheet: 'x\u001b[31my' })] }));
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
    expect(text).toContain('b c d e');
  });

  test('colours only when asked for, and they change nothing else', () => {
    const value = report({ findings: many.slice(0, 5) });
    const coloured = render(value, { colour: true });
    expect(coloured).toContain('\u001b[33m');
    expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(render(value));
  });
});
