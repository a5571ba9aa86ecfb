import type { Explanation } from '../checking/report';
import { createTranslator } from '../i18n/translator';
import { cellsRead, ExplainedSteps, placeOf } from './explained-steps';
import { report, SET } from './testing/sample';
import { viewOf } from './tables/view';

const view = viewOf(report(), SET, 'zh-CN', createTranslator('zh-CN'));
const words = new ExplainedSteps(view, { rule: 'attendance/late', version: '2026-01-01' });
const yuan = (name: string, value: string | null, more: Partial<Explanation> = {}): Explanation => ({ name, unit: 'yuan', value, ...more });
const late: Explanation = { name: 'late', unit: 'minute', value: '8', cell: '每日统计!H41' };

test('a value that was read names its cell, whatever the sheet is called', () => {
  expect(words.step(late)).toMatchObject({ title: 'late', value: '8 分钟', isUnknown: false, how: null, cell: { sheet: '每日统计', cell: 'H41' }, count: 0 });
  expect(placeOf('十月!补!B2')).toEqual({ sheet: '十月!补', cell: 'B2' });
});

test('plain arithmetic is told with its values, and a comparison with how it ended', () => {
  const pay = yuan('day_pay', '240.00', { formula: '=base / days', inputs: [yuan('base', '4320.00'), { name: 'days', unit: 'day', value: '18' }] });
  expect(words.step(pay).how).toBe('day_pay = base（4,320.00 元） ÷ days（18 天） = 240.00 元');
  const over: Explanation = { name: 'over', unit: 'yes/no', value: true, formula: '=late > limit', inputs: [late, { name: 'limit', unit: 'minute', value: '5' }] };
  expect(words.step(over).how).toBe('over = late（每日统计!H41 8 分钟） > limit（5 分钟），成立');
  expect(words.arithmeticOf(over)).toBe('late（每日统计!H41 8 分钟） > limit（5 分钟），成立');
  expect(words.arithmeticOf({ ...over, formula: '=AND(late > limit, late > limit)' })).toBeNull();
});

test('what is more than arithmetic is told as its formula; the functions in it are no steps of their own', () => {
  const found = yuan('cap', '80.00', { formula: '=XLOOKUP(late, attendance.late_minutes, cap)', inputs: [yuan('XLOOKUP', '80.00', { inputs: [late, late] })] });
  const step = words.step(found);
  expect(step.how).toContain('cap = XLOOKUP(late, 考勤.');
  expect(step.inputs().map(({ title }) => title)).toEqual(['late']);
  expect(step.count).toBe(1);
});

test('the branch of an IF is told, and of what is unknown why', () => {
  const branch = yuan('IF', '1.00', { taken: '2', inputs: [late, yuan('x', '1.00')] });
  expect(words.step(yuan('due', '1.00', { formula: '=IF(late > 3, y, x)', inputs: [branch] })).how).toMatch(/；条件不成立，取第二支$/);
  expect(words.step({ name: 'note', unit: 'text', value: null, reason: 'blank', cell: 'A!B2' })).toMatchObject({ value: '不知道（空白）', isUnknown: true });
  expect(words.step({ name: 'night_limit', unit: 'minute', value: null, reason: 'missing' }).value).toBe('不知道（制度未定）');
  expect(words.step({ name: 'other', unit: 'minute', value: null, reason: 'missing' }).value).toBe('不知道（没有这项数据）');
});

test('a list of blank columns is told by what the sheet calls them', () => {
  const blank: Explanation = { name: 'missing', unit: 'list', value: 'shift_end、late', formula: '=BLANKS(shift_end, late, late)' };
  expect(words.step(blank).value).toBe(`${view.names.column('attendance', 'shift_end')}、late`);
  expect(view.names.column('attendance', 'shift_end')).toBe('下班时间');
  expect(words.step({ ...blank, formula: '=blanks(shift_end, late)' }).value).toBe(words.step(blank).value);
  const branch: Explanation = { name: 'IF', unit: 'list', value: 'shift_end、late', taken: '1', inputs: [{ name: 'BLANKS', unit: 'list', value: 'shift_end、late' }] };
  for (const formula of ['=IF(late > 3, BLANKS(shift_end, late), BLANKS(late))', '=IFNA( BLANKS (shift_end, late), listed)', '=others']) {
    expect(words.step({ ...blank, formula, inputs: formula === '=others' ? [{ ...blank, name: 'others', inputs: [branch] }] : [branch] }).value).toBe(words.step(blank).value);
  }
  expect(words.step({ ...blank, formula: '=IF(note = "BLANKS(", listed, listed)' }).value).toBe('shift_end、late');
  expect(words.step({ ...blank, formula: '=others' }).value).toBe('shift_end、late');
});

test('a tier that nobody knows any more is told by its number', () => {
  expect(words.step(yuan('ladder', '50.00', { taken: '3', inputs: [late] })).how).toBe('取第 3 档：');
});

test('cells are listed once each, in the order in which they were read', () => {
  expect(cellsRead([yuan('a', '1.00', { inputs: [late, yuan('b', '2.00', { cell: 'A!B2' }), late] }), late])).toEqual([{ sheet: '每日统计', cell: 'H41' }, { sheet: 'A', cell: 'B2' }]);
});
