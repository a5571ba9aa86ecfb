import { State, type Column, type Truth } from '../values/column';
import { rational, round } from '../values/rational';
import { binary } from './binary';
import { ABSENT, NO, UNREADABLE, YES, cellOf, isRational, known, truthOf, unknown, worst, yesNo } from './exactly';
import { explainer } from './explain';
import type { Expression, Fact, KeyFacts } from './expression';
import type { Alike, Asking, Cells, Machine } from './functions/definition';
import { FUNCTIONS } from './functions/index';
import { minus } from './interval';
import { rowOf } from './place';
import { lookUpTier } from './tiers';
import type { Workshop } from './workshop';
import type { Engine, Exact, FactVersion, Groups, Place, World } from './world';

export interface ExactInterpreter extends Pick<Engine, 'evaluate' | 'truth' | 'explain' | 'fen'> {
  /** Which rows an expression certainly has one value at, though its operands' values differ: see `FunctionDefinition.alike`. */
  alike(expression: Expression, asking: Asking): Generator<void, Alike | null>;
}

/** Columns and groups that the interpreter asks for, since a column at a time is the faster way to whole ledgers. */
export interface Columns {
  column(expression: Expression, ledger: string): Column;
  /** The column of an expression that has been made already; undefined where there is none yet. Never makes one. */
  made(expression: Expression, ledger: string): Column | undefined;
  groups(ledger: string, per: readonly string[], keys?: KeyFacts): Groups;
}

/**
 * The exact interpreter: one value at one place, on fractions of whole numbers without limit, with Kleene's logic over what is unknown.
 *
 * An unknown value has the largest state of the inputs that it needed. A value computed from rows of which some are unknown still has bounds
 * (`Exact.low`, `high`), and is known as soon as they decide it. Dividing by what is not above zero is unreadable.
 * Row facts are kept by row, group facts by group, indexes of lookups by call: one interpreter is for one world.
 */
export const createExact = (world: World, columns: Columns, workshop: Workshop): ExactInterpreter => {
  const interpreter = new Interpreter(world, columns, workshop);
  return {
    evaluate: (expression, place) => interpreter.evaluate(expression, place),
    truth: (expression, place): Truth => truthOf(interpreter.evaluate(expression, place)),
    *alike(expression, asking) {
      const alike = expression.op === 'call' ? FUNCTIONS.get(expression.name)?.alike?.(expression.args, asking, interpreter) : undefined;
      return alike ? yield* alike : null;
    },
    explain: explainer(interpreter),
    fen(expression, place) {
      const { value } = interpreter.evaluate(expression, place);
      return isRational(value) ? round(value, 2) : null;
    },
  };
};

type Range = Extract<Expression, { op: 'range' }>;

const nodeOf = ({ fact }: FactVersion): Expression => ({ op: 'fact', kind: fact.kind, fact });

/** Is a group one of those that a fact has a value for? */
const isGroupOf = ({ per, keys }: Groups, fact: Fact): boolean =>
  fact.per?.length === per.length && per.every((key, i) => key === fact.per?.[i] && keys?.get(key) === fact.keys?.get(key));

/** The value under a key, made on first use. */
function keptIn<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const kept = map.get(key);
  if (kept !== undefined) return kept;
  const made = make();
  map.set(key, made);
  return made;
}

class Interpreter implements Machine {
  private readonly rowFacts = new Map<Fact, Map<number, Exact>>();
  private readonly groupFacts = new Map<Fact, Map<Groups, Map<number, Exact>>>();
  private readonly cells = new Map<Expression, Map<string, Cells>>();
  private readonly wholeColumns = new Map<Expression, Map<string, Column | null>>();
  private readonly keepsakes = new WeakMap<object, unknown>();
  /** What `item` stands for, innermost last. */
  private readonly items: Exact[] = [];

  constructor(
    readonly world: World,
    private readonly columns: Columns,
    private readonly workshop: Workshop,
  ) {}

