import { createHash } from 'node:crypto';
import { loadRules } from './load';
import { brief, changed, files, FIXTURE, load, unmark } from './testing/fixture';

const errors = (set: ReturnType<typeof load>): string[] => set.problems.filter(({ severity }) => severity === 'error').map(brief);

test('the fixture loads without a mistake', () => {
  const set = load();
  expect(errors(set)).toEqual([]);
  expect(set.files.map(({ path, rules }) => [path, rules.map(({ id }) => id)])).toEqual([
    ['attendance.json', ['attendance/late', 'attendance/too-often']],
    ['quotes.json', ['quotes/too-low']],
  ]);
  expect([...set.ledgers.keys()].sort()).toEqual(['attendance', 'employees', 'quotes']);
  expect(set.files[0]!.sha256).toBe(createHash('sha256').update(FIXTURE['attendance.json']!, 'utf8').digest('hex'));
  expect(set.casesOf).toEqual(new Map([['attendance/late', 1], ['attendance/too-often', 1]]));
});

test('roles, enum texts and audiences are canonical', () => {
  const set = load({ 'profile.json': changed('profile.json', '"服务部"', '"客服部"') });
  expect(errors(set)).toEqual([]);
  const [, quotes] = set.files;
  expect(quotes!.tables.get('authority')!.rows.map(({ outputs }) => outputs['value'])).toEqual(['业务员', '业务经理', '总经理']);
  expect(JSON.stringify(set.files[0]!.rules[0]!.condition, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value))).toContain('"value":"late"');
  expect(set.profile.inForce[1]!.appliesTo).toEqual(new Map([['department', ['服务部']]]));
});

test('waiver categories are there in their order; none without the file, or where it is broken', () => {
  expect([...load().waiverCategories.values()]).toEqual([{ key: 'agreed', title: { 'zh-CN': '特批', en: 'agreed' }, description: { 'zh-CN': '有人同意', en: 'Somebody agreed' }, money: 'lifted', longestDays: 31 }]);
  for (const text of ['{ "categories": [] }', '{']) expect(load({ 'waivers.json': text }).waiverCategories.size).toBe(0);
});

test('a ledger of people says which column is the department; one that it does not have is found', () => {
  const withDepartment = (name: string) => load({ 'ledgers/employees.json': changed('ledgers/employees.json', '"dateColumn": null,', `"dateColumn": null, "departmentColumn": "${name}",`) });
  expect(withDepartment('department').ledgers.get('employees')?.departmentColumn).toBe('department');
  expect(load().ledgers.get('employees')?.departmentColumn).toBeNull();
  expect(errors(withDepartment('departement')).filter((one) => one.includes('unknown-column')).length).toBe(1);
});

test('a figure of the profile beats that of the file', () => {
  const value = load().files[1]!.parameters.get('top_from')!.value;
  expect(value).toEqual({ n: 3n, d: 5n });
  expect(load({ 'profile.json': changed('profile.json', '"60%"', 'null') }).files[1]!.parameters.get('top_from')!.value).toBeNull();
});

