import { isWorkday, october, day } from './days.mjs';
import { person } from './people.mjs';
import { BLANK, note, number, text, total } from './sheet.mjs';
import { CUSTOMERS } from './quotes.mjs';

const columns = (unit) => [
  { key: 'deal_no', header: '业务单号', kind: 'text', width: 13 },
  { key: 'signed_at', header: '签单日期', kind: 'date', width: 11 },
  { key: 'employee_id', header: '业务员工号', kind: 'text', width: 11 },
  { key: 'employee_name', header: '业务员', kind: 'text', width: 9 },
  { key: 'department', header: '部门', kind: 'text', width: 9 },
  { key: 'product_line', header: '业务类别', kind: 'text', width: 10 },
  { key: 'customer_id', header: '客户编号', kind: 'text', width: 9 },
  { key: 'amount', header: unit === 'wan' ? '业务量（万元）' : '业务量', kind: unit === 'wan' ? 'wan' : 'money', width: 15 },
  ...(unit === 'wan' ? [] : [{ key: 'amount_unit', header: '金额单位', kind: 'text', width: 9 }]),
  { key: 'returned', header: '是否退单', kind: 'yesno', width: 9 },
  { key: 'wrong_order', header: '是否错单', kind: 'yesno', width: 9 },
  { key: 'grabbed', header: '是否抢单', kind: 'yesno', width: 9 },
];

const SHEET = '销售台账';
const SHEET_TWO = '销售台账（二组）';
const sheetOf = (id) => (person(id).team === '二组' ? SHEET_TWO : SHEET);

const CREDIT = '信用贷款';
const PRIVATE = '民间借贷';
const FUNDS = '找资金';

/** [工号, 业务类别, 元, 10月几日] of what is planted; each list of a person is the whole of that person's month. */
const MONTH = {
  '000402': [[CREDIT, 320_000, 9], [CREDIT, 180_000, 15], [PRIVATE, 260_000, 23]],
  '000403': [[CREDIT, 240_000, 12], [FUNDS, 300_000, 20], [CREDIT, 155_000, 28]],
  '000404': [[CREDIT, 128_000, 14], [PRIVATE, 90_000, 27]],
  '000405': [[CREDIT, 660_000, 9], [CREDIT, 420_000, 16], [CREDIT, 380_000, 22], [PRIVATE, 400_000, 29]],
  '000406': [[CREDIT, 210_000, 8], [CREDIT, 95_000, 12], [FUNDS, 300_000, 21], [CREDIT, 130_500, 28]],
  '000407': [[CREDIT, 560_000, 8], [CREDIT, 500_000, 14], [CREDIT, 400_000, 19], [PRIVATE, 400_000, 30]],
  '000408': [[CREDIT, 175_000, 9], [CREDIT, 220_000, 16], [PRIVATE, 150_000, 22], [FUNDS, 310_000, 29]],
  '000409': [[CREDIT, 88_000, 10], [CREDIT, 146_000, 15], [PRIVATE, 520_000, 21], [CREDIT, 60_000, 29]],
  '000410': [[CREDIT, 72_000, 9], [CREDIT, 105_000, 12], [FUNDS, 180_000, 26]],
  '000411': [[CREDIT, 60_000, 9], [CREDIT, 30_000, 13], [CREDIT, 20_000, 27], [PRIVATE, 80_000, 28]],
  '000412': [[CREDIT, 55_000, 8], [CREDIT, 34_999, 15], [CREDIT, 20_000, 22], [FUNDS, 300_000, 26]],
  '000413': [[CREDIT, 120_000, 9], [CREDIT, 60_000, 14], [CREDIT, 145_000, 20], [PRIVATE, 70_000, 28]],
  '000414': [[CREDIT, 96_000, 13], [CREDIT, 84_000, 21], [PRIVATE, 50_000, 30]],
  '000415': [[CREDIT, 140_000, 8], [CREDIT, 75_000, 16], [FUNDS, 120_000, 23], [CREDIT, 33_000, 29]],
  '000416': [[CREDIT, 67_000, 9], [CREDIT, 58_000, 19], [PRIVATE, 110_000, 27]],
  '000417': [[CREDIT, 200_000, 9], [CREDIT, 160_000, 15], [CREDIT, 150_000, 28], [FUNDS, 90_000, 29]],
  '000418': [[CREDIT, 250_000, 10], [CREDIT, 159_999, 20], [CREDIT, 100_000, 27]],
  '000419': [[CREDIT, 400_000, 8], [CREDIT, 350_000, 14], [CREDIT, 250_000, 27]],
  '000420': [[CREDIT, 480_000, 9], [CREDIT, 319_999, 15], [CREDIT, 200_000, 29]],
  '000421': [[CREDIT, 98_000, 9], [CREDIT, null, 16], [PRIVATE, 60_000, 22]],
  '000423': [[CREDIT, 115_000, 12], [CREDIT, 12_000, 19], [PRIVATE, 210_000, 28]],
  '000424': [[CREDIT, 8_000, 20], [PRIVATE, 130_000, 27]],
  '000425': [[CREDIT, 130_000, 9], [CREDIT, 66_000, 20], [FUNDS, 300_000, 28]],
  '000426': [[CREDIT, 220_000, 9], [CREDIT, 180_000, 10], [PRIVATE, 100_000, 13]],
  '000427': [[CREDIT, 260_000, 9], [CREDIT, 139_999, 12], [PRIVATE, 100_000, 20], [CREDIT, 20_000, 22]],
  '000429': [[CREDIT, 45_000, 9], [CREDIT, 52_000, 14]],
};
/** Ordinary small deals that fill the month up; none for those whose totals are planted to the yuan. */
const FILLED = ['000406', '000408', '000409', '000410', '000413', '000414', '000415', '000416', '000423', '000425', '000402', '000403', '000404'];

