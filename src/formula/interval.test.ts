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
  if (!current) {
    yield rows;
    return;
  }
  const open = Object.keys(current).find((column) => current[column] === UNREADABLE);
  if (open === undefined) {
    yield* completions(rows, row + 1);
    return;
  }
  for (const value of DOMAIN[open] ?? []) yield* completions(rows.with(row, { ...current, [open]: value }), row);
}

/** Values of a formula over several groups of rows, one value each. */
function evaluateEach(groups: readonly (readonly Row[])[], formula: string): Exact[] {
  const rows = groups.flatMap((group, id) => group.map((row, i) => ({ ...row, id: String(id), day: `2026-10-0${i + 1}` })));
  const rules = makeRules({ ledgers: { days: { columns: { id: 'text', day: 'date', n: 'count', flag: 'yesno', counted: 'yesno', kind: 'text' }, rows } } });
  const expression = rules.formula(formula, ['id']);
  const made = rules.engine.groups('days', ['id']);
  const size = groups[0]?.length ?? 0;
  return groups.map((_, id) => rules.engine.evaluate(expression, { groups: made, group: made.groupOf[id * size] ?? -1 }));
}

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
      const [result, ...all] = evaluateEach([rows, ...completions(rows)], formula);
      if (!result) throw new Error('no value');
      if (result.state !== State.Known) open++;
      expect(all.filter((complete) => !holds(result, complete))).toEqual([]);
      const [first] = all;
      const agree = first && first.value !== null && all.every((one) => one.value !== null && first.value !== null && sameConstant(one.value, first.value));
      if (agree && TIGHT.includes(formula)) expect(result.state).toBe(State.Known);
    }),
    { numRuns: 100 },
  );
  expect(open).toBeGreaterThan(0);
});

describe('runs among rows of which some have no readable date', () => {
  const DATES: readonly TestCell[] = ['2026-10-01', '2026-10-02', '2026-10-03', '2026-10-04'];
  const dated = fc.array(
    fc.record({ day: fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...DATES) }, { weight: 1, arbitrary: fc.constant(UNREADABLE) }), flag: cell('flag'), counted: cell('counted') }),
    { minLength: 1, maxLength: 4 },
  );
  function* filled(rows: readonly Row[]): Generator<readonly Row[]> {
    const undated = rows.findIndex((row) => row['day'] === UNREADABLE);
    if (undated < 0) yield* completions(rows);
    else for (const day of DATES) yield* filled(rows.with(undated, { ...rows[undated], day }));
  }
  const rulesOf = (groups: readonly (readonly Row[])[]) =>
    makeRules({ ledgers: { days: { columns: { id: 'text', day: 'date', flag: 'yesno', counted: 'yesno' }, rows: groups.flatMap((group, id) => group.map((row) => ({ ...row, id: String(id) }))) } } });

  test('the longest', () => {
    fc.assert(
      fc.property(dated.filter(few), (rows) => {
        const all = [rows, ...filled(rows)];
        const rules = rulesOf(all);
        const [result, ...complete] = all.map((_, id) => rules.group(id * rows.length, ['id'], '=LONGESTRUN(flag,counted)'));
        expect(complete.filter((one) => !result || !holds(result, one))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  test('the one that ends at a row', () => {
    fc.assert(
      fc.property(dated.filter(few), (rows) => {
        const all = [rows, ...filled(rows)];
        const rules = rulesOf(all);
        const formula = rules.formula('=RUNLENGTH(flag,counted,id)');
        for (let row = 0; row < rows.length; row++) {
          const [result, ...complete] = all.map((_, id) => rules.engine.evaluate(formula, { ledger: 'days', row: id * rows.length + row }));
          expect(complete.filter((one) => !result || !holds(result, one))).toEqual([]);
        }
      }),
      { numRuns: 100 },
    );
  });
});
