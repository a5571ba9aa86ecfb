import * as XLSX from '@e965/xlsx';

/* Export sheets as the products write them: merged titles, two-level headers, texts for dates and times, -- for nothing. */

export type Rows = readonly (readonly (string | number | null)[])[];

export interface SheetMade {
  readonly rows: Rows;
  readonly merges?: readonly string[];
}

/** Bytes of a workbook with these sheets. */
export function workbookOf(sheets: Readonly<Record<string, SheetMade>>): Uint8Array {
  const book = XLSX.utils.book_new();
  for (const [name, { rows, merges = [] }] of Object.entries(sheets)) {
    const sheet = XLSX.utils.aoa_to_sheet(rows.map((row) => [...row]));
    sheet['!merges'] = merges.map((range) => XLSX.utils.decode_range(range));
    XLSX.utils.book_append_sheet(book, sheet, name);
  }
  return new Uint8Array(XLSX.write(book, { type: 'array', bookType: 'xlsx', compression: true }) as ArrayBuffer);
}

export interface Day {
  readonly id: string;
  readonly name: string;
  /** `09 星期五` of October 2026. */
  readonly day: string;
  readonly shift?: string;
  readonly in?: string;
  readonly out?: string;
  readonly late?: number;
  readonly early?: number;
  readonly absent?: boolean;
}

const none = '--';
const dash = (value: string | number | undefined): string | number => value ?? none;
const dayNumber = ({ day }: Day): string => day.slice(0, 2);
const weekday = ({ day }: Day): string => day.slice(3);

/** WeCom 打卡日报: a merged title, a row with the period, two header rows with merged groups. */
export function wecom(days: readonly Day[]): SheetMade {
  const single = ['时间', '姓名', '账号', '部门', '职务', '所属规则', '班次', '最早', '最晚', '打卡次数(次)', '标准工作时长(小时)', '实际工作时长(小时)', '假勤申请', '考勤结果'];
  const unusual = ['异常合计(次)', '迟到次数(次)', '迟到时长(分钟)', '早退次数(次)', '早退时长(分钟)', '旷工次数(次)', '旷工时长(分钟)', '缺卡次数(次)', '地点异常(次)', '设备异常(次)'];
  const overtime = ['加班状态', '加班时长(小时)'];
  const leave = ['外出(天)', '出差(天)', '年假(天)', '事假(天)', '病假(天)'];
  const blank = (count: number): null[] => new Array<null>(count).fill(null);
  const top = [...single, '异常统计', ...blank(9), '加班统计', null, '假勤统计', ...blank(4)];
  const below = [...blank(single.length), ...unusual, ...overtime, ...leave];
  const body = days.map((day) => [
    `2026/10/${dayNumber(day)} ${weekday(day)}`, day.name, day.id, '业务部', '业务员', '日常打卡', day.shift ?? '日常 09:30-18:30', dash(day.in), dash(day.out), day.out ? 2 : 1, 8, day.in && day.out ? 8.5 : none, none,
    day.absent ? '旷工' : day.late ? '迟到' : '正常', 0, day.late ? 1 : none, dash(day.late), day.early ? 1 : none, dash(day.early), day.absent ? 1 : none, day.absent ? 480 : none, none, none, none, none, none, none, none, none, none, none,
  ]);
  const last = XLSX.utils.encode_col(top.length - 1);
  const merges = [`A1:${last}1`, `A2:${last}2`, ...single.map((_, c) => `${XLSX.utils.encode_col(c)}3:${XLSX.utils.encode_col(c)}4`), 'O3:X3', 'Y3:Z3', 'AA3:AE3'];
  return { rows: [['打卡日报'], ['统计时间 2026-10-01 至 2026-10-31    制表时间 2026-11-01 08:30'], top, below, ...body], merges };
}

/** Feishu 考勤报表: one header row. */
export function feishu(days: readonly Day[]): SheetMade {
  const header = ['姓名', '工号', '部门', '日期', '班次', '上班打卡时间', '下班打卡时间', '考勤结果', '迟到时长(分钟)', '早退时长(分钟)', '缺卡次数', '旷工时长', '请假时长', '加班时长'];
  const body = days.map((day) => [
    day.name, day.id, '业务部', `2026-10-${dayNumber(day)}`, day.shift ?? '固定班次 09:30-18:30', dash(day.in), dash(day.out), day.absent ? '旷工' : day.late ? '迟到' : '正常',
    dash(day.late), dash(day.early), day.in && day.out ? 0 : 1, day.absent ? '8小时' : 0, none, none,
  ]);
  return { rows: [header, ...body] };
}

/** DingTalk 原始记录. */
export function dingTalkPunches(days: readonly Day[]): SheetMade {
  const body = days.flatMap((day) =>
    ([[day.in, '09:30', day.late ? '迟到' : '正常'], [day.out, '18:30', '正常']] as const).flatMap(([time, due, result]) =>
      time === undefined ? [] : [[day.name, '业务部考勤组', '业务部', day.id, '业务员', '1300', `26-10-${dayNumber(day)} ${weekday(day)}`, due, `2026-10-${dayNumber(day)} ${time}`, result, '公司', null, null]],
    ),
  );
  const header = ['姓名', '考勤组', '部门', '工号', '职位', 'UserId', '考勤日期', '考勤时间', '打卡时间', '打卡结果', '打卡地址', '打卡备注', '异常打卡原因'];
  return { rows: [['原始记录表 统计日期：2026-10-01 至 2026-10-31'], ['报表生成时间：2026-11-01 08:30'], header, ...body], merges: ['A1:M1', 'A2:M2'] };
}

/** DingTalk 月度汇总: what each day's cell says, by day of the month. */
export function dingTalkMonthly(people: readonly { readonly id: string; readonly name: string; readonly cells: Readonly<Record<number, string>> }[]): SheetMade {
  const single = ['姓名', '考勤组', '部门', '工号', '职位', 'UserId', '出勤天数', '迟到次数', '迟到时长(分钟)'];
  const weekdays = '四五六日一二三';
  const days = Array.from({ length: 31 }, (_, i) => `${i + 1}\n${weekdays.charAt(i % 7)}`);
  const top = [...single, '考勤结果', ...new Array<null>(30).fill(null)];
  const below = [...single.map(() => null), ...days];
  const body = people.map(({ id, name, cells }) => [name, '业务部考勤组', '业务部', id, '业务员', '1300', 20, 1, 16, ...days.map((_, i) => cells[i + 1] ?? null)]);
  const merges = ['A1:AN1', 'A2:AN2', ...single.map((_, c) => `${XLSX.utils.encode_col(c)}3:${XLSX.utils.encode_col(c)}4`), 'J3:AN3'];
  return { rows: [['月度汇总 统计日期：2026-10-01 至 2026-10-31'], ['报表生成时间：2026-11-01 08:30'], top, below, ...body, ['合计', null, null, null, null, null, 20, 1, 16]], merges };
}