/** The deals of the month: { deals: [{ id, line, yuan, day, row }], yuan is null where the amount is blank, sheets }. */
export function dealsOfMonth(planted, { int, pick }) {
  const deals = [];
  const add = (id, line, yuan, signed) => deals.push({ id, line, yuan, day: signed, team: person(id).team });
  for (const [id, list] of Object.entries(MONTH)) for (const [line, yuan, d] of list) add(id, line, yuan, october(d));
  add('000422', CREDIT, 64_000, day('2026-09-28'));
  const workdays = Array.from({ length: 31 }, (_, i) => october(i + 1)).filter(isWorkday);
  while (deals.length < 120) add(pick(FILLED), pick([PRIVATE, FUNDS, PRIVATE]), int(5, 60) * 1000, pick(workdays));
  deals.sort((a, b) => a.day - b.day || (a.id < b.id ? -1 : 1));

  deals.forEach((deal, i) => {
    const of = person(deal.id);
    deal.row = {
      deal_no: `YW2610-${String(i + 1).padStart(3, '0')}`, signed_at: deal.day, employee_id: of.id, employee_name: of.name, department: of.department,
      product_line: deal.line, customer_id: pick(CUSTOMERS).id, amount: deal.yuan === null ? null : deal.yuan * 100, amount_unit: '元',
      returned: false, wrong_order: false, grabbed: false,
    };
  });
  const of = (id, yuan) => deals.find((deal) => deal.id === id && deal.yuan === yuan).row;
  const inWan = (row, cell) => Object.assign(row, { amount: cell, amount_unit: '万元' });

  planted.row(Object.assign(of('000413', 60_000), { returned: true }), 'COM-36', 'violation', '退单一笔，当月退单率超过5%');
  planted.row(Object.assign(of('000425', 66_000), { wrong_order: true }), 'COM-37', 'violation', '错单一笔');
  planted.row(Object.assign(of('000423', 12_000), { grabbed: true }), 'COM-37', 'violation', '抢单一笔');
  planted.row(inWan(of('000405', 660_000), number(66)), 'reading', 'pass', '金额单位为万元：66万元');
  planted.row(inWan(of('000405', 380_000), number(38)), 'reading', 'pass', '金额单位为万元：38万元');
  planted.row(inWan(of('000411', 60_000), number(6)), 'reading', 'pass', '金额单位为万元：6万元');
  planted.row(inWan(of('000416', 58_000), number(5.8)), 'reading', 'pass', '金额单位为万元：5.8万元');
  planted.row(Object.assign(of('000423', 12_000), { amount: text('1.2万元') }), 'reading', 'pass', '业务量写成文字“1.2万元”');
  planted.row(Object.assign(of('000414', 96_000), { amount: text('９６０００') }), 'reading', 'pass', '业务量是全角数字');
  planted.row(Object.assign(of('000409', 88_000), { amount: text('88,000.00 ') }), 'reading', 'pass', '业务量是带千分位和尾随空格的文字');
  planted.row(Object.assign(of('000410', 72_000), { signed_at: text('2026.10.9') }), 'reading', 'pass', '签单日期是文字');
  planted.row(Object.assign(of('000426', 220_000), { employee_id: number(426) }), 'reading', 'pass', '工号丢了前导零');
  planted.row(Object.assign(of('000421', null), { returned: true }), ['COM-36', 'reading'], 'violation', '退单一笔，业务量空白：退单不计业务量，提成仍能算出');

  const month = (id, rules, words, amount) => planted.group(sheetOf(id), { employee_id: id, month: '2026-10' }, rules, 'line', words, { item: 'commission', amount });
  month('000411', 'COM-6', '信用贷款合计正好110000元：0.15%', '165.00');
  month('000412', 'COM-7', '信用贷款合计109999元：0.1%', '110.00');
  month('000417', 'COM-5', '信用贷款合计正好510000元：0.2%', '1020.00');
  month('000418', 'COM-6', '信用贷款合计509999元：0.15%', '765.00');
  month('000419', 'COM-4', '信用贷款合计正好1000000元：0.25%', '2500.00');
  month('000420', 'COM-5', '信用贷款合计999999元：0.2%', '2000.00');
  month('000424', 'COM-7', '信用贷款合计8000元（不足1万）：0.1%', '8.00');
  month('000402', 'COM-11', '经理个人业绩同业务员提成', '750.00');
  const others = deals.filter((deal) => deal.team !== '二组').map((deal) => deal.row);
  const two = deals.filter((deal) => deal.team === '二组').map((deal) => deal.row);
  const keys = { deal_no: 'deal_no' };
  return {
    deals,
    sheets: [
      { name: SHEET, title: '2026年10月销售台账（一组、三组）', under: '编制：业务部　　金额单位见“金额单位”栏', columns: columns('yuan'), rows: [...others.slice(0, 24), BLANK, ...others.slice(24), note('注：业务量以签单日期为准，退单仍列出。')], keys },
      { name: SHEET_TWO, title: '2026年10月销售台账（二组）', under: '编制：业务二组　　单位：万元', columns: columns('wan'), rows: [...two, total('合计', ['amount'])], keys },
    ],
  };
}
