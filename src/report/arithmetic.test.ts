import type { Explanation } from '../checking/report';
import { createTranslator } from '../i18n/translator';
import { arithmeticText } from './arithmetic';
import { line, report, SET } from './testing/sample';
import { viewOf } from './tables/view';

const view = viewOf(report(), SET, 'zh-CN', createTranslator('zh-CN'));
const yuan = (name: string, value: string, more: Partial<Explanation> = {}): Explanation => ({ name, unit: 'yuan', value, ...more });
const told = (explain: Explanation, amount: string, steps?: 'first'): string => arithmeticText(view, line({ explain, amount }), steps);

describe('the arithmetic of an amount in words', () => {
  test('a formula with the values and cells in it, then the steps below', () => {
    const dayPay = yuan('day_pay', '4321/18', { formula: '=base / days', inputs: [yuan('base', '4321.00', { cell: '主档!O9' }), { name: 'days', unit: 'day', value: '18' }] });
    const explain = yuan('lateness', '-4321/36', { formula: '=-day_pay * half', inputs: [dayPay, { name: 'half', unit: 'day', value: '0.5' }] });
    expect(told(explain, '-120.03')).toBe('迟到扣款 = -day_pay（240.06 元） × half（0.5 天） = -120.03 元；day_pay = base（主档!O9 4,321.00 元） ÷ days（18 天） = 240.06 元');
    expect(told(explain, '-120.03', 'first')).toBe('迟到扣款 = -day_pay（240.06 元） × half（0.5 天） = -120.03 元');
  });

  test('rounding to the fen is told where it changes something', () => {
    expect(told(yuan('lateness', '303.53745'), '303.54')).toBe('迟到扣款 = 303.53745 元，计到分为 303.54 元');
  });

  test('a tier is told with its row and what it was looked up by', () => {
    const tier = yuan('ladder', '50.00', { taken: '3', inputs: [{ name: 'late', unit: 'minute', value: '8' }] });
    expect(told(yuan('lateness', '50.00', { formula: '=due', inputs: [yuan('due', '50.00', { formula: '=TIER(ladder, late)', inputs: [tier] })] }), '50.00')).toBe(
      '迟到扣款 = due（50.00 元） = 50.00 元；due = ladder 第 3 档 = 50.00 元（late（8 分钟））',
    );
  });

  test('what is more than arithmetic names its inputs; conditions and the unknown stay in the whole tree', () => {
    const branch = yuan('IF', '200.00', { taken: '1', inputs: [{ name: 'hosted', unit: 'yes/no', value: true }, { name: 'bonus', unit: 'yuan', value: null, reason: 'missing' }, yuan('rate', '200.00')] });
    expect(told(yuan('lateness', '200.00', { formula: '=IF(hosted, rate, bonus)', inputs: [branch] }), '200.00')).toBe('迟到扣款 = 200.00 元，由 rate（200.00 元） 得出');
  });

  test('of many values the first are named and the rest counted, of many steps likewise', () => {
    const inputs = Array.from({ length: 9 }, (_, index) => yuan('part', `${index}.00`));
    expect(told(yuan('lateness', '36.00', { formula: '=SUM(part)', inputs }), '36.00')).toContain('SUM(part（0.00 元、1.00 元、2.00 元、3.00 元、另 5 个）)');
    const deep = Array.from({ length: 20 }).reduce<Explanation>((inner, _, index) => yuan(`step${index}`, '1.00', { formula: '=x + 1', inputs: [inner] }), yuan('x', '1.00'));
    expect(told({ ...deep, name: 'lateness' }, '1.00')).toMatch(/另有 17 步（全部在 JSON 报告里）$/);
  });

  test('quoted text in a formula is no arithmetic, and a name in it is no value', () => {
    const explain = yuan('lateness', '1.00', { formula: '=IF("a * x" = "", x, x)', inputs: [yuan('x', '1.00')] });
    expect(told(explain, '1.00')).toBe('迟到扣款 = 1.00 元，由 x（1.00 元） 得出');
  });
});
