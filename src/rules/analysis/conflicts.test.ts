import { createTranslator } from '../../i18n/translator';
import { remarkText } from '../../report/remark-text';
import { loadRules } from '../load';
import { files } from '../testing/fixture';
import { lintRules } from './index';

const LEDGER = `{ "key": "shifts", "title": { "zh-CN": "班次", "en": "Shifts" }, "rowKey": ["employee_id", "work_date"], "dateColumn": "work_date",
  "columns": { "employee_id": { "type": "text", "headers": ["工号"], "references": { "ledger": "employees", "column": "employee_id" } }, "work_date": { "type": "date", "headers": ["日期"] },
    "late": { "type": "duration", "headers": ["迟到"], "bounds": [0, 1440] }, "early": { "type": "duration", "headers": ["早退"], "bounds": [0, 1440] }, "absent": { "type": "yesno", "headers": ["旷工"] },
    "rest": { "type": "yesno", "headers": ["休息"] }, "kind": { "type": "enum", "headers": ["事由"], "values": { "怠工": [], "玩手机": [], "其他": [] } }, "approver": { "type": "role", "headers": ["批准人"] } } }`;

const rule = (name: string, conditions: string, more = ''): string =>
  `{ "name": "${name}", ${more} "conditions": { "all": [${conditions}] }, "event": { "type": "e", "params": { "severity": "warn" } }, "message": { "zh-CN": "{employee_id}", "en": "{employee_id}" }, "source": [{ "id": "ATT-1" }] }`;
const is = (fact: string, operator: string, value: string): string => `{ "fact": "${fact}", "operator": "${operator}", "value": ${value} }`;
const line = (amount: string): string => `"line": { "item": "lateness", "amount": "=${amount}" },`;

const ruleFile = (id: string, rules: readonly string[]): string => `{ "id": "${id}", "title": { "zh-CN": "班次", "en": "Shifts" }, "ledger": "shifts", "effectiveFrom": "2026-01-01",
  "parameters": { "fine": { "title": { "zh-CN": "罚款", "en": "fine" }, "value": 50, "unit": "yuan" }, "bonus": { "title": { "zh-CN": "奖金", "en": "bonus" }, "value": 20, "unit": "yuan" }, "switch": { "title": { "zh-CN": "开关", "en": "switch" }, "value": false, "unit": "yes/no" },
    "low_role": { "title": { "zh-CN": "甲", "en": "a" }, "value": "业务经理", "unit": "role" }, "high_role": { "title": { "zh-CN": "乙", "en": "b" }, "value": "总经理", "unit": "role" } },
  "facts": {
    "times": { "title": { "zh-CN": "次数", "en": "times" }, "unit": "count", "per": ["employee_id", "month"], "formula": "=COUNTIFS(late, \\">0\\")" },
    "at_work": { "title": { "zh-CN": "上班", "en": "at work" }, "unit": "yes/no", "formula": "=NOT(IFNA(rest, FALSE))" },
    "late_at_work": { "title": { "zh-CN": "上班迟到", "en": "late at work" }, "unit": "minute", "formula": "=IF(at_work, IFNA(late, 0), 0)" },
    "early_at_work": { "title": { "zh-CN": "上班早退", "en": "early at work" }, "unit": "minute", "formula": "=IF(at_work, IFNA(early, 0), 0)" },
    "department": { "title": { "zh-CN": "部门", "en": "department" }, "unit": "text", "formula": "=XLOOKUP(employee_id, employees.employee_id, employees.department)" } },
  "rules": [${rules.join(',')}] }`;

const SEEN = new Set(['double-penalty', 'paid-twice', 'paid-and-withheld', 'roles-differ', 'rule-duplicate', 'one-subject', 'condition-never', 'condition-always']);

