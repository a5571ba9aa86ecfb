import { rational } from '../values/rational';
import type { Kind, Unit } from '../values/kind';
import { readLiteral } from './literal';

const read = (value: unknown, kind: Kind, unit: Unit) => {
  const literal = readLiteral(value, kind, unit);
  return 'constant' in literal ? literal.constant : literal.code;
};

test.each<[unknown, Kind, Unit, unknown]>([
  [30, 'money', 'yuan', rational(30n)],
  [0.1, 'money', 'yuan', rational(1n, 10n)],
  [-12.5, 'money', 'yuan', rational(-25n, 2n)],
  [1.5, 'money', 'wan yuan', rational(15000n)],
  [0.0015, 'money', 'wan yuan', rational(15n)],
  [1e21, 'money', 'yuan', 'literal-too-large'],
  [1e-7, 'number', 'number', 'literal-too-large'],
  [9007199254740993, 'number', 'number', 'literal-too-large'],
  [Number.NaN, 'money', 'yuan', 'literal-too-large'],
  ['30', 'money', 'yuan', 'literal-no-number'],
  [null, 'money', 'yuan', 'literal-no-number'],
  ['30%', 'number', 'percent', rational(3n, 10n)],
  ['0.15%', 'number', 'percent', rational(3n, 2000n)],
  ['-5 %', 'number', 'percent', rational(-1n, 20n)],
  [30, 'number', 'percent', 'literal-bare-percent'],
  [0.3, 'number', 'percent', 'literal-bare-percent'],
  ['30', 'number', 'percent', 'literal-no-percent'],
  ['30%', 'number', 'number', rational(3n, 10n)],
  [0.3, 'number', 'number', rational(3n, 10n)],
  [3, 'count', 'count', rational(3n)],
  [2.5, 'count', 'count', 'literal-not-whole'],
  [0.5, 'days', 'day', rational(1n, 2n)],
  [15, 'duration', 'minute', rational(15n)],
  [0.5, 'duration', 'minute', 'literal-not-whole'],
  [1.5, 'duration', 'hour', rational(90n)],
  [0.01, 'duration', 'hour', 'literal-not-whole'],
  ['2026-10-01', 'date', 'date', rational(46296n)],
  ['2026-10-32', 'date', 'date', 'literal-no-date'],
  ['2026/10/01', 'date', 'date', 'literal-no-date'],
  ['09:30', 'time', 'time', rational(570n)],
  ['9.30', 'time', 'time', 'literal-no-time'],
  ['2026-10-01 09:30', 'datetime', 'datetime', rational(46296n * 1440n + 570n)],
  ['2026-10', 'period', 'month', rational(2026010n)],
  ['2026-13', 'period', 'month', 'literal-no-period'],
  [true, 'yesno', 'yes/no', true],
  ['否', 'yesno', 'yes/no', false],
  ['yes?', 'yesno', 'yes/no', 'literal-no-yesno'],
  [1, 'yesno', 'yes/no', 'literal-no-yesno'],
  ['事假', 'text', 'text', '事假'],
  [1, 'text', 'text', 'literal-no-text'],
  [['a', 'b'], 'list', 'list', ['a', 'b']],
  ['a', 'list', 'list', 'literal-no-list'],
])('%j as %s in %s', (value, kind, unit, expected) => {
  expect(read(value, kind, unit)).toEqual(expected);
});
