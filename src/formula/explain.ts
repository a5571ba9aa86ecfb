import { State } from '../values/column';
import { AS_OF, type Expression, type Fact } from './expression';
import type { Machine } from './functions/definition';
import { FUNCTIONS } from './functions/index';
import { rowOf } from './place';
import { lookUpTier } from './tiers';
import type { Exact, Place, Step } from './world';

/** What explanations need of the interpreter. */
export interface Explained extends Machine {
  groupAt(fact: Fact, per: readonly string[], place: Place): Extract<Place, { readonly group: number }> | null;
}

/**
 * Explanations as trees that recompute. A step is whatever has a name of its own: a cell, a parameter, a fact, a tier table, the branch of an IF, a
 * call over many rows with each cell that counted. Its inputs are the named things in its expression, in the order in which they stand there;
 * plain arithmetic between them is in the expression. Inputs that were not needed are left out: the other branch of an IF, what follows a part
 * that has decided an AND or OR, and the settled parts of one that is not.
 */
export const explainer = (machine: Explained) => (name: string, expression: Expression, place: Place): Step => new Explainer(machine).named(name, expression, place);

/** A step whose inputs are worked out when somebody asks: behind a month's sum stand thousands, and most readers stop before. */
class LazyStep implements Step {
  private made: readonly Step[] | null = null;
  readonly cell?: NonNullable<Step['cell']>;
  readonly taken?: number;

  constructor(
    readonly name: string,
    readonly expression: Expression,
    readonly result: Exact,
    private readonly make: () => readonly Step[],
    more: Pick<Step, 'cell' | 'taken'> = {},
    private readonly ask: () => readonly Step[] | undefined = () => undefined,
  ) {
    if (more.cell) this.cell = more.cell;
    if (more.taken !== undefined) this.taken = more.taken;
  }

  get inputs(): readonly Step[] {
    return (this.made ??= this.make());
  }

  get asked(): readonly Step[] | undefined {
    return this.ask();
  }
}

class Explainer {
  /** What is behind a fact at a place, one and the same list however often the fact is asked for: whoever walks all steps can pass over what he has seen. */
  private readonly facts = new Map<Fact, Map<string, readonly Step[]>>();

  constructor(private readonly machine: Explained) {}

  /** One step for an expression, called `name` even where it has a name of its own. */
  named(name: string, expression: Expression, place: Place): Step {
    const step = this.step(name, expression, place);
    return new LazyStep(name, step.expression, step.result, () => step.inputs, step, () => step.asked);
  }

  /** One step for an expression: its own, or one of that name over its named things. */
  private step(name: string, expression: Expression, place: Place): Step {
    const inputs = this.inputs(expression, place);
    const [only] = inputs;
    if (only && (only.expression === expression || expression.op === 'range')) return only;
    return { name, expression, result: this.machine.evaluate(expression, place), inputs };
  }

  /** The named things in an expression. */
  private inputs(e: Expression, place: Place): readonly Step[] {
    switch (e.op) {
      case 'constant':
      case 'item':
        return [];
      case 'parameter':
        return [{ name: e.parameter.name, expression: e, result: this.machine.evaluate(e, place), inputs: [] }];
      case 'as-of':
        return [{ name: AS_OF, expression: e, result: this.machine.evaluate(e, place), inputs: [] }];
      case 'column':
        return [this.cell(e.column, e, place)];
      case 'range':
        return [this.range(e, place)];
      case 'fact':
        return [this.fact(e, place)];
      case 'negate':
      case 'not':
      case 'blank':
      case 'rank':
        return this.inputs(e.of, place);
      case 'binary':
        return this.all([e.left, e.right], place);
      case 'member':
        return this.all([e.item, e.list], place);
      case 'some':
      case 'every':
        return this.all([e.of, e.test], place);
      case 'and':
      case 'or': {
        const values = e.of.map((part) => this.machine.evaluate(part, place));
        const decisive = e.of.find((_, index) => values[index]!.value === (e.op === 'or'));
        if (decisive) return this.inputs(decisive, place);
        const open = e.of.filter((_, index) => values[index]!.state !== State.Known);
        return this.all(open.length > 0 ? open : e.of, place);
      }
      case 'tier':
        return [this.tier(e, place)];
      case 'call':
        return this.call(e, place);
    }
  }

