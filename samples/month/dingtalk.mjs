import { utils } from '@e965/xlsx';
import { clock, clockText, epochAtUtc8, isoDay, OCTOBER, weekdayText } from './days.mjs';
import { number, text } from './sheet.mjs';

const PERSON = ['姓名', '考勤组', '部门', '工号', '职位', 'UserId'];
const COUNTS = ['出勤天数', '休息天数', '工作时长(分钟)', '迟到次数', '迟到时长(分钟)', '严重迟到次数', '严重迟到时长(分钟)', '旷工迟到天数', '早退次数', '早退时长(分钟)', '上班缺卡次数', '下班缺卡次数', '旷工天数', '出差时长', '外出时长'];
const LEAVE = [['事假(天)', '事假', 1], ['病假(天)', '病假', 1], ['年假(天)', '年假', 1], ['调休(小时)', '调休', 8], ['婚假(天)', '婚假', 1], ['产假(天)', '产假', 1], ['陪产假(天)', '陪产假', 1], ['丧假(天)', '丧假', 1]];
const OVERTIME = ['加班总时长', '工作日（转调休）', '休息日（转调休）', '节假日（转调休）'];

const shortDay = (serial) => isoDay(serial).slice(2);
const titleOf = (name) => `${name} 统计日期：2026-10-01 至 2026-10-31`;
const printed = '报表生成时间：2026-11-01 08:30';
const groupOf = (of) => (of.department === '客服部' ? '客服部考勤组' : of.department === '业务部' ? '业务部考勤组' : '职能考勤组');
const userId = (of) => String(1_300_000_000 + Number(of.id) * 7919);
const personCells = (day) => [text(day.of.name), text(groupOf(day.of)), text(day.of.department), day.numbered ? number(Number(day.of.id)) : null, text(day.of.title), text(userId(day.of))];

/** A punch as the export writes it: after midnight it says 次日. */
const shown = (punch) => (punch !== null && /^2[4-9]:/.test(punch) ? `次日 ${clockText(clock(punch) - 1440)}` : punch);

function approvalText({ text: words, type, from, to, kind }) {
  if (words) return words;
  const at = (stamp) => `${isoDay(Math.floor(stamp / 1440)).slice(5)} ${clockText(stamp % 1440)}`;
  const minutes = to - from;
  const length = kind === '外出' ? `${minutes / 60}小时` : `${Math.max(0.5, Math.round((minutes / 1440) * 2) / 2)}天`;
  return `${type}${at(from)}到${at(to)} ${length}`;
}

/** The counts of a day, in the order of COUNTS. */
function countsOf(day) {
  const severe = day.inResult === '严重迟到';
  const dayLong = day.inResult === '旷工迟到';
  const late = day.late > 0 && !severe && !dayLong;
  const present = day.workday && !day.absent && (day.in !== null || day.out !== null || day.trip > 0);
  return [
    present ? 1 : 0, day.workday ? 0 : 1, day.worked, late ? 1 : 0, late ? day.late : 0, severe ? 1 : 0, severe ? day.late : 0, dayLong ? 1 : 0,
    day.early > 0 ? 1 : 0, day.early, day.missedIn ? 1 : 0, day.missedOut ? 1 : 0, day.absent ? 1 : 0, day.trip, day.outing,
  ];
}

