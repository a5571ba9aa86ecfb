import type { Finding, LedgerCoverage, MoneyLine, Report } from '../../checking/report';
import { amountOf } from '../../values/amount';

/** A rule file's one version, as a run tells of it. */
export const RULES = [{ id: 'attendance', version: '2026-01-01', sha256: 'a'.repeat(64) }];

const COVERAGE: LedgerCoverage = {
  ledger: 'attendance', file: '台账.xlsx', sheet: '考勤', format: 'own', range: 'A1:H40',
  rows: 39, judged: 39, notJudged: 0, notData: 0, notDataReasons: {}, notJudgedRules: [], defaultsUsed: [], cellNotes: [],
};

/** A money line of a person's day. */
export const line = (employee: string, day: string, fen: bigint, over: Partial<MoneyLine> = {}): MoneyLine => ({
  employee_id: employee,
  month: '2026-10',
  item: 'lateness',
  amount: amountOf(fen),
  rule: 'attendance/late',
  version: '2026-01-01',
  key: { employee_id: employee, work_date: day },
  file: '台账.xlsx',
  sheet: '考勤',
  row: 2,
  source: [],
  explain: { name: 'lateness', unit: 'yuan', value: null },
  ...over,
});

export const finding = (over: Partial<Finding>): Finding => ({
  id: 'attendance/late|1',
  rule: 'attendance/late',
  version: '2026-01-01',
  severity: 'warn',
  verdict: 'violation',
  ledger: 'attendance',
  file: '台账.xlsx',
  sheet: '考勤',
  row: 2,
  cells: ['D2'],
  key: { employee_id: 'E1', work_date: '2026-10-12' },
  root: null,
  facts: {},
  message: '迟到 16 分钟',
  source: [],
  waived: null,
  ...over,
});

/** What a check of October gives, as far as closings read it. */
export const october = (lines: readonly MoneyLine[], over: Partial<Report> = {}): Report => ({
  schemaVersion: 1,
  run: { engine: 'guiju 0', month: '2026-10', asOf: '2026-10-31', files: [], rules: RULES },
  notRead: [],
  coverage: [COVERAGE],
  findings: [],
  lines,
  waivedLines: [],
  totals: [],
  reconciliation: [],
  waivers: [],
  ruleErrors: [],
  ...over,
});