/** What is changed (the mark § is where the mistake must be found), its pointer and code. Nothing else may be reported as an error. */
const MISTAKES: readonly (readonly [what: string, file: string, find: string, replacement: string, pointer: string, code: string])[] = [
  ['a missing comma', 'attendance.json', '"ledger": "attendance",', '"ledger": "attendance"§', '/ledger', 'comma-missing'],
  ['a missing comma between objects', 'attendance.json', '{ "upTo": 0, "value": 0 },', '{ "upTo": 0, "value": 0 }§', '/tables/lateness/rows/0', 'comma-missing'],
  ['a trailing comma', 'attendance.json', '{ "above": 15, "value": 80 }', '{ "above": 15, "value": 80 }§,', '/tables/lateness/rows/3', 'trailing-comma'],
  ['a missing closing quote', 'quotes.json', '"unit": "role",\n', '"unit": §"role,\n', '/tables/authority/unit', 'quote-missing'],
  ['a missing opening quote', 'quotes.json', '"kind": "pick"', '"kind": §pick"', '/tables/authority/kind', 'not-json'],
  ['a missing colon', 'quotes.json', '"kind": "pick"', '"kind"§ "pick"', '/tables/authority/kind', 'colon-missing'],
  ['a full-width comma', 'attendance.json', '"ledger": "attendance",', '"ledger": "attendance"§，', '/ledger', 'full-width'],
  ['full-width digits', 'attendance.json', '"upTo": 5, "value": 30', '"upTo": 5, "value": §３０', '/tables/lateness/rows/1/value', 'full-width'],
  ['a full-width quote', 'attendance.json', '"ledger": "attendance",', '"ledger": §“attendance”,', '/ledger', 'full-width'],
  ['a comment', 'attendance.json', '"rules": [', '§// what follows\n  "rules": [', '', 'comment'],
  ['a bracket that is not closed', 'roles.json', '  ]\n}', '  ]§\n', '/roles', 'bracket-missing'],
  ['the closing brace of a list\'s last item', 'attendance.json', '"source": [{ "id": "ATT-25", "document": "004-U", "clause": "七 2" }]\n    },', '"source": [{ "id": "ATT-25", "document": "004-U", "clause": "七 2" }]§,', '/rules/0/source', 'bracket-missing'],
  ['the closing bracket of a list', 'attendance.json', '{ "above": 15, "value": 80 }\n      ]', '{ "above": 15, "value": 80 }§\n', '/tables/lateness/rows/3', 'bracket-missing'],
  ['a full-width bracket', 'attendance.json', '"rules": [', '"rules": §【', '/rules', 'full-width'],
  ['braces for a list', 'attendance.json', '"rules": [', '"rules": {', '/rules', 'name-expected'],
  ['a text over two lines', 'attendance.json', '"zh-CN": "{employee_id} {work_date} 迟到', '"zh-CN": §"{employee_id}\n{work_date}, 迟到', '/rules/0/message/zh-CN', 'quote-missing'],
  ['text after the end', 'items.json', '  ]\n}\n', '  ]\n}\n§}\n', '', 'after-the-end'],
  ['a key twice', 'attendance.json', '"ledger": "attendance",', '"ledger": "attendance",\n  §"ledger": "quotes",', '/ledger', 'duplicate-key'],
  ['an empty file', 'calendar.json', FIXTURE['calendar.json']!, '§', '', 'empty-file'],
  ['a misspelt key of a rule', 'quotes.json', '"requiredRole":', '§"requierdRole":', '/rules/0/requierdRole', 'unknown-key'],
  ['a missing key', 'quotes.json', '"unit": "percent", "formula": "=(price - cost) / price" }', '"unit": "percent" }', '/facts/margin', 'key-missing'],
  ['a wrong type', 'items.json', '"key": "lateness"', '"key": §5', '/items/0/key', 'wrong-type'],
  ['a waiver category that is none', 'waivers.json', '"key": "agreed"', '"key": §"All Right"', '/categories/0/key', 'bad-category'],
  ['a waiver category twice', 'waivers.json', '"longestDays": 31 }', '"longestDays": 31 },\n    { "key": §"agreed", "title": { "zh-CN": "特", "en": "a" }, "description": { "zh-CN": "特", "en": "a" }, "money": "stays", "longestDays": null }', '/categories/1/key', 'name-twice'],
  ['what waivers do with money', 'waivers.json', '"money": "lifted"', '"money": §"gone"', '/categories/0/money', 'not-one-of'],
  ['days less than none', 'waivers.json', '"longestDays": 31', '"longestDays": §-1', '/categories/0/longestDays', 'out-of-range'],
  ['half a day', 'waivers.json', '"longestDays": 31', '"longestDays": §0.5', '/categories/0/longestDays', 'wrong-type'],
  ['a category without its length', 'waivers.json', ', "longestDays": 31', '', '/categories/0', 'key-missing'],
  ['an unknown severity', 'quotes.json', '"severity": "block"', '"severity": §"blok"', '/rules/0/event/params/severity', 'not-one-of'],
  ['null for a severity', 'quotes.json', '"severity": "block"', '"severity": §null', '/rules/0/event/params/severity', 'null-not-allowed'],
  ['a parameter behind tiers that cannot be read', 'quotes.json', '"value": null, "unit": "percent"', '"value": null, "unit": §"percents"', '/parameters/top_from/unit', 'not-one-of'],
  ['an unknown unit', 'attendance.json', '"value": 3, "unit": "count"', '"value": 3, "unit": §"counts"', '/parameters/allowed/unit', 'not-one-of'],
  ['a bad citation', 'quotes.json', '"id": "QUO-1"', '"id": §"第一条"', '/rules/0/source/0/id', 'bad-citation'],
  ['a date that is none', 'attendance.json', '"2026-01-01"', '§"2026-02-30"', '/effectiveFrom', 'no-such-date'],
  ['a date that is none in the profile', 'profile.json', '"attendance.json", "from": "2026-01-01"', '"attendance.json", "from": §"2026-13-01"', '/inForce/0/from', 'no-such-date'],
  ['a date that is none in the calendar', 'calendar.json', '"2026-10-10"', '§"2026-02-29"', '/days/0/date', 'no-such-date'],
  ['a name that is none', 'attendance.json', '"parameters": {', '"parameters": { §"Allowed times": { "title": { "zh-CN": "次", "en": "n" }, "value": 1, "unit": "count" },', '/parameters/Allowed times', 'bad-name'],
  ['an unknown fact', 'attendance.json', '{ "fact": "result", "operator": "equal", "value": "迟到" }', '{ "fact": §"reslt", "operator": "equal", "value": "迟到" }', '/rules/0/conditions/all/1/fact', 'unknown-fact'],
  ['an unknown fact as a value', 'attendance.json', '{ "fact": "allowed" }', '{ "fact": §"alowed" }', '/rules/1/conditions/all/0/value/fact', 'unknown-fact'],
  ['a misspelt operator', 'attendance.json', '"times", "operator": "greaterThan"', '"times", "operator": §"greatherThan"', '/rules/1/conditions/all/0/operator', 'unknown-operator'],
  ['a misspelt decorator', 'attendance.json', '"times", "operator": "greaterThan"', '"times", "operator": §"nott:greaterThan"', '/rules/1/conditions/all/0/operator', 'unknown-decorator'],
  ['an operator that does not fit the kind', 'attendance.json', '"fact": "result", "operator": "equal"', '"fact": "result", "operator": §"lessThan"', '/rules/0/conditions/all/1/operator', 'operator-does-not-fit'],
  ['ranks of what is no role', 'attendance.json', '"fact": "result", "operator": "equal"', '"fact": "result", "operator": §"ranksBelow"', '/rules/0/conditions/all/1/operator', 'operator-does-not-fit'],
  ['sides of different kinds', 'attendance.json', '{ "fact": "allowed" }', '{ "fact": "grace" }', '/rules/1/conditions/all/0/value', 'kinds-differ'],
  ['a literal of another kind', 'attendance.json', '"fact": "late_minutes", "operator": "greaterThan", "value": 0', '"fact": "late_minutes", "operator": "greaterThan", "value": §"09:30"', '/conditions/is_late/all/0/value', 'formula.literal-no-number'],
  ['a bare number for a percentage', 'quotes.json', '"fact": "decided_by", "operator": "ranksBelow", "value": { "fact": "required" }', '"fact": "margin", "operator": "lessThan", "value": §30', '/rules/0/conditions/all/0/value', 'formula.literal-bare-percent'],
  ['a date that is none in a condition', 'quotes.json', '"fact": "decided_by", "operator": "ranksBelow", "value": { "fact": "required" }', '"fact": "decided_on", "operator": "lessThan", "value": §"2026-02-30"', '/rules/0/conditions/all/0/value', 'formula.literal-no-date'],
  ['an enum value that is none of the column', 'attendance.json', '"value": "迟到" }', '"value": §"迟倒" }', '/rules/0/conditions/all/1/value', 'not-a-value'],
  ['a role that is not in roles.json', 'quotes.json', '"value": "manager"', '"value": §"经理"', '/tables/authority/rows/1/value', 'unknown-role'],
  ['a role in a condition', 'quotes.json', '"operator": "ranksBelow", "value": { "fact": "required" }', '"operator": "equal", "value": §"经理"', '/rules/0/conditions/all/0/value', 'unknown-role'],
  ['a null in a condition', 'attendance.json', '"value": "迟到" }', '"value": §null }', '/rules/0/conditions/all/1/value', 'null-in-condition'],
  ['an empty all', 'attendance.json', '{ "all": [{ "condition": "is_late" }, { "fact": "result", "operator": "equal", "value": "迟到" }] }', '{ "all": §[] }', '/rules/0/conditions/all', 'empty-group'],
  ['an empty any', 'attendance.json', '{ "condition": "is_late" },', '{ "any": §[] },', '/rules/0/conditions/all/0/any', 'empty-group'],
  ['all and any in one node', 'attendance.json', '"conditions": { "all": [{ "condition": "is_late" }', '"conditions": { "any": [{ "condition": "is_late" }], §"all": [{ "condition": "is_late" }', '/rules/0/conditions/all', 'two-groups-in-one'],
  ['a comparison outside of a group', 'attendance.json', '{ "all": [{ "fact": "times", "operator": "greaterThan", "value": { "fact": "allowed" } }] }', '§{ "fact": "times", "operator": "greaterThan", "value": { "fact": "allowed" } }', '/rules/1/conditions', 'condition-without-group'],
  ['a path with a script', 'attendance.json', '"value": "迟到" }', '"value": "迟到", "path": §"$[?(@.x)]" }', '/rules/0/conditions/all/1/path', 'path-with-script'],
  ['an unknown named condition', 'attendance.json', '{ "condition": "is_late" }', '{ "condition": §"is_lat" }', '/rules/0/conditions/all/0/condition', 'unknown-condition'],
  ['circular named conditions', 'attendance.json', '"conditions": {\n    "is_late": {', '"conditions": {\n    "again": { "all": [{ "condition": §"is_late" }] },\n    "is_late": { "any": [{ "condition": "again" }] },\n    "never": {', '/conditions/again/all/0/condition', 'circular-conditions'],
  ['blank asked of a fact', 'quotes.json', '"fact": "decided_by", "operator": "ranksBelow", "value": { "fact": "required" }', '"fact": §"margin", "operator": "isBlank", "value": true', '/rules/0/conditions/all/0/fact', 'blank-wants-column'],
  ['a row value in a group rule', 'attendance.json', '"fact": "times", "operator"', '"fact": §"late_net", "operator"', '/rules/1/conditions/all/0/fact', 'row-value-in-group'],
  ['an unknown name in a formula', 'quotes.json', '"=(price - cost) / price"', '"=(price - §cots) / price"', '/facts/margin/formula', 'formula.unknown-name'],
  ['an unknown name behind escapes', 'attendance.json', '"=COUNTIFS(late_minutes, \\">0\\")"', '"=COUNTIFS(late_minutes, \\">0\\") + COUNTIFS(§lat_minutes, \\"\\u003e0\\")"', '/facts/times/formula', 'formula.unknown-name'],
  ['a column that is not there in a formula', 'attendance.json', 'employees.base_salary)', '§employees.base_pay)', '/facts/day_pay/formula', 'formula.unknown-name'],
  ['a table that is not there', 'quotes.json', '"=TIER(authority, margin)"', '"=TIER(§autority, margin)"', '/facts/required/formula', 'formula.unknown-table'],
  ['a formula of another unit', 'quotes.json', '"=(price - cost) / price"', '"=§price - cost"', '/facts/margin/formula', 'formula.wrong-unit'],
  ['a dangling parameter', 'quotes.json', '"from": { "parameter": "top_from" }', '"from": { "parameter": §"topfrom" }', '/tables/authority/rows/0/from/parameter', 'unknown-parameter'],
  ['a table over nothing', 'quotes.json', '"input": "margin"', '"input": §"margins"', '/tables/authority/input', 'unknown-fact'],
  ['tiers that overlap', 'attendance.json', '{ "above": 5, "upTo": 15, "value": 50 }', '§{ "from": 5, "upTo": 15, "value": 50 }', '/tables/lateness/rows/2', 'tiers-overlap'],
  ['tiers out of order', 'attendance.json', '        { "above": 0, "upTo": 5, "value": 30 },\n        { "above": 5, "upTo": 15, "value": 50 },', '        { "above": 5, "upTo": 15, "value": 50 },\n        §{ "above": 0, "upTo": 5, "value": 30 },', '/tables/lateness/rows/2', 'tiers-out-of-order'],
  ['a tier that nothing is in', 'attendance.json', '{ "above": 5, "upTo": 15,', '§{ "above": 15, "upTo": 5,', '/tables/lateness/rows/2', 'tier-empty'],
  ['a bare number for an edge in percent', 'quotes.json', '{ "from": "30%", "below"', '{ "from": §0.3, "below"', '/tables/authority/rows/1/from', 'formula.literal-bare-percent'],
  ['two lower edges', 'attendance.json', '{ "above": 5, "upTo": 15', '{ "from": 5, §"above": 5, "upTo": 15', '/tables/lateness/rows/2/above', 'two-edges'],
  ['a row without its output', 'attendance.json', '{ "above": 15, "value": 80 }', '§{ "above": 15 }', '/tables/lateness/rows/3', 'output-missing'],
  ['an output that the table does not have', 'attendance.json', '{ "above": 15, "value": 80 }', '{ "above": 15, "value": 80, §"valeu": 3 }', '/tables/lateness/rows/3/valeu', 'unknown-key'],
  ['tiers of text', 'attendance.json', '"input": "late_minutes"', '"input": §"result"', '/tables/lateness/input', 'tiers-want-numbers'],
  ['two rules of one name', 'attendance.json', '"name": "too-often"', '"name": §"late"', '/rules/1/name', 'rule-twice'],
  ['a fact called like a column', 'attendance.json', '"day_pay": {', '§"tags": {', '/facts/tags', 'name-of-column'],
  ['a fact called like a parameter', 'attendance.json', '"facts": {', '"facts": { §"grace": { "title": { "zh-CN": "限", "en": "g" }, "unit": "minute", "formula": "=late_minutes" },', '/facts/grace', 'name-in-two-sections'],
  ['an unknown money item', 'attendance.json', '"item": "lateness"', '"item": §"latenes"', '/rules/0/line/item', 'unknown-item'],
  ['an unknown ledger', 'quotes.json', '"ledger": "quotes"', '"ledger": §"quote"', '/ledger', 'unknown-ledger'],
  ['an unknown rule file', 'profile.json', '"file": "attendance.json"', '"file": §"atendance.json"', '/inForce/0/file', 'unknown-file'],
  ['an audience of an unknown column', 'profile.json', '"department": [', '§"dept": [', '/inForce/1/for/dept', 'unknown-column'],
  ['an audience that is none', 'profile.json', '"服务部"', '§"后勤部"', '/inForce/1/for/department/0', 'not-a-value'],
  ['a figure for no parameter', 'profile.json', '"top_from": "60%"', '§"top": "60%"', '/parameters/quotes/top', 'unknown-parameter'],
  ['a figure in the wrong unit', 'profile.json', '"60%"', '§60', '/parameters/quotes/top_from', 'formula.literal-bare-percent'],
  ['a payroll period with a gap', 'profile.json', '"from": 1, "to": "end"', '"from": 26, "to": §24', '/payrollPeriod/to', 'payroll-period-gap'],
  ['a placeholder that is no name', 'attendance.json', '迟到 {late_minutes} 分钟', '迟到 {§late_minute} 分钟', '/rules/0/message/zh-CN', 'unknown-fact'],
  ['a brace without its partner', 'quotes.json', '"en": "quote {quote_no}"', '"en": "quote §{quote_no"', '/rules/0/message/en', 'bad-placeholder'],
  ['a required role that is none', 'quotes.json', '"requiredRole": "required"', '"requiredRole": §"margin"', '/rules/0/requiredRole', 'kind-wanted'],
  ['the consequence of nothing', 'quotes.json', '"requiredRole": "required"', '"consequenceOf": §"too-hi"', '/rules/0/consequenceOf', 'unknown-rule'],
  ['one of several causes that is none', 'quotes.json', '"requiredRole": "required"', '"consequenceOf": [§"too-hi"]', '/rules/0/consequenceOf/0', 'unknown-rule'],
  ['a ledger that it needs and that there is not', 'quotes.json', '"requiredRole": "required"', '"needs": ["attendance", §"leaves"]', '/rules/0/needs/1', 'unknown-ledger'],
  ['a group by no column', 'attendance.json', '"per": ["employee_id", "month"],\n      "conditions"', '"per": ["employee_id", "month", §"week"],\n      "conditions"', '/rules/1/per/2', 'unknown-group-key'],
  ['a row key that is no column', 'ledgers/quotes.json', '"rowKey": ["quote_no"]', '"rowKey": [§"quote_nr"]', '/rowKey/0', 'unknown-column'],
  ['any text twice in one writing of a day', 'ledgers/attendance.json', '"notData": { "firstCell": ["合计"] },', '"matrix": { "gives": { "person": "employee_id", "date": "work_date" }, "separators": [], "patterns": [{ "text": "出差{_}天" }, { "text": §"外出{_}到{_}" }] },', '/formats/export/matrix/patterns/1/text', 'bad-day-text'],
  ['a header twice', 'ledgers/quotes.json', '"headers": ["成本"]', '"headers": ["成本", §"报 价"]', '/columns/cost/headers/1', 'header-twice'],
  ['a unit that a column cannot have', 'ledgers/attendance.json', '"unit": "minute"', '"unit": §"day"', '/columns/late_minutes/unit', 'unit-does-not-fit'],
  ['a date column that is none', 'ledgers/quotes.json', '"dateColumn": "quote_date"', '"dateColumn": §"quote_no"', '/dateColumn', 'date-column-no-date'],
  ['a reference to no column', 'ledgers/attendance.json', '"column": "employee_id" }', '"column": §"id" }', '/columns/employee_id/references/column', 'unknown-column'],
  ['an alias of two roles', 'roles.json', '["manager"]', '["manager", §"salesperson"]', '/roles/1/aliases/1', 'alias-twice'],
  ['a case of no rule', 'cases/attendance.json', '"rule": "late"', '"rule": §"lat"', '/cases/0/rule', 'unknown-rule'],
  ['a case with no such column', 'cases/attendance.json', '"late_minutes": 5, "result"', '§"late_minute": 5, "result"', '/cases/0/row/late_minute', 'unknown-column'],
];

