import { FIXTURE } from '../rules/testing/fixture';
import { loadRules } from '../rules/load';
import type { Json } from '../rules/parts';
import type { RuleFileText, RuleProblem } from '../rules/model';
import type { RuleFileShape } from '../rules/shapes';
import { withEdits, type Edit } from './edit';
import { outputInUnit, withOutput, withoutOutput } from './table-outputs';
import { TableInputs } from './table-inputs';
import { FILE, SET, TABLE } from './testing/tables';

type Row = Readonly<Record<string, Json>>;

/** The attendance file with this table, and these formulas in the place of its own. */
function textOf(table: Readonly<Record<string, unknown>>, facts: Readonly<Record<string, string>> = {}): string {
  const file = JSON.parse(FIXTURE['attendance.json']!) as { tables: Record<string, unknown>; facts: Record<string, { formula: string }> };
  file.tables[TABLE] = { title: { 'zh-CN': '表', en: 'table' }, ...table };
  for (const [name, formula] of Object.entries(facts)) file.facts[name]!.formula = formula;
  return JSON.stringify(file, null, 2);
}
const shapeOf = (text: string): RuleFileShape => JSON.parse(text) as RuleFileShape;
const tableIn = (text: string): Row & { rows: Row[] } => shapeOf(text).tables![TABLE] as unknown as Row & { rows: Row[] };
const formulaIn = (text: string): string => shapeOf(text).facts!['deduction']!.formula;
const problemsOf = (text: string): readonly RuleProblem[] => {
  const folder: RuleFileText[] = Object.entries(FIXTURE).map(([path, was]) => ({ path, text: path === 'attendance.json' ? text : was }));
  return loadRules(folder).problems.filter(({ severity, file }) => severity === 'error' && file === 'attendance.json');
};
const inputs = (text: string): TableInputs => TableInputs.in(SET, FILE, shapeOf(text), TABLE)!;
const changed = (text: string, edits: readonly Edit[]): string => {
  const next = withEdits(text, edits);
  expect(problemsOf(next)).toEqual([]);
  return next;
};

const LADDER = { kind: 'single amount', input: 'late_minutes', unit: 'yuan', rows: [{ upTo: 0, value: 0 }, { above: 0, upTo: 5, value: 30, source: [{ id: 'ATT-1' }] }, { above: 5, value: 50 }] };
const when = (late: Json | undefined, result: Json | undefined, value: number): Row => ({ when: { ...(late === undefined ? {} : { late_minutes: late }), ...(result === undefined ? {} : { result }) }, value });
const CROSS = { kind: 'decision', hitPolicy: 'unique', inputs: ['late_minutes', 'result'], unit: 'yuan', rows: [when({ upTo: 5 }, undefined, 1), when({ above: 5 }, ['normal'], 2), when({ above: 5, upTo: 9 }, ['late'], 3)] };

test('the fixture is sound before anything is changed', () => {
  expect(problemsOf(textOf(LADDER))).toEqual([]);
  expect(problemsOf(textOf(CROSS, { deduction: '=TIER(lateness, late_minutes, result)' }))).toEqual([]);
});

test('a table of one input goes by one more: its bounds become conditions, the same row holds for the same minutes, formulas name both', () => {
  const text = textOf(LADDER, { deduction: '=IF(absent, 0,  -TIER(lateness,late_minutes) * 1)' });
  const { edits, lost } = inputs(text).add('result');
  const next = changed(text, edits);
  expect(lost).toBe(0);
  expect(tableIn(next)).toMatchObject({ kind: 'decision', hitPolicy: 'unique', inputs: ['late_minutes', 'result'] });
  expect(tableIn(next).rows).toEqual([
    { when: { late_minutes: { upTo: 0 } }, value: 0 },
    { when: { late_minutes: { above: 0, upTo: 5 } }, value: 30, source: [{ id: 'ATT-1' }] },
    { when: { late_minutes: { above: 5 } }, value: 50 },
  ]);
  expect(formulaIn(next)).toBe('=IF(absent, 0,  -TIER(lateness,late_minutes, result) * 1)');
});

