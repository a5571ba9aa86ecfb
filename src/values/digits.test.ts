import { isHeld } from './digits';

test.each([
  ['0', true],
  ['-12345678901234.5', true],
  ['99999999999999', true],
  ['999999999999999', true],
  ['9999999999999999', false],
  ['-1234567890123.456', false],
])('%s: a double gives back its digits: %s', (decimal, held) => {
  expect(isHeld(decimal)).toBe(held);
  if (held) expect(Number(Number(decimal).toPrecision(15))).toBe(Number(decimal));
});
