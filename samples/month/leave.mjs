import { isWorkday, moment } from './days.mjs';
import { person } from './people.mjs';
import { BLANK, note, text } from './sheet.mjs';

const columns = [
  { key: 'leave_no', header: '请假单号', kind: 'text', width: 13 },
  { key: 'employee_id', header: '工号', kind: 'text', width: 9 },
  { key: 'employee_name', header: '姓名', kind: 'text', width: 9 },
  { key: 'leave_type', header: '假别', kind: 'text', width: 8 },
  { key: 'applied_at', header: '申请时间', kind: 'moment', width: 16 },
  { key: 'start_at', header: '请假开始时间', kind: 'moment', width: 16 },
  { key: 'end_at', header: '请假结束时间', kind: 'moment', width: 16 },
  { key: 'days', header: '请假天数', kind: 'number', width: 9 },
  { key: 'form_no', header: '请假卡号', kind: 'text', width: 12 },
  { key: 'approver_role', header: '批准人职务', kind: 'text', width: 11 },
  { key: 'approver_name', header: '批准人', kind: 'text', width: 9 },
  { key: 'approved_at', header: '批准时间', kind: 'moment', width: 16 },
  { key: 'approver2_role', header: '上一级批准人职务', kind: 'text', width: 16 },
  { key: 'approved2_at', header: '上一级批准时间', kind: 'moment', width: 16 },
  { key: 'doctor_note', header: '是否附医生病假条', kind: 'yesno', width: 16 },
  { key: 'doctor_note_at', header: '病假单补交时间', kind: 'moment', width: 16 },
  { key: 'handover_to', header: '职务代理人', kind: 'text', width: 11 },
  { key: 'handover_at', header: '交接时间', kind: 'moment', width: 16 },
  { key: 'extension_no', header: '续假单号', kind: 'text', width: 11 },
  { key: 'source_date', header: '调休来源日期', kind: 'date', width: 13 },
];

/** The one whose consent is needed first, and the one above. */
function approvers(of) {
  if (of.department === '业务部') return ['业务经理', person(of.title === '业务经理' ? '000401' : of.supervisor).name, '总经办', person('000102').name];
  if (of.department === '客服部') return ['主管', person('000501').name, '总经办', person('000102').name];
  if (of.department === '总经办') return ['总经办', person('000102').name, '总经理', person('000101').name];
  return ['部门经理', person(of.supervisor).name, '总经办', person('000102').name];
}

/**
 * The leave of the month. Each request is { of, row, windows: approved or not } — attendance reads `of`, `type`, `from`, `to` and `inExport`.
 */
