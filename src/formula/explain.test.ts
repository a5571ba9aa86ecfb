import Decimal from 'decimal.js';
import { rational } from '../values/rational';
import type { Constant, Edge, Expression, TierTable } from './expression';
import { makeRules } from './testing/formulas';
import { makeTable } from './testing/tables';
import type { Step } from './world';

/** Promise 13: every explanation's arithmetic, done again by somebody else, gives the number that it reports. */
Decimal.set({ precision: 60 });
type Value = Decimal | string | boolean;

const valueOf = (constant: Constant | null): Value => {
  if (constant === null || Array.isArray(constant)) throw new Error('unknown in an explanation that should be known');
  if (typeof constant === 'object') return 'n' in constant ? new Decimal(String(constant.n)).div(String(constant.d)) : '';
  return constant;
};
const number = (value: Value): Decimal => {
  if (!(value instanceof Decimal)) throw new Error(`no number: ${String(value)}`);
  return value;
};
const same = (a: Value, b: Value): boolean => (a instanceof Decimal && b instanceof Decimal ? a.minus(b).abs().lt('1e-40') : a === b);

const NAMED: readonly string[] = ['column', 'parameter', 'fact', 'tier', 'range'];
const LISTED = ['IF', 'SUM', 'SUMIFS', 'COUNTIFS', 'XLOOKUP', 'LONGESTRUN', 'MAXIFS'];

/** Works an expression out again; named parts are the explanation's inputs, taken off in their order. */
function recompute(e: Expression, inputs: Step[]): Value {
  if (NAMED.includes(e.op) || (e.op === 'call' && LISTED.includes(e.name))) {
    const step = inputs.shift();
    if (!step) throw new Error('an input is missing');
    expect(step.expression).toBe(e);
    return valueOf(step.result.value);
  }
  switch (e.op) {
    case 'constant':
      return valueOf(e.value);
    case 'negate':
      return number(recompute(e.of, inputs)).neg();
    case 'not':
      return !recompute(e.of, inputs);
    case 'binary': {
      const [a, b] = [recompute(e.left, inputs), recompute(e.right, inputs)];
      if (e.operator === '=') return same(a, b);
      if (e.operator === '<>') return !same(a, b);
      if (e.operator === '&') return `${String(a)}${String(b)}`;
      const [x, y] = [number(a), number(b)];
      switch (e.operator) {
        case '+':
          return x.plus(y);
        case '-':
          return x.minus(y);
        case '*':
          return x.times(y);
        case '/':
          return x.div(y);
        case '<':
          return x.lt(y);
        case '<=':
          return x.lte(y);
        case '>':
          return x.gt(y);
        case '>=':
          return x.gte(y);
      }
    }
    case 'and':
    case 'or': {
      // Parts that did not decide are not among the inputs: only all of them, or the one that decided.
      const decisive = e.op === 'or';
      for (const part of e.of) {
        const before = [...inputs];
        try {
          if (recompute(part, inputs) === decisive) return decisive;
        } catch {
          inputs.splice(0, inputs.length, ...before);
        }
      }
      return !decisive;
    }
    case 'call': {
      const values = e.args.map((arg) => recompute(arg, inputs));
      if (e.name === 'ROUND') return number(values[0]!).toDecimalPlaces(number(values[1]!).toNumber(), Decimal.ROUND_HALF_UP);
      if (e.name === 'MIN') return Decimal.min(...values.map(number));
      if (e.name === 'MAX') return Decimal.max(...values.map(number));
      throw new Error(`nobody recomputes ${e.name}`);
    }
    default:
      throw new Error(`nobody recomputes ${e.op}`);
  }
}

const inside = (value: Decimal, low: Edge | null, high: Edge | null): boolean => {
  const above = !low?.value || (low.inclusive ? value.gte(number(valueOf(low.value))) : value.gt(number(valueOf(low.value))));
  return above && (!high?.value || (high.inclusive ? value.lte(number(valueOf(high.value))) : value.lt(number(valueOf(high.value)))));
};

