import { rational } from '../values/rational';
import { checkFormula } from './check';
import { makeRules } from './testing/formulas';
import { makeTable } from './testing/tables';

const rules = makeRules({
  ledgers: {
    deals: {
      columns: { price: 'money', cost: 'money', margin: 'number', day: 'date', at: 'datetime', start: 'time', late: 'duration', n: 'count', leave: 'days', name: 'text', role: 'role', ok: 'yesno', tags: 'list', a1: 'money', Q1: 'money', 迟到: 'duration' },
      rows: [],
    },
    people: { columns: { id: 'text', pay: 'money' }, rows: [] },
  },
  facts: {
    monthly: { unit: 'yuan', per: ['name', 'month'], formula: '=SUM(price)' },
    fee: { unit: 'yuan', formula: '=price*10%' },
  },
  parameters: [
    { name: 'limit', file: 'f', unit: 'yuan', kind: 'money', value: rational(30n) },
    { name: 'hours', file: 'f', unit: 'hour', kind: 'duration', value: rational(120n) },
  ],
  tables: [makeTable('rates', 'whole rate', 'yuan', 'percent', [{ value: '1%' }])],
});
const ROW = rules.scope(null);
const GROUP = rules.scope(['name', 'month']);

const codes = (text: string, scope = ROW): string[] => {
  const checked = checkFormula(text, scope);
  return 'problems' in checked ? checked.problems.filter((problem) => problem.severity === 'error').map((problem) => problem.code) : [];
};

test.each([
  ['price+late', 'kinds-differ'],
  ['price>late', 'kinds-differ'],
  ['day+day', 'kinds-differ'],
  ['start+30', 'kinds-differ'],
  ['price*price', 'kinds-differ'],
  ['price/late', 'kinds-differ'],
  ['margin/price', 'kinds-differ'],
  ['name<"x"', 'kinds-differ'],
  ['tags=tags', 'kinds-differ'],
  ['day="2026-02-29"', 'literal-no-date'],
  ['start="25:00"', 'literal-no-time'],
  ['-name', 'negate-kind'],
  ['prise', 'unknown-name'],
  ['people.pai', 'unknown-name'],
  ['people.pay', 'range-outside-lookup'],
  ['rates', 'table-outside-tier'],
  ['TIER(price,price)', 'unknown-table'],
  ['TIER(rates,late)', 'argument-kind'],
  ['TIER(rates,price,other)', 'tier-unknown-output'],
  ['TIER(rates,price,price,value)', 'tier-inputs'],
  ['SUM(price)', 'group-only'],
  ['SUMIFS(price,people.id,"x")', 'range-wanted'],
  ['SUMIFS(people.pay,deals.name,name)', 'ranges-of-two-ledgers'],
  ['COUNTIFS(people.id)', 'argument-count'],
  ['COUNTIFS(people.id,name,people.pay)', 'criteria-in-pairs'],
  ['COUNTIFS(people.id,"A*")', 'criterion-wildcard'],
  ['COUNTIFS(people.id,">A")', 'criterion-order'],
  ['COUNTIFS(people.pay,">")', 'criterion-incomplete'],
  ['COUNTIFS(people.pay,late)', 'argument-kind'],
  ['COUNTIFS(deals.tags,"a")', 'criterion-on-list'],
  ['XLOOKUP(price,people.id,people.pay)', 'wrong-kind'],
  ['COVERED(at,at,name,people.id)', 'argument-count'],
  ['ISBLANK(price+cost)', 'isblank-wants-column'],
  ['DATEDIF(day,day,"Z")', 'datedif-span'],
  ['PERIOD(day,"D")', 'period-sort'],
  ['IF(ok,price,late)', 'argument-kind'],
  ['IF(price,1,0)', 'argument-kind'],
  ['IF(ok,,1)', 'empty-argument'],
  ['SUMM(price)', 'unknown-function'],
  ['price%', 'percent-of-figure-only'],
  ['1e5+price', 'number-not-plain'],
  ['price^2', 'unknown-operator'],
  ['price price', 'unknown-operator'],
  ['A1:B2', 'cell-reference'],
  ['Sheet1!A1', 'cell-reference'],
  ['people[pay]', 'cell-reference'],
  ['A:A', 'cell-reference'],
  ['R1C1', 'unknown-name'],
  ['#N/A', 'error-literal'],
  ['{1,2}', 'syntax'],
  ['LET(x,1,x)', 'syntax'],
  ['LAMBDA(x,x)', 'syntax'],
  ['price+', 'syntax'],
  ['(price', 'syntax'],
  ['price，cost', 'full-width-sign'],
  ['IF（ok,1,0)', 'full-width-sign'],
  [`${'('.repeat(65)}price${')'.repeat(65)}`, 'too-deep'],
  [`price${'+price'.repeat(70)}`, 'too-deep'],
  [`${'-'.repeat(1900)}price`, 'too-deep'],
  ['price+'.repeat(400), 'too-long'],
])('=%s: %s', (formula, code) => {
  expect(codes(`=${formula}`)).toEqual([code]);
});