  evaluate(e: Expression, place: Place): Exact {
    switch (e.op) {
      case 'constant':
        return known(e.value);
      case 'parameter':
        return e.parameter.value === null ? ABSENT : known(e.parameter.value);
      case 'as-of':
        return known(rational(BigInt(this.world.asOf)));
      case 'column':
        return this.cell(e.column, place);
      case 'range': {
        const at = rowOf(place);
        return at ? this.cellsOf(e, e.ledger)(at.row) : ABSENT;
      }
      case 'fact':
        return this.fact(e.fact, place);
      case 'item':
        return this.items.at(-1) ?? ABSENT;
      case 'negate':
        return minus(this.evaluate(e.of, place));
      case 'binary':
        return binary(e, this.evaluate(e.left, place), this.evaluate(e.right, place));
      case 'call':
        return this.call(e, place);
      case 'tier':
        return lookUpTier(e.table, e.inputs.map((input) => this.evaluate(input, place)), e.output).result;
      case 'and':
        return this.junction(e.of, place, false);
      case 'or':
        return this.junction(e.of, place, true);
      case 'not': {
        const of = this.evaluate(e.of, place);
        return of.value === null ? of : yesNo(of.value === false);
      }
      case 'blank':
        return this.blank(e.of, place);
      case 'member':
        return this.member(e.item, e.list, place);
      case 'some':
      case 'every':
        return this.quantified(e, place);
      case 'rank': {
        const role = this.evaluate(e.of, place);
        if (typeof role.value !== 'string') return role;
        const rank = this.world.rankOf(role.value);
        return rank === undefined ? UNREADABLE : known(rational(BigInt(rank)));
      }
    }
  }

  kept<T>(key: object, make: () => T): T {
    const kept = this.keepsakes.get(key);
    if (kept !== undefined) return kept as T;
    const made = make();
    this.keepsakes.set(key, made);
    return made;
  }

  large<T>(key: object, make: () => Generator<void, T>): T {
    return this.kept(key, () => this.made(() => this.keeping(key, make())));
  }

  made<T>(make: () => Generator<void, T>): T {
    return this.workshop.made(make);
  }

  private *keeping<T>(key: object, steps: Generator<void, T>): Generator<void, T> {
    const made = yield* steps;
    this.keepsakes.set(key, made);
    return made;
  }

  inSteps<T>(question: () => T): Generator<void, T> {
    return this.workshop.inSteps(question);
  }

  each(count: number, question: (i: number) => void): Generator<void, void> {
    return this.workshop.each(count, question);
  }

  cellsOf(e: Expression, ledger: string): Cells {
    const byLedger = keptIn(this.cells, e, () => new Map<string, Cells>());
    return keptIn(byLedger, ledger, () => {
      const column = this.columnOf(e, ledger);
      if (column) return (row) => cellOf(column, row);
      return e.op === 'range' ? this.byVersion(e) : (row) => this.evaluate(e, { ledger, row });
    });
  }

  columnOf(e: Expression, ledger: string): Column | null {
    const byLedger = keptIn(this.wholeColumns, e, () => new Map<string, Column | null>());
    return keptIn(byLedger, ledger, () => (e.op === 'range' ? this.rangeColumn(e) : this.overLedger(e, ledger)));
  }

  private overLedger(e: Expression, ledger: string): Column | null {
    try {
      return this.columns.column(e, ledger);
    } catch (cause) {
      // Some value is too large for a column; the interpreter has it.
      if (cause instanceof RangeError) return null;
      throw cause;
    }
  }

  /** A whole ledger's column, or a row fact of it where one version speaks for all rows. */
  private rangeColumn({ ledger, column: name, first: files }: Range): Column | null {
    const column = this.world.table(ledger)?.columns.get(name);
    if (column) return column;
    const [first] = this.world.factVersions(ledger, name, files);
    return first?.rows === null ? this.overLedger(nodeOf(first), ledger) : null;
  }

  /** A row fact, each row by the version in force there. */
  private byVersion({ ledger, column, first }: Range): Cells {
    const versions = this.world.factVersions(ledger, column, first).map((version) => ({ rows: version.rows, cells: this.cellsOf(nodeOf(version), ledger) }));
    return (row) => versions.find(({ rows }) => rows === null || rows[row] === 1)?.cells(row) ?? ABSENT;
  }

  private cell(name: string, place: Place): Exact {
    const at = rowOf(place);
    const column = at && this.world.table(at.ledger)?.columns.get(name);
    return column ? cellOf(column, at.row) : ABSENT;
  }

