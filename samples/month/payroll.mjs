import { day as serialOf, isoDay, isWorkday, OCTOBER, OCTOBER_WORKDAYS } from './days.mjs';
import { shareOfDay } from './leave.mjs';
import { PEOPLE, person } from './people.mjs';
import { note, number, total } from './sheet.mjs';

const WORKING_DAYS = OCTOBER_WORKDAYS.length;

/** above ÷ below, half up. */
const rounded = (above, below) => Math.floor((2 * above + below) / (2 * below));

const lateness = (minutes) => (minutes === 0 || minutes > 15 ? 0 : minutes <= 5 ? 3000 : minutes <= 10 ? 5000 : 8000);

/** Rate of the month's credit loans, in hundredths of a percent. */
const commissionRate = (yuan) => (yuan >= 1_000_000 ? 25 : yuan >= 510_000 ? 20 : yuan >= 110_000 ? 15 : 10);

/** Share of a sick day that is taken off: 40 % before the second anniversary of service, 30 % from that day on. */
function sickPercent(hired, serial) {
  const [year, ...rest] = isoDay(hired).split('-');
  return serial >= serialOf([Number(year) + 2, ...rest].join('-')) ? 30 : 40;
}

const columns = [
  { key: 'month', header: '月份', kind: 'text', width: 9 },
  { key: 'employee_id', header: '工号', kind: 'text', width: 9 },
  { key: 'name', header: '姓名', kind: 'text', width: 9 },
  { key: 'working_days', header: '当月工作日', kind: 'number', width: 11 },
  { key: 'base_paid', header: '实发底薪', kind: 'money', width: 12 },
  { key: 'full_attendance_bonus', header: '全勤奖', kind: 'money', width: 10 },
  { key: 'performance_bonus', header: '绩效奖金', kind: 'money', width: 10 },
  { key: 'commission', header: '提成', kind: 'money', width: 11 },
  { key: 'bonus', header: '当月奖金', kind: 'money', width: 10 },
  { key: 'champion_award', header: '绩冠奖', kind: 'money', width: 10 },
  { key: 'allowance', header: '补助', kind: 'money', width: 9 },
  { key: 'midyear_bonus', header: '年中考核奖金', kind: 'money', width: 13 },
  { key: 'late_deduction', header: '迟到扣薪', kind: 'money', width: 10 },
  { key: 'leave_deduction', header: '请假扣薪', kind: 'money', width: 10 },
  { key: 'complaint_deduction', header: '投诉扣薪', kind: 'money', width: 10 },
  { key: 'loss_deduction', header: '亏损扣款', kind: 'money', width: 10 },
  { key: 'fines', header: '罚款合计', kind: 'money', width: 10 },
  { key: 'net_pay', header: '实发工资', kind: 'money', width: 13 },
];
const ADDED = ['base_paid', 'full_attendance_bonus', 'performance_bonus', 'commission', 'bonus', 'champion_award', 'allowance', 'midyear_bonus'];
const TAKEN = ['late_deduction', 'leave_deduction', 'complaint_deduction', 'loss_deduction', 'fines'];

/** What is due to everybody, computed here independently of the engine. Amounts are fen. */
function dueRows({ days, requests, deals, scores }) {
  /** Commission of a person's credit loans in hundredths of a fen. */
  const credit = (of) => {
    const yuan = deals.filter((deal) => deal.id === of.id && deal.line === '信用贷款' && deal.yuan !== null && !deal.row.returned && deal.day >= OCTOBER[0]).reduce((sum, deal) => sum + deal.yuan, 0);
    return yuan * commissionRate(yuan);
  };
  return PEOPLE.map((of) => {
    const month = days.filter((day) => day.of === of);
    const agent = of.title === '客服专员';
    const employed = OCTOBER_WORKDAYS.filter((serial) => serial >= of.hired && (of.left === null || serial <= of.left)).length;
    const asked = requests.filter((request) => request.of === of && request.approved);
    const percentOf = (request, serial) => (request.type === '事假' ? 100 : request.type === '病假' ? sickPercent(of.hired, serial) : 0);
    // In halves of a percent of a day: a whole day of personal leave is 200.
    const leave = asked.reduce((sum, request) => sum + OCTOBER.reduce((n, serial) => n + 2 * shareOfDay(serial, request.from, request.to) * percentOf(request, serial), 0), 0)
      + month.reduce((sum, day) => sum + (day.late > 15 ? 100 : 0) + (day.early >= 15 ? 100 : 0), 0);
    const tookLeave = asked.some((request) => OCTOBER.some((serial) => isWorkday(serial) && shareOfDay(serial, request.from, request.to) > 0));
    const full = agent && month.length > 0 && !tookLeave && month.every((day) => day.late === 0 && day.early === 0 && !day.absent);
    const score = scores.get(of.id);
    const managed = of.title === '业务经理' ? PEOPLE.filter((p) => p.supervisor === of.id).reduce((sum, p) => sum + credit(p), 0) : 0;
    return {
      month: '2026-10', employee_id: of.id, name: of.name, working_days: WORKING_DAYS,
      base_paid: rounded(of.base * employed, WORKING_DAYS),
      full_attendance_bonus: full ? 20_000 : 0, performance_bonus: agent && of.probationEnd === null && score >= 85 ? 20_000 : 0,
      commission: rounded(credit(of), 100) + rounded(managed * 5, 10_000), override: rounded(managed * 5, 10_000),
      bonus: of.department === '客服部' ? 20_000 : 0, champion_award: 0, allowance: of.department === '业务部' && of.title === '业务员' && of.left === null ? 5_000 : 0, midyear_bonus: 0,
      late_deduction: month.reduce((sum, day) => sum + lateness(day.late), 0), leave_deduction: rounded(of.base * leave, 200 * WORKING_DAYS), complaint_deduction: 0, loss_deduction: 0, fines: 0,
    };
  });
}

