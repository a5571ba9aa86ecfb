import { compareReports } from '../../checking/difference';
import type { Finding, MoneyLine, Report, Waived } from '../../checking/report';
import type { Expression } from '../../formula/expression';
import type { LedgerDefinition } from '../../rules/ledger-definition';
import type { Rule, RuleFile, RuleSet, Severity } from '../../rules/model';

const TRUE: Expression = { op: 'constant', kind: 'yesno', value: true };

const rule = (id: string, severity: Severity, zh: string, en: string): Rule => ({
  id,
  name: id.slice(id.indexOf('/') + 1),
  title: { 'zh-CN': zh, en },
  per: null,
  appliesWhen: null,
  condition: TRUE,
  eventType: 'event',
  severity,
  hygiene: false,
  finding: true,
  message: { 'zh-CN': zh, en },
  shown: [],
  line: null,
  requiredRole: null,
  needs: [],
  consequenceOf: [],
  source: [],
  reading: null,
  pointer: '/rules/0',
});

const attendanceFile: RuleFile = {
  id: 'attendance',
  path: 'attendance.json',
  title: { 'zh-CN': '考勤', en: 'Attendance' },
  ledger: 'attendance',
  version: '2026-01-01',
  effectiveFrom: 46023,
  sha256: 'aa',
  published: null,
  switches: new Map(),
  parameters: new Map([
    [
      'night_limit',
      { name: 'night_limit', file: 'attendance', unit: 'minute', kind: 'duration', value: null, title: { 'zh-CN': '夜班上限', en: 'night limit' }, source: [], reading: null },
    ],
  ]),
  facts: new Map(),
  tables: new Map(),
  rules: [
    rule('attendance/late', 'warn', '迟到', 'Late'),
    rule('attendance/absent', 'block', '旷工', 'Absent'),
    rule('attendance/odd-punch', 'info', '打卡异常', 'Odd punch'),
    rule('attendance/night', 'warn', '夜班', 'Night shift'),
  ],
  functions: new Map(),
};

const attendance: LedgerDefinition = {
  key: 'attendance',
  path: 'ledgers/attendance.json',
  title: { 'zh-CN': '考勤', 'zh-TW': '考勤', en: 'Attendance' },
  rowKey: ['employee_id', 'work_date'],
  dateColumn: 'work_date', departmentColumn: null,
  columns: new Map([
    [
      'shift_end',
      { key: 'shift_end', type: 'time', kind: 'time', unit: 'time', headers: ['下班时间', 'shift end'], required: false, default: null, bounds: null, values: null, references: null },
    ],
  ]),
  formats: [{ name: 'dingtalk-daily', title: { 'zh-CN': '钉钉每日统计', en: 'DingTalk daily' }, recognise: { sheet: null, headers: [], without: [] }, notDataFirstCells: [], columns: new Map(), shape: null, precedence: null, crossCheck: [] }],
  byDay: null, roster: null, ofLines: null,
};

/** A small company's rules, as far as views ask for them. */
export const SET: RuleSet = {
  profile: { company: { 'zh-CN': '示例公司', en: 'Sample company' }, payrollPeriod: { from: 1, to: 'end' }, inForce: [{ file: attendanceFile, from: 46023, to: null, appliesTo: new Map(), except: new Map() }] },
  files: [attendanceFile],
  ledgers: new Map([['attendance', attendance]]),
  roles: [],
  items: new Map([
    ['lateness', { key: 'lateness', title: { 'zh-CN': '迟到扣款', en: 'Lateness' }, payrollColumn: null, legalNote: { 'zh-CN': '罚款须有依据', en: 'A fine needs grounds' } }],
    ['full-attendance', { key: 'full-attendance', title: { 'zh-CN': '全勤奖', en: 'Full attendance' }, payrollColumn: null, legalNote: null }],
  ]),
  calendar: { isWorkday: () => true, kind: () => 'work', knows: () => true },
  waiverCategories: new Map([['record-wrong', { key: 'record-wrong', title: { 'zh-CN': '记录有误', 'zh-TW': '記錄有誤', en: 'Record wrong' }, description: { 'zh-CN': '已核实', en: 'Verified' }, money: 'lifted', longestDays: null }]]),
  afterLines: new Set(),
  problems: [],
};

/** A waiver that holds, said for this reason. */
export const waived = (reason: string): Waived => ({ category: 'record-wrong', reason, by: '赵敏', at: '2026-11-02 09:30', expires: null });

export const finding = (over: Partial<Finding>): Finding => ({
  id: `attendance/late|${over.row ?? 41}`,
  rule: 'attendance/late',
  version: '2026-01-01',
  severity: 'warn',
  verdict: 'violation',
  ledger: 'attendance',
  file: '考勤.xlsx',
  sheet: '每日统计',
  row: 41,
  cells: ['H41'],
  key: { employee_id: '000102', work_date: '2026-10-21' },
  root: null,
  facts: { employee_name: '李华', late_minutes: 16 },
  message: '李华 10月21日 09:16 到岗，9:00 上班，迟到 16 分钟',
  source: [{ id: 'ATT-28', document: '004-U', clause: '七 2' }],
  waived: null,
  ...over,
});

