import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as XLSX from '@e965/xlsx';
import fc from 'fast-check';
import { State } from '../values/column';
import { parseIsoDate } from '../values/serial-day';
import { readWorkbook, WorkbookError } from '../workbook/files';
import { readLedgers } from './read';
import { codes, company, ledgerOf, readBytes, readRows, shown, values, workbook } from './testing/company';

const day = (text: string): number => parseIsoDate(text)!;
const DEALS = ['业务单号', '业务员工号', '业务类别', '签单日期', '业务量'];
const deal = (no: string, amount: unknown, date: unknown = day('2026-10-09')): unknown[] => [no, '000102', '信用贷款', date, amount];

test('the company of this repository loads', () => {
  expect(company.problems.filter(({ file }) => file.startsWith('ledgers/') || file === 'roles.json')).toEqual([]);
  expect(company.ledgers.size).toBe(readdirSync(join(__dirname, '../../rules/ledgers')).length);
});

describe('finding the ledger and its header', () => {
  test('the header row may stand under titles and blank rows', () => {
    const read = readRows([['2026年10月销售台账'], [], ['编制：业务部'], DEALS, deal('YW1', 100)]);
    expect(values(read, 'deals', 'amount')).toEqual(['100.00']);
    const [source] = ledgerOf(read, 'deals').sources;
    expect([source?.range, source?.rows, source?.format, source?.columnOf.get('amount')]).toEqual(['A5:E5', 1, 'plain', 4]);
    expect([...ledgerOf(read, 'deals').sheetRow]).toEqual([5]);
  });

  test.each([
    ['繁體', ['業務單號', '業務員工號', '業務類別', '簽單日期', '業務量']],
    ['English', ['Deal No', 'EMPLOYEE ID', 'product line', 'Signed at', 'Amount']],
    ['white space, width, punctuation and line breaks', [' 业务\n单号 ', '业务员 工号：', '业务类别', '签单　日期', '业务量（元）']],
  ])('headers in %s', (_, headers) => {
    expect(values(readRows([headers, deal('YW1', 100)]), 'deals', 'amount')).toEqual(['100.00']);
  });

  test('the unit in a header is the unit of the column, and so is 单位：万元 above the table', () => {
    expect(values(readRows([DEALS.with(4, '业务量（万元）'), deal('YW1', 1.2), deal('YW2', '3元')]), 'deals', 'amount')).toEqual(['12000.00', '3.00']);
    expect(values(readRows([['销售台账　单位：万元'], DEALS, deal('YW1', 1.2)]), 'deals', 'amount')).toEqual(['12000.00']);
  });

  test('金额单位 beside an amount says row by row what it is in', () => {
    const read = readRows([[...DEALS, '金额单位'], [...deal('YW1', 1.2), '万元'], [...deal('YW2', 300), '元'], [...deal('YW3', 5), '筐'], [...deal('YW4', 7), null]]);
    expect(values(read, 'deals', 'amount')).toEqual(['12000.00', '300.00', '?', '?']);
    expect(codes(read, 'deals', 'amount')).toEqual(['unknown-unit', 'unknown-unit']);
  });

  test('a row without its 金额单位 goes by the header, or by 元 where no row says anything else', () => {
    const rows = [[...deal('YW1', 1.2), '万元'], [...deal('YW2', 7), null]];
    expect(values(readRows([[...DEALS.with(4, '业务量（元）'), '金额单位'], ...rows]), 'deals', 'amount')).toEqual(['12000.00', '7.00']);
    expect(values(readRows([[...DEALS, '金额单位'], [...deal('YW1', 300), '元'], [...deal('YW2', 7), null]]), 'deals', 'amount')).toEqual(['300.00', '7.00']);
  });

  test('two columns that claim a required key leave the sheet unread; of another key only that column', () => {
    const date = readRows([[...DEALS, '成交日期'], [...deal('YW1', 1), day('2026-10-09')]]);
    expect([date.ledgers, date.problems.map(({ code, params }) => [code, params.required])]).toEqual([[], [['two-columns', 'yes']]]);
    const no = readRows([[...DEALS, '单号'], [...deal('YW1', 1), 'YW1']]);
    expect(no.problems.map(({ code, params }) => [code, params.required, params.headers])).toEqual([['two-columns', 'no', '业务单号 (A), 单号 (F)']]);
    expect([values(no, 'deals', 'amount'), ledgerOf(no, 'deals').columns.has('deal_no')]).toEqual([['1.00'], false]);
  });

  test('one header is enough where the user says which ledger it is', () => {
    const rows = [['报价单号'], ['Q1'], ['Q2']];
    expect(readRows(rows).ledgers).toEqual([]);
    const options = { ledgerOf: new Map([['Sheet1', 'quotes']]) };
    expect(values(readRows(rows, 'Sheet1', options), 'quotes', 'quote_no')).toEqual(['Q1', 'Q2']);
    const none = readRows([['颜色', '大小'], ['红', 1]], 'Sheet1', options);
    expect([none.problems.map(({ code }) => code), none.unrecognised]).toEqual([['no-header'], []]);
  });

  test('two header rows: a merged group title above its sub-columns', () => {
    const rows = [
      ['工号', '姓名', '日期', '请假', null],
      [null, null, null, '事假(小时)', '年假(天)'],
      ['000102', '李雷', day('2026-10-09'), 4, 0.5],
    ];
    const read = readBytes(workbook({ 考勤: rows }, 'xlsx', (book) => {
      book.Sheets['考勤']!['!merges'] = [{ s: { r: 0, c: 3 }, e: { r: 0, c: 4 } }, ...[0, 1, 2].map((c) => ({ s: { r: 0, c }, e: { r: 1, c } }))];
    }));
    expect(values(read, 'attendance', 'personal_leave_hours')).toEqual(['240']);
    expect(values(read, 'attendance', 'annual_leave_days')).toEqual(['0.5']);
    expect(values(readRows(rows), 'attendance', 'personal_leave_hours')).toEqual(['240']);
  });

  test('a missing required column is named, and nothing of the sheet is read', () => {
    const read = readRows([['业务单号', '业务员工号', '业务类别', '业务量'], ['YW1', '000102', '信用贷款', 100]]);
    expect(read.ledgers).toEqual([]);
    expect(read.problems.map(({ code, ledger, params }) => [code, ledger, params['column']])).toEqual([['missing-column', 'deals', '签单日期']]);
  });

  test('a sheet that is no ledger says what it came closest to; --ledger decides otherwise', () => {
    const rows = [['工号', '颜色', '形状', '重量'], ['000102', '红', '圆', 3]];
    const read = readRows(rows, '杂项');
    expect(read.ledgers).toEqual([]);
    expect(read.unrecognised.map(({ sheet, reason, matched }) => [sheet, reason, matched])).toEqual([['杂项', 'no-ledger', 1]]);
    expect(values(readRows(rows, '杂项', { ledgerOf: new Map([['杂项', 'employees']]) }), 'employees', 'employee_id')).toEqual(['000102']);
    expect(readRows(rows, '杂项', { ledgerOf: new Map([['杂项', 'nonsense']]) }).problems.map(({ code }) => code)).toEqual(['unknown-ledger']);
    expect(readRows([], '空').unrecognised.map(({ reason }) => reason)).toEqual(['blank']);
  });

  test('sheets of one ledger stand one below the other; a column that one lacks is missing there', () => {
    const read = readBytes(workbook({ 一组: [[...DEALS, '部门'], [...deal('YW1', 1), '业务部']], 二组: [DEALS, deal('YW2', 2), deal('YW3', 3)] }));
    expect(values(read, 'deals', 'deal_no')).toEqual(['YW1', 'YW2', 'YW3']);
    expect(values(read, 'deals', 'department')).toEqual(['业务部', undefined, undefined]);
    expect([...ledgerOf(read, 'deals').sourceOf]).toEqual([0, 1, 1]);
    expect(ledgerOf(read, 'deals').sources[1]?.missingColumns).toContain('department');
  });

  test('defaults stand in for an absent column and for blank cells, and are named', () => {
    const absent = readRows([DEALS, deal('YW1', 1), deal('YW2', 2)]);
    expect(values(absent, 'deals', 'returned')).toEqual(['0', '0']);
    expect(ledgerOf(absent, 'deals').sources[0]?.defaultsUsed).toEqual([{ column: 'returned', absentColumn: true, blankCells: 0 }]);
    const blank = readRows([[...DEALS, '是否退单'], [...deal('YW1', 1), '是'], [...deal('YW2', 2), null], [...deal('YW3', 2), '也许']]);
    expect(values(blank, 'deals', 'returned')).toEqual(['1', '0', '?']);
    expect(ledgerOf(blank, 'deals').sources[0]?.defaultsUsed).toEqual([{ column: 'returned', absentColumn: false, blankCells: 1 }]);
  });
});