test('a further one is any value in each row, and goes again without a trace', () => {
  const text = textOf(CROSS, { deduction: '=TIER(lateness, late_minutes, result)' });
  const wide = changed(text, inputs(text).add('absent').edits);
  expect([tableIn(wide)['inputs'], tableIn(wide).rows, formulaIn(wide)]).toEqual([['late_minutes', 'result', 'absent'], CROSS.rows, '=TIER(lateness, late_minutes, result, absent)']);
  const back = inputs(wide).remove(2);
  expect([withEdits(wide, back.edits) === text, back.lost]).toEqual([true, 0]);
});

test('one that goes takes what rows say of it along, in each row that says something', () => {
  const text = textOf({ ...CROSS, hitPolicy: 'first' }, { deduction: '=TIER(lateness, late_minutes, result)' });
  const { edits, lost } = inputs(text).remove(0);
  const next = changed(text, edits);
  expect([lost, tableIn(next)['inputs'], formulaIn(next)]).toEqual([3, ['result'], '=TIER(lateness, result)']);
  expect(tableIn(next).rows).toEqual([{ value: 1 }, { when: { result: ['normal'] }, value: 2 }, { when: { result: ['late'] }, value: 3 }]);
});

test('another one keeps bounds of its kind; of another kind they wait, on the sides that they have', () => {
  const text = textOf(LADDER, { deduction: '=TIER(lateness, late_minutes)' });
  const same = inputs(text).replace(0, 'late_net');
  expect([same.lost, tableIn(withEdits(text, same.edits)).rows, formulaIn(withEdits(text, same.edits))]).toEqual([0, LADDER.rows, '=TIER(lateness, late_net)']);
  const day = inputs(text).replace(0, 'work_date');
  expect([day.lost, tableIn(withEdits(text, day.edits)).rows]).toEqual([3, [{ upTo: null, value: 0 }, { above: null, upTo: null, value: 30, source: [{ id: 'ATT-1' }] }, { above: null, value: 50 }]]);
  // A parameter of minutes is none of yuan.
  const named = textOf({ ...LADDER, rows: [{ upTo: { parameter: 'grace' }, value: 0 }, { above: { parameter: 'grace' }, value: 1 }] });
  expect(inputs(named).replace(0, 'late_net').lost).toBe(0);
  expect(tableIn(withEdits(named, inputs(named).replace(0, 'day_pay').edits)).rows).toEqual([{ upTo: null, value: 0 }, { above: null, value: 1 }]);
});

test('texts instead of figures, and figures instead of texts: rows hold for any value, and it is said of how many', () => {
  const text = textOf(LADDER, { deduction: '=TIER(lateness, late_minutes)' });
  const texts = inputs(text).replace(0, 'result');
  const next = withEdits(text, texts.edits);
  expect([texts.lost, tableIn(next)['kind'], tableIn(next)['inputs'], tableIn(next).rows]).toEqual([3, 'decision', ['result'], [{ value: 0 }, { value: 30, source: [{ id: 'ATT-1' }] }, { value: 50 }]]);
  const cross = textOf(CROSS, { deduction: '=TIER(lateness, late_minutes, result)' });
  const figures = inputs(cross).replace(1, 'in_time');
  expect([figures.lost, tableIn(withEdits(cross, figures.edits)).rows.map((row) => row['when'])]).toEqual([2, [{ late_minutes: { upTo: 5 } }, { late_minutes: { above: 5 } }, { late_minutes: { above: 5, upTo: 9 } }]]);
  // Of the texts those stay that the other column knows.
  const some = textOf({ ...CROSS, rows: [when(undefined, ['normal', 'late'], 1)] });
  expect(tableIn(withEdits(some, inputs(some).replace(1, 'employee_id').edits)).rows).toEqual([{ when: { employee_id: ['normal', 'late'] }, value: 1 }]);
});

