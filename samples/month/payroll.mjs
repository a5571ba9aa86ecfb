import { day as serialOf, isoDay, isWorkday, OCTOBER, OCTOBER_WORKDAYS } from './days.mjs';
import { shareOfDay } from './leave.mjs';
import { PEOPLE } from './people.mjs';
import { number, note, total } from './sheet.mjs';

const WORKING_DAYS = OCTOBER_WORKDAYS.length;

/** base × halves ÷ 2 ÷ working days × percent ÷ 100, in fen, half up. */
const dayPay = (base, halves, percent) => {
  const above = base * halves * percent;
  const below = 2 * WORKING_DAYS * 100;
  return Math.floor((2 * above + below) / (2 * below));
};

const lateness = (minutes) => (minutes === 0 || minutes > 15 ? 0 : minutes <= 5 ? 3000 : minutes <= 10 ? 5000 : 8000);

/** Rate of the month's credit loans, in hundredths of a percent. */
const commissionRate = (yuan) => (yuan >= 1_000_000 ? 25 : yuan >= 510_000 ? 20 : yuan >= 110_000 ? 15 : 10);

/** Share of a sick day that is taken off: 40 % before the second anniversary of service, 30 % from that day on. */
const sickShare = (hired, serial) => {
  const [year, ...rest] = isoDay(hired).split('-');
  return serial >= serialOf([Number(year) + 2, ...rest].join('-')) ? 30 : 40;
};

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
  { key: 'late_deduction', header: '迟到扣薪', kind: 'money', width: 10 },
  { key: 'leave_deduction', header: '请假扣薪', kind: 'money', width: 10 },
  { key: 'complaint_deduction', header: '投诉扣薪', kind: 'money', width: 10 },
  { key: 'loss_deduction', header: '亏损扣款', kind: 'money', width: 10 },
  { key: 'fines', header: '罚款合计', kind: 'money', width: 10 },
  { key: 'net_pay', header: '实发工资', kind: 'money', width: 13 },
];
const ADDED = ['base_paid', 'full_attendance_bonus', 'performance_bonus', 'commission', 'bonus', 'champion_award', 'allowance'];
const TAKEN = ['late_deduction', 'leave_deduction', 'complaint_deduction', 'loss_deduction', 'fines'];

/** 工资月汇总: what is due, computed here independently of the engine, and some amounts that the office got wrong. */
export function payrollSheet(planted, { days, requests, deals, scores }) {
  const rows = PEOPLE.map((of) => {
    const month = days.filter((day) => day.of === of);
    const agent = of.title === '客服专员';
    const sales = of.department === '业务部';
    const employed = OCTOBER_WORKDAYS.filter((serial) => serial >= of.hired && (of.left === null || serial <= of.left)).length;
    const credit = deals.filter((deal) => deal.id === of.id && deal.line === '信用贷款' && deal.yuan !== null && deal.day >= OCTOBER[0]).reduce((yuan, deal) => yuan + deal.yuan, 0);
    const asked = requests.filter((request) => request.of === of && request.approved);
    const ofRequest = (request, serial) => {
      const halves = 2 * shareOfDay(serial, request.from, request.to);
      return request.type === '事假' ? dayPay(of.base, halves, 100) : request.type === '病假' ? dayPay(of.base, halves, sickShare(of.hired, serial)) : 0;
    };
    const halfDays = month.reduce((n, day) => n + (day.late > 15 ? 1 : 0) + (day.early >= 15 ? 1 : 0), 0);
    const leave = halfDays * dayPay(of.base, 1, 100) + asked.reduce((sum, request) => sum + OCTOBER.reduce((fen, serial) => fen + ofRequest(request, serial), 0), 0);
    const full = agent && month.length > 0 && halfDays === 0 && asked.every((r) => !OCTOBER.some((serial) => isWorkday(serial) && shareOfDay(serial, r.from, r.to) > 0)) && month.every((day) => day.late === 0 && !day.absent);
    const score = scores.get(of.id);
    return {
      month: '2026-10', employee_id: of.id, name: of.name, working_days: WORKING_DAYS,
      base_paid: employed === WORKING_DAYS ? of.base : dayPay(of.base, 2 * employed, 100),
      full_attendance_bonus: full ? 20_000 : 0, performance_bonus: agent && of.probationEnd === null && score !== undefined && score >= 85 ? 20_000 : 0,
      commission: Math.floor((2 * credit * 100 * commissionRate(credit) + 10_000) / 20_000), bonus: of.department === '客服部' ? 20_000 : 0, champion_award: 0, allowance: sales ? 5_000 : 0,
      late_deduction: month.reduce((sum, day) => sum + lateness(day.late), 0), leave_deduction: leave, complaint_deduction: 0, loss_deduction: 0, fines: 0,
    };
  });
  const of = (id) => rows.find((row) => row.employee_id === id);
  const wrong = (id, changes, rules, words) => planted.row(Object.assign(of(id), changes), rules, 'violation', words);

  of('000405').champion_award = 5_000;
  of('000508').complaint_deduction = 5_000;
  of('000511').complaint_deduction = 3_000;
  of('000519').loss_deduction = 60_000;
  wrong('000407', {}, 'COM-17', '并列第一，绩冠奖50元漏发');
  wrong('000410', { leave_deduction: 32_000 }, ['PAY-24', 'LEA-20'], '满两年之后仍按40%扣：扣320元，应扣280元');
  wrong('000419', { commission: 200_000 }, 'COM-4', '业务量正好1000000元，提成少算500元');
  wrong('000421', { allowance: 0 }, 'PAY-13', '补助50元漏发');
  wrong('000507', { late_deduction: of('000507').late_deduction - 3_000 }, 'PAY-23', '迟到扣薪少扣30元');
  wrong('000507', {}, ['ATT-5', 'PAY-19'], '迟到超过3次，当月奖金应扣，仍发200元');
  wrong('000515', { performance_bonus: 20_000 }, 'PAY-6', '总分低于均值，绩效奖金仍发200元');
  wrong('000518', { base_paid: 170_000 }, 'PAY-1', '试用期底薪应为1800元');
  wrong('000519', { full_attendance_bonus: 20_000 }, 'PAY-22', '当月旷工6天，全勤奖仍发200元');

  for (const row of rows) {
    const net = ADDED.reduce((sum, key) => sum + row[key], 0) - TAKEN.reduce((sum, key) => sum + row[key], 0);
    row.net_pay = (letter, r) => ({ ...number(net / 100, '#,##0.00'), f: `SUM(${letter(ADDED[0])}${r}:${letter(ADDED.at(-1))}${r})-SUM(${letter(TAKEN[0])}${r}:${letter(TAKEN.at(-1))}${r})` });
  }
  const sums = [...ADDED, ...TAKEN, 'net_pay'];
  return { name: '工资月汇总', title: '2026年10月工资月汇总', under: '编制：财务部　　单位：元　　当月工作日：18天', columns, rows: [...rows, total('合计', sums), note('注：10月1—7日国庆放假，10月10日（周六）上班。')], keys: { employee_id: 'employee_id' } };
}