describe('every mistake has its place', () => {
  test.each(MISTAKES)('%s', (_what, file, find, replacement, pointer, code) => {
    const { text, places } = unmark(changed(file, find, replacement));
    const found = load({ [file]: text }).problems.filter((problem) => problem.severity === 'error' && problem.file === file);
    expect(found.map(({ code: one }) => one)).toEqual([code]);
    expect(found[0]!.pointer).toBe(pointer);
    const [place] = places;
    if (place) expect({ line: found[0]!.line, column: found[0]!.column }).toEqual(place);
    else expect(text.split('\n')[found[0]!.line - 1]).toBeDefined();
  });
});

test('all mistakes of all files in one pass', () => {
  const set = load({
    'attendance.json': changed('attendance.json', '"ledger": "attendance",', '"ledger": "attendance"').replace('"fact": "result"', '"fact": "reslt"').replace('"severity": "warn"', '"severity": "warning"'),
    'quotes.json': changed('quotes.json', '"=TIER(authority, margin)"', '"=TIER(authority, margn)"'),
  });
  expect(set.problems.filter(({ severity }) => severity === 'error').map(({ file, code }) => `${file} ${code}`)).toEqual([
    'attendance.json comma-missing',
    'attendance.json not-one-of',
    'profile.json depends-on-broken',
    'profile.json depends-on-broken',
    'quotes.json formula.unknown-name',
  ]);
  expect(set.files).toEqual([]);
});

