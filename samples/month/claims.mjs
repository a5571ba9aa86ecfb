import { october, octoberAt, OCTOBER_WORKDAYS } from './days.mjs';
import { PEOPLE, person } from './people.mjs';
import { note, text, total } from './sheet.mjs';

const columns = [
  { key: 'claim_no', header: '报销单号', kind: 'text', width: 12 },
  { key: 'claim_date', header: '报销日期', kind: 'date', width: 11 },
  { key: 'employee_id', header: '报销人工号', kind: 'text', width: 11 },
  { key: 'employee_name', header: '报销人', kind: 'text', width: 9 },
  { key: 'trip_id', header: '出差单号', kind: 'text', width: 12 },
  { key: 'expense_date', header: '费用发生日期', kind: 'date', width: 13 },
  { key: 'expense_type', header: '费用类别', kind: 'text', width: 12 },
  { key: 'purpose', header: '用途', kind: 'text', width: 20 },
  { key: 'amount', header: '报销金额', kind: 'money', width: 13 },
  { key: 'invoice_amount', header: '发票金额', kind: 'money', width: 13 },
  { key: 'invoice_count', header: '发票张数', kind: 'number', width: 9 },
  { key: 'transport_mode', header: '交通工具', kind: 'text', width: 10 },
  { key: 'transport_class', header: '席别', kind: 'text', width: 8 },
  { key: 'allowance_claimed', header: '出差补贴', kind: 'money', width: 10 },
  { key: 'preapp_no', header: '费用申请单号', kind: 'text', width: 14 },
  { key: 'preapp_approved_role', header: '费用申请批准人职务', kind: 'text', width: 18 },
  { key: 'preapp_approved_at', header: '费用申请批准时间', kind: 'moment', width: 17 },
  { key: 'special_approver_role', header: '特准人职务', kind: 'text', width: 11 },
  { key: 'special_approved_at', header: '特准时间', kind: 'moment', width: 16 },
  { key: 'form_complete', header: '报销单是否规范', kind: 'yesno', width: 15 },
  { key: 'vouchers_attached', header: '是否附凭证', kind: 'yesno', width: 11 },
  { key: 'original_vouchers', header: '是否原始凭证', kind: 'yesno', width: 13 },
  { key: 'list_attached', header: '是否附清单', kind: 'yesno', width: 11 },
  { key: 'handler_signed', header: '经办人签字', kind: 'text', width: 11 },
  { key: 'manager_signed', header: '经理签字', kind: 'text', width: 10 },
  { key: 'signature_count', header: '签字人数', kind: 'number', width: 9 },
  { key: 'signature_chain_complete', header: '签字审批是否齐全', kind: 'yesno', width: 17 },
  { key: 'manager_review_role', header: '业务审核人职务', kind: 'text', width: 15 },
  { key: 'manager_review_at', header: '业务经理审核时间', kind: 'moment', width: 17 },
  { key: 'finance_approved_at', header: '财务核准时间', kind: 'moment', width: 16 },
  { key: 'paid_at', header: '付款时间', kind: 'moment', width: 16 },
];

