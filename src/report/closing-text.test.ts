import { LANGUAGES } from '../i18n/language';
import { createTranslator } from '../i18n/translator';
import { closeMonth, reopenMonth, carryOver } from '../records/closings';
import { carriedInto, lateSlips } from '../records/late-slips';
import type { Closing } from '../records/model';
import { line, october } from '../records/testing/closed-month';
import { closingLines, isNothing, liftedText, sumsOfClosing } from './closing-text';
import { namesOf } from './names';
import { SET } from './testing/sample';

const WAIVER = { finding: 'attendance/late|employee_id=E2', rule: 'attendance/late', version: '2026-01-01', values: 'b'.repeat(64), category: 'x', reason: '暴雨', by: '陈静', at: '2026-11-04 17:00', expires: null };
const total = (employee_id: string, net: string) => ({ employee_id, employee_name: null, department: null, month: '2026-10', items: { lateness: net }, net });
const REPORT = october([line('E1', '2026-10-12', -5000n), line('E3', '2026-10-12', -1n)], {
  totals: [total('E1', '-50.00'), total('E3', '-0.01')],
  waivers: [{ ...WAIVER, state: 'in-effect', money: '-30.00' }, { ...WAIVER, finding: 'attendance/late|b', state: 'in-effect', money: null }],
});
const closed = closeMonth([], REPORT, { by: '王敏', at: '2026-11-05 09:00' }, '按期\u202e');
const carried = carryOver(closed, carriedInto(lateSlips(closed, october([line('E1', '2026-10-12', -6000n), line('E3', '2026-10-12', -1n)]), { ledgerOf: () => null, ledgersOf: () => [], counts: null }), '2026-10', '2026-11'));
const [closing] = reopenMonth(carried, '2026-10', { by: '陈静', at: '2026-11-20 10:00' }, '补单') as [Closing];

test('the sums of a closing: by item and together, what was lifted, what was carried', () => {
  expect(sumsOfClosing(closing, namesOf(REPORT, SET, 'zh-CN'))).toEqual({ people: 2, net: '-50.01', items: [['lateness', '-50.01']], lifted: '-30.00', carried: '-10.00' });
});

test('the record in words: who, when, why, on what, with what result', () => {
  const lines = closingLines(closing, namesOf(REPORT, SET, 'zh-CN'), createTranslator('zh-CN'));
  expect(lines).toEqual([
    '关账记录 2026-10',
    '关账：王敏，2026-11-05 09:00（姓名照输入的记，没有核实）',
    '备注：按期 ',
    '陈静 于 2026-11-20 10:00 重新打开：补单',
    '关账时：必须处理 0 条，需要核对 0 条，提示 0 条，无法判断 0 条，已豁免 0 条。',
    '豁免 2 条，免去扣款 30.00 元。',
    '- 迟到 employee_id=E2：暴雨（陈静，2026-11-04 17:00，免去扣款 30.00 元）',
    '- 迟到 b：暴雨（陈静，2026-11-04 17:00，金额不变）',
    '调整单 2 人，合计 -50.01 元。',
    '- 迟到扣款：-50.01 元',
    '转到以后月份 1 笔，共 -10.00 元。',
    '- E1 迟到扣款，转到 2026-11：-10.00 元',
    '依据：截至 2026-10-31 的检查，guiju 0',
    `- 规则 attendance 2026-01-01，SHA-256 ${'a'.repeat(64)}`,
  ]);
  for (const lang of LANGUAGES) expect(closingLines(closing, namesOf(REPORT, SET, lang), createTranslator(lang))).toHaveLength(lines.length);
});

test.each([
  ['-0.01', '免去扣款 0.01 元'],
  ['0.00', '金额不变'],
  ['0.01', '少发 0.01 元'],
  [null, '金额不变'],
])('%s lifted', (amount, words) => {
  expect(liftedText(amount, createTranslator('zh-CN'))).toBe(words);
});

test.each([['-0.01', false], ['0.00', true], ['0.01', false]])('is %s nothing', (amount, is) => expect(isNothing(amount)).toBe(is));