describe('nothing of a broken file is used, and the others are', () => {
  test('a broken rule file', () => {
    const set = load({ 'attendance.json': changed('attendance.json', '"late_minutes", "operator": "greaterThan"', '"late_minutes", "operator": "over"') });
    expect(set.files.map(({ path }) => path)).toEqual(['quotes.json']);
    expect(set.profile.inForce.map(({ file }) => file.path)).toEqual(['quotes.json']);
    expect(errors(set)).toEqual(['attendance.json:31:64 /conditions/is_late/all/0/operator unknown-operator', 'profile.json:5:15 /inForce/0/file depends-on-broken']);
  });

  test('a broken ledger takes the rules that read it, each told once', () => {
    const set = load({ 'ledgers/employees.json': '{' });
    expect(set.files.map(({ path }) => path)).toEqual(['quotes.json']);
    expect([...set.ledgers.keys()].sort()).toEqual(['attendance', 'quotes']);
    expect(set.problems.filter(({ code }) => code === 'depends-on-broken').map(({ severity, file, pointer, params }) => `${severity} ${file} ${pointer} ${params['file']}`)).toEqual([
      'error attendance.json /facts/day_pay/formula ledgers/employees.json',
      'warning cases/attendance.json /file attendance.json',
      'warning ledgers/attendance.json /columns/employee_id/references/ledger ledgers/employees.json',
      'warning ledgers/quotes.json /columns/employee_id/references/ledger ledgers/employees.json',
      'error profile.json /inForce/0/file attendance.json',
      'error profile.json /inForce/1/for ledgers/employees.json',
    ]);
  });

  test('broken roles and items', () => {
    const set = load({ 'roles.json': '{', 'items.json': '[]' });
    expect(set.problems.filter(({ code }) => code === 'depends-on-broken').map(({ file, params }) => `${file} ${params['file']}`)).toEqual([
      'attendance.json items.json',
      'cases/attendance.json attendance.json',
      'profile.json attendance.json',
      'profile.json quotes.json',
      'quotes.json roles.json',
    ]);
  });

  test('facts of a broken file', () => {
    const reader = changed('quotes.json', '"=(price - cost) / price"', '"=(price - cost) / price * COUNTIFS(attendance.late_net, 0)"');
    expect(errors(load({ 'quotes.json': reader }))).toEqual([]);
    for (const broken of ['{ "ledger": "attendance", "facts": { "late_net": ', changed('attendance.json', '"fact": "result"', '"fact": "reslt"')]) {
      const set = load({ 'quotes.json': reader, 'attendance.json': broken });
      const own = set.problems.filter(({ file }) => file === 'quotes.json');
      expect(own.map(({ code, params, pointer }) => [code, params['file'], pointer])).toEqual([['depends-on-broken', 'attendance.json', '/facts/margin/formula']]);
    }
  });
});