/** The expense claims: those of the trips, and business entertainment, telephone and others. */
export function claimsOfMonth(planted, { int, pick }, trips) {
  const rows = [];
  const mark = (row, ...rest) => planted.row(row, ...rest);

  function claim(id, type, expenseDay, fen, purpose, changes = {}) {
    const of = person(id);
    const manager = of.team === '' || of.title === '业务经理' ? person('000401') : person(of.supervisor);
    const submitted = Math.min(expenseDay + int(1, 3), october(31));
    const row = {
      claim_no: null, claim_date: submitted, submitted,
      employee_id: id, employee_name: of.name, trip_id: null, expense_date: expenseDay, expense_type: type, purpose,
      amount: fen, invoice_amount: fen, invoice_count: int(1, 4), transport_mode: null, transport_class: null, allowance_claimed: null,
      preapp_no: `FS2610-${String(rows.length + 1).padStart(3, '0')}`, preapp_approved_role: '总经理', preapp_approved_at: (expenseDay - 2) * 1440 + 10 * 60 + int(0, 300),
      special_approver_role: null, special_approved_at: null,
      form_complete: true, vouchers_attached: true, original_vouchers: true, list_attached: true,
      handler_signed: of.name, manager_signed: manager.name === of.name ? '顾承远' : manager.name, signature_count: 2, signature_chain_complete: true,
      manager_review_role: '业务经理', manager_review_at: submitted * 1440 + 16 * 60,
      finance_approved_at: (submitted + 2) * 1440 + 11 * 60, paid_at: (submitted + 4) * 1440 + 15 * 60,
      ...changes,
    };
    rows.push(row);
    return row;
  }

  const MODE_SEAT = { 火车: '硬座' };
  const byTrip = {};
  for (const trip of trips) {
    const { row, of, fare, lodging, allowance, seat, special } = trip;
    const start = Math.floor(row.depart_at / 1440);
    const here = (byTrip[row.trip_id] = {});
    if (fare !== undefined) {
      here.fare = claim(of.id, '交通费', start, fare, `往返${row.destination}`, {
        trip_id: row.trip_id, transport_mode: row.transport_mode, transport_class: seat ?? MODE_SEAT[row.transport_mode] ?? null, allowance_claimed: allowance,
        ...(special && { special_approver_role: special[0], special_approved_at: special[1] }),
      });
    }
    if (lodging !== undefined) here.lodging = claim(of.id, '住宿费', Math.floor(row.return_at / 1440), lodging, `${row.destination}住宿`, { trip_id: row.trip_id });
  }
  const fareOf = (id, destination) => byTrip[trips.find((t) => t.of.id === id && t.row.destination === destination).row.trip_id].fare;
  const roomOf = (id, destination) => byTrip[trips.find((t) => t.of.id === id && t.row.destination === destination).row.trip_id].lodging;

  mark(roomOf('000405', '南昌'), 'EXP-10', 'pass', '高级业务两晚200元，正好到上限');
  mark(roomOf('000406', '合肥'), 'EXP-10', 'violation', '高级业务两晚200.01元，超上限0.01元');
  mark(roomOf('000411', '温州'), 'EXP-11', 'pass', '业务员一晚60元，正好到上限');
  mark(roomOf('000412', '上海'), 'EXP-11', 'violation', '业务员两晚120.01元，超上限0.01元');
  mark(roomOf('000402', '南京'), 'EXP-9', 'pass', '经理两晚300元，正好到上限');
  mark(roomOf('000403', '苏州'), 'EXP-9', 'violation', '经理一晚168元，上限150元');
  mark(roomOf('000401', '成都'), 'EXP-9', 'cannot-judge', '总监没有住宿标准');
  mark(roomOf('000420', '萧山区'), 'EXP-13', 'pass', '市区一晚80元，正好到上限');
  mark(roomOf('000421', '临平区'), 'EXP-13', 'violation', '市区一晚88元，上限80元');
  mark(roomOf('000424', '宁德'), 'EXP-14', 'pass', '两人同住两晚192元，正好到上限');
  mark(roomOf('000413', '镇江'), 'EXP-15', 'violation', '同住一间，两人各自申报住宿费（合计96元，未超上限）');
  mark(roomOf('000419', '镇江'), 'EXP-15', 'violation', '同住一间，两人各自申报住宿费（合计96元，未超上限）');
  mark(fareOf('000418', '常州'), 'EXP-6', 'violation', '业务员乘软卧');
  mark(fareOf('000402', '南京'), 'EXP-5', 'pass', '经理乘软卧');
  mark(fareOf('000403', '苏州'), 'EXP-5', 'violation', '高铁二等座没有列明：只作提示');
  mark(fareOf('000407', '武汉'), 'EXP-7', 'violation', '未经批准乘机，报980元，只能按火车票价420元');
  mark(fareOf('000410', '黄山'), 'EXP-17', 'cannot-judge', '出差天数无法判断，补贴是否多报也无法判断');
  mark(fareOf('000415', '嘉善'), 'EXP-8', 'violation', '同一趟合乘的士，两人都报了');
  mark(fareOf('000416', '嘉善'), 'EXP-8', 'violation', '同一趟合乘的士重复申报');
  mark(fareOf('000408', '西湖区'), 'EXP-2', 'pass', '市区的士，事先经部门经理级特准');
  mark(fareOf('000409', '上城区'), 'EXP-2', 'violation', '市区的士，无特准');
  mark(fareOf('000413', '拱墅区'), 'EXP-2', 'violation', '市区的士，次日才特准');
  mark(fareOf('000419', '西湖区'), 'EXP-2', 'violation', '市区的士由小组长特准，应为部门经理级以上');
  mark(fareOf('000425', '上城区'), 'EXP-1', 'violation', '市区自驾，不是公交（提示）');
  mark(fareOf('000411', '宣城'), 'EXP-33', 'violation', '市外的士出发之后才申请');
  mark(fareOf('000405', '长沙'), 'EXP-7', 'violation', '出发之后才批准乘机，只能按火车票价560元');
  mark(fareOf('000417', '无锡'), 'EXP-21', 'violation', '接待出差仍报补贴');
  mark(fareOf('000419', '滨江区'), 'EXP-17', 'violation', '市区出差报补贴');
  mark(fareOf('000406', '嘉兴'), 'EXP-17', 'violation', '补贴多报15元');
  mark(fareOf('000412', '湖南长沙'), 'EXP-33', 'violation', '市外的士未申请');

  const sales = PEOPLE.filter((p) => p.department === '业务部' && p.left === null && p.id !== '000428');
  const GUESTS = ['客户午餐', '客户晚餐', '接待来访客户', '项目洽谈用餐', '客户座谈茶歇'];
  const someDay = () => pick(OCTOBER_WORKDAYS.slice(0, -3));
  const dinner = (changes = {}) => claim(pick(sales).id, '业务招待费', someDay(), int(90, 880) * 100 + pick([0, 50, 0, 80]), pick(GUESTS), changes);
  for (let i = 0; i < 6; i += 1) dinner();
  mark(dinner({ preapp_no: null, preapp_approved_role: null, preapp_approved_at: null }), 'EXP-23', 'violation', '事先没有费用申请');
  mark(dinner({ purpose: null }), 'EXP-23', 'violation', '没有写用途');
  mark(dinner({ preapp_approved_role: '业务经理' }), 'EXP-23', 'violation', '应由公司经理（总经理）批准，实际由业务经理批准');
  const late = dinner();
  late.preapp_approved_at = (late.expense_date + 1) * 1440 + 600;
  mark(late, 'EXP-23', 'violation', '花费之后才批准');
  const same = dinner();
  same.preapp_approved_at = late.preapp_approved_at === null ? null : same.expense_date * 1440 + 9 * 60;
  mark(same, 'EXP-23', 'pass', '当天上午批准，当天发生');
  mark(dinner({ manager_signed: null, signature_count: 1 }), 'EXP-24', 'violation', '只有经办人一人签字');
  const alone = dinner();
  alone.manager_signed = alone.handler_signed;
  mark(alone, 'EXP-24', 'violation', '经理与经办人是同一人签字');
  mark(dinner({ handler_signed: null, manager_signed: null, signature_count: 0 }), 'EXP-24', 'violation', '两个签字都没有');
  mark(dinner({ original_vouchers: false }), 'EXP-24', 'violation', '不是原始凭证');
  mark(dinner({ manager_review_role: '主管' }), 'EXP-30', 'violation', '由主管审核，应由业务经理审核');
  mark(dinner({ list_attached: false }), 'EXP-25', 'violation', '没有附清单');
  const paidFirst = dinner();
  paidFirst.finance_approved_at = paidFirst.paid_at + 60;
  mark(paidFirst, 'EXP-26', 'violation', '财务核准之前已付款');
  const paidSame = dinner();
  paidSame.finance_approved_at = paidSame.paid_at;
  mark(paidSame, 'EXP-26', 'pass', '核准与付款同一分钟');
  mark(dinner({ finance_approved_at: null }), 'EXP-26', 'violation', '已付款，没有财务核准');
  const over = dinner();
  over.invoice_amount = over.amount - 1;
  mark(over, 'EXP-22', 'violation', '报销金额比发票多0.01元');
  const under = dinner();
  under.invoice_amount = under.amount + 2000;
  mark(under, 'EXP-22', 'pass', '报销金额低于发票');
  mark(dinner({ form_complete: false }), 'EXP-29', 'violation', '报销单不规范');
  mark(dinner({ invoice_count: 0, vouchers_attached: false }), 'EXP-29', 'violation', '没有发票和凭证');
  mark(dinner({ signature_chain_complete: false }), 'EXP-29', 'violation', '签字审批不齐全');
  mark(dinner({ manager_review_role: null, manager_review_at: null }), 'EXP-30', 'violation', '没有业务经理审核');
  const reviewedLate = dinner();
  reviewedLate.manager_review_at = reviewedLate.paid_at + 1440;
  mark(reviewedLate, 'EXP-30', 'violation', '付款之后才审核');
  mark(claim('000405', '办公用品', october(14), 23600, '部门打印纸'), 'EXP-28', 'violation', '费用类别不在制度所列之内：只作提示');
  for (const id of ['000401', '000402', '000403', '000404', '000405', '000407']) claim(id, '通讯费', october(28), 9900 + int(0, 60) * 100, '10月话费', { invoice_count: 1 });
  const first = claim('000409', '业务招待费', october(21), 36800, '客户午餐');
  mark(first, 'hygiene', 'violation', '与下一笔同人、同日、同类、同额，疑似重复报销');
  mark(claim('000409', '业务招待费', october(21), 36800, '客户午餐', { invoice_count: first.invoice_count }), 'hygiene', 'violation', '与上一笔同人、同日、同类、同额，疑似重复报销');

  const oneForm = [claim('000408', '通讯费', october(28), 11_800, '10月话费', { invoice_count: 1 }), claim('000408', '业务招待费', october(28), 25_600, '客户午餐')];
  for (const row of oneForm) mark(row, 'EXP-29', 'violation', '一张报销单分两行登记（提示）');

  const written = dinner();
  written.amount = text(`￥${(1_280_000 / 100).toLocaleString('en-US', { minimumFractionDigits: 2 })}`);
  written.invoice_amount = 1_280_000;
  mark(written, ['EXP-22', 'reading'], 'pass', '金额写成文字“￥12,800.00”，与发票相符');
  const wide = dinner({ amount: text('４５６.５０') });
  wide.invoice_amount = 45650;
  mark(wide, ['EXP-22', 'reading'], 'pass', '金额是全角数字');
  const yuan = dinner({ amount: text('328元 ') });
  yuan.invoice_amount = 32800;
  mark(yuan, ['EXP-22', 'reading'], 'pass', '金额带“元”和尾随空格');
  mark(dinner({ invoice_amount: text('待补') }), ['EXP-22', 'reading'], 'cannot-judge', '发票金额写的是“待补”');
  const dotted = dinner();
  dotted.expense_date = text('2026.10.19');
  dotted.claim_date = text('2026年10月20日');
  dotted.preapp_approved_at = octoberAt(16, '11:00');
  mark(dotted, ['EXP-23', 'reading'], 'pass', '日期是文字，仍能准确读出');

  rows.sort((a, b) => a.submitted - b.submitted);
  rows.forEach((row, i) => {
    row.claim_no = `BX2610-${String(i + 1).padStart(3, '0')}`;
  });
  oneForm[1].claim_no = oneForm[0].claim_no;
  const sums = ['amount', 'invoice_amount', 'allowance_claimed'];
  const laidOut = [...rows.slice(0, 30), total('小计', sums), ...rows.slice(30), total('合计', sums), note('注：报销单据原件存财务部；付款以财务部核准为准。')];
  return { name: '费用报销', title: '2026年10月费用报销台账', under: '编制：财务部　　单位：元', columns, rows: laidOut, keys: { claim_no: 'claim_no' } };
}
