import { loadRules } from '../../rules/load';
import type { RuleFileText, RuleSet } from '../../rules/model';

type Json = Readonly<Record<string, unknown>>;

const words = (text: string): Json => ({ 'zh-CN': text, en: text });

const PEOPLE = {
  key: 'employees',
  title: words('Employees'),
  rowKey: ['employee_id'],
  dateColumn: null,
  departmentColumn: 'department',
  columns: {
    employee_id: { type: 'text', headers: ['id'] },
    name: { type: 'text', headers: ['name'] },
    department: { type: 'enum', headers: ['department'], values: { Sales: [], Service: [] } },
  },
};

const WORK = {
  key: 'work',
  title: words('Work'),
  rowKey: ['employee_id', 'work_date'],
  dateColumn: 'work_date',
  columns: {
    employee_id: { type: 'text', headers: ['id'], references: { ledger: 'employees', column: 'employee_id', nameHere: 'employee_name', nameThere: 'name' } },
    employee_name: { type: 'text', headers: ['name'] },
    work_date: { type: 'date', headers: ['day'] },
    late: { type: 'duration', unit: 'minute', headers: ['late'] },
    early: { type: 'duration', unit: 'minute', headers: ['early'] },
    pay: { type: 'money', headers: ['pay'] },
  },
};

/** A rule of the ledger `work`: more than 15 minutes late, unless it says otherwise. */
export const rule = (name: string, more: Json = {}): Json => ({
  name,
  conditions: { all: [{ fact: 'late', operator: 'greaterThan', value: 15 }] },
  event: { type: name, params: { severity: 'warn' } },
  message: words(name),
  source: [{ id: 'TST-1' }],
  ...more,
});

/** One version of a rule file on the ledger `work`. */
export const ruleFile = (rules: readonly Json[], more: Json = {}): Json => ({
  id: 'late',
  title: words('Lateness'),
  ledger: 'work',
  effectiveFrom: '2026-01-01',
  rules,
  ...more,
});

/** A declared name: parameters, facts and tables all have a title and a source. */
export const declared = (more: Json): Json => ({ title: words('title'), source: [{ id: 'TST-1' }], ...more });

/** The rules folder of a company of two ledgers, `employees` and `work`, with these rule files in force. */
export function folderOf(files: Readonly<Record<string, Json>>, profile: Json = {}): RuleFileText[] {
  const folder = {
    'profile.json': { company: words('Test'), payrollPeriod: { from: 1, to: 'end' }, inForce: Object.keys(files).map((file) => ({ file, from: '2026-01-01' })), ...profile },
    'roles.json': { roles: [] },
    'items.json': { items: [{ key: 'bonus', title: words('Bonus') }, { key: 'fine', title: words('Fine') }] },
    'calendar.json': { base: 'CN', days: [] },
    'ledgers/employees.json': PEOPLE,
    'ledgers/work.json': WORK,
    ...files,
  };
  return Object.entries(folder).map(([path, json]) => ({ path, text: JSON.stringify(json) }));
}

/** The same, loaded. Throws where a file does not load. */
export function companyOf(files: Readonly<Record<string, Json>>, profile: Json = {}): RuleSet {
  const set = loadRules(folderOf(files, profile));
  const errors = set.problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  return set;
}
