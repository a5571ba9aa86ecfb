import { tokenize } from '@borgar/fx';
import fc from 'fast-check';
import { cellInput, linkInput, textInput } from './cell-input';

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 600 }),
  fc.string({ unit: fc.constantFrom('"', "'", '&', '!', '#', '(', ')', ',', '\\', '\n', '=', 'A', '😀', '李'), maxLength: 600 }),
);

/** The texts that a formula's pieces `"…"&"…"` stand for; null where it is anything but HYPERLINK of two of them. */
function partsOfLink(formula: string): readonly string[] | null {
  const tokens = tokenize(formula).map(({ type, value }) => ({ type, value }));
  const [mark, name, open, ...rest] = tokens;
  const close = rest.pop();
  if (mark?.value !== '=' || name?.value !== 'HYPERLINK' || open?.value !== '(' || close?.value !== ')') return null;
  const parts: string[] = [];
  let part = '';
  for (const { type, value } of rest) {
    if (type === 'string') part += value.slice(1, -1).replaceAll('""', '"');
    else if (type !== 'operator') return null;
    else if (value === ',') {
      parts.push(part);
      part = '';
    } else if (value !== '&') return null;
  }
  return [...parts, part];
}

test('whatever the text and the sheet, a link shows the text and leads to the cell, and does nothing else', () => {
  fc.assert(
    fc.property(anyText, fc.string({ unit: 'binary', minLength: 1, maxLength: 31 }), (text, sheet) => {
      const formula = linkInput(text, { sheet, cell: 'H41' });
      if (formula === null) return;
      expect(partsOfLink(formula)).toEqual([`#'${sheet.replaceAll("'", "''")}'!H41`, text]);
    }),
    { numRuns: 1000 },
  );
});

test.each([254, 255, 256, 510, 511])('a text of %d characters stands in pieces that Excel takes', (length) => {
  for (const text of ['a'.repeat(length), '"'.repeat(length), '😀'.repeat(length)]) {
    const formula = linkInput(text, { sheet: '发现', cell: 'A1' })!;
    const pieces = tokenize(formula).filter(({ type }) => type === 'string').map(({ value }) => value.slice(1, -1).replaceAll('""', '"'));
    expect(pieces.slice(1).join('')).toBe(text);
    for (const piece of pieces) {
      expect(piece.length).toBeLessThanOrEqual(255);
      expect(piece).not.toMatch(/\p{Surrogate}/u);
    }
  }
});

test('a link whose formula would be too long is its text alone', () => {
  const cell = (value: string) => ({ value, leadsTo: { sheet: 'S', cell: 'A1' } });
  const frame = linkInput('', { sheet: 'S', cell: 'A1' })!.length;
  // Each piece but the first brings two quotes and an ampersand.
  const longest = 8192 - frame - 3 * 31;
  expect(linkInput('x'.repeat(longest), { sheet: 'S', cell: 'A1' })).toHaveLength(8192);
  expect(cellInput(cell('x'.repeat(longest + 1)), 0)).toBe('x'.repeat(longest + 1));
  expect(cellInput(cell(`=${'x'.repeat(longest)}`), 0)).toBe(`'=${'x'.repeat(longest)}`);
});

test('numbers in links stay numbers, and days move to the workbook’s own calendar', () => {
  expect(cellInput({ value: -1234.5, leadsTo: { sheet: 'S', cell: 'A1' } }, 0)).toBe('=HYPERLINK("#\'S\'!A1",-1234.5)');
  expect(cellInput(46_316, 1462)).toBe(44_854);
  expect(cellInput({ value: 46_316, leadsTo: { sheet: 'S', cell: 'A1' } }, 1462)).toBe('=HYPERLINK("#\'S\'!A1",44854)');
  expect(cellInput(null, 1462)).toBe('');
});

test('no text is taken for a formula, nor for a number, a day, a truth value or an error', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const input = textInput(text);
      if (input.startsWith("'")) expect(input.slice(1)).toBe(text);
      else {
        expect(input).toBe(text);
        expect(text).not.toMatch(/^[=+\-@']/);
        if (text !== '') {
          expect(text.length).toBeGreaterThan(40);
          expect(text).toMatch(/\p{L}/u);
        }
      }
    }),
  );
});

test.each([
  ['000102', "'000102"],
  ['2026年10月1日', "'2026年10月1日"],
  ['9'.repeat(41), `'${'9'.repeat(41)}`],
  ['李'.repeat(40), `'${'李'.repeat(40)}`],
  ['李'.repeat(41), '李'.repeat(41)],
  [`=${'李'.repeat(41)}`, `'=${'李'.repeat(41)}`],
  ["'", "''"],
  ['', ''],
])('%s is typed as %s', (text, input) => {
  expect(textInput(text)).toBe(input);
});