function tierAgain(table: TierTable, value: Decimal, taken: number | undefined): Decimal {
  const rows = table.rows.map(({ cells: [cell], outputs }) => {
    if (cell?.is !== 'interval') throw new Error('no interval');
    return { ...cell, rate: number(valueOf(outputs['value'] ?? null)) };
  });
  expect(taken).toBe(rows.findIndex(({ low, high }) => inside(value, low, high)) + 1);
  const rate = rows[taken! - 1]!.rate;
  if (table.kind === 'single amount') return rate;
  if (table.kind === 'whole rate') return value.times(rate);
  return rows.slice(0, taken).reduce((total, { low, high, rate: own }, i) => {
    const from = low?.value ? number(valueOf(low.value)) : new Decimal(0);
    const to = i === taken! - 1 || !high?.value ? value : number(valueOf(high.value));
    return total.plus(to.minus(from).times(own));
  }, new Decimal(0));
}

let visited = 0;

/** Checks one step by its inputs, then each of them. */
function check(step: Step): void {
  visited++;
  const { expression: e, inputs: given, taken } = step;
  const result = valueOf(step.result.value);
  const inputs = [...given];
  if (e.op === 'fact') expect(same(recompute(e.fact.expression, inputs), result)).toBe(true);
  else if (e.op === 'tier') expect(same(tierAgain(e.table, number(recompute(e.inputs[0]!, inputs)), taken), result)).toBe(true);
  else if (e.op === 'column' || e.op === 'range') expect(step.cell).toBeDefined();
  else if (e.op === 'parameter') expect(inputs).toEqual([]);
  else if (e.op === 'call' && e.name === 'IF') {
    expect(recompute(e.args[0]!, inputs)).toBe(taken === 1);
    expect(same(recompute(e.args[taken!]!, inputs), result)).toBe(true);
  } else if (e.op === 'call' && LISTED.includes(e.name)) listed(e, inputs, result);
  else expect(same(recompute(e, inputs), result)).toBe(true);
  given.forEach(check);
}

/** Criteria first, then the cells that counted. */
function listed(e: Extract<Expression, { op: 'call' }>, inputs: Step[], result: Value): void {
  const criteria = e.args.flatMap((test) => (test.op === 'binary' && test.left.op === 'item' ? [{ operator: test.operator, value: recompute(test.right, inputs) }] : []));
  if (e.name === 'XLOOKUP') recompute(e.args[0]!, inputs);
  const counted = inputs.splice(0).map((step) => valueOf(step.result.value));
  switch (e.name) {
    case 'SUM':
    case 'SUMIFS':
      return expect(same(counted.reduce<Decimal>((total, value) => total.plus(number(value)), new Decimal(0)), result)).toBe(true);
    case 'MAXIFS':
      return expect(same(Decimal.max(...counted.map(number)), result)).toBe(true);
    case 'LONGESTRUN':
      expect(counted.every((value) => value === true)).toBe(true);
      return expect(same(new Decimal(counted.length), result)).toBe(true);
    case 'XLOOKUP':
      return expect(counted.every((value) => same(value, result)) && counted.length > 0).toBe(true);
    case 'COUNTIFS':
      counted.forEach((value, i) => {
        const { operator, value: wanted } = criteria[i % criteria.length]!;
        expect(operator === '=' ? same(value, wanted) : operator === '>' ? number(value).gt(number(wanted)) : false).toBe(true);
      });
      return expect(same(new Decimal(counted.length / criteria.length), result)).toBe(true);
  }
}

