import { clock, isWorkday, october, octoberAt, OCTOBER } from './days.mjs';
import { shareOfDay } from './leave.mjs';
import { PEOPLE } from './people.mjs';

const START = clock('09:30');
const END = clock('18:30');
const SHEET = '每日统计';

/** An intern who is in the export and not in the employee master. */
const INTERN = { id: '000601', name: '毛小雨', department: '客服部', title: '实习生', base: null, hired: october(12), left: null };
/** The general manager does not punch. */
const DOES_NOT_PUNCH = new Set(['000101']);

/** What happened otherwise than a quiet day: by 工号 and day of October. Times as the export shows them. */
const STORIES = {
  '000504': { 8: { in: '09:35' }, 12: { in: '09:36' }, 20: { in: '09:40' } },
  '000507': { 8: { in: '09:41' }, 14: { in: '09:45' }, 21: { in: '09:46' }, 28: { in: '09:31' } },
  '000508': { 13: { in: '09:33' } },
  '000511': { 9: { in: '09:30:59' }, 10: { in: '09:30' }, 14: { in: '09:31' }, 20: { in: '09:35:59' } },
  '000512': { 13: { out: '18:16' }, 15: { out: '18:15' }, 27: { out: '18:14' } },
  '000513': { 14: { in: '09:50', out: '18:00' } },
  '000514': { 15: { in: '10:05' } },
  '000515': { 12: { absent: true }, 13: { in: '11:40' }, 15: { absent: true }, 20: { absent: true }, 23: { absent: true }, 28: { absent: true } },
  '000516': { 21: { out: null } },
  '000517': { 22: { in: null }, 26: { in: '09:52', inResult: '补卡审批通过', approval: '补卡申请10-26 09:30' } },
  '000519': { 8: { absent: true }, 10: { absent: true }, 13: { absent: true }, 20: { absent: true }, 22: { absent: true }, 27: { absent: true } },
  '000430': { 21: { absent: true } },
  '000417': { 23: { absent: true } },
  '000422': { 5: { in: '09:20', out: '17:40' }, 16: { absent: true }, 19: { absent: true } },
  '000429': { 16: { absent: true }, 19: { absent: true }, 20: { absent: true } },
  '000406': { 29: { out: '24:10' } },
  '000402': { 30: { out: '25:35' } },
  '000409': { 4: { in: '09:10', out: '16:30' } },
  '000407': { 20: { in: '11:58' } },
  '000411': { 16: { in: '09:46' } },
  '000203': { 15: { in: '09:50' } },
  '000426': { 21: { in: '14:08' } },
  '000423': { 22: { in: '09:55' } },
  '000427': { 16: { out: '13:58' } },
  '000303': { 27: { in: '漏打' } },
  '000201': { 26: { noRow: true } },
  '000601': { 13: { in: '09:46' } },
};

/** Numbers of these are blank in the export. */
const WITHOUT_NUMBER = new Set(['000508']);

/** Leave that was approved in the attendance system and is not in 请假台账. */
const ONLY_IN_EXPORT = [{ id: '000404', from: octoberAt(16, '09:30'), to: octoberAt(16, '18:30'), kind: '请假', type: '事假' }];

/** Windows that come off somebody's schedule: { id, from, to, kind, type }. */
function windowsOf(requests, trips, outings) {
  const windows = [...ONLY_IN_EXPORT];
  for (const { of, type, from, to, inExport, approved } of requests) if (inExport && approved) windows.push({ id: of.id, from, to, kind: '请假', type });
  for (const { of, from, to } of trips) windows.push({ id: of.id, from, to, kind: '出差', type: '出差' });
  for (const { of, from, to } of outings) windows.push({ id: of.id, from, to, kind: '外出', type: '外出' });
  return windows;
}

/**
 * The days of everybody: { of, day, workday, in, out (as the export shows them), inResult, outResult, approvals, late, early, severe, absent,
 * missedIn, missedOut, leave: { type: share }, trip, outing, worked }. Minutes and shares are what the export itself counts.
 */
export function attendanceOfMonth(planted, { int }, { requests, trips, outings }) {
  const windows = windowsOf(requests, trips, outings);
  const days = [];
  for (const of of [...PEOPLE, INTERN]) {
    if (DOES_NOT_PUNCH.has(of.id)) continue;
    for (const serial of OCTOBER) {
      if (serial < of.hired || (of.left !== null && serial > of.left)) continue;
      const story = STORIES[of.id]?.[serial - OCTOBER[0] + 1] ?? {};
      if (!story.noRow) days.push(dayOf(of, serial, windows.filter((w) => w.id === of.id && w.from < (serial + 1) * 1440 && w.to > serial * 1440), story, int));
    }
  }
  plant(planted, days);
  return days;
}

