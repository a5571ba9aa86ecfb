import type { Expression } from '../../formula/expression';
import { operands } from '../../formula/operands';
import { ZERO } from '../../values/rational';
import type { Rule, RuleFile, RuleSet } from '../model';
import { ExampleCourt, type Example, type Judged } from './example';
import { areTogether } from './in-force';
import { thingOf } from './demands';
import { Reach } from './reach';
import { examples } from './search';
import { comparedWith, truth, type Values } from './values';

/** A rule with the file that it stands in. */
export interface Placed {
  readonly file: RuleFile;
  readonly rule: Rule;
}

/** Made-up ledgers on which two rules hold at once, and what each says of them. */
export interface Witness {
  readonly example: Example;
  readonly first: Judged;
  readonly second: Judged;
}

export type Wanted = readonly (readonly [Expression, Values])[];

/** Rows of a group that are tried: some rules want one, some more than a few. */
const ROWS = [1, 4] as const;

/** Pairs of rules of one ledger that judge the same rows: of one file, or of files in force together. Each pair once, in the order of the files. */
export function* pairsOf({ files, profile }: RuleSet): Generator<readonly [Placed, Placed]> {
  const all: readonly Placed[] = files.flatMap((file) => file.rules.map((rule): Placed => ({ file, rule })));
  const together = new Map<string, boolean>();
  for (const [index, first] of all.entries()) {
    for (const second of all.slice(index + 1)) {
      if (first.file.ledger !== second.file.ledger) continue;
      const key = `${first.file.path} ${second.file.path}`;
      const known = together.get(key) ?? areTogether(profile.inForce, first.file, second.file);
      together.set(key, known);
      if (known) yield [first, second];
    }
  }
}

/** What must be so for a rule to hold. */
export const holding = ({ appliesWhen, condition }: Rule): Wanted => [...(appliesWhen ? [[appliesWhen, truth(true)] as const] : []), [condition, truth(true)]];

/** The rule takes money (−1) or gives it (1). */
export const charging = ({ line }: Rule, sign: 1 | -1): Wanted => (line ? [[line.amount, comparedWith(sign < 0 ? '<' : '>', ZERO)]] : []);

/** Can both rules hold at once, as far as their conditions show? False only where they never can. Rules of different groups are not compared. */
export function canMeet(set: RuleSet, a: Rule, b: Rule): boolean {
  return new Reach(set).all([...holding(a), ...holding(b)]).length > 0;
}

/** Finds made-up ledgers on which both rules hold and `fits`; every answer has been judged by the engine. Null: none was found, which proves nothing. In steps of an example each. */
export function* witnessOf(set: RuleSet, [a, b]: readonly [Placed, Placed], more: Wanted, fits: (witness: Witness) => boolean): Generator<void, Witness | null> {
  const files = filesFirst(set, a.file, b.file);
  const wanted = [...holding(a.rule), ...holding(b.rule), ...more];
  for (const rows of a.rule.per || b.rule.per || readsGroups(wanted) ? ROWS : [1]) {
    for (const example of examples(set, files, a.file.ledger, rows, wanted)) {
      const witness = judged(set, files, example, a.rule, b.rule);
      if (witness.first.holds && witness.second.holds && fits(witness)) return witness;
      yield;
    }
  }
  return null;
}

export function judged(set: RuleSet, files: readonly RuleFile[], example: Example, a: Rule, b: Rule): Witness {
  const court = new ExampleCourt(set, example, files);
  return { example, first: court.judge(a), second: court.judge(b) };
}

/** The files whose facts count: the two, then those in force. */
export const filesFirst = ({ profile }: RuleSet, a: RuleFile, b: RuleFile): readonly RuleFile[] => [...new Set([a, b, ...profile.inForce.map(({ file }) => file).filter(({ id }) => id !== a.id && id !== b.id)])];

function readsGroups(wanted: Wanted): boolean {
  const seen = new Set<Expression>();
  const reads = (e: Expression): boolean => {
    if (seen.has(e)) return false;
    seen.add(e);
    return (e.op === 'fact' && e.fact.per !== null) || operands(e).some(reads);
  };
  return wanted.some(([e]) => reads(e));
}

/** Two rules that say the very same of the same rows. */
export const areAlike = (a: Rule, b: Rule): boolean => {
  const parts = ({ per, appliesWhen, condition, line }: Rule): string => [per?.join() ?? '', appliesWhen ? thingOf(appliesWhen) : '', thingOf(condition), line ? `${line.item} ${thingOf(line.amount)}` : ''].join('|');
  return parts(a) === parts(b);
};

