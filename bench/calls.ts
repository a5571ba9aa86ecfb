import { worldOf } from '../src/checking/scene';
import type { Constant, Expression } from '../src/formula/expression';
import { createScalar } from '../src/formula/scalar';
import { rational } from '../src/values/rational';
import { load } from './guiju';
import { median } from './median';

const CALLS = 20_000;
const ROUNDS = 15;

interface Call {
  readonly name: string;
  readonly expression: Expression;
  readonly ledger: string;
  readonly values: (call: number) => Readonly<Record<string, Constant>>;
}

const yuan = (fen: number): Constant => rational(BigInt(fen), 100n);
const whole = (value: number): Constant => rational(BigInt(value));

/** One value at one place, as a custom function in a cell asks for it: no two calls alike. */
function calls(): readonly Call[] {
  const files = load().files;
  const quotes = files.find(({ id }) => id === 'quotes')!;
  const attendance = files.find(({ id }) => id === 'attendance')!;
  const sick = attendance.rules.find(({ name }) => name === 'sick-leave-junior')!.line!;
  return [
    { name: 'who decides on a quote (margin, tier table)', expression: quotes.facts.get('required_role')!.expression, ledger: 'quotes', values: (call) => ({ price: yuan(100_000 + call), cost: yuan(30_000 + 3 * call) }) },
    { name: 'pay taken off for a sick day', expression: sick.amount, ledger: 'attendance', values: (call) => ({ base_salary: yuan(500_000 + call), workdays_in_month: whole(20 + (call % 4)), leave_days: whole(1) }) },
  ];
}

export function callTable(): void {
  const rules = load();
  console.log('one value at a time, warm, no two calls alike');
  for (const { name, expression, ledger, values } of calls()) {
    const evaluate = createScalar(expression, ledger, worldOf(rules, new Map(), 1, () => []));
    const inputs = Array.from({ length: CALLS }, (_, call) => values(call));
    const times = Array.from({ length: ROUNDS }, () => {
      const start = process.hrtime.bigint();
      for (const input of inputs) if (evaluate(input).value === null) throw new Error(`${name}: no value`);
      return Number(process.hrtime.bigint() - start) / 1e3 / CALLS;
    });
    console.log(`  ${name.padEnd(46)} ${median(times).toFixed(2)} µs a call`);
  }
  console.log('');
}
