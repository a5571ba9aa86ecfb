import type { Cell, Edge } from '../formula/expression';
import { createTranslator } from '../i18n/translator';
import { rational } from '../values/rational';
import { rangeText } from './range-text';

const say = createTranslator('zh-CN');
const edge = (value: number | null, inclusive: boolean): Edge => ({ value: value === null ? null : rational(BigInt(value)), inclusive });
const interval = (low: Edge | null, high: Edge | null): Cell => ({ is: 'interval', low, high });

test.each([
  [interval(edge(5, false), edge(10, true)), '超过 5 分钟，至 10 分钟（含）'],
  [interval(edge(5, true), edge(10, false)), '满 5 分钟（含），不满 10 分钟'],
  [interval(null, edge(5, true)), '至 5 分钟（含）'],
  [interval(edge(15, false), null), '超过 15 分钟'],
  [interval(edge(5, true), edge(5, true)), '正好 5 分钟'],
  [interval(edge(null, true), null), '满 制度未定（含）'],
  [interval(null, null), '任意'],
  [{ is: 'any' } as const, '任意'],
  [{ is: 'values', values: ['省内', '省外'] } as const, '省内、省外'],
])('%#: which side a bound belongs to is said', (cell, words) => {
  expect(rangeText(cell, 'minute', 'zh-CN', say)).toBe(words);
});