test('a formula begins with an equals sign', () => {
  expect(codes('price')).toEqual(['no-equals-sign']);
});

test.each([
  ['price', 'column-outside-aggregate'],
  ['fee', 'column-outside-aggregate'],
  ['SUM(SUM(price))', 'group-only'],
  ['SUM(name)', 'argument-kind'],
  ['RUNLENGTH(ok,ok,name)', 'row-only'],
])('over a group, =%s: %s', (formula, code) => {
  expect(codes(`=${formula}`, GROUP)).toEqual([code]);
});

test('a group fact has no value over a coarser group', () => {
  expect(codes('=monthly', rules.scope(['month']))).toEqual(['finer-group-fact']);
  expect(codes('=monthly', GROUP)).toEqual([]);
  expect(codes('=monthly')).toEqual([]);
});

test.each([
  ['price-cost', 'money'], ['price*margin', 'money'], ['price*n', 'money'], ['price*leave', 'money'], ['price/leave', 'money'], ['price/cost', 'number'], ['late*n', 'duration'],
  ['late/2', 'duration'], ['late/late', 'number'], ['60/late', 'number'], ['n*n', 'count'], ['n/n', 'number'], ['leave/n', 'days'], ['day-day', 'days'], ['day+leave', 'date'], ['day-1', 'date'],
  ['at-at', 'duration'], ['at+late', 'datetime'], ['start-start', 'duration'], ['start-late', 'time'], ['day+start', 'datetime'], ['month+n', 'period'], ['month-1', 'period'],
  ['1-margin', 'number'], ['price>0', 'yesno'], ['margin>=30%', 'yesno'], ['day>="2026-10-01"', 'yesno'], ['role="boss"', 'yesno'], ['name&"x"', 'text'], ['a1+Q1', 'money'], ['迟到', 'duration'],
  ['IF(ok,price,0)', 'money'], ['IF(ok,0,IF(ok,1,late))', 'duration'], ['IFNA(name,"")', 'text'], ['MAX(0,price-cost)', 'money'], ['TIER(rates,price)', 'money'], ['RANK(role)', 'count'],
  ['XLOOKUP(name,people.id,people.pay)', 'money'], ['SUMIFS(people.pay,people.id,name)', 'money'], ['COUNTIFS(people.pay,">0")', 'count'], ['ROUND(price,2)', 'money'], ['DATEDIF(day,day,"D")', 'days'],
  ['hours-late', 'duration'], ['RUNLENGTH(ok,ok,name)', 'count'], ['MIN(day,"2026-10-01")', 'date'], ['true', 'yesno'], ['-(price)', 'money'], ['+price', 'money'],
])('=%s is %s', (formula, kind) => {
  expect(rules.formula(`=${formula}`).kind).toBe(kind);
});

