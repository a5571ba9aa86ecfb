import { headerIn } from './header';

const HEADERS = ['报价金额', '报价总额', '報價金額', '報價總額', 'price total'];

test.each([
  ['zh-CN', '报价金额'],
  ['zh-TW', '報價金額'],
  ['en', 'price total'],
] as const)('%s', (lang, header) => expect(headerIn(HEADERS, lang)).toBe(header));

test('a header that is written alike, one that nobody translated, none at all', () => {
  expect(headerIn(['毛利率', 'margin'], 'zh-TW')).toBe('毛利率');
  expect(headerIn(['班次'], 'en')).toBe('班次');
  expect(headerIn([], 'en')).toBeNull();
});
