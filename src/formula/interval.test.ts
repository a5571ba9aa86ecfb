import fc from 'fast-check';
import { State } from '../values/column';
import { compare } from '../values/rational';
import { boundsOf, isRational, sameConstant } from './exactly';
import { makeRules } from './testing/formulas';
import { UNREADABLE, type TestCell } from './testing/world';
import type { Exact } from './world';

/** What is known over unknown cells must hold for every way in which they could be filled. */
type Row = Readonly<Record<string, TestCell>>;

const DOMAIN: Readonly<Record<string, readonly TestCell[]>> = { n: [-1, 0, 1, 2], flag: [true, false], counted: [true, false], kind: ['a', 'b'] };

const cell = (column: string): fc.Arbitrary<TestCell> => fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...(DOMAIN[column] ?? [])) }, { weight: 1, arbitrary: fc.constant(UNREADABLE) });
const rowsOf = fc.array(fc.record({ n: cell('n'), flag: cell('flag'), counted: cell('counted'), kind: cell('kind') }), { minLength: 1, maxLength: 4 });

function* completions(rows: readonly Row[], row = 0): Generator<readonly Row[]> {
  const current = rows[row];
  if (!current) return yield rows;
  const open = Object.keys(current).find((column) => current[column] === UNREADABLE);
  if (open === undefined) return yield* completions(rows, row + 1);
  for (const value of DOMAIN[open] ?? []) yield* completions(rows.with(row, { ...current, [open]: value }), row);
}

const evaluate = (rows: readonly Row[], formula: string): Exact => {
  const rules = makeRules({
    ledgers: { days: { columns: { id: 'text', day: 'date', n: 'count', flag: 'yesno', counted: 'yesno', kind: 'text' }, rows: rows.map((row, i) => ({ ...row, id: 'A', day: `2026-10-0${i + 1}` })) } },
  });
  return rules.group(0, ['id'], formula);
};

/** Formulas whose bounds are as narrow as can be: where all completions agree, the value is known. */
const TIGHT = ['=COUNTIFS(n,">0")', '=COUNTIFS(n,">0",kind,"a")', '=LONGESTRUN(flag,counted)', '=COUNT(flag)', '=COUNTIFS(kind,"a")>1', '=LONGESTRUN(flag,counted)>=2', '=MIN(COUNTIFS(n,">0"),1)'];
const SOUND = [
  '=SUM(n)', '=SUMIFS(n,kind,"a")', '=MINIFS(n,kind,"a")', '=MAXIFS(n,kind,"<>a")', '=AVERAGEIFS(n,kind,"a")', '=COUNTUNIQUE(n,kind,"a")', '=COUNTUNIQUE(kind)',
  '=COUNTIFS(n,">0")-COUNTIFS(n,"<=0")', '=COUNTIFS(n,">0")*COUNTIFS(flag,TRUE)', '=COUNTIFS(n,">0")/COUNT(n)', '=ABS(COUNTIFS(n,">0")-2)', '=-COUNTIFS(n,">0")', '=MAX(COUNTIFS(n,">0"),LONGESTRUN(flag,counted))',
  '=MAXIFS(n,flag,TRUE)>0', '=MINIFS(n,counted,FALSE)<=0', '=SUM(n)>2', '=COUNTUNIQUE(n,flag,TRUE)<>2', '=IF(COUNTIFS(flag,TRUE)>1,1,COUNTIFS(kind,"b"))', '=ROUNDUP(COUNTIFS(n,">0")/2,0)', '=COUNTIFS(n,COUNTIFS(flag,TRUE))',
];

const holds = (result: Exact, complete: Exact): boolean => {
  if (result.state === State.Known) return complete.value !== null && result.value !== null && sameConstant(complete.value, result.value);
  const bounds = boundsOf(result);
  if (!bounds || !isRational(complete.value)) return true;
  return (!bounds.low || compare(bounds.low, complete.value) <= 0) && (!bounds.high || compare(complete.value, bounds.high) <= 0);
};

const few = (rows: readonly Row[]): boolean => rows.flatMap((row) => Object.values(row)).filter((value) => value === UNREADABLE).length <= 4;

test.each([...SOUND, ...TIGHT])('bounds of %s hold for every completion', (formula) => {
  let open = 0;
  fc.assert(
    fc.property(rowsOf.filter(few), (rows) => {
      const result = evaluate(rows, formula);
      if (result.state !== State.Known) open++;
      const all = [...completions(rows)].map((complete) => evaluate(complete, formula));
      expect(all.filter((complete) => !holds(result, complete))).toEqual([]);
      const [first] = all;
      const agree = first && first.value !== null && all.every((one) => one.value !== null && first.value !== null && sameConstant(one.value, first.value));
      if (agree && TIGHT.includes(formula)) expect(result.state).toBe(State.Known);
    }),
    { numRuns: 60 },
  );
  expect(open).toBeGreaterThan(0);
});