  private fact(fact: Fact, place: Place): Exact {
    if (fact.per !== null) return this.groupFact(fact, fact.per, place);
    const at = rowOf(place);
    if (!at) return ABSENT;
    const made = this.madeAt(fact.expression, at);
    if (made) return made;
    const rows = keptIn(this.rowFacts, fact, () => new Map<number, Exact>());
    return keptIn(rows, at.row, () => this.evaluate(fact.expression, at));
  }

  /** What a column that has been made says of a row. Of what is unknown the interpreter may know bounds, and of lists their parts: those it works out. */
  private madeAt(e: Expression, place: Place): Exact | null {
    if (!('row' in place) || e.kind === 'list') return null;
    const column = this.columns.made(e, place.ledger);
    return column?.state[place.row] === State.Known ? cellOf(column, place.row) : null;
  }

  /** The group's own value, or at a row (or in a larger grouping) that of the row's group. */
  private groupFact(fact: Fact, per: readonly string[], place: Place): Exact {
    const own = this.groupAt(fact, per, place);
    if (!own) return this.keyState(fact, per, place);
    const groupings = keptIn(this.groupFacts, fact, () => new Map<Groups, Map<number, Exact>>());
    const groups = keptIn(groupings, own.groups, () => new Map<number, Exact>());
    return keptIn(groups, own.group, () => this.evaluate(fact.expression, own));
  }

  /** Where a group fact is to be evaluated for a place; null where a key is unknown. */
  groupAt(fact: Fact, per: readonly string[], place: Place): Extract<Place, { readonly group: number }> | null {
    if ('groups' in place && isGroupOf(place.groups, fact)) return place;
    const groups = this.columns.groups(fact.ledger, per, fact.keys);
    const at = rowOf(place);
    const group = at ? (groups.groupOf[at.row] ?? -1) : -1;
    return group < 0 ? null : { groups, group };
  }

  private keyState({ keys }: Fact, per: readonly string[], place: Place): Exact {
    const keyAt = (key: string): Exact => {
      const fact = keys?.get(key);
      return fact ? this.fact(fact, place) : this.cell(key, place);
    };
    const state = per.reduce<State>((state, key) => worst(state, keyAt(key).state), State.Known);
    return state === State.Known ? UNREADABLE : unknown(state);
  }

  private call(e: Extract<Expression, { op: 'call' }>, place: Place): Exact {
    const made = this.madeAt(e, place);
    if (made) return made;
    const evaluate = FUNCTIONS.get(e.name)?.evaluate;
    if (!evaluate) throw new TypeError(`no function ${e.name}`);
    return evaluate(e.args, place, this);
  }

  /** `decisive` decides at once: false for "and", true for "or". */
  private junction(parts: readonly Expression[], place: Place, decisive: boolean): Exact {
    let state: State = State.Known;
    for (const part of parts) {
      const truth = this.evaluate(part, place);
      if (truth.value === decisive) return truth;
      state = worst(state, truth.state);
    }
    return state === State.Known ? yesNo(!decisive) : unknown(state);
  }

  private blank(of: Expression, place: Place): Exact {
    const { state } = this.evaluate(of, place);
    if (state === State.Blank) return YES;
    if (state === State.Missing) return ABSENT;
    return state === State.Unreadable ? UNREADABLE : NO;
  }

  private member(item: Expression, list: Expression, place: Place): Exact {
    const [wanted, among] = [this.evaluate(item, place), this.evaluate(list, place)];
    const state = worst(wanted.state, among.state);
    if (state !== State.Known) return unknown(state);
    return yesNo(Array.isArray(among.value) && among.value.includes(wanted.value));
  }

  private quantified(e: Extract<Expression, { op: 'some' | 'every' }>, place: Place): Exact {
    const of = this.evaluate(e.of, place);
    if (of.value === null) return of;
    const items: readonly unknown[] = Array.isArray(of.value) ? of.value : [of.value];
    const decisive = e.op === 'some';
    let state: State = State.Known;
    for (const item of items) {
      const truth = this.about(typeof item === 'string' ? known(item) : of, e.test, place);
      if (truth.value === decisive) return truth;
      state = worst(state, truth.state);
    }
    return state === State.Known ? yesNo(!decisive) : unknown(state);
  }

  /** A test of an item. It may be given up half way, and leaves no item behind. */
  private about(item: Exact, test: Expression, place: Place): Exact {
    this.items.push(item);
    try {
      return this.evaluate(test, place);
    } finally {
      this.items.pop();
    }
  }
}
