import type { Expression } from '../../formula/expression';
import { operands } from '../../formula/operands';
import { ZERO } from '../../values/rational';
import type { Rule, RuleFile, RuleSet } from '../model';
import { ExampleCourt, type Example, type Judged } from './example';
import { areTogether } from './in-force';
import { thingOf } from './demands';
import { once } from '../../values/once';
import { Reach, type Wanted } from './reach';
import { Search } from './search';
import { comparedWith, truth } from './values';

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

/** Rows of a group that are tried: some rules want one, some more than a few. */
const ROWS = [1, 4] as const;

/**
 * Pairs of rules of one ledger that judge the same rows: of one file, or of files in force together. Each pair once, in the order of the files.
 * @param looked only pairs of which one rule at least stands in one of these
 */
export function* pairsOf({ files, profile }: RuleSet, looked: ReadonlySet<RuleFile>): Generator<readonly [Placed, Placed]> {
  for (const [index, file] of files.entries()) {
    const others = files.slice(index).filter((other) => other.ledger === file.ledger && (looked.has(file) || looked.has(other)) && areTogether(profile.inForce, file, other));
    for (const [place, rule] of file.rules.entries()) {
      for (const other of others) for (const second of other === file ? file.rules.slice(place + 1) : other.rules) yield [{ file, rule }, { file: other, rule: second }];
    }
  }
}

/** What must be so for a rule to hold. */
export const holding = ({ appliesWhen, condition }: Rule): Wanted => [...(appliesWhen ? [[appliesWhen, truth(true)] as const] : []), [condition, truth(true)]];

/** The rule takes money (−1) or gives it (1). */
export const charging = ({ line }: Rule, sign: 1 | -1): Wanted => (line ? [[line.amount, comparedWith(sign < 0 ? '<' : '>', ZERO)]] : []);

/** Finds out whether two rules can hold at once, and where. What a rule asks for is worked out once for all that it is paired with. */
export class Meetings {
  private readonly proof: Reach;
  private readonly searches = new Map<string, Search>();

  constructor(private readonly set: RuleSet) {
    this.proof = new Reach(set);
  }

  /** As far as their conditions show: false only where they never can. Rules of different groups are not compared. */
  *possible(a: Rule, b: Rule): Generator<void, boolean> {
    return (yield* this.proof.together([...holding(a), ...holding(b)])).length > 0;
  }

  /** Finds made-up ledgers on which both rules hold and `fits`; every answer has been judged by the engine. Null: none was found, which proves nothing. In steps of an example each. */
  *witness([a, b]: readonly [Placed, Placed], more: Wanted, fits: (witness: Witness) => boolean): Generator<void, Witness | null> {
    const files = filesFirst(this.set, a.file, b.file);
    const wanted = [...holding(a.rule), ...holding(b.rule), ...more];
    for (const rows of a.rule.per || b.rule.per || readsGroups(wanted) ? ROWS : [1]) {
      for (const example of this.search(a.file, b.file, rows).examples(wanted)) {
        const witness = example && judged(this.set, files, example, a.rule, b.rule);
        if (witness && witness.first.holds && witness.second.holds && fits(witness)) return witness;
        yield;
      }
    }
    return null;
  }

  private search(a: RuleFile, b: RuleFile, rows: number): Search {
    const key = `${rows} ${a.path} ${b.path}`;
    let search = this.searches.get(key);
    if (!search) this.searches.set(key, (search = new Search(this.set, filesFirst(this.set, a, b), a.ledger, rows)));
    return search;
  }
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

/** A text that two rules share if they say the very same of the same rows. */
export const sayingOf = once(({ per, appliesWhen, condition, line }: Rule): string =>
  [per?.join() ?? '', appliesWhen ? thingOf(appliesWhen) : '', thingOf(condition), line ? `${line.item} ${thingOf(line.amount)}` : ''].join('|'));
