import { FIXTURE, files } from '../rules/testing/fixture';
import { missingBoundaries } from './boundaries';

const minutes = (...values: number[]): string =>
  values.map((value) => `{ "rule": "late", "row": { "employee_id": "E1", "work_date": "2026-10-09", "late_minutes": ${value}, "result": "迟到" }, "expect": "pass" }`).join(',');

function missing(...values: number[]): string[] {
  const folder = files({ 'cases/attendance.json': `{ "file": "attendance.json", "cases": [${minutes(...values)}] }` });
  return missingBoundaries(folder).map(({ file, pointer, phrases }) => {
    const { bound, missing: near } = phrases ?? {};
    const number = (value: unknown): string => String((value as { n: bigint }).n);
    return `${file} ${pointer} ${bound?.is === 'value' ? number(bound.value) : ''}: ${near?.is === 'values' ? near.values.map(number).join() : ''}`;
  });
}

test('a case at, one below and one above each figure of the conditions and tiers', () => {
  expect(FIXTURE['attendance.json']).toContain('"above": 5, "upTo": 15');
  // At 0 minutes there is nothing below.
  expect(missing(0, 1, 4, 5, 6, 14, 15, 16)).toEqual([]);
  expect(missing(0, 1, 4, 6, 14, 15)).toEqual(['attendance.json /rules/0/name 5: 5', 'attendance.json /rules/0/name 15: 16']);
});

test('a rule without any case is not asked for its boundaries', () => {
  expect(missing()).toEqual([]);
});
