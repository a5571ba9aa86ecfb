import { parseIsoDate } from '../values/serial-day';
import { codes, ledgerOf, readBytes, readRows, values, workbook } from './testing/company';

/* Cells as people write them, read through the company's own ledgers. */

const day = (text: string): number => parseIsoDate(text)!;
const DEALS = ['业务单号', '业务员工号', '业务类别', '签单日期', '业务量'];
const deals = (...amounts: unknown[]): unknown[][] => [DEALS, ...amounts.map((amount, i) => [`YW${i}`, '000102', '信用贷款', day('2026-10-09'), amount])];

test('amounts in words, and in 万', () => {
  const read = readRows(deals('壹仟元', '人民币叁佰元伍分', '1.2w', '1.2萬', '１.２万元', '3千', '一万五元', 7));
  expect(values(read, 'deals', 'amount')).toEqual(['1000.00', '300.05', '12000.00', '12000.00', '12000.00', '3000.00', '?', '7.00']);
  expect(codes(read, 'deals', 'amount')).toContain('not-a-number');
});

test('halves of days: from when leave begins, and until when it lasts', () => {
  const rows = [['工号', '假别', '请假开始时间', '请假结束时间'], ['000102', '事假', '2026-10-09 上午', '2026-10-09 下午'], ['000102', '事假', '2026-10-10下午', '2026/10/12 上午'], ['000102', '事假', '2026年10月13日 上半天', '2026-10-13 PM'], ['000102', '事假', '10月14日上午', '上午']];
  const read = readRows(rows, '请假台账');
  const at = (date: string, minute: number): string => String(day(date) * 1440 + minute);
  expect(values(read, 'leave_requests', 'start_at')).toEqual([at('2026-10-09', 0), at('2026-10-10', 720), at('2026-10-13', 0), '?']);
  expect(values(read, 'leave_requests', 'end_at')).toEqual([at('2026-10-09', 0), at('2026-10-12', 720), at('2026-10-13', 0), '?']);
  expect([codes(read, 'leave_requests', 'start_at'), codes(read, 'leave_requests', 'end_at')]).toEqual([['date-without-year'], ['not-a-date']]);
});

test('a word for half a day says nothing where the column does not take it', () => {
  const read = readRows([DEALS, ['YW1', '000102', '信用贷款', '2026-10-09 上午', 1]]);
  expect(values(read, 'deals', 'signed_at')).toEqual(['?']);
});

test('a sheet with 1,048,576 formatted rows has the rows that hold something', () => {
  const bytes = workbook({ 销售台账: deals(1, 2) }, 'xlsx', (book) => {
    const sheet = book.Sheets['销售台账']!;
    sheet['!ref'] = 'A1:J1048576';
    sheet['J1048576'] = { t: 'z', z: '0.00' };
    sheet['!rows'] = Object.assign([], { 1048575: { hpt: 20 } });
  });
  const [source] = ledgerOf(readBytes(bytes), 'deals').sources;
  expect([source?.rows, source?.range]).toEqual([2, 'A2:E3']);
});

test('notes, blank rows and sums around and between the punches of a machine are told apart', () => {
  const rows = [
    ['考勤机导出'], ['工号', '姓名', '日期时间'], ['000102', '李雷', '2026-10-09 09:30'], [], ['工号', '姓名', '日期时间'], ['000102', '李雷', '2026-10-09 18:30'], ['合计', null, null], ['注：不含外勤'],
  ];
  const ledger = ledgerOf(readRows(rows), 'attendance');
  expect([ledger.rows, ledger.sources[0]?.notData.map(({ reason }) => reason)]).toEqual([1, ['blank', 'repeated-header', 'total', 'note']]);
});

test('punches of a 1904 workbook are the same days and times', () => {
  const at = day('2026-10-09') - 1462 + 571 / 1440;
  const bytes = workbook({ 打卡: [['工号', '姓名', '日期时间'], ['000102', '李雷', { t: 'n', v: at, z: 'yyyy-mm-dd hh:mm' }]] }, 'xlsx', (book) => {
    book.Workbook = { WBProps: { date1904: true } };
  });
  const read = readBytes(bytes);
  expect(['work_date', 'in_time'].map((key) => values(read, 'attendance', key)[0])).toEqual([String(day('2026-10-09')), '571']);
});