test('mistakes in neighbouring lines are all told', () => {
  const text = changed('attendance.json', '"title": { "zh-CN": "考勤", "en": "Attendance" },', '"title": { "zh-CN": "考勤", "en": "Attendance },').replace('"ledger": "attendance",', '"ledger"：“attendance”,').replace('"effectiveFrom": "2026-01-01"', '"effectiveFrom": 2026/01/01');
  const found = load({ 'attendance.json': text }).problems.filter(({ file }) => file === 'attendance.json');
  expect(found.map(({ line, code }) => `${line} ${code}`)).toEqual(['3 quote-missing', '4 full-width', '5 not-json']);
});

describe('what follows from a broken file is laid to that file', () => {
  const reader = changed('quotes.json', '"=(price - cost) / price"', '"=(price - cost) / price * COUNTIFS(attendance.late_net, 0)"');
  test.each([
    ['that is empty', ''],
    ['with nothing in it', '{}'],
    ['on a ledger that there is not', changed('attendance.json', '"ledger": "attendance"', '"ledger": "attendence"')],
  ])('%s', (_what, broken) => {
    const own = load({ 'quotes.json': reader, 'attendance.json': broken }).problems.filter(({ file }) => file === 'quotes.json');
    expect(own.map(({ code, params, pointer }) => [code, params['file'], pointer])).toEqual([['depends-on-broken', 'attendance.json', '/facts/margin/formula']]);
  });

  test('no role is called unknown where the roles are broken', () => {
    expect(load({ 'roles.json': '' }).problems.map(({ code }) => code)).not.toContain('unknown-role');
  });
});

