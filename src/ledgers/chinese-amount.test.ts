import fc from 'fast-check';
import { parseChineseAmount } from './chinese-amount';

test.each<[string, number | null]>([
  ['壹仟元', 100_000], ['壹仟贰佰叁拾肆元伍角陆分', 123_456], ['人民币壹万元整', 1_000_000], ['一千二百元', 120_000], ['十元', 1_000], ['壹拾元整', 1_000], ['两千元', 200_000],
  ['贰佰圆正', 20_000], ['貳佰圓整', 20_000], ['陸萬元', 6_000_000], ['叁佰元零伍分', 30_005], ['叁佰元伍分', 30_005], ['伍角', 50], ['伍分', 5], ['零元', 0],
  ['一万零五百元', 1_050_000], ['壹万伍佰元', 1_050_000], ['一万零五元', 1_000_500], ['壹亿贰仟万元整', 12_000_000_000], ['一百零一元', 10_100], ['一千零一十元', 101_000], ['一千零十元', 101_000],
  ['一万五元', null], ['一千二元', null], ['一百五元', null], ['壹仟', null], ['百元', null], ['一二三元', null], ['元', null], ['角', null], ['一千千元', null], ['一千元左右', null],
  ['玖佰万亿元', null],
])('%s is %s fen', (text, fen) => expect(parseChineseAmount(text)).toBe(fen));

/** An independent writer: place by place, a 零 for each gap. */
function write(yuan: number): string {
  const digits = '零壹贰叁肆伍陆柒捌玖';
  const group = (value: number): string => {
    const [a, b, c, d] = [Math.floor(value / 1000), Math.floor(value / 100) % 10, Math.floor(value / 10) % 10, value % 10].map((digit) => digits.charAt(digit));
    return `${a}仟${b}佰${c}拾${d}`.replace(/零[仟佰拾]/g, '零').replace(/零+/g, '零').replace(/零$/, '');
  };
  const high = Math.floor(yuan / 10_000);
  const text = high > 0 ? `${group(high)}万${group(yuan % 10_000)}` : group(yuan);
  return `${text.replace(/^零/, '')}元整`;
}

test('what a receipt says in words is the number that it says in digits', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 99_999_999 }), (yuan) => expect([yuan, parseChineseAmount(write(yuan))]).toEqual([yuan, yuan * 100])), { numRuns: 3000 });
});

test('any text is an amount in whole fen or none', () => {
  fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...'零一二十百千万亿元角分整壹仟佰x') }), (text) => {
    const fen = parseChineseAmount(text);
    expect(fen === null || Number.isSafeInteger(fen)).toBe(true);
  }), { numRuns: 2000 });
});