  private all(parts: readonly Expression[], place: Place): readonly Step[] {
    return parts.flatMap((part) => this.inputs(part, place));
  }

  private cell(column: string, expression: Expression, place: Place): Step {
    const at = rowOf(place);
    const result = this.machine.evaluate(expression, place);
    const there = at !== null && this.machine.world.table(at.ledger)?.columns.has(column);
    return { name: column, expression, result, ...(there ? { cell: { ...at, column } } : {}), inputs: [] };
  }

  private range(e: Extract<Expression, { op: 'range' }>, place: Place): Step {
    const at = rowOf(place);
    const version = at && this.machine.world.factVersions(e.ledger, e.column, e.first).find(({ rows }) => rows === null || rows[at.row] === 1);
    if (!version || this.machine.world.table(e.ledger)?.columns.has(e.column)) return this.cell(e.column, e, place);
    const { fact } = version;
    return this.fact({ op: 'fact', kind: fact.kind, fact }, place);
  }

  private fact(e: Extract<Expression, { op: 'fact' }>, place: Place): Step {
    const { fact } = e;
    const at = fact.per === null ? rowOf(place) : this.machine.groupAt(fact, fact.per, place);
    return new LazyStep(fact.name, e, this.machine.evaluate(e, place), () => (at ? this.behind(fact, at) : this.keys(fact, place)));
  }

  private behind(fact: Fact, at: Place): readonly Step[] {
    const known = this.facts.get(fact) ?? new Map<string, readonly Step[]>();
    this.facts.set(fact, known);
    const where = 'row' in at ? `${at.ledger} ${at.row}` : String(at.group);
    const inputs = known.get(where) ?? this.inputs(fact.expression, at);
    known.set(where, inputs);
    return inputs;
  }

  /** Of a row that is in no group: its keys, one of which is unknown. */
  private keys({ per, keys }: Fact, place: Place): readonly Step[] {
    const ledger = rowOf(place)?.ledger ?? '';
    return (per ?? []).map((column) => {
      const fact = keys?.get(column);
      if (fact) return this.fact({ op: 'fact', kind: fact.kind, fact }, place);
      const kind = this.machine.world.table(ledger)?.columns.get(column)?.kind ?? 'text';
      return this.cell(column, { op: 'column', kind, ledger, column }, place);
    });
  }

  private tier(e: Extract<Expression, { op: 'tier' }>, place: Place): Step {
    const { result, row } = lookUpTier(e.table, e.inputs.map((input) => this.machine.evaluate(input, place)), e.output);
    return { name: e.table.name, expression: e, result, ...(row === null ? {} : { taken: row + 1 }), inputs: this.all(e.inputs, place) };
  }

  private call(e: Extract<Expression, { op: 'call' }>, place: Place): readonly Step[] {
    const { name, args } = e;
    if (name === 'IF') return [this.branch(e, place)];
    const [first] = args;
    if (name === 'IFNA' && first && this.machine.evaluate(first, place).state === State.Known) return this.inputs(first, place);
    const counted = FUNCTIONS.get(name)?.counted;
    if (!counted) return this.all(args, place);
    const listed = (rowsToo: boolean): readonly Step[] => {
      const steps: Step[] = [];
      for (const { expression, place: at } of counted(args, place, this.machine)) {
        if (at === place) steps.push(...this.inputs(expression, at));
        else if (rowsToo) steps.push(this.step(name, expression, at));
        else break;
      }
      return steps;
    };
    return [new LazyStep(name, e, this.machine.evaluate(e, place), () => listed(true), {}, () => listed(false))];
  }

  private branch(e: Extract<Expression, { op: 'call' }>, place: Place): Step {
    const [test, ...branches] = e.args;
    const truth = test ? this.machine.evaluate(test, place).value : null;
    const taken = truth === true ? 1 : truth === false ? 2 : undefined;
    const parts = taken === undefined ? e.args : [...(test ? [test] : []), ...branches.slice(taken - 1, taken)];
    return { name: e.name, expression: e, result: this.machine.evaluate(e, place), ...(taken === undefined ? {} : { taken }), inputs: this.all(parts, place) };
  }
}