/** 工资月汇总: what is due, and some amounts that the office got wrong. */
export function payrollSheet(planted, month) {
  const rows = dueRows(month);
  const of = (id) => rows.find((row) => row.employee_id === id);
  const mark = (id, ...rest) => planted.row(of(id), ...rest);
  const wrong = (id, changes, rules, words, verdict = 'violation') => planted.row(Object.assign(of(id), changes), rules, verdict, words);
  const yuan = (fen) => `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;

  for (const id of ['000402', '000403', '000404']) mark(id, 'COM-12', 'line', `${person(id).name}所管员工提成合计的5%（部门目标已完成）`, { item: 'override', amount: yuan(of(id).override) });
  for (const id of ['000405', '000407']) mark(id, 'COM-17', 'line', '当月总业务量1860000元，两人并列第一，各得绩冠奖', { item: 'champion-award', amount: '50.00' });
  of('000405').champion_award = 5_000;
  mark('000412', 'COM-2', 'violation', '找资金正好30万，达到；民间借贷不足50万（提示）');
  mark('000422', 'COM-3', 'pass', '10月无业绩，但9月28日有一笔');
  mark('000426', 'COM-1', 'violation', '试用期（9月14日—10月13日）业务量正好500000元：转正（提示）');
  mark('000427', 'COM-1', 'violation', '试用期（9月21日—10月20日）业务量499999元，未达500000元；22日的2万元在试用期之后');
  mark('000428', 'COM-3', 'pass', '10月15日入职，没有业绩不算连续两月');
  mark('000430', 'COM-3', 'violation', '9月、10月连续两月无业绩');
  mark('000420', 'COM-40', 'violation', '当月没有考核（提示）');
  mark('000506', 'PAY-29', 'violation', '产假，当月没有考核（提示）');
  mark('000508', 'PAY-4', 'violation', '有效投诉一次，至少扣50元；工资已扣50元', { item: 'complaint', amount: '-50.00' });
  mark('000511', 'PAY-4', 'violation', '有效投诉一次，至少扣50元；工资只扣30元', { item: 'complaint', amount: '-50.00' });
  mark('000514', 'PAY-4', 'violation', '有效投诉一次，至少扣50元；工资未扣', { item: 'complaint', amount: '-50.00' });
  mark('000303', ['PAY-23', 'PAY-24'], 'cannot-judge', '27日打卡时间读不出，迟到扣薪和半天事假无法核对');
  mark('000504', 'PAY-22', 'violation', '当月迟到3次：没有全勤奖（提示）');
  for (const row of rows) if (row.full_attendance_bonus > 0) planted.row(row, 'PAY-22', 'line', '全勤', { item: 'full-attendance', amount: '200.00' });
  of('000508').complaint_deduction = 5_000;
  of('000511').complaint_deduction = 3_000;
  of('000519').loss_deduction = 60_000;

  wrong('000407', {}, 'COM-17', '并列第一，绩冠奖50元漏发', 'violation');
  wrong('000410', { leave_deduction: 32_000 }, ['PAY-24', 'LEA-20'], '满两年之后仍按40%扣：扣320元，应扣280元');
  wrong('000419', { commission: 200_000 }, 'COM-4', '业务量正好1000000元，提成少算500元', 'violation');
  wrong('000421', { allowance: 0 }, 'PAY-13', '补助50元漏发', 'violation');
  wrong('000416', { bonus: null }, 'PAY-12', '当月奖金没有填（提示）');
  wrong('000507', { late_deduction: of('000507').late_deduction - 3_000 }, 'PAY-23', '迟到扣薪少扣30元');
  wrong('000507', {}, 'PAY-19', '迟到超过3次，当月奖金应扣，仍发200元', 'unchecked');
  wrong('000511', { midyear_bonus: 30_000 }, 'PAY-11', '有违规记录，仍补发年中考核奖金（提示）');
  wrong('000515', { performance_bonus: 20_000 }, 'PAY-6', '总分低于均值，绩效奖金仍发200元', 'violation');
  wrong('000518', { base_paid: 170_000 }, 'PAY-1', '试用期底薪应为1800元，实发1700元');
  wrong('000519', { full_attendance_bonus: 20_000 }, 'PAY-22', '当月旷工6天，全勤奖仍发200元');

  for (const row of rows) {
    const net = ADDED.reduce((sum, key) => sum + row[key], 0) - TAKEN.reduce((sum, key) => sum + row[key], 0);
    row.net_pay = (letter, r) => ({ ...number(net / 100, '#,##0.00'), f: `SUM(${letter(ADDED[0])}${r}:${letter(ADDED.at(-1))}${r})-SUM(${letter(TAKEN[0])}${r}:${letter(TAKEN.at(-1))}${r})` });
  }
  return {
    name: '工资月汇总', title: '2026年10月工资月汇总', under: '编制：财务部　　单位：元　　当月工作日：18天', columns,
    rows: [...rows, total('合计', [...ADDED, ...TAKEN, 'net_pay']), note('注：10月1—7日国庆放假，10月10日（周六）上班。')], keys: { employee_id: 'employee_id' },
  };
}