export const line = (over: Partial<MoneyLine>): MoneyLine => ({
  employee_id: '000102',
  month: '2026-10',
  item: 'lateness',
  amount: '-30.00',
  rule: 'attendance/late',
  version: '2026-01-01',
  key: { employee_id: '000102', work_date: '2026-10-21' },
  file: '考勤.xlsx',
  sheet: '每日统计',
  row: 41,
  source: [{ id: 'ATT-25' }],
  explain: { name: 'lateness', unit: 'yuan', value: '-30' },
  ...over,
});

export const COVERAGE: Report['coverage'][number] = {
  ledger: 'attendance',
  file: '考勤.xlsx',
  sheet: '每日统计',
  format: 'dingtalk-daily',
  range: 'A5:AX637',
  rows: 1310,
  judged: 1304,
  notJudged: 3,
  notData: 3,
  notDataReasons: { blank: 2, total: 1 },
  notJudgedRules: [{ rule: 'attendance/night', missingColumns: ['shift_end'], missingLedgers: [], missingParameters: ['night_limit'] }],
  defaultsUsed: [],
  cellNotes: [],
};

export const report = (over: Partial<Report> = {}): Report => ({
  schemaVersion: 1,
  run: { engine: 'guiju 0.1.0', month: '2026-10', asOf: '2026-10-31', files: [{ name: '考勤.xlsx', sha256: 'ff' }], rules: [{ id: 'attendance', version: '2026-01-01', sha256: 'aa' }] },
  notRead: [],
  coverage: [COVERAGE],
  findings: [],
  lines: [],
  waivedLines: [],
  totals: [],
  reconciliation: [],
  waivers: [],
  ruleErrors: [],
  ...over,
});

const earlier = report({
  findings: [finding({ id: 'gone', row: 8, cells: ['H8'], message: '=上次的问题' }), finding({ id: 'still' }), finding({ id: 'same' }), finding({ id: 'waived', rule: 'attendance/absent' })],
  lines: [line({}), line({ employee_id: '000103', item: 'full-attendance', amount: '200.00', rule: 'attendance/full' })],
  totals: [
    { employee_id: '000102', employee_name: '李华', department: null, month: '2026-10', items: { lateness: '-30.00' }, net: '-30.00' },
    { employee_id: '000103', employee_name: '王芳', department: null, month: '2026-10', items: { 'full-attendance': '200.00' }, net: '200.00' },
  ],
});
const now = report({
  findings: [
    finding({ id: 'still', facts: { employee_name: '李华', late_minutes: 17 }, verdict: 'cannot-judge' }),
    finding({ id: 'same' }),
    finding({ id: 'waived', rule: 'attendance/absent', waived: waived('已核实') }),
    finding({ id: 'new', rule: 'attendance/absent', severity: 'block', person: { employee_id: '000102', employee_name: '李华' } }),
  ],
  lines: [line({ amount: '-50.00' }), line({ amount: '-30.00', key: { n: '2' } })],
  totals: [{ employee_id: '000102', employee_name: '李华', department: null, month: '2026-10', items: { lateness: '-80.00' }, net: '-80.00' }],
});
/** A report compared with an earlier one: of findings one is new, one fixed, one changed, one the same and one waived since; of lines one each is new, gone, of another amount. */
export const changed: Report = { ...now, difference: compareReports(earlier, now) };

const said = { rule: 'attendance/late', version: '2026-01-01', values: 'a'.repeat(64), ...waived('停电') };
/** A waiver that holds and lifts a line, one that has run out, and one whose finding is no more; a line is carried from September. */
export const withWaivers = report({
  findings: [finding({ id: 'attendance/late|employee_id=000102|work_date=2026-10-21', waived: { ...waived('停电'), expires: '2026-12-31' }, person: { employee_id: '000102', employee_name: '李华' } }), finding({ id: 'attendance/late|42', row: 42 })],
  lines: [line({ employee_id: '000103', amount: '-5.00', file: '', sheet: '', row: 0, carried: { from: '2026-09' } })],
  waivedLines: [line({})],
  totals: [{ employee_id: '000103', employee_name: '陈明', department: '业务部', month: '2026-10', items: { lateness: '-5.00' }, net: '-5.00' }],
  waivers: [
    { ...said, finding: 'attendance/late|employee_id=000102|work_date=2026-10-21', expires: '2026-12-31', state: 'in-effect', money: '-30.00' },
    { ...said, finding: 'attendance/late|42', reason: '=HYPERLINK("x")', expires: '2026-10-30', state: 'expired', money: null },
    { ...said, finding: 'attendance/late|employee_id=000104|work_date=2026-10-22', category: 'gone', state: 'not-found', money: null },
  ],
});
