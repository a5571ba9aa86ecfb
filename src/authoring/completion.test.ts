import { FUNCTIONS } from '../formula/functions';
import { completionsAt, signatureAt } from './completion';
import { FILE, SET } from './testing/tables';

const texts = (formula: string, caret = formula.length): string[] => completionsAt(SET, FILE, formula, caret).options.map(({ text }) => text);

test('each function of the language has a signature, and nothing else has', () => {
  expect([...FUNCTIONS.keys()].filter((name) => signatureAt(`=${name}(`, name.length + 2)?.startsWith(`${name}(`) !== true)).toEqual([]);
  expect(signatureAt('=NOSUCH(', 8)).toBeNull();
});

test('names in scope by what was begun, and by what people call them', () => {
  expect(texts('=late')).toContain('late_minutes');
  expect(texts('=late_m')[0]).toBe('late_minutes');
  expect(texts('=SUMI')).toEqual(['SUMIFS(']);
  const header = SET.ledgers.get(FILE.ledger)!.columns.get('late_minutes')!.headers[0]!;
  expect(texts(`=${header.slice(0, 2)}`)).toContain('late_minutes');
  expect(completionsAt(SET, FILE, '=1 + late', 9)).toMatchObject({ from: 5, to: 9 });
});

test('behind a ledger its own names; in a text literal, and where nothing was begun, none', () => {
  const others = texts(`=${FILE.ledger}.`);
  expect(others.length).toBeGreaterThan(0);
  expect(others.every((text) => text.startsWith(`${FILE.ledger}.`))).toBe(true);
  expect(texts('="late')).toEqual([]);
  expect(texts('=1 + ')).toEqual([]);
});

test('tables within TIER; what a function is asked with', () => {
  expect(texts('=TIER(').length).toBe(0);
  expect(texts('=TIER(t').every((text) => FILE.tables.has(text))).toBe(true);
  expect(signatureAt('=SUMIFS(a, ', 11)).toBe('SUMIFS(values, range1, criterion1, …)');
  expect(signatureAt('=IF(ABS(x), ', 12)).toBe('IF(test, a, b)');
  expect(signatureAt('=if(', 4)).toBe('IF(test, a, b)');
  expect(signatureAt('=1 + 2', 6)).toBeNull();
});
