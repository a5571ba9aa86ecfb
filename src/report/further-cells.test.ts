import { createTranslator } from '../i18n/translator';
import { behindFirst, furtherCells } from './further-cells';

const say = createTranslator('zh-CN');
const places = (text: string, sheet = '表') => (text === '' ? [] : text.split(' ').map((cell) => ({ sheet, cell })));

test.each([
  ['', '', ''],
  ['A5', '', ''],
  ['A5', 'B5', '另 1 格'],
  ['A5', 'B5 C5 AD5', '另 3 格'],
  ['A5', 'B5 A6', '另 1 行'],
  ['A5', 'B5 C5 A6 B6 A7', '另 2 行'],
  ['A5 A6', 'B5 B6', '另 2 格'],
  ['A5 A6', 'B5 B6 B7', '另 1 行'],
  ['A5', 'A15 A50 A05', '另 3 行'],
])('besides %p there are %p: %p', (shown, further, text) => {
  expect(furtherCells(places(shown), places(further), say)).toBe(text);
});

test('rows of another sheet are other rows', () => {
  expect(furtherCells(places('A5'), places('A5', '另一张'), say)).toBe('另 1 行');
});

test('a finding stands by its first cell; one without cells has nothing behind it', () => {
  const of = (cells: readonly string[]) => behindFirst({ sheet: '表', cells }, say);
  expect([of([]), of(['A5']), of(['A5', 'B5']), of(['A5', 'B5', 'A6'])]).toEqual(['', '', ' 另 1 格', ' 另 1 行']);
  expect(behindFirst({ sheet: 'S', cells: ['A1', 'A2', 'A3'] }, createTranslator('en'))).toBe(' +2 rows');
  expect(behindFirst({ sheet: 'S', cells: ['A1', 'B1'] }, createTranslator('en'))).toBe(' +1 cell');
  expect(behindFirst({ sheet: '表', cells: ['A1', 'A2', 'B1'] }, createTranslator('zh-TW'))).toBe(' 另 1 列');
});
