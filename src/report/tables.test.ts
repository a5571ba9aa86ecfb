import fc from 'fast-check';
import { LANGUAGES, type Language } from '../i18n/language';
import { createTranslator } from '../i18n/translator';
import { readCsv } from '../workbook/csv';
import { renderCsv } from './csv';
import { printable } from './layout';
import { changed, COVERAGE, finding, line, report, SET, waived, withWaivers } from './testing/sample';
import { tableOf, tablesOf } from './tables';
import { TABLES, textOf, type Table } from './tables/table';
import { viewOf, type View } from './tables/view';

const view = (value = report(), lang: Language = 'zh-CN'): View => viewOf(value, SET, lang, createTranslator(lang));
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

const full = report({
  findings: [
    finding({ person: { employee_id: '000102', employee_name: '李华' } }),
    finding({ id: 'b', rule: 'attendance/absent', severity: 'block', row: 9, cells: ['I9', 'J9'], requiredRole: '总经理' }),
    finding({ id: 'c', rule: 'attendance/night', verdict: 'cannot-judge', root: 'b', cells: [] }),
    finding({ id: 'd', rule: 'attendance/odd-punch', severity: 'info', waived: waived('已核实') }),
  ],
  lines: [line({}), line({ item: 'full-attendance', amount: '200.00', rule: 'attendance/full', employee_id: '000103', key: { employee_id: '000103' } })],
  totals: [
    { employee_id: '000102', employee_name: '李华', department: null, month: '2026-10', items: { lateness: '-30.00' }, net: '-30.00' },
    { employee_id: '000103', employee_name: null, department: null, month: '2026-10', items: { 'full-attendance': '200.00', lateness: '-0.10' }, net: '199.90' },
  ],
  coverage: [{ ...COVERAGE, cellNotes: [{ cell: 'H7', severity: 'unreadable', code: 'x', message: '“早退?”不是时刻' }], defaultsUsed: [{ column: 'shift_end', absentColumn: true, blankCells: 5 }] }],
  notRead: [{ file: '考勤.xlsx', sheet: '月度汇总', ledger: null, code: 'x', message: '没有读取' }],
});

const column = (table: Table, header: string): string[] => {
  const index = table.columns.findIndex((one) => one.header === header);
  expect([header, index >= 0]).toEqual([header, true]);
  return table.rows.map((row) => textOf(row[index] ?? ''));
};

describe('tables', () => {
  test('findings: grave first, each told in words, with day, money and cause', () => {
    const table = tableOf('findings', view(full));
    expect(column(table, '严重程度')).toEqual(['必须处理', '需要核对', '需要核对', '提示']);
    expect(column(table, '结论')).toEqual(['不符合规定', '不符合规定', '无法判断', '已豁免']);
    expect(column(table, '日期')).toEqual(['2026-10-21', '2026-10-21', '2026-10-21', '2026-10-21']);
    expect(column(table, '金额（元）')).toEqual(['', '-30.00', '', '']);
    expect(column(table, '起因')).toEqual(['', '', '旷工', '']);
    expect(column(table, '位置')).toEqual(['每日统计!I9 另 1 格', '每日统计!H41', '每日统计!A41', '每日统计!H41']);
    expect(column(table, '应由谁决定')[0]).toBe('总经理');
    expect(column(table, '豁免理由')[3]).toBe('已核实');
    expect(table.rows[2]?.find((cell) => typeof cell !== 'string' && cell.leadsTo.to === 'row')).toEqual({ text: '旷工', leadsTo: { to: 'row', table: 'findings', row: 0 } });
  });

  test('waivers: each with what became of it; one whose finding is there leads to it', () => {
    const table = tableOf('waivers', view(withWaivers));
    expect(column(table, '结果')).toEqual(['有效', '到期了', '问题已经没有了']);
    expect(column(table, '免去金额')).toEqual(['-30.00', '', '']);
    expect(column(table, '对象')).toEqual(['李华 000102 2026-10-21', '42', '000104 2026-10-22']);
    expect(column(table, '类别')).toEqual(['记录有误', '记录有误', 'gone']);
    expect(table.rows.map((row) => typeof row[1] !== 'string')).toEqual([true, true, false]);
    expect(tablesOf(view(withWaivers))).toContain('waivers');
    expect(tablesOf(view(full))).not.toContain('waivers');
  });

  test('pay lines lead to their findings, which stand elsewhere than in the report', () => {
    const table = tableOf('lines', view(full));
    expect(column(table, '对应的发现')).toEqual(['第 2 条', '']);
    expect(column(table, '金额（元）')).toEqual(['-30.00', '200.00']);
    expect(column(table, '法律提示')).toEqual(['罚款须有依据', '']);
  });

  test('pay totals: an item a column in the order of HR, sums to the fen, room to sign', () => {
    const table = tableOf('totals', view(full));
    expect(table.columns.map(({ header }) => header)).toEqual(['月份', '工号', '姓名', '部门', '迟到扣款', '全勤奖', '合计（元）', '本人签字']);
    expect(table.rows).toEqual([
      ['2026-10', '000102', '李华', '', '-30.00', '', '-30.00', ''],
      ['2026-10', '000103', '', '', '-0.10', '200.00', '199.90', ''],
    ]);
    expect(table.sums).toEqual([['2026-10', '', '合计 2 人', '', '-30.10', '200.00', '169.90', '']]);
    expect(table.notes.join()).toContain('不是付款指令');
    expect(table.notes.join()).toContain('迟到扣款：罚款须有依据');
  });

  test('what was not judged, not read, read oddly or filled in is all there', () => {
    expect(column(tableOf('waiting', view(full)), '缺什么')).toEqual(['缺列 下班时间；制度未定数值 夜班上限 (night_limit)']);
    expect(column(tableOf('remarks', view(full)), '类别')).toEqual(['没有读入', '读不出', '按默认值处理']);
    expect(column(tableOf('coverage', view(full)), '行数')).toEqual(['1310']);
    expect(column(tableOf('run', view(full)), 'SHA-256')).toEqual(['', '', '', '', 'ff', 'aa']);
  });

  test('what changed: each finding with its fate, then each amount, then, now and by how much; the sums of all', () => {
    const table = tableOf('difference', view(changed));
    expect(column(table, '变化')).toEqual(['已解决', '内容有变', '新增', '已豁免', '新增金额', '取消金额', '金额改数']);
    expect(column(table, '内容变化')).toEqual(['', 'late_minutes 16 → 17、结论 违反 → 无法判断', '', '豁免 无 → 已核实', '', '', '']);
    expect(column(table, '说明')[0]).toBe('=上次的问题');
    expect(['原来', '现在', '相差'].map((name) => column(table, name).slice(4))).toEqual([['', '200.00', '-30.00'], ['-30.00', '', '-50.00'], ['-30.00', '-200.00', '-20.00']]);
    expect(column(table, '姓名').slice(2)).toEqual(['李华', '', '李华', '王芳', '李华']);
    expect(table.sums.map((row) => row.slice(7, 11))).toEqual([['迟到扣款', '-30.00', '-80.00', '-50.00'], ['全勤奖', '200.00', '0.00', '-200.00'], ['合计（元）', '170.00', '-80.00', '-250.00']]);
    expect(table.notes[1]).toBe('新增 1 条（+）；已解决 1 条（−）；仍在 2 条，其中 1 条内容有变（~）；已豁免 1 条（○）');
    expect(tablesOf(view(changed))).toContain('difference');
    expect(tablesOf(view(full))).not.toContain('difference');
    expect(renderCsv(table)).toContain("'=上次的问题");
  });

  test.each(LANGUAGES)('in %s every cell has its header, and no message is missing', (lang) => {
    for (const name of TABLES) {
      const table = tableOf(name, view(name === 'difference' ? changed : full, lang));
      for (const row of [...table.rows, ...table.sums]) expect(row).toHaveLength(table.columns.length);
      expect(new Set(table.columns.map(({ header }) => header)).size).toBe(table.columns.length);
      expect(JSON.stringify([table.title, table.columns, table.rows, table.sums, table.notes])).not.toMatch(/report\.[a-z]/);
    }
  });
});

