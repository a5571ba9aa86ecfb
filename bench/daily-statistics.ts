import { Zip, ZipDeflate } from 'fflate';
import { seeded } from './random';

/** Where texts stand: in a table of their own, as Excel writes them, or in the cell, as servers do that write a file in one go. */
export type TextStorage = 'shared' | 'inline';

type Cell = string | number | null;

/** A person and a day, from which each column takes its cell. */
interface Day {
  readonly random: () => number;
  readonly person: number;
  readonly id: string;
  readonly day: number;
  readonly weekend: boolean;
  readonly late: number;
  readonly missedOut: boolean;
  readonly leave: boolean;
}

interface Column {
  readonly header: string;
  readonly cell: (day: Day) => Cell;
}

const two = (n: number): string => String(n).padStart(2, '0');
const clock = (minutes: number): string => `${minutes >= 1440 ? '次日 ' : ''}${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}`;
const WEEKDAYS = '四五六日一二三';
const SURNAMES = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许';
const GIVEN = '一二三伟芳娜敏静丽强磊军洋勇艳杰娟涛明超';
const DEPARTMENTS = ['客服部', '业务部', '行政部', '财务部', '技术部'];
const POSTS = ['客服专员', '业务员', '行政专员', '会计', '工程师'];
const MIDNIGHT_2026_10_01 = 1_790_784_000_000;

const inTime = (d: Day): number => (d.late > 0 ? 570 + d.late : 540 + Math.floor(d.random() * 30));
const outTime = (d: Day): number => 1110 + Math.floor(d.random() * d.random() * 360);
const absent = (d: Day): boolean => d.weekend || d.leave;
const count = (d: Day, yes: boolean): Cell => (absent(d) ? 0 : Number(yes));
const none: Column['cell'] = () => null;
const zero: Column['cell'] = () => 0;

/** 每日统计 as a company with three shifts a day downloads it: 50 columns. */
const COLUMNS: readonly Column[] = [
  { header: '姓名', cell: (d) => `${SURNAMES[d.person % 20] ?? ''}${GIVEN[Math.floor(d.person / 20) % 20] ?? ''}${GIVEN[Math.floor(d.person / 400) % 20] ?? ''}` },
  { header: '考勤组', cell: (d) => `${DEPARTMENTS[d.person % 5] ?? ''}考勤组` },
  { header: '部门', cell: (d) => DEPARTMENTS[d.person % 5] ?? '' },
  { header: '工号', cell: (d) => d.id },
  { header: '职位', cell: (d) => POSTS[d.person % 5] ?? '' },
  { header: 'UserId', cell: (d) => String(1_300_000_000 + d.person * 7919) },
  { header: '日期', cell: (d) => `26-10-${two(d.day)} 星期${WEEKDAYS[(d.day - 1) % 7] ?? ''}` },
  { header: 'workDate', cell: (d) => MIDNIGHT_2026_10_01 + (d.day - 1) * 86_400_000 },
  { header: '班次', cell: (d) => (d.weekend ? '休息' : 'A 09:30-18:30') },
  { header: '上班1打卡时间', cell: (d) => (absent(d) ? null : clock(inTime(d))) },
  { header: '上班1打卡结果', cell: (d) => (d.weekend ? '休息' : d.leave ? '请假' : d.late > 30 ? '严重迟到' : d.late > 0 ? '迟到' : '正常') },
  { header: '下班1打卡时间', cell: (d) => (absent(d) || d.missedOut ? null : clock(outTime(d))) },
  { header: '下班1打卡结果', cell: (d) => (d.weekend ? '休息' : d.leave ? '请假' : d.missedOut ? '缺卡' : '正常') },
  ...['上班2', '下班2', '上班3', '下班3'].flatMap((shift) => ['打卡时间', '打卡结果'].map((what): Column => ({ header: shift + what, cell: none }))),
  { header: '关联的审批单', cell: (d) => (d.leave && !d.weekend ? `事假10-${two(d.day)} 09:30到10-${two(d.day)} 18:30 1天` : null) },
  { header: '出勤天数', cell: (d) => count(d, true) },
  { header: '休息天数', cell: (d) => Number(d.weekend) },
  { header: '工作时长(分钟)', cell: (d) => (absent(d) || d.missedOut ? 0 : 480 + Math.floor(d.random() * 120)) },
  { header: '迟到次数', cell: (d) => count(d, d.late > 0 && d.late <= 30) },
  { header: '迟到时长(分钟)', cell: (d) => (absent(d) || d.late > 30 ? 0 : d.late) },
  { header: '严重迟到次数', cell: (d) => count(d, d.late > 30) },
  { header: '严重迟到时长(分钟)', cell: (d) => (absent(d) || d.late <= 30 ? 0 : d.late) },
  { header: '旷工迟到天数', cell: zero },
  { header: '早退次数', cell: zero },
  { header: '早退时长(分钟)', cell: zero },
  { header: '上班缺卡次数', cell: zero },
  { header: '下班缺卡次数', cell: (d) => count(d, d.missedOut) },
  { header: '旷工天数', cell: zero },
  { header: '出差时长', cell: zero },
  { header: '外出时长', cell: zero },
  { header: '事假(天)', cell: (d) => Number(d.leave && !d.weekend) },
  ...['病假(天)', '年假(天)', '调休(小时)', '婚假(天)', '产假(天)', '陪产假(天)', '丧假(天)'].map((header): Column => ({ header, cell: zero })),
  ...['加班总时长', '工作日（转调休）', '休息日（转调休）', '节假日（转调休）'].map((header): Column => ({ header, cell: zero })),
  { header: '夜班次数', cell: none },
  { header: '备注', cell: (d) => (d.random() < 0.02 ? `外勤签到 ${d.id}-${two(d.day)}` : null) },
];

