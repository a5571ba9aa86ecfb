import type { Kind } from '../../values/kind';
import { NUMERIC_KINDS } from '../../values/kind';
import { divide, multiply, rational, round, type Rational } from '../../values/rational';
import { UNREADABLE, unknown } from '../exactly';
import { absolute, extreme, rising } from '../interval';
import { sortsDiffer } from '../period-sorts';
import { MANY, callNode, type FunctionDefinition } from './definition';
import { awayFromZero, floor, wholeOf } from './whole';

/** Kinds that are amounts of something, so that adding and scaling them makes sense. */
export const AMOUNTS: readonly Kind[] = ['number', 'money', 'count', 'days', 'duration'];
export const ORDERED: readonly Kind[] = [...NUMERIC_KINDS];

const ofSeveral = (name: 'MIN' | 'MAX', direction: -1 | 1, zh: string, en: string): FunctionDefinition => ({
  name,
  usage: `${name}(a, …)`,
  help: { 'zh-CN': zh, en },
  arity: [1, MANY],
  check(call) {
    const values = call.alike(call.args.map((_, index) => index), ORDERED);
    return values && callNode(call, values.values, values.kinds);
  },
  evaluate(args, place, machine) {
    const values = args.map((arg) => machine.evaluate(arg, place));
    return args[0]?.kind === 'period' && sortsDiffer(values) ? UNREADABLE : extreme(values, direction);
  },
});

export const MIN = ofSeveral('MIN', -1, '同一行几个值中最小的', 'the smallest of several values of one row');
export const MAX = ofSeveral('MAX', 1, '同一行几个值中最大的', 'the largest of several values of one row');

export const ABS: FunctionDefinition = {
  name: 'ABS',
  usage: 'ABS(x)',
  help: { 'zh-CN': '绝对值', en: 'the size of x, without its sign' },
  arity: [1, 1],
  check(call) {
    const x = call.value(0, AMOUNTS);
    return x && callNode(call, [x.expression], x.kinds);
  },
  evaluate: ([x], place, machine) => (x ? absolute(machine.evaluate(x, place)) : UNREADABLE),
};

/** More places than this are a slip of the pen, and would cost time without end. */
const MAX_PLACES = 15;

/** `toWhole` rounds to a whole number. */
const rounding = (name: string, toWhole: (value: Rational) => Rational, zh: string, en: string): FunctionDefinition => ({
  name,
  usage: `${name}(x, places)`,
  help: { 'zh-CN': zh, en },
  arity: [2, 2],
  technical: [1],
  check(call) {
    const x = call.value(0, AMOUNTS);
    const places = call.value(1, ['number', 'count']);
    return x && places && callNode(call, [x.expression, places.expression], x.kinds);
  },
  evaluate([x, places], place, machine) {
    if (!x || !places) throw new TypeError(`${name} takes two arguments`);
    const to = machine.evaluate(places, place);
    if (to.value === null) return unknown(to.state);
    const digits = wholeOf(to.value);
    if (digits === null || Math.abs(digits) > MAX_PLACES) return UNREADABLE;
    const unit = 10n ** BigInt(Math.abs(digits));
    const factor = digits >= 0 ? rational(unit) : rational(1n, unit);
    return rising(machine.evaluate(x, place), (value) => divide(toWhole(multiply(value, factor)), factor));
  },
});

const towardsZero = (value: Rational): Rational => rational(value.n / value.d);

export const ROUND = rounding('ROUND', (value) => rational(round(value, 0)), '四舍五入到 places 位小数，恰好一半时远离零', 'rounded to that many places, halves away from zero');
export const ROUNDUP = rounding('ROUNDUP', awayFromZero, '远离零进位到 places 位小数', 'rounded away from zero');
export const ROUNDDOWN = rounding('ROUNDDOWN', towardsZero, '向零截到 places 位小数', 'rounded towards zero');

export const INT: FunctionDefinition = {
  name: 'INT',
  usage: 'INT(x)',
  help: { 'zh-CN': '不大于 x 的最大整数', en: 'the largest whole number that is not above x' },
  arity: [1, 1],
  check(call) {
    const x = call.value(0, AMOUNTS);
    return x && callNode(call, [x.expression], x.kinds);
  },
  evaluate: ([x], place, machine) => (x ? rising(machine.evaluate(x, place), (value) => rational(floor(value))) : UNREADABLE),
};