export function leaveOfMonth(planted) {
  const requests = [];
  const deputyOf = (of) => (of.department === '客服部' ? (of.id === '000502' ? '000503' : '000502') : of.supervisor === '' ? '000102' : of.supervisor);

  /** One request with everything in order; `changes` are what the clerk wrote otherwise. */
  function ask(id, type, applied, from, to, days, changes = {}, { inExport = true } = {}) {
    const of = person(id);
    const [role, name, role2, name2] = approvers(of);
    const sick = type === '病假';
    const start = moment(from);
    const appliedAt = moment(applied);
    const approvedAt = Math.min(appliedAt + 75, sick ? Infinity : start - 30);
    const row = {
      leave_no: null,
      employee_id: id, employee_name: of.name, leave_type: type,
      applied_at: appliedAt, start_at: start, end_at: moment(to), days,
      form_no: '',
      approver_role: role, approver_name: name, approved_at: sick ? Math.min(approvedAt, start - 10) : approvedAt,
      approver2_role: days > 3 ? role2 : null, approved2_at: days > 3 ? approvedAt + 20 : null,
      doctor_note: sick ? true : null, doctor_note_at: sick ? moment(to) + 1440 - 8 * 60 : null,
      handover_to: person(deputyOf(of)).name, handover_at: sick ? start - 5 : (Math.floor(start / 1440) - 1) * 1440 + 17 * 60,
      extension_no: null, source_date: null,
      ...changes,
    };
    requests.push({ of, type, applied: appliedAt, from: start, to: moment(to), row, inExport, approved: row.approved_at !== null });
    return row;
  }
  const mark = (row, ...rest) => planted.row(row, ...rest);

  mark(ask('000414', '事假', '2026-09-22 10:20', '2026-09-29 09:30', '2026-10-09 18:30', 4), ['LEA-13', 'LEA-18'], 'pass',
    '事假跨国庆：29、30日属9月，10月1—7日放假不计，10月只扣8、9日两天', { item: 'personal-leave', amount: '-400.00' });
  mark(ask('000303', '事假', '2026-09-28 09:10', '2026-10-10 09:30', '2026-10-10 18:30', 1), 'LEA-18', 'line',
    '10月10日（周六）是国庆调休上班日，请假一天照扣：4600÷18', { item: 'personal-leave', amount: '-255.56' });
  mark(ask('000415', '事假', '2026-10-09 11:00', '2026-10-13 09:30', '2026-10-13 14:00', 0.5), 'LEA-18', 'line', '上午半天事假：3400÷18×0.5', { item: 'personal-leave', amount: '-94.44' });
  mark(ask('000416', '事假', '2026-10-10 15:00', '2026-10-14 09:30', '2026-10-14 14:00', 0.5), 'LEA-18', 'line', '同一天两个半天：上午事假', { item: 'personal-leave', amount: '-94.44' });
  mark(ask('000416', '病假', '2026-10-14 12:10', '2026-10-14 14:00', '2026-10-14 18:30', 0.5), 'LEA-19', 'line', '同一天两个半天：下午病假，未满两年扣40%', { item: 'sick-leave', amount: '-37.78' });
  mark(ask('000410', '病假', '2026-10-13 08:40', '2026-10-13 09:30', '2026-10-16 18:30', 4), ['LEA-19', 'LEA-20'], 'line',
    '2024-10-15入职，15日满两年：13、14日扣40%，15、16日扣30%', { item: 'sick-leave', amount: '-280.00' });
  mark(ask('000411', '病假', '2026-10-21 08:15', '2026-10-21 09:30', '2026-10-21 18:30', 1), ['LEA-16', 'LEA-20'], 'line', '病假当天提出，病假单次日补交：合规', { item: 'sick-leave', amount: '-60.00' });
  mark(ask('000425', '病假', '2026-10-22 08:05', '2026-10-22 09:30', '2026-10-22 18:30', 1, { doctor_note: false, doctor_note_at: null }), 'LEA-16', 'violation', '病假未补交病假单');
  mark(ask('000512', '事假', '2026-10-19 17:00', '2026-10-20 09:30', '2026-10-20 18:30', 1), 'LEA-14', 'violation', '事假只提前1天提出');
  mark(ask('000513', '事假', '2026-10-19 09:00', '2026-10-21 09:30', '2026-10-21 18:30', 1), 'LEA-14', 'pass', '事假提前整2天提出');
  mark(ask('000514', '事假', '2026-10-20 17:00', '2026-10-22 09:30', '2026-10-22 18:30', 1), 'LEA-14', 'pass', '按日历天数算正好2天（不足48小时）');
  mark(ask('000417', '事假', '2026-10-19 10:00', '2026-10-23 09:30', '2026-10-23 18:30', 1, { approver_role: null, approver_name: null, approved_at: null }), ['LEA-12', 'LEA-17'], 'violation', '请假未获批准即休，按旷职');
  mark(ask('000418', '事假', '2026-10-13 16:00', '2026-10-16 09:30', '2026-10-16 18:30', 1, { approved_at: moment('2026-10-17 10:00') }), 'LEA-12', 'violation', '开始休假之后才批准');
  mark(ask('000508', '事假', '2026-10-22 14:00', '2026-10-26 09:30', '2026-10-26 18:30', 1, { handover_to: null, handover_at: null }), 'LEA-21', 'violation', '没有职务代理人');
  mark(ask('000302', '事假', '2026-10-23 14:30', '2026-10-27 09:30', '2026-10-27 18:30', 1, { handover_at: moment('2026-10-28 09:40') }), 'LEA-21', 'violation', '休假开始之后才交接');
  mark(ask('000420', '事假', '2026-10-14 09:50', '2026-10-19 09:30', '2026-10-22 18:30', 4, { approver2_role: null, approved2_at: null }), 'LEA-13', 'violation', '请假4天，没有上一级主管同意', { item: 'personal-leave', amount: '-755.56' });
  mark(ask('000421', '事假', '2026-10-21 13:30', '2026-10-26 09:30', '2026-10-28 18:30', 3), 'LEA-13', 'pass', '正好3天，不需要上一级同意', { item: 'personal-leave', amount: '-566.67' });
  mark(ask('000507', '事假', '2026-10-08 10:00', '2026-10-12 09:30', '2026-10-12 18:30', 1, { form_no: null }), 'LEA-17', 'violation', '没有请假卡，手续不全');
  mark(ask('000430', '事假', '2026-10-15 10:10', '2026-10-19 09:30', '2026-10-20 18:30', 2), 'LEA-24', 'violation', '20日假满，21日未到岗也未续假，按旷职（见考勤）');
  mark(ask('000422', '调休', '2026-10-26 09:20', '2026-10-30 09:30', '2026-10-30 18:30', 1, { source_date: moment('2026-10-05 00:00') / 1440 }), 'LEA-23', 'pass', '国庆10月5日上班，调休一天');
  mark(ask('000408', '调休', '2026-10-12 11:00', '2026-10-15 09:30', '2026-10-15 18:30', 1, { source_date: moment('2026-10-06 00:00') / 1440 }), 'LEA-23', 'violation', '调休来源日10月6日没有上班记录');
  ask('000204', '调休', '2026-10-20 16:00', '2026-10-23 09:30', '2026-10-23 18:30', 1, { source_date: moment('2026-09-26 00:00') / 1440 });
  ask('000202', '年假', '2026-09-25 10:00', '2026-10-08 09:30', '2026-10-10 18:30', 3);
  mark(ask('000202', '调休', '2026-09-28 10:00', '2026-10-10 14:00', '2026-10-10 18:30', 0.5, { source_date: moment('2026-09-26 00:00') / 1440 }, { inExport: false }), 'LEA-18', 'violation', '10月10日下午与年假重复请假：当天合计1.5天（提示）');
  ask('000516', '婚假', '2026-09-24 11:20', '2026-10-12 09:30', '2026-10-16 18:30', 5);
  ask('000506', '产假', '2026-08-31 10:00', '2026-09-14 09:30', '2027-02-18 18:30', 158);
  ask('000103', '丧假', '2026-10-12 08:30', '2026-10-14 09:30', '2026-10-16 18:30', 3);
  mark(ask('000424', '事假', '2026-10-23 15:10', '2026-10-29 09:30', '2026-11-03 18:30', 4), 'LEA-18', 'line', '跨月：10月只扣29、30日两天', { item: 'personal-leave', amount: '-400.00' });
  mark(ask('000510', '事假', '2026-10-10 09:40', '2026-10-15 09:30', '2026-10-15 18:30', 1, { employee_id: null, employee_name: text('姜麗華') }), ['LEA-18', 'reading'], 'line',
    '工号空白、姓名写成繁体：按姓名唯一对应 000510', { item: 'personal-leave', amount: '-100.00' });
  ask('000505', '事假', '2026-10-23 09:00', '2026-10-29 09:30', '2026-10-29 18:30', 1);
  mark(ask('000515', '事假', '2026-09-28 09:00', '2026-10-09 09:30', '2026-10-09 18:30', 1, { applied_at: text('2026年9月28日 09:00'), start_at: text('2026.10.9 09:30'), end_at: text('2026.10.9 18:30') }),
    ['LEA-14', 'reading'], 'pass', '日期是文字，仍能准确读出', { item: 'personal-leave', amount: '-100.00' });
  mark(ask('000419', '事假', '2026-10-09 09:00', '2026-10-15 09:30', '2026-10-15 18:30', 1, { applied_at: text('10/9/26') }), ['LEA-14', 'reading'], 'cannot-judge', '申请时间“10/9/26”有歧义（10月9日、9月10日、2010年9月26日）');
  mark(ask('000412', '事假', '2026-10-23 09:30', '2026-10-28 09:30', '2026-10-28 18:30', 1, {}, { inExport: false }), 'LEA-18', 'violation', '台账有全天事假，考勤却全天正常打卡且无审批单');
  ask('000412', '病假', '2026-10-22 07:50', '2026-10-22 09:30', '2026-10-22 18:30', 1);
  ask('000203', '病假', '2026-10-12 08:20', '2026-10-12 09:30', '2026-10-13 18:30', 2);
  mark(ask('000427', '事假', '2026-10-12 10:30', '2026-10-16 14:00', '2026-10-16 18:30', 0.5), 'LEA-18', 'line', '下午半天事假，13:58离岗不算早退', { item: 'personal-leave', amount: '-83.33' });
  ask('000426', '事假', '2026-10-16 14:20', '2026-10-21 09:30', '2026-10-21 14:00', 0.5);
  mark(ask('000423', '事假', '2026-10-22 11:00', '2026-10-22 09:30', '2026-10-22 14:00', 0.5, { applied_at: moment('2026-10-22 11:00'), approved_at: moment('2026-10-22 11:30'), handover_at: moment('2026-10-22 09:00') }),
    ['LEA-12', 'LEA-14'], 'violation', '迟到25分钟后补请上午半天：已有本人请假，不再另按半天处理；但事后才申请、才批准', { item: 'personal-leave', amount: '-100.00' });
  mark(ask('000519', '事假', '2026-10-12 10:00', '2026-10-15 09:30', '2026-10-15 18:30', 1, { days: null }), 'LEA-13', 'cannot-judge', '请假天数空白');
  mark(ask('000511', '病假', '2026-10-23 08:20', '2026-10-23 09:30', '2026-10-23 18:30', 1, { approved_at: moment('2026-10-26 09:40') }), ['LEA-12', 'LEA-16'], 'violation', '病假当天没有批准，26日才批准');
  mark(ask('000517', '事假', '2026-10-12 10:00', '2026-10-15 09:30', '2026-10-15 18:30', 1, { approver_role: '小组长', approver_name: person('000503').name }), 'LEA-12', 'violation', '由小组长批准，应由单位主管同意');
  ask('000304', '事假', '2026-10-08 15:00', '2026-10-12 09:30', '2026-10-13 18:30', 2);

  requests.sort((a, b) => a.applied - b.applied);
  requests.forEach(({ row }, i) => {
    row.leave_no = `QJ2610-${String(i + 1).padStart(3, '0')}`;
    if (row.form_no !== null) row.form_no = `QJK${26101 + i}`;
  });
  const rows = requests.map((request) => request.row);
  const laidOut = [...rows.slice(0, 12), BLANK, ...rows.slice(12), note('注：1. 事假、病假按10月应出勤18天折算；2. 病假单须在返岗后补交行政部。')];
  return {
    requests,
    sheet: { name: '请假台账', title: '2026年10月请假台账', under: '编制：行政部', columns, rows: laidOut, keys: { leave_no: 'leave_no' } },
  };
}

/** Share of the working day that a window covers: 0, half or a whole one. */
export function shareOfDay(serial, from, to) {
  if (!isWorkday(serial)) return 0;
  const start = Math.max(from, serial * 1440 + 570);
  const end = Math.min(to, serial * 1440 + 1110);
  return end <= start ? 0 : end - start > 270 ? 1 : 0.5;
}
