import { renderJson } from './json';
import { finding, line, report } from './testing/sample';

/** The same value with the fields of every object in reverse. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).reverse().map(([field, part]) => [field, reversed(part)]));
}

describe('the JSON report', () => {
  const whole = report({ findings: [finding({})], lines: [line({})] });

  test('loses nothing', () => {
    expect(JSON.parse(renderJson(whole))).toEqual(whole);
  });

  test('equal reports are equal bytes, whatever the order of their fields', () => {
    expect(renderJson(reversed(whole) as typeof whole)).toBe(renderJson(whole));
  });

  test('is indented by two and ends with a line break', () => {
    const text = renderJson(whole);
    expect(text.startsWith('{\n  "schemaVersion": 1,\n  "run": {\n    "engine"')).toBe(true);
    expect(text.endsWith('}\n')).toBe(true);
  });
});