describe('csv', () => {
  const text = renderCsv(tableOf('findings', view(full)));

  test('begins with the mark, breaks lines with CRLF alone, has a header and a row for each finding', () => {
    expect(text.startsWith('\ufeff严重程度,结论,规则,')).toBe(true);
    expect(text.endsWith('\r\n')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(text.trimEnd().split('\r\n')).toHaveLength(5);
  });

  test.each([
    ['=1+1', "'=1+1"], ['+1', "'+1"], ['-1', "'-1"], ['@SUM(A1)', "'@SUM(A1)"], ['＝1', "'＝1"], ['＠x', "'＠x"],
    ['a,b', '"a,b"'], ['say "x"', '"say ""x"""'], ['a=1', 'a=1'], ['1-1', '1-1'], ['', ''], [' =1', '" =1"'],
  ])('%s is written as %s', (cell, written) => {
    const table: Table = { name: 'run', title: '', columns: [{ header: 'h', kind: 'text' }], rows: [[cell]], printed: 1, sums: [], notes: [] };
    expect(renderCsv(table)).toBe(`\ufeffh\r\n${written}\r\n`);
  });

  test('amounts, counts and days are no text: a deduction keeps its sign', () => {
    expect(renderCsv(tableOf('totals', view(full)))).toContain(',-30.00,,-30.00,');
  });

  test('reads back cell by cell, whatever the texts are', () => {
    const hostile = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('=cmd|x', '+1', '-1', '@a', '\t=1', '\r\n=1', '"', '""', ',', '\n', "'=1", '="1"', '#N/A', '_x000D_'));
    let seen = 0;
    fc.assert(
      fc.property(fc.array(fc.tuple(hostile, hostile), { minLength: 1, maxLength: 5 }), (texts) => {
        seen += 1;
        const findings = texts.map(([message, name], index) => finding({ id: String(index), row: index + 5, message, person: { employee_id: 'x', employee_name: name } }));
        const table = tableOf('findings', view(report({ findings })));
        const grid = readCsv('x.csv', bytes(renderCsv(table)));
        expect(grid.rows).toBe(texts.length + 1);
        table.rows.forEach((row, index) => {
          row.forEach((cell, at) => {
            const expected = printable(textOf(cell));
            // The reader takes what Excel's exports wrap in an apostrophe or ="…" for the text inside.
            const read = grid.value(index + 1, at) ?? '';
            if (/^="|^'|^[＝＋－＠]/.test(expected)) return;
            expect(read).toBe(expected);
          });
        });
      }),
      { numRuns: 100 },
    );
    expect(seen).toBe(100);
  });
});