describe('rows that are no data', () => {
  test('blank rows, totals, notes and repeated headers each have their reason; rows = data + not data', () => {
    const read = readRows([
      DEALS, deal('YW1', 1), [], ['小计', null, null, null, 1], DEALS, deal('YW2', 2), [null, '一组合计：', null, null, 3], ['合计', null, null, null, 3],
      ['注：业务量含税'], ['制表人：王芳', null, null, '审核：李雷'],
    ]);
    const [source] = ledgerOf(read, 'deals').sources;
    expect(values(read, 'deals', 'deal_no')).toEqual(['YW1', 'YW2']);
    expect(source?.notData).toEqual([
      { row: 3, reason: 'blank' }, { row: 4, reason: 'total' }, { row: 5, reason: 'repeated-header' }, { row: 7, reason: 'total' }, { row: 8, reason: 'total' },
      { row: 9, reason: 'note' }, { row: 10, reason: 'note' },
    ]);
    expect(source?.rows).toBe(2 + 7);
  });

  test('a date with its time, alone in its row, is data; a date that is signed with is none', () => {
    const read = readRows([['发生时间', '上报时间', '上报对象职务'], ['2026-10-14 09:00'], ['2026-10-15 09:00', '2026-10-15 10:00', '总经理'], ['2026年10月31日'], ['以上属实 2026-10-31 17:00']]);
    const [source] = ledgerOf(read, 'incidents').sources;
    expect([source?.rows, source?.notData]).toEqual([4, [{ row: 4, reason: 'note' }, { row: 5, reason: 'note' }]]);
  });

  test('what only looks like a total is data', () => {
    const read = readRows([['客户名称', ...DEALS], ['合计科技有限公司', ...deal('YW1', 1)], ['汇总', ...deal('YW2', 2)]]);
    expect(values(read, 'deals', 'deal_no')).toEqual(['YW1', 'YW2']);
  });

  test('a text in a merged area gives its value to each row; an amount does not', () => {
    const read = readBytes(workbook({ 销售台账: [DEALS, ['YW1', 'E1', '信用贷款', day('2026-10-09'), 10], ['YW2', null, '信用贷款', day('2026-10-10'), null]] }, 'xlsx', (book) => {
      book.Sheets['销售台账']!['!merges'] = [1, 4].map((c) => ({ s: { r: 1, c }, e: { r: 2, c } }));
    }));
    expect(values(read, 'deals', 'employee_id')).toEqual(['E1', 'E1']);
    expect(values(read, 'deals', 'amount')).toEqual(['?', '?']);
    expect(codes(read, 'deals', 'amount')).toEqual(['merged-amount', 'merged-amount']);
  });
});