test('what it may go by', () => {
  const of = (kind: string): TableInputs => inputs(textOf({ ...LADDER, kind, unit: 'percent' }));
  expect(['late_net', 'result', 'tags', 'late_minutes', 'none'].map((name) => [of('pick').accepts(name), of('whole rate').accepts(name)])).toEqual([[true, true], [true, false], [false, false], [false, false], [false, false]]);
  expect([of('pick').mayAdd, of('marginal rate').mayAdd]).toEqual([true, false]);
});

test('what is worked out in a call stays, what is half typed too, and calls within calls are each put right', () => {
  const facts = { deduction: '=TIER(lateness, TIER(lateness, late_minutes) / day_pay * late_net)', late_net: '=TIER(lateness, late_minutes' };
  const text = textOf(LADDER, facts);
  const next = withEdits(text, inputs(text).add('result').edits);
  expect(formulaIn(next)).toBe('=TIER(lateness, TIER(lateness, late_minutes, result) / day_pay * late_net, result)');
  expect(shapeOf(next).facts!['late_net']!.formula).toBe(facts.late_net);
  const other = withEdits(text, inputs(text).replace(0, 'late_net').edits);
  expect(formulaIn(other)).toBe('=TIER(lateness, TIER(lateness, late_net) / day_pay * late_net)');
});

test('an output more waits in every row and the formulas go on with the one that was; it goes again while no formula asks for it', () => {
  const text = textOf(LADDER, { deduction: '=TIER(lateness, late_minutes)' });
  const made = changed(text, withOutput(shapeOf(text), TABLE, { name: '请假', title: { 'zh-CN': '请假', en: 'leave' }, unit: 'day' }));
  expect(tableIn(made).rows[1]).toEqual({ above: 0, upTo: 5, value: 30, 请假: null, source: [{ id: 'ATT-1' }] });
  expect([Object.keys(tableIn(made)['outputs'] as object), formulaIn(made)]).toEqual([['value', '请假'], '=TIER(lateness, late_minutes, value)']);
  expect(withoutOutput(shapeOf(made), TABLE, 'value')).toBeNull();
  const gone = changed(made, withoutOutput(shapeOf(made), TABLE, '请假')!);
  expect([tableIn(gone).rows, withoutOutput(shapeOf(gone), TABLE, 'value')]).toEqual([LADDER.rows, null]);
  const third = changed(made, withOutput(shapeOf(made), TABLE, { name: 'times', title: { 'zh-CN': '次数', en: 'times' }, unit: 'count' }));
  expect([formulaIn(third), Object.keys(tableIn(third).rows[0]!)]).toEqual(['=TIER(lateness, late_minutes, value)', ['upTo', 'value', '请假', 'times']]);
});

test('figures are written as the other unit has them', () => {
  const rows = [{ upTo: 5, value: 5 }, { above: 5, upTo: 9, value: null }, { above: 9, value: { parameter: 'allowed' } }];
  const text = textOf({ ...LADDER, rows });
  const percent = withEdits(text, outputInUnit(shapeOf(text), TABLE, 'value', 'percent'));
  expect([tableIn(percent)['unit'], tableIn(percent).rows.map((row) => row['value'])]).toEqual(['percent', ['5%', null, { parameter: 'allowed' }]]);
  expect(withEdits(percent, outputInUnit(shapeOf(percent), TABLE, 'value', 'yuan'))).toBe(text);
  const several = textOf({ ...LADDER, unit: undefined, outputs: { pay: { unit: 'yuan' } }, rows: [{ pay: 3 }] });
  expect(tableIn(withEdits(several, outputInUnit(shapeOf(several), TABLE, 'pay', 'percent')))).toMatchObject({ outputs: { pay: { unit: 'percent' } }, rows: [{ pay: '3%' }] });
});

test('all else of the file stays byte for byte', () => {
  const text = FIXTURE['attendance.json']!;
  const next = withEdits(text, inputs(text).add('result').edits);
  const [before, behind] = [text.slice(0, text.indexOf('"formula": "=TIER')), text.slice(text.indexOf('"conditions"'))];
  expect([next.startsWith(before), next.endsWith(behind)]).toEqual([true, true]);
  expect(next).toContain('        { "when": { "late_minutes": { "above": 0, "upTo": 5 } }, "value": 30 },\n');
});