test('a full-width brace in a message', () => {
  const set = load({ 'quotes.json': changed('quotes.json', '"en": "quote {quote_no}"', '"en": "quote ｛quote_no｝"') });
  expect(set.problems.filter(({ file }) => file === 'quotes.json').map(({ code, pointer, params }) => [code, pointer, params['instead']])).toEqual([
    ['full-width', '/rules/0/message/en', '{'],
    ['full-width', '/rules/0/message/en', '}'],
  ]);
});

test.each([['>', 'greaterThan'], ['≥', 'greaterThanInclusive'], ['=', 'equal'], ['<>', 'notEqual'], ['大于', 'greaterThan'], ['greaterThen', 'greaterThan'], ['between', 'none']])('the operator %s is taken for %s', (written, meant) => {
  const set = load({ 'attendance.json': changed('attendance.json', '"late_minutes", "operator": "greaterThan"', `"late_minutes", "operator": "${written}"`) });
  expect(set.problems.find(({ code }) => code === 'unknown-operator')?.params['suggestion']).toBe(meant);
});

describe('circles', () => {
  test('of facts in one file name the circle once', () => {
    const set = load({ 'quotes.json': changed('quotes.json', '"=(price - cost) / price"', '"=IF(required = \\"GM\\", 0, 1)"') });
    const [circle, ...others] = set.problems.filter(({ code }) => code === 'circular-facts');
    expect(others).toEqual([]);
    expect(circle).toMatchObject({ file: 'quotes.json', pointer: '/facts/margin/formula', params: { circle: 'margin → required → margin' } });
  });

  test('of facts across files', () => {
    const set = load({
      'quotes.json': changed('quotes.json', '"=(price - cost) / price"', '"=(price - cost) / price * COUNTIFS(attendance.late_net, 0)"'),
      'attendance.json': changed('attendance.json', '"=MAX(late_minutes - grace, 0)"', '"=IF(COUNTIFS(quotes.margin, 0) > 0, late_minutes, grace)"'),
    });
    expect(set.problems.filter(({ code }) => code === 'circular-facts').map(({ file, pointer }) => `${file} ${pointer}`)).toEqual(['attendance.json /facts/late_net/formula', 'quotes.json /facts/margin/formula']);
    expect(set.files).toEqual([]);
  });
});