describe('the unit that a fact declares', () => {
  const as = (text: string, unit: 'yuan' | 'count' | 'day' | 'hour' | 'wan yuan' | 'percent' | 'date', scope = ROW) => {
    const kinds = { yuan: 'money', count: 'count', day: 'days', hour: 'duration', 'wan yuan': 'money', percent: 'number', date: 'date' } as const;
    const checked = checkFormula(text, scope, { kind: kinds[unit], unit });
    return 'problems' in checked ? checked.problems[0]?.code : checked.expression.kind;
  };
  test.each([
    ['=0', 'yuan', 'money'], ['=IF(ok,1,0)', 'count', 'count'], ['=n*1', 'count', 'count'], ['=late', 'hour', 'duration'], ['=late', 'yuan', 'wrong-unit'], ['=1', 'hour', 'bare-number-unit'],
    ['=0', 'hour', 'duration'], ['=1', 'wan yuan', 'bare-number-unit'], ['=1-margin', 'percent', 'number'], ['="2026-10-01"', 'date', 'date'], ['="2026-13-01"', 'date', 'literal-no-date'],
  ] as const)('%s in %s: %s', (text, unit, expected) => {
    expect(as(text, unit)).toBe(expected);
  });
  test('a run is a number of times or of days', () => {
    expect([as('=LONGESTRUN(ok,ok)', 'count', GROUP), as('=LONGESTRUN(ok,ok)', 'day', GROUP)]).toEqual(['count', 'days']);
  });
});

test('all mistakes are told in one pass, each with its place', () => {
  const checked = checkFormula('=IF(prise>late, SUMM(cost), IF(ok, name, 1))', ROW);
  expect('problems' in checked && checked.problems).toEqual([
    { severity: 'error', code: 'unknown-name', at: [4, 9], params: { name: 'prise', suggestion: 'price' } },
    { severity: 'error', code: 'unknown-function', at: [16, 26], params: { name: 'SUMM', suggestion: 'SUM' } },
    { severity: 'error', code: 'argument-kind', at: [41, 42], params: { name: 'IF', position: '3', wanted: 'text', given: 'number' } },
  ]);
});

test('figures other than 0 and 1 are warned of, but for the places of ROUND', () => {
  const figures = (text: string): string[] => {
    const checked = checkFormula(text, ROW);
    return 'warnings' in checked ? checked.warnings.map((warning) => warning.params['figure'] ?? '') : ['broken'];
  };
  expect(figures('=ROUND(price*0.4,2)+0-1')).toEqual(['0.4']);
  expect(figures('=COUNTIFS(people.pay,">30")')).toEqual(['30']);
  expect(figures('=margin>=30%')).toEqual(['30%']);
  expect(figures('=day>"2026-10-01"')).toEqual(['2026-10-01']);
  expect(figures('=ROUND(price,2)')).toEqual([]);
});

test('texts are read as the values of the column beside them', () => {
  const scope = { ...ROW, canonical: (text: string) => ({ 事假: 'personal', personal: 'personal' })[text] ?? null };
  const right = (text: string) => {
    const checked = checkFormula(text, scope);
    if ('problems' in checked) return checked.problems.map((problem) => problem.code);
    const { expression } = checked;
    return expression.op === 'binary' && expression.right.op === 'constant' ? expression.right.value : expression.op;
  };
  expect(right('=name="事假"')).toBe('personal');
  expect(right('=name="personal"')).toBe('personal');
  expect(right('=name="事價"')).toEqual(['literal-no-value']);
  expect(right('=role="事價"')).toEqual(['literal-no-role']);
});

test('a bare number is meant in the unit of what stands beside it', () => {
  const value = (text: string, scope = ROW) => {
    const checked = checkFormula(text, scope);
    return 'expression' in checked && checked.expression.op === 'binary' && checked.expression.right.op === 'constant' ? checked.expression.right.value : null;
  };
  expect(value('=hours>2')).toEqual(rational(120n));
  expect(value('=late>2')).toEqual(rational(2n));
  expect(value('=late>2', { ...ROW, unit: () => 'hour' })).toEqual(rational(120n));
});
