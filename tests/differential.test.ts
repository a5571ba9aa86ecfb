import fc from 'fast-check';
import type { RuleResult } from 'json-rules-engine';
import type { Expression } from '../src/formula/expression';
import { Truth } from '../src/values/column';
import { version } from 'json-rules-engine/package.json';
import { engineOver, lowered, nodesOf, runJsonRulesEngine, scan, scopeOf } from './differential/both-engines';
import { COLUMNS, rows as randomRows, ruleSets, type RandomRules, type Row } from './differential/random-rules';

const RUNS = 60;
const ROWS = 25;
const someRows = fc.array(randomRows, { minLength: ROWS, maxLength: ROWS });
const truthOf = (verdict: boolean): Truth => (verdict ? Truth.True : Truth.False);
const verdictOf = (result: RuleResult): boolean => result.result === true;

const lowerAll = ({ named, rules }: RandomRules): Expression[] => rules.map(({ conditions }) => lowered(conditions, scopeOf(named)));

test('the oracle is the pinned json-rules-engine', () => expect(version).toBe('7.3.1'));

describe('our verdicts against json-rules-engine’s own Engine.run, on random rules and complete rows', () => {
  test('all rules on all rows, a column at a time', async () => {
    let [verdicts, violations, rules, vectorised] = [0, 0, 0, 0];
    await fc.assert(
      fc.asyncProperty(ruleSets, someRows, async (set, rows) => {
        const ours = scan(engineOver(rows), lowerAll(set), rows.length);
        for (const [row, facts] of rows.entries()) {
          const theirs = await runJsonRulesEngine(set, facts);
          set.rules.forEach(({ conditions }, rule) => {
            const expected = truthOf(verdictOf(theirs.get(rule)!));
            if (ours.truths[rule]![row] !== expected) throw new Error(`${JSON.stringify({ conditions, named: set.named, facts })}: ${ours.truths[rule]![row]}, json-rules-engine says ${expected}`);
            verdicts += 1;
            violations += expected === Truth.True ? 1 : 0;
          });
        }
        rules += set.rules.length;
        vectorised += ours.vectorised;
      }),
      { numRuns: RUNS },
    );
    expect(verdicts).toBe(rules * ROWS);
    expect(verdicts).toBeGreaterThanOrEqual(RUNS * 4 * ROWS);
    // Neither verdict may be a rarity, and the kernels must have given them.
    expect(Math.min(violations, verdicts - violations)).toBeGreaterThan(verdicts / 10);
    expect(vectorised).toBe(rules);
  });

  test('explanations, node by node of its result tree', async () => {
    let nodes = 0;
    await fc.assert(
      fc.asyncProperty(ruleSets, randomRows, async (set, facts) => {
        const engine = engineOver([facts]);
        const scope = scopeOf(set.named);
        const place = { ledger: 'rows', row: 0 };
        for (const [rule, { conditions, result }] of await runJsonRulesEngine(set, facts)) {
          const root = engine.explain('rule', lowered(set.rules[rule]!.conditions, scope), place);
          expect(root.result.value).toBe(result);
          for (const judged of nodesOf(conditions as unknown as Readonly<Record<string, unknown>>)) {
            if (judged.result === undefined) continue;
            const step = engine.explain('node', lowered(judged.condition, scope), place);
            if (step.result.value !== judged.result) throw new Error(`${JSON.stringify({ ...judged, facts })}: ${JSON.stringify(truthOf(step.result.value === true))}`);
            nodes += 1;
          }
        }
      }),
      { numRuns: RUNS * 2 },
    );
    expect(nodes).toBeGreaterThan(RUNS * 20);
  });
});

describe('missing facts', () => {
  const holes = fc.array(fc.subarray(Object.keys(COLUMNS), { minLength: 1, maxLength: 4 }), { minLength: ROWS, maxLength: ROWS });
  const dug = (rows: readonly Row[], missing: readonly (readonly string[])[]): Record<string, Row[string] | null>[] =>
    rows.map((row, i) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, missing[i]!.includes(name) ? null : value])));

  test('groups follow Kleene’s truth tables', () => {
    let unknown = 0;
    fc.assert(
      fc.property(ruleSets, someRows, holes, (set, rows, missing) => {
        const engine = engineOver(dug(rows, missing));
        const expressions = lowerAll(set);
        const { truths } = scan(engine, expressions, rows.length);
        expressions.forEach((expression, rule) => {
          for (let row = 0; row < rows.length; row++) {
            const expected = kleene(expression, (leaf) => (reads(leaf).some((name) => missing[row]!.includes(name)) ? null : engine.truth(leaf, { ledger: 'rows', row })));
            if (expected === null) continue;
            expect([rule, row, truths[rule]![row]]).toEqual([rule, row, expected]);
            unknown += expected === Truth.Unknown ? 1 : 0;
          }
        });
      }),
      { numRuns: RUNS },
    );
    expect(unknown).toBeGreaterThan((RUNS * ROWS) / 5);
  });

  test('what is decided in spite of them is what json-rules-engine says, whatever they are', async () => {
    let decided = 0;
    await fc.assert(
      fc.asyncProperty(ruleSets, someRows, holes, fc.array(randomRows, { minLength: 3, maxLength: 3 }), async (set, rows, missing, fillings) => {
        const { truths } = scan(engineOver(dug(rows, missing)), lowerAll(set), rows.length);
        for (const [row, facts] of rows.entries()) {
          for (const filling of fillings) {
            const theirs = await runJsonRulesEngine(set, { ...facts, ...Object.fromEntries(missing[row]!.map((name) => [name, filling[name]!])) });
            set.rules.forEach((_, rule) => {
              const truth = truths[rule]![row];
              if (truth === Truth.Unknown) return;
              expect([rule, row, truth]).toEqual([rule, row, truthOf(verdictOf(theirs.get(rule)!))]);
              decided += 1;
            });
          }
        }
      }),
      { numRuns: RUNS / 4 },
    );
    expect(decided).toBeGreaterThan((RUNS * ROWS) / 5);
  });
});

/** Truth of a tree of and, or, not over leaves; a leaf of null reads something missing. Null where a quantifier over a known list hides what it reads. */
function kleene(e: Expression, leaf: (e: Expression) => Truth | null): Truth | null {
  switch (e.op) {
    case 'and':
    case 'or': {
      const parts = e.of.map((part) => kleene(part, leaf));
      if (parts.includes(null)) return null;
      return (e.op === 'and' ? Math.min(...(parts as Truth[])) : Math.max(...(parts as Truth[]))) as Truth;
    }
    case 'not': {
      const of = kleene(e.of, leaf);
      return of === null ? null : ((2 - of) as Truth);
    }
    case 'some':
    case 'every':
      return leaf(e);
    default:
      return leaf(e) ?? Truth.Unknown;
  }
}

function reads(e: Expression): readonly string[] {
  switch (e.op) {
    case 'column': return [e.column];
    case 'binary': return [...reads(e.left), ...reads(e.right)];
    case 'member': return [...reads(e.item), ...reads(e.list)];
    case 'some':
    case 'every': return [...reads(e.of), ...reads(e.test)];
    default: return [];
  }
}