test('two versions with one day', () => {
  const set = load({ 'library/attendance.json': FIXTURE['attendance.json']! });
  expect(errors(set)).toEqual(['library/attendance.json:5:20 /effectiveFrom version-twice']);
});

test('versions of one fact have one kind', () => {
  const next = changed('attendance.json', '"2026-01-01"', '"2026-07-01"').replace('"unit": "minute", "formula": "=MAX(late_minutes - grace, 0)"', '"unit": "count", "formula": "=1"');
  expect(errors(load({ 'v2/attendance.json': next }))).toEqual(['v2/attendance.json:13:78 /facts/late_net/unit fact-kinds-differ']);
});

describe('limits', () => {
  test('size', () => {
    expect(load({ 'big.json': `"${'a'.repeat(1_000_000)}"` }).problems.map(brief)).toContain('big.json:1:1  file-too-large');
  });

  test.each([64, 65])('nesting of %i', (depth) => {
    const found = load({ 'deep.json': '['.repeat(depth) + ']'.repeat(depth) }).problems.filter(({ file }) => file === 'deep.json');
    expect(found.map(brief)).toEqual([depth <= 64 ? 'deep.json:1:1  wrong-type' : 'deep.json:1:65  nested-too-deep']);
  });

  test('rules', () => {
    const many = JSON.parse(FIXTURE['quotes.json']!) as { rules: unknown[] };
    const text = (count: number): string => JSON.stringify({ ...many, rules: Array.from({ length: count }, (_, index) => ({ ...(many.rules[0] as object), name: `r${index}` })) });
    expect(errors(load({ 'quotes.json': text(2000) }))).toEqual([]);
    expect(load({ 'quotes.json': text(2001) }).problems.map(({ code }) => code)).toContain('too-many');
  });
});

test('no profile is a mistake, and nothing is in force', () => {
  const set = load({ 'profile.json': null });
  expect(errors(set)).toEqual(['profile.json:1:1  file-missing']);
  expect(set.profile.inForce).toEqual([]);
});

test('files that are no rules are passed over', () => {
  expect(loadRules([...files(), { path: 'schema/x.schema.json', text: '{' }, { path: 'README.md', text: '#' }]).problems.filter(({ severity }) => severity === 'error')).toEqual([]);
});

test.each(['},'.repeat(1000), '/* " */', '"\r', '"\\\n'])('what %j hides is counted', (before) => {
  const deep = `[${before}${'['.repeat(200_000)}`;
  expect(load({ 'deep.json': deep }).problems.some(({ file }) => file === 'deep.json')).toBe(true);
});

test('brackets in strings are no nesting', () => {
  const text = changed('attendance.json', '"zh-CN": "日薪"', `"zh-CN": "${'[{'.repeat(100)}"`);
  expect(errors(load({ 'attendance.json': text }))).toEqual([]);
});