/** The columns of a narrow export. */
const NARROW = ['姓名', '考勤组', '部门', '工号', '日期', '班次', '上班1打卡时间', '上班1打卡结果', '下班1打卡时间', '下班1打卡结果', '工作时长(分钟)', '迟到时长(分钟)'];

const DAYS = 31;

function* days(rows: number, seed: number): Generator<Day> {
  const random = seeded(seed);
  for (let row = 0; row < rows; row++) {
    const person = Math.floor(row / DAYS);
    const day = (row % DAYS) + 1;
    const late = random() < 0.08 ? 1 + Math.floor(random() * 45) : 0;
    yield { random, person, id: String(person + 1).padStart(6, '0'), day, weekend: (day + 3) % 7 >= 5, late, missedOut: random() < 0.01, leave: random() < 0.02 };
  }
}

const CONTENT_TYPES = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>`;
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const ROOT = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${RELATIONSHIPS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;
const WORKBOOK = `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONSHIPS}"><sheets><sheet name="每日统计" sheetId="1" r:id="rId1"/></sheets></workbook>`;
const WORKBOOK_PARTS = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${RELATIONSHIPS}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${RELATIONSHIPS}/styles" Target="styles.xml"/><Relationship Id="rId3" Type="${RELATIONSHIPS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`;
const STYLES = `<styleSheet xmlns="${MAIN}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf numFmtId="1" applyNumberFormat="1"/></cellXfs></styleSheet>`;

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

function columnLetters(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : columnLetters(Math.floor(index / 26) - 1) + columnLetters(index % 26);
}

/** Makes the bytes of an .xlsx: a title, the time of printing, one header row, then `rows` days of people, the same for the same seed. */
export function dailyStatistics(rows: number, width: 12 | 50, storage: TextStorage, seed = 1): Uint8Array {
  const columns = width === 50 ? COLUMNS : COLUMNS.filter(({ header }) => NARROW.includes(header));
  const letters = columns.map((_, c) => columnLetters(c));
  const pieces: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    pieces.push(piece);
  });
  const encoder = new TextEncoder();
  const add = (name: string, texts: Iterable<string>): void => {
    const file = new ZipDeflate(name, { level: 6 });
    zip.add(file);
    let buffer = '';
    for (const text of texts) {
      buffer += text;
      if (buffer.length < 1 << 18) continue;
      file.push(encoder.encode(buffer));
      buffer = '';
    }
    file.push(encoder.encode(buffer), true);
  };
  const shared = new Map<string, number>();
  let used = 0;
  const cell = (value: Cell, row: number, column: number): string => {
    const at = `${letters[column] ?? ''}${row}`;
    if (value === null) return `<c r="${at}" s="0"/>`;
    if (typeof value === 'number') return `<c r="${at}" s="1"><v>${value}</v></c>`;
    if (storage === 'inline') return `<c r="${at}" s="0" t="inlineStr"><is><t>${escaped(value)}</t></is></c>`;
    const index = shared.get(value) ?? shared.size;
    shared.set(value, index);
    used++;
    return `<c r="${at}" s="0" t="s"><v>${index}</v></c>`;
  };
  const row = (number: number, values: readonly Cell[]): string => `<row r="${number}" spans="1:${width}">${values.map((value, c) => cell(value, number, c)).join('')}</row>`;
  function* sheet(): Generator<string> {
    const last = letters[width - 1] ?? '';
    yield `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${MAIN}"><dimension ref="A1:${last}${rows + 3}"/><sheetData>`;
    yield row(1, ['每日统计表 统计日期：2026-10-01 至 2026-10-31']);
    yield row(2, ['报表生成时间：2026-11-01 08:30']);
    yield row(3, columns.map(({ header }) => header));
    let number = 4;
    for (const day of days(rows, seed)) yield row(number++, columns.map((column) => column.cell(day)));
    yield `</sheetData><mergeCells count="2"><mergeCell ref="A1:${last}1"/><mergeCell ref="A2:${last}2"/></mergeCells></worksheet>`;
  }
  function* strings(): Generator<string> {
    yield `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<sst xmlns="${MAIN}" count="${used}" uniqueCount="${shared.size}">`;
    for (const text of shared.keys()) yield `<si><t>${escaped(text)}</t></si>`;
    yield '</sst>';
  }
  add('[Content_Types].xml', [CONTENT_TYPES]);
  add('_rels/.rels', [ROOT]);
  add('xl/workbook.xml', [WORKBOOK]);
  add('xl/_rels/workbook.xml.rels', [WORKBOOK_PARTS]);
  add('xl/styles.xml', [STYLES]);
  add('xl/worksheets/sheet1.xml', sheet());
  add('xl/sharedStrings.xml', strings());
  zip.end();
  const bytes = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