describe('whole files', () => {
  const rows = [DEALS, ['YW1', '000102', '信用贷款', '2026-10-09', '1,234.50'], ['YW2', '7', '民间借贷', '2026/10/10', '２元']];
  const csv = (delimiter: string): string => rows.map((row) => row.map((cell) => (cell.includes(delimiter) ? `"${cell}"` : cell)).join(delimiter)).join('\r\n');

  test.each([',', '\t', ';'])('.csv with %j: ids keep their zeros, numbers are numbers, and nothing is odd about it', (delimiter) => {
    const read = readBytes(new TextEncoder().encode(csv(delimiter)), '销售台账.csv');
    expect(values(read, 'deals', 'employee_id')).toEqual(['000102', '7']);
    expect(values(read, 'deals', 'amount')).toEqual(['1234.50', '2.00']);
    expect(values(read, 'deals', 'signed_at')).toEqual([String(day('2026-10-09')), String(day('2026-10-10'))]);
    expect(ledgerOf(read, 'deals').notes).toEqual([]);
  });

  test.each(['xlsx', 'biff8', 'ods'] as const)('%s gives the same ledger', (type) => {
    const read = readBytes(workbook({ 销售台账: [DEALS, deal('YW1', 1234.5)] }, type));
    expect([values(read, 'deals', 'amount'), values(read, 'deals', 'signed_at')]).toEqual([['1234.50'], [String(day('2026-10-09'))]]);
  });

  test('a 1904 workbook has the same days', () => {
    const bytes = workbook({ 销售台账: [DEALS, deal('YW1', 1, { t: 'n', v: day('2026-10-09') - 1462, z: 'yyyy-mm-dd' })] }, 'xlsx', (book) => {
      book.Workbook = { WBProps: { date1904: true } };
    });
    expect(values(readBytes(bytes), 'deals', 'signed_at')).toEqual([String(day('2026-10-09'))]);
  });

  test('hidden rows and columns, error values and cached formulas', () => {
    const bytes = workbook({ 销售台账: [DEALS, deal('YW1', { t: 'n', v: 3, f: '1+2' }), deal('YW2', { t: 'e', v: 0x2a }), deal('YW3', { t: 'n', f: 'E2*2' })] }, 'xlsx', (book) => {
      book.Sheets['销售台账']!['!rows'] = [{}, { hidden: true }];
    });
    const read = readBytes(bytes);
    expect(values(read, 'deals', 'amount')).toEqual(['3.00', '?', '?']);
    expect(codes(read, 'deals', 'amount')).toEqual(['error-value', 'not-calculated']);
  });

  test('random cells never break reading, and every row is accounted for', () => {
    const cell = fc.oneof(fc.constant(null), fc.string({ maxLength: 12 }), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean(), fc.constantFrom('合计', '1,2', '26-10-09 星期五', '√', '--', '１２', '次日 00:10', '35%', '10/9/26'));
    const headers = [...company.ledgers.get('attendance')!.columns.values()].slice(0, 30).map(({ headers: [first] }) => first!);
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 30, maxLength: 30 }), { maxLength: 8 }), (body) => {
        const read = readLedgers([readWorkbook('b.xlsx', workbook({ 考勤: [headers, ...body] }))], company.ledgers, company.roles);
        const ledger = ledgerOf(read, 'attendance');
        const [source] = ledger.sources;
        expect(ledger.rows + source!.notData.length).toBe(source!.rows);
        for (const column of ledger.columns.values()) {
          for (let row = 0; row < ledger.rows; row++) {
            expect(Number.isSafeInteger(column.values[row]!)).toBe(true);
            if (column.state[row] !== State.Known) expect(column.values[row]).toBe(0);
            shown(column, row);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  test('random bytes end in a WorkbookError or an unrecognised sheet', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 400 }), (bytes) => {
        try {
          expect(readBytes(bytes, 'b.xlsx').ledgers).toEqual([]);
        } catch (error) {
          expect(error).toBeInstanceOf(WorkbookError);
        }
      }),
      { numRuns: 200 },
    );
  });
});

test('same headers, same result, whatever sheet comes first', () => {
  const one = workbook({ A: [DEALS, deal('YW1', 1)] });
  const two = workbook({ B: [['工号', '姓名', '底薪', '入职日期'], ['000102', '李雷', 3600, day('2024-10-12')]] });
  const keys = (files: readonly Uint8Array[]): string[] => readLedgers(files.map((bytes, i) => readWorkbook(`${i}.xlsx`, bytes)), company.ledgers, company.roles).ledgers.map(({ key }) => key);
  expect(keys([one, two])).toEqual(['deals', 'employees']);
  expect(keys([two, one])).toEqual(['deals', 'employees']);
  expect(XLSX.version).toBe('0.20.3');
});