function remarks(rules: readonly string[], second?: { readonly rules: readonly string[]; readonly entry: string }): string[] {
  const entry = (path: string, more: string): string => `{ "file": "${path}", "from": "2026-01-01"${more} }`;
  const profile = `{ "company": { "zh-CN": "试", "en": "t" }, "payrollPeriod": { "from": 1, "to": "end" }, "inForce": [${entry('shifts.json', ', "for": { "department": ["服务部"] }')}${second ? `, ${entry('pack.json', second.entry)}` : ''}] }`;
  const folder = files({ 'profile.json': profile, 'attendance.json': null, 'quotes.json': null, 'cases/attendance.json': null, 'ledgers/shifts.json': LEDGER, 'shifts.json': ruleFile('shifts', rules), ...(second ? { 'pack.json': ruleFile('pack', second.rules) } : {}) });
  const set = loadRules(folder);
  expect(set.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  const say = createTranslator('zh-CN');
  return lintRules(set, folder).filter(({ code }) => SEEN.has(code)).map((remark) => `${remark.code} ${remarkText(remark, 'zh-CN', say)}`);
}
const codes = (...args: Parameters<typeof remarks>): string[] => remarks(...args).map((text) => text.split(' ')[0]!);

const LATE = rule('late', is('late', 'greaterThan', '0'), line('-fine'));

describe('double penalties', () => {
  test('two charges for the same minutes, with a row', () => {
    expect(remarks([LATE, rule('very-late', is('late_at_work', 'greaterThan', '15'), line('-bonus'))])).toEqual([
      'double-penalty 同一件事会扣两次：迟到既让规则“late”扣 50.00 元，又让规则“very-late”扣 20.00 元。例如 迟到 100 分钟、日期 2026-01-04。请只留一条扣款，或加条件使两条不同时成立。',
    ]);
  });

  test.each([
    ['bands that meet', [rule('a', `${is('late', 'greaterThan', '0')},${is('late', 'lessThanInclusive', '15')}`, line('-fine')), rule('b', is('late', 'greaterThan', '15'), line('-bonus'))], []],
    ['bands that share one minute', [rule('a', `${is('late', 'greaterThan', '0')},${is('late', 'lessThanInclusive', '16')}`, line('-fine')), rule('b', is('late', 'greaterThan', '15'), line('-bonus'))], ['double-penalty']],
    ['late and early are two things, though both ask for work', [rule('a', is('late_at_work', 'greaterThan', '0'), line('-fine')), rule('b', is('early_at_work', 'greaterThan', '0'), line('-bonus'))], []],
    ['a flag', [rule('a', is('absent', 'equal', 'true'), line('-fine')), rule('b', `${is('absent', 'equal', 'true')},${is('at_work', 'equal', 'true')}`, line('-bonus'))], ['double-penalty']],
    ['by the row and by the month', [LATE, rule('often', is('times', 'greaterThan', '3'), `"per": ["employee_id", "month"], ${line('-fine * times')}`)], ['double-penalty']],
    ['an event that both name', [rule('a', is('kind', 'equal', '"怠工"'), line('-fine')), rule('b', is('kind', 'in', '["怠工", "玩手机"]'), line('-bonus'))], ['double-penalty']],
    ['events of two kinds', [rule('a', is('kind', 'equal', '"怠工"'), line('-fine')), rule('b', is('kind', 'equal', '"玩手机"'), line('-bonus'))], []],
    ['staff of two departments', [rule('a', `${is('department', 'equal', '"服务部"')},${is('late', 'greaterThan', '0')}`, line('-fine')), rule('b', `${is('department', 'equal', '"业务部"')},${is('late', 'greaterThan', '0')}`, line('-bonus'))], []],
    ['one that pays nothing', [LATE, rule('b', is('late', 'greaterThan', '0'), line('bonus - bonus'))], []],
  ])('%s', (_, rules, expected) => {
    expect(codes(rules)).toEqual(expected);
  });

  test('of two files only where they are in force together', () => {
    const rules = [rule('too-late', is('late', 'greaterThan', '5'), line('-bonus'))];
    expect(codes([LATE], { rules, entry: '' })).toEqual(['double-penalty']);
    expect(codes([LATE], { rules, entry: ', "for": { "department": ["业务部"] }' })).toEqual([]);
    expect(codes([LATE], { rules, entry: ', "except": { "department": ["服务部"] }' })).toEqual([]);
  });
});

test.each([
  ['an item that is paid twice', [rule('a', is('late', 'equal', '0'), line('bonus')), rule('b', is('early', 'equal', '0'), line('bonus'))], ['paid-twice']],
  ['paid and withheld', [rule('a', is('late', 'lessThan', '10'), line('bonus')), rule('b', is('early', 'greaterThan', '0'), line('-fine'))], ['paid-and-withheld']],
  ['paid and withheld, never at once', [rule('a', is('late', 'lessThan', '10'), line('bonus')), rule('b', is('late', 'greaterThanInclusive', '10'), line('-fine'))], []],
  ['the same twice', [LATE, rule('late-again', is('late', 'greaterThan', '0'), line('-fine'))], ['rule-duplicate']],
  [
    'two people who must decide',
    [rule('a', `${is('late', 'greaterThan', '0')},{ "fact": "approver", "operator": "ranksBelow", "value": { "fact": "low_role" } }`, '"requiredRole": "low_role",'), rule('b', `${is('late', 'greaterThan', '9')},{ "fact": "approver", "operator": "ranksBelow", "value": { "fact": "high_role" } }`, '"requiredRole": "high_role",')],
    ['roles-differ'],
  ],
  ['never: two values at once', [rule('a', `${is('kind', 'equal', '"怠工"')},${is('kind', 'equal', '"玩手机"')}`)], ['condition-never']],
  ['never: beyond the column’s bounds', [rule('a', is('late', 'greaterThan', '1440'))], ['condition-never']],
  ['the last minute of the bounds', [rule('a', is('late', 'greaterThan', '1439'))], []],
  ['never: between two whole minutes', [rule('a', `${is('late', 'greaterThan', '10')},${is('late', 'lessThan', '11')}`)], ['condition-never']],
  ['never, but for what appliesWhen leaves', [rule('a', is('late', 'lessThan', '5'), `"appliesWhen": ${is('late', 'greaterThan', '5')},`)], ['condition-never']],
  ['always, within the bounds', [rule('a', is('late', 'greaterThanInclusive', '0'))], ['condition-always']],
  ['a switch that is off', [rule('a', `${is('switch', 'equal', 'true')},${is('late', 'greaterThan', '0')}`)], []],
])('%s', (_, rules, expected) => {
  expect(codes(rules)).toEqual(expected);
});

test('two policies on one matter for the same people', () => {
  const rules = [rule('b', is('late', 'greaterThan', '30'))];
  expect(codes([rule('a', is('late', 'greaterThan', '10'))], { rules, entry: '' })).toEqual(['one-subject']);
  expect(codes([rule('a', is('late', 'greaterThan', '10'))], { rules: [rule('b', is('early', 'greaterThan', '30'))], entry: '' })).toEqual([]);
});