/** Writes rows of cells (null is an empty cell) from A1, with merges and widths. */
function grid(rows, merges, widths) {
  const sheet = {};
  const columns = Math.max(...rows.map((row) => row.length));
  rows.forEach((row, r) => row.forEach((cell, c) => {
    if (cell !== null && cell !== undefined) sheet[utils.encode_cell({ r, c })] = cell;
  }));
  sheet['!ref'] = utils.encode_range({ s: { r: 0, c: 0 }, e: { r: rows.length - 1, c: columns - 1 } });
  sheet['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: columns - 1 } }, { s: { r: 1, c: 0 }, e: { r: 1, c: columns - 1 } }, ...merges];
  sheet['!cols'] = Array.from({ length: columns }, (_, c) => ({ wch: widths[c] ?? 11 }));
  return sheet;
}

/** Two header rows: groups of columns with a title above them; other headers are merged down. */
function headers(single, groups) {
  const top = single.map(text);
  const below = single.map(() => null);
  const merges = single.map((_, c) => ({ s: { r: 2, c }, e: { r: 3, c } }));
  for (const [title, names] of groups) {
    merges.push({ s: { r: 2, c: top.length }, e: { r: 2, c: top.length + names.length - 1 } });
    names.forEach((name, i) => {
      top.push(i === 0 ? text(title) : null);
      below.push(text(name));
    });
  }
  return { rows: [top, below], merges };
}

/** 每日统计: one row per person and day. `onRow(day, number)` hears where each day landed. */
function dailySheet(days, onRow) {
  const { rows, merges } = headers(
    [...PERSON, '日期', 'workDate', '班次', '上班1打卡时间', '上班1打卡结果', '下班1打卡时间', '下班1打卡结果', '关联的审批单', ...COUNTS],
    [['请假', LEAVE.map(([header]) => header)], ['加班时长-按加班规则计算', OVERTIME]],
  );
  const body = days.map((day, i) => {
    onRow(day, i + 5);
    return [
      ...personCells(day), text(`${shortDay(day.day)} ${weekdayText(day.day)}`), number(epochAtUtc8(day.day), '0'), text(day.workday ? 'A 09:30-18:30' : '休息'),
      day.in && text(shown(day.in)), text(day.inResult), day.out && text(shown(day.out)), text(day.outResult),
      day.approvals.length > 0 ? text(day.approvals.map(approvalText).join('\n')) : null,
      ...countsOf(day).map((n) => number(n)),
      ...LEAVE.map(([, type, unit]) => number((day.leave[type] ?? 0) * unit)), ...OVERTIME.map(() => number(0)),
    ];
  });
  return grid([[text(titleOf('每日统计表'))], [text(printed)], ...rows, ...body], merges, [9, 14, 9, 7, 10, 13, 18, 16, 16, 13, 13, 13, 13, 38]);
}

/** What a day looks like in one cell of 月度汇总. */
function resultText(day) {
  if (day === undefined) return null;
  const leave = Object.entries(day.leave).filter(([, share]) => share > 0).map(([type, share]) => `${type}${share}天`);
  const parts = [
    ...leave, ...(day.trip > 0 ? ['出差'] : []), ...(day.outing > 0 ? ['外出'] : []), ...(day.absent ? ['旷工'] : []),
    ...(day.late > 0 ? [`${day.inResult}${day.late}分钟`] : []), ...(day.early > 0 ? [`早退${day.early}分钟`] : []),
    ...(day.missedIn ? ['上班缺卡'] : []), ...(day.missedOut ? ['下班缺卡'] : []),
  ];
  return text(parts.length > 0 ? parts.join('，') : day.workday ? '正常' : '休息');
}

/** 月度汇总: one row per person, a column per day. */
function monthlySheet(days) {
  const { rows, merges } = headers([...PERSON, ...COUNTS], [['考勤结果', OCTOBER.map((serial) => `${Number(isoDay(serial).slice(8))}\n${weekdayText(serial).slice(2)}`)]]);
  const people = new Map();
  for (const day of days) people.set(day.of, [...(people.get(day.of) ?? []), day]);
  const body = [...people.values()].map((month) => {
    const sums = month.map(countsOf).reduce((sum, counts) => sum.map((n, i) => n + counts[i]));
    return [...personCells(month[0]), ...sums.map((n) => number(n)), ...OCTOBER.map((serial) => resultText(month.find((day) => day.day === serial)))];
  });
  return grid([[text(titleOf('月度汇总'))], [text(printed)], ...rows, ...body], merges, [9, 14, 9, 7, 10, 13]);
}

/** 原始记录: one row per punch. */
function punchSheet(days) {
  const header = [...PERSON, '考勤日期', '考勤时间', '打卡时间', '打卡结果', '打卡地址', '打卡备注', '异常打卡原因'];
  const body = [];
  for (const day of days) {
    for (const [punch, due, result] of [[day.in, '09:30', day.inResult], [day.out, '18:30', day.outResult]]) {
      if (punch === null || !/^\d\d:\d\d/.test(punch) || result === '补卡审批通过') continue;
      const serial = clock(punch.slice(0, 5)) >= 1440 ? day.day + 1 : day.day;
      const date = `${shortDay(day.day)} ${weekdayText(day.day)}`;
      const time = `${clockText(clock(punch.slice(0, 5)) % 1440)}${punch.slice(5)}`;
      body.push([...personCells(day), text(date), day.workday ? text(due) : null, text(`${isoDay(serial)} ${time}`), text(result), text('公司办公室'), null, null]);
    }
  }
  return grid([[text(titleOf('原始记录表'))], [text(printed)], header.map(text), ...body], [], [9, 14, 9, 7, 10, 13, 18, 10, 18, 10, 14, 10, 14]);
}

/** The three sheets of the workbook that HR downloads: [[name, sheet], …]. */
export function dingTalkSheets(days, onRow) {
  return [['月度汇总', monthlySheet(days)], ['每日统计', dailySheet(days, onRow)], ['原始记录', punchSheet(days)]];
}