function dayOf(of, serial, windows, story, int) {
  const workday = isWorkday(serial);
  const day = {
    of, day: serial, workday, numbered: !WITHOUT_NUMBER.has(of.id), in: null, out: null, inResult: '', outResult: '', approvals: [],
    late: 0, early: 0, absent: false, missedIn: false, missedOut: false, leave: {}, trip: 0, outing: 0, worked: 0,
  };
  let from = START;
  let to = END;
  for (const w of [...windows].sort((a, b) => a.from - b.from)) {
    const a = Math.max(w.from - serial * 1440, 0);
    const b = Math.min(w.to - serial * 1440, 1440);
    if (workday) {
      if (a <= from) from = Math.max(from, b);
      if (b >= to) to = Math.min(to, a);
      const share = shareOfDay(serial, w.from, w.to);
      if (w.kind === '请假') day.leave[w.type] = (day.leave[w.type] ?? 0) + share;
      else day[w.kind === '出差' ? 'trip' : 'outing'] += Math.round(((Math.min(b, END) - Math.max(a, START)) / 540) * 16) / 2;
      day.approvals.push(w);
    }
  }
  if (story.approval) day.approvals.push({ text: story.approval });
  const away = from >= END || to <= START || from >= to;
  if (!workday) {
    if (story.in) Object.assign(day, { in: story.in, out: story.out, inResult: '正常', outResult: '正常', worked: clock(story.out) - clock(story.in) - 60 });
    return day;
  }
  if (story.absent) return Object.assign(day, { absent: true, inResult: '旷工', outResult: '旷工' });
  if (away) return Object.assign(day, { inResult: windows[0].kind, outResult: windows[0].kind });

  day.in = 'in' in story ? story.in : text(from === START ? START - int(1, 25) : from - int(1, 4));
  day.out = 'out' in story ? story.out : text(to === END ? END + int(0, 25) : to + int(1, 6));
  const arrived = minutes(day.in);
  const left = minutes(day.out);
  const corrected = story.inResult === '补卡审批通过';
  if (day.in === null) Object.assign(day, { missedIn: true, inResult: '缺卡' });
  else if (arrived !== null) {
    day.late = corrected ? 0 : Math.max(0, arrived - from);
    day.inResult = story.inResult ?? (day.late === 0 ? '正常' : day.late <= 30 ? '迟到' : day.late < 120 ? '严重迟到' : '旷工迟到');
  }
  if (day.out === null) Object.assign(day, { missedOut: true, outResult: '缺卡' });
  else {
    day.early = Math.max(0, to - left);
    day.outResult = day.early === 0 ? '正常' : '早退';
  }
  if (arrived !== null && left !== null) day.worked = Math.max(0, left - arrived - (arrived < clock('12:30') && left > clock('13:30') ? 60 : 0));
  return day;
}

const text = (m) => `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`;
/** Minutes of a punch as the export shows it, seconds dropped; null where it is none. */
const minutes = (shown) => (shown !== null && /^\d\d:\d\d/.test(shown) ? clock(shown.slice(0, 5)) : null);

