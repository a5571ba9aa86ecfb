import { addPeriods } from '../values/period';
import { rational } from '../values/rational';
import { MINUTES_PER_DAY } from '../values/time';
import { UNREADABLE, isRational, known, unknown, worst } from './exactly';
import type { Expression } from './expression';
import { wholeOf } from './functions/whole';
import { comparison, difference, minus, product, quotient, sum } from './interval';
import type { Exact } from './world';

const DAY = rational(BigInt(MINUTES_PER_DAY));

/** What an operator makes of two values. */
export function binary({ operator, kind, left, right }: Extract<Expression, { op: 'binary' }>, a: Exact, b: Exact): Exact {
  switch (operator) {
    case '+':
      if (kind === 'datetime' && left.kind === 'date') return momentOf(a, b);
      if (kind === 'datetime' && right.kind === 'date') return momentOf(b, a);
      if (kind === 'period') return left.kind === 'period' ? monthsOn(a, b) : monthsOn(b, a);
      return kind === 'date' ? wholeDay(sum(a, b)) : sum(a, b);
    case '-':
      if (kind === 'period') return monthsOn(a, minus(b));
      return kind === 'date' ? wholeDay(difference(a, b)) : difference(a, b);
    case '*':
      return product(a, b);
    case '/':
      return quotient(a, b);
    case '&':
      return typeof a.value === 'string' && typeof b.value === 'string' ? known(a.value + b.value) : unknown(worst(a.state, b.state));
    default:
      return comparison(left.kind, a, operator, b);
  }
}

/** A date and a time of day as one moment. */
const momentOf = (date: Exact, time: Exact): Exact => sum(product(date, known(DAY)), time);

/** There is no half day's date. */
const wholeDay = (date: Exact): Exact => (isRational(date.value) && date.value.d !== 1n ? UNREADABLE : date);

/** Periods are coded: twelve months on is not twelve more. */
function monthsOn(period: Exact, count: Exact): Exact {
  const state = worst(period.state, count.state);
  if (period.value === null || count.value === null) return unknown(state);
  const [code, months] = [wholeOf(period.value), wholeOf(count.value)];
  return code === null || months === null ? UNREADABLE : known(rational(BigInt(addPeriods(code, months))));
}