const rules = makeRules({
  ledgers: {
    deals: {
      columns: { id: 'text', day: 'date', amount: 'money', cost: 'money', late: 'duration', absent: 'yesno', scheduled: 'yesno' },
      rows: Array.from({ length: 40 }, (_, i) => ({
        id: ['A', 'B', 'C'][i % 3]!,
        day: `2026-10-${String((i % 28) + 1).padStart(2, '0')}`,
        amount: `${(i * 7919) % 40000}.${String((i * 37) % 100).padStart(2, '0')}`,
        cost: `${(i * 104729) % 20000}.5`,
        late: (i * 5) % 19,
        absent: i % 4 > 1,
        scheduled: i % 7 !== 0,
      })),
    },
    people: { columns: { id: 'text', pay: 'money' }, rows: [{ id: 'A', pay: '3600' }, { id: 'B', pay: '4100.5' }, { id: 'C', pay: '9999.99' }] },
  },
  parameters: [{ name: 'days', file: 'f', unit: 'day', kind: 'days', value: rational(87n, 4n) }],
  tables: [
    makeTable('lateness', 'single amount', 'minute', 'yuan', [{ upTo: '0', value: '0' }, { above: '0', upTo: '5', value: '30' }, { above: '5', value: '50' }]),
    makeTable('commission', 'whole rate', 'yuan', 'percent', [{ below: '10000', value: '0.1%' }, { from: '10000', value: '0.25%' }]),
    makeTable('tax', 'marginal rate', 'yuan', 'percent', [{ upTo: '5000', value: '0%' }, { above: '5000', upTo: '12000', value: '3%' }, { above: '12000', value: '10%' }]),
  ],
  facts: {
    pay: { unit: 'yuan', formula: '=XLOOKUP(id,people.id,people.pay)' },
    day_pay: { unit: 'yuan', formula: '=pay/days' },
    fine: { unit: 'yuan', formula: '=-TIER(lateness,late)-IF(late>10,day_pay*0.5,0)' },
    earned: { unit: 'yuan', formula: '=ROUND(TIER(commission,amount)+TIER(tax,amount-cost*1),2)' },
    share: { unit: 'percent', formula: '=earned/month_total' },
    month_total: { unit: 'yuan', per: ['id', 'month'], formula: '=SUM(earned)+SUMIFS(amount,late,">0")*0.01+MAXIFS(cost,scheduled,TRUE)' },
    late_days: { unit: 'count', per: ['id', 'month'], formula: '=COUNTIFS(late,">0",scheduled,TRUE)+COUNTIFS(people.id,id)' },
    run: { unit: 'day', per: ['id', 'month'], formula: '=LONGESTRUN(absent,scheduled)' },
    verdict: { unit: 'yes/no', formula: '=OR(AND(late>0,NOT(absent)),late_days>3)' },
  },
});

test.each([...rules.facts.values()].map(({ name }) => name))('the explanation of %s recomputes at every row', (name) => {
  const before = visited;
  const fact = rules.facts.get(name)!;
  const expression: Expression = { op: 'fact', kind: fact.kind, fact };
  for (let row = 0; row < 40; row++) {
    const step = rules.engine.explain(name, expression, { ledger: 'deals', row });
    expect(step.name).toBe(name);
    check(step);
  }
  expect(visited - before).toBeGreaterThanOrEqual(80);
});

test('a step names the cell that it was read from, and the branch and the tier that were taken', () => {
  const step = rules.engine.explain('fine', rules.formula('=fine'), { ledger: 'deals', row: 3 });
  expect(step.inputs.map(({ name, taken }) => [name, taken])).toEqual([['lateness', 3], ['IF', 1]]);
  expect(step.inputs[0]?.inputs[0]?.cell).toEqual({ ledger: 'deals', row: 3, column: 'late' });
  const pay = step.inputs[1]?.inputs.find(({ name }) => name === 'day_pay')?.inputs[0];
  expect(pay?.inputs[0]?.inputs.map(({ name, cell }) => [name, cell])).toEqual([
    ['id', { ledger: 'deals', row: 3, column: 'id' }],
    ['pay', { ledger: 'people', row: 0, column: 'pay' }],
  ]);
});

test('inputs that were not needed are left out', () => {
  const names = (text: string, row: number): string[] => rules.engine.explain('x', rules.formula(text), { ledger: 'deals', row }).inputs.map(({ name }) => name);
  expect(names('=AND(late>100,absent)', 1)).toEqual(['late']);
  expect(names('=AND(absent,late>100)', 2)).toEqual(['late']);
  expect(names('=OR(late>100,absent)', 1)).toEqual(['late', 'absent']);
  expect(names('=IFNA(amount,cost)', 1)).toEqual(['amount']);
});

test('of an AND that is not settled, its settled parts are left out: a blank that was asked for is not why', () => {
  const { engine, formula } = makeRules({ ledgers: { work: { columns: { signed: 'text', worked: 'count' }, rows: [{ signed: null, worked: null }] } } });
  const names = (text: string): string[] => engine.explain('x', formula(text), { ledger: 'work', row: 0 }).inputs.map(({ name }) => name);
  expect(names('=AND(worked>1,OR(ISBLANK(signed),signed="x"))')).toEqual(['worked']);
  expect(names('=OR(NOT(ISBLANK(signed)),worked>1)')).toEqual(['worked']);
  expect(names('=AND(worked>1,signed="x")')).toEqual(['worked', 'signed']);
});