function plant(planted, days) {
  const of = (id, d) => days.find((day) => day.of.id === id && day.day === october(d));
  const late = (id, d, rule, words, amount) => planted.row(of(id, d), rule, 'violation', words, { item: 'lateness', amount });
  const half = (id, d, words, amount) => planted.row(of(id, d), 'ATT-28', 'violation', words, { item: 'personal-leave', amount });
  const note = (id, d, ...rest) => planted.row(of(id, d), ...rest);
  const group = (id, ...rest) => planted.group(SHEET, { employee_id: id, month: '2026-10' }, ...rest);

  late('000504', 8, 'ATT-25', '迟到5分钟：扣30元', '-30.00');
  late('000504', 12, 'ATT-26', '迟到6分钟：扣50元', '-50.00');
  late('000504', 20, 'ATT-26', '迟到10分钟：扣50元', '-50.00');
  late('000507', 8, 'ATT-27', '迟到11分钟：扣80元', '-80.00');
  late('000507', 14, 'ATT-27', '迟到15分钟：属第三档，扣80元', '-80.00');
  half('000507', 21, '迟到16分钟，超过15分钟：按半天事假', '-50.00');
  late('000507', 28, 'ATT-25', '迟到1分钟：扣30元', '-30.00');
  late('000508', 13, 'ATT-25', '导出表中工号空白，按姓名唯一对应：迟到3分钟', '-30.00');
  note('000511', 9, 'ATT-25', 'pass', '09:30:59打卡：秒数舍去，准时');
  note('000511', 10, 'ATT-25', 'pass', '09:30打卡：准时');
  late('000511', 14, 'ATT-25', '迟到1分钟：扣30元', '-30.00');
  late('000511', 20, 'ATT-25', '09:35:59打卡：秒数舍去，迟到5分钟', '-30.00');
  note('000512', 13, 'ATT-28', 'pass', '早退14分钟：没有处罚');
  half('000512', 15, '早退正好15分钟：按半天', '-50.00');
  half('000512', 27, '早退16分钟：按半天', '-50.00');
  half('000513', 14, '迟到20分钟：上午按半天', '-50.00');
  half('000513', 14, '同一天早退30分钟：下午另按半天', '-50.00');
  half('000514', 15, '严重迟到35分钟：按半天，不另扣钱', '-50.00');
  half('000515', 13, '旷工迟到130分钟：按打卡算迟到，按半天', '-50.00');
  half('000411', 16, '业务员迟到16分钟：3600÷18×0.5', '-100.00');
  half('000203', 15, '迟到20分钟：4321÷18×0.5＝120.03', '-120.03');
  note('000601', 13, 'ATT-28', 'cannot-judge', '实习生迟到16分钟，员工主档无此人，日薪无法判断');
  late('000426', 21, 'ATT-26', '上午请假到14:00，14:08到岗：迟到8分钟', '-50.00');
  note('000423', 22, 'ATT-28', 'pass', '迟到25分钟，但已有本人上午半天事假：不再另按半天');
  note('000427', 16, 'ATT-28', 'pass', '下午请假，13:58离岗：早退2分钟，没有处罚');
  note('000516', 21, 'ATT-46', 'violation', '下班缺卡');
  note('000517', 22, 'ATT-46', 'violation', '上班缺卡：是否迟到无法判断');
  note('000517', 26, 'ATT-25', 'pass', '补卡审批通过：算准时');
  note('000404', 16, 'LEA-18', 'violation', '考勤有全天事假，请假台账没有这张单');
  note('000303', 27, ['ATT-25', 'ATT-28', 'reading'], 'cannot-judge', '打卡时间写的是“漏打”，读不出');
  note('000406', 29, 'ATT-23', 'pass', '次日00:10下班打卡，不是早退');
  note('000402', 30, 'ATT-23', 'pass', '次日01:35下班打卡，不是早退');
  note('000407', 20, 'ATT-25', 'pass', '上午外出登记到12:00，11:58到岗');
  note('000409', 4, 'ATT-45', 'violation', '国庆假期上班，没有调休记录（提示）');
  note('000422', 5, 'LEA-23', 'pass', '国庆假期上班，可调休');
  for (const d of [8, 10, 13, 20, 22, 27]) note('000519', d, 'ATT-33', 'violation', '旷工一天（当月共6天）');
  for (const d of [16, 19, 20]) note('000429', d, 'ATT-33', 'violation', '旷工一天（连续3天）');
  note('000430', 21, ['LEA-24', 'LEA-17'], 'violation', '假满未续假，旷职一天');
  note('000417', 23, ['LEA-17'], 'violation', '请假未获批准即休，旷职一天');
  group('000504', 'ATT-5', 'pass', '迟到早退正好3次');
  group('000512', 'ATT-5', 'pass', '早退正好3次');
  group('000507', 'ATT-5', 'violation', '迟到4次，超过3次：当月奖金扣除（提示，不出金额）');
  for (const d of [16, 19]) note('000422', d, 'ATT-33', 'violation', '旷工一天（跨周末连续2天，未满3天）');
  group('000429', 'ATT-33', 'violation', '10月16日、19日、20日旷工，休息日不打断：连续3天');
  for (const d of [12, 15, 20, 23, 28]) note('000515', d, 'ATT-33', 'violation', '旷工一天（当月共5天，未满6天）');
  group('000519', 'ATT-33', 'violation', '当月旷工6天');
  group('000201', 'hygiene', 'violation', '10月26日没有考勤记录');
  group('000101', 'hygiene', 'violation', '员工主档有此人，考勤无任何记录');
}

