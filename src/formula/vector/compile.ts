import type { Calendar } from '../../values/calendar';
import { State, type Column } from '../../values/column';
import { DICTIONARY_KINDS, type Kind } from '../../values/kind';
import { MINUTES_PER_DAY } from '../../values/time';
import type { Constant, Expression } from '../expression';
import type { Exact, Table } from '../world';
import { operands } from '../operands';
import { absolute, constantVector, extreme, negative, partOf, product, quotient, rounded, sum } from './arithmetic';
import { absence, choice, choiceOfTruths, recoded } from './choose';
import { compareCode, compareCodes, compareConstant, compareVectors, drawnTogether, isComparison, MIRRORED, type Comparison } from './compare';
import { columnOfExact, leaf, looked } from './gather';
import type { Identities } from './identity';
import { always, blankness, junction, lookupTruths, negation } from './logic';
import { Unproven } from './proof';
import { tierVector } from './tiers';
import { asksItsRow, isBounded } from './walk';
import { ALL_KNOWN, bytesOfBlock, FALSE, inRoomFor, numbersOfBlock, TRUE, type Truths, UNKNOWN, Vector } from './vector';
import { workTime } from './work-time';

/** What the compiler asks of the engine that it belongs to. */
export interface Fallback {
  /** The exact value of an expression that reads no row. */
  constant(e: Expression): Exact;
  /** All rows by the exact interpreter; null where a value leaves the safe integers. */
  exactly(e: Expression): Column | null;
  /** All rows, by kernels where possible, unknowns decided wherever they can be. */
  settled(e: Expression): Column | null;
}

/**
 * Turns expressions over one ledger into kernels. Parts written alike become one kernel, computed once a block. A part that has no kernel, or
 * whose arithmetic is not proven to stay exact, is a column computed by the exact interpreter.
 */
export class Compiler {
  private readonly vectors = new Map<number, Vector>();
  private readonly conditions = new Map<number, Truths>();
  private readonly exactly = new Set<number>();

  constructor(private readonly table: Table, private readonly calendar: Calendar, private readonly fallback: Fallback, private readonly identities: Identities) {}

  /** Did no part of it have to be given up to the exact interpreter for want of a kernel or a proof? Lookups by key are no giving up. */
  ranOnKernels(e: Expression): boolean {
    return !this.exactly.has(this.identities.of(e)) && !asksItsRow(e) && operands(e).every((operand) => this.ranOnKernels(operand));
  }

  vector(e: Expression): Vector {
    const number = this.identities.of(e);
    let vector = this.vectors.get(number);
    if (!vector) {
      vector = inRoomFor(this.table.rows, () => this.proven(e, () => this.vectorKernel(e)) ?? leaf(this.exactColumn(e)));
      this.vectors.set(number, vector);
    }
    return vector;
  }

  truths(e: Expression): Truths {
    const number = this.identities.of(e);
    let truths = this.conditions.get(number);
    if (!truths) {
      truths = inRoomFor(this.table.rows, () => this.proven(e, () => this.truthKernel(e)) ?? compareCode('<>', leaf(this.exactColumn(e)), 0));
      this.conditions.set(number, truths);
    }
    return truths;
  }

  private proven<T>(e: Expression, kernel: () => T | null): T | null {
    try {
      return kernel();
    } catch (error) {
      if (!(error instanceof Unproven)) throw error;
      this.exactly.add(this.identities.of(e));
      return null;
    }
  }

  private exactColumn(e: Expression): Column {
    const column = this.fallback.exactly(e);
    if (!column) throw new Unproven();
    return column;
  }

  /** Null: no kernel. */
  private vectorKernel(e: Expression): Vector | null {
    switch (e.op) {
      case 'column': return this.cells(e.column, e.kind);
      // The row's own cell where a formula over all rows of its ledger names it in full.
      case 'range': return e.ledger === this.table.key && this.table.columns.has(e.column) ? this.cells(e.column, e.kind) : null;
      case 'fact': return e.fact.per === null ? this.vector(e.fact.expression) : null;
      case 'constant': case 'parameter': case 'as-of': return constantOf(e.kind, this.fallback.constant(e));
      case 'negate': return negative(this.vector(e.of));
      case 'binary': return this.arithmetic(e);
      case 'call': return this.call(e);
      case 'rank': return this.perEntry(this.vector(e.of), e.kind, (of) => ({ ...e, of }));
      case 'tier': {
        const [input] = e.inputs;
        if (e.inputs.length !== 1 || !input || DICTIONARY_KINDS.has(input.kind) || input.kind === 'yesno' || input.kind === 'period') return null;
        return tierVector(e, this.vector(input), (constant) => this.fallback.constant(constant));
      }
      default: return null;
    }
  }

  private cells(key: string, kind: Kind): Vector {
    const column = this.table.columns.get(key);
    return column ? leaf(column) : constantOf(kind, { state: State.Missing, value: null });
  }

  private arithmetic(e: Extract<Expression, { op: 'binary' }>): Vector | null {
    const { operator, left, right, kind } = e;
    if (operator === '+' || operator === '-') {
      const kinds = [left.kind, right.kind];
      if (kinds.includes('period')) return null;
      const [a, b] = [this.vector(left), this.vector(right)];
      if (operator === '+' && left.kind === 'date' && right.kind === 'time') return sum(kind, a, 1, b, MINUTES_PER_DAY);
      if (operator === '+' && left.kind === 'time' && right.kind === 'date') return sum(kind, b, 1, a, MINUTES_PER_DAY);
      // A date is a whole day: what half a day more means is the exact interpreter's to say.
      if (kind === 'date' && (a.form.scale > 0 || b.form.scale > 0 || a.form.denominator > 1 || b.form.denominator > 1)) return null;
      return sum(kind, a, operator === '+' ? 1 : -1, b);
    }
    if (operator === '*') return product(kind, this.vector(left), this.vector(right));
    if (operator === '/') return quotient(kind, this.vector(left), this.vector(right));
    return null;
  }

  private call(e: Extract<Expression, { op: 'call' }>): Vector | null {
    const { name, kind, args } = e;
    const [first, second, third] = args;
    if (!first) return null;
    switch (name) {
      case 'IF': return second && third ? choice(this.truths(first), this.vector(second), this.vector(third)) : null;
      case 'IFNA': {
        if (!second) return null;
        const value = this.settledVector(first);
        return choice(absence(value.form.certain, (block) => value.read(block).state), this.vector(second), value);
      }
      case 'MIN': case 'MAX': return kind === 'period' ? null : extreme(kind, name, args.map((arg) => this.vector(arg)));
      case 'ABS': return absolute(this.vector(first));
      case 'INT': return rounded(kind, name, this.vector(first), 0);
      case 'ROUND': case 'ROUNDUP': case 'ROUNDDOWN': {
        const places = second ? this.constantNumber(second) : 0;
        return places === null ? null : rounded(kind, name, this.vector(first), places);
      }
      case 'DATEPART': return partOf('date', this.vector(first));
      case 'TIMEPART': return partOf('time', this.vector(first));
      case 'WORKTIME': return second ? workTime(this.calendar, this.vector(first), this.vector(second)) : null;
      case 'DAYS': return second ? sum(kind, this.vector(first), -1, this.vector(second)) : null;
      case 'RANK': return this.perEntry(this.vector(first), kind, (of) => ({ ...e, args: [of] }));
      default: return null;
    }
  }

  /** Null: no kernel. */
  private truthKernel(e: Expression): Truths | null {
    switch (e.op) {
      case 'and': return junction('and', drawnTogether(e.of.map((part) => this.truths(part))));
      case 'or': return junction('or', e.of.map((part) => this.truths(part)));
      case 'not': return negation(this.truths(e.of));
      case 'blank': return this.blank(e.of);
      case 'binary': return isComparison(e.operator) ? this.compare(e.operator, e.left, e.right) : null;
      case 'member': {
        if (!DICTIONARY_KINDS.has(e.item.kind) || e.item.kind === 'list' || !this.isConstant(e.list)) return null;
        return this.perEntryTruths(this.vector(e.item), (item) => ({ ...e, item }));
      }
      case 'call': return this.truthCall(e);
      case 'fact': return e.fact.per === null ? this.truths(e.fact.expression) : null;
      case 'constant': case 'parameter': {
        const { state, value } = this.fallback.constant(e);
        return always(value === null ? UNKNOWN : value === true ? TRUE : FALSE, state);
      }
      case 'column': case 'range': return compareCode('<>', this.vector(e), 0);
      default: return null;
    }
  }

  private truthCall(e: Extract<Expression, { op: 'call' }>): Truths | null {
    const [first, second, third] = e.args;
    if (!first) return null;
    switch (e.name) {
      case 'IF': return second && third ? choiceOfTruths(this.truths(first), this.truths(second), this.truths(third)) : null;
      case 'IFNA': {
        if (!second) return null;
        const value = this.settledTruths(first);
        return choiceOfTruths(absence(value.certain, (block) => value.state(block)), this.truths(second), value);
      }
      default: return null;
    }
  }

  private blank(of: Expression): Truths {
    if (of.kind === 'yesno') {
      const value = this.settledTruths(of);
      return blankness(value.certain, (block) => value.state(block));
    }
    const value = this.settledVector(of);
    return blankness(value.form.certain, (block) => value.read(block).state);
  }

  private compare(operator: Comparison, left: Expression, right: Expression): Truths | null {
    if (left.kind === 'yesno') return this.compareFlags(operator, left, right);
    if (left.kind === 'list' || right.kind === 'list') return null;
    if (DICTIONARY_KINDS.has(left.kind)) return this.compareTexts(operator, left, right);
    // Which of a month and a quarter comes first is the exact interpreter's to say.
    if (left.kind === 'period' && operator !== '=' && operator !== '<>') return null;
    for (const [value, constant, op] of [[left, right, operator], [right, left, MIRRORED[operator]]] as const) {
      if (!this.isConstant(constant)) continue;
      const limit = this.fallback.constant(constant);
      const vector = this.vector(value);
      if (limit.value !== null && isRational(limit.value) && vector.form.denominator === 1) return compareConstant(op, vector, limit.value);
    }
    return compareVectors(operator, this.vector(left), this.vector(right));
  }

  private compareFlags(operator: Comparison, left: Expression, right: Expression): Truths | null {
    if (operator !== '=' && operator !== '<>') return null;
    if (right.op === 'constant') return (right.value === true) === (operator === '=') ? this.truths(left) : negation(this.truths(left));
    const [a, b] = [this.truths(left), this.truths(right)];
    const unequal = junction('or', [junction('and', [a, negation(b)]), junction('and', [negation(a), b])]);
    return operator === '<>' ? unequal : negation(unequal);
  }

  /** Texts are equal letter by letter: one side's codes are translated into the other's. */
  private compareTexts(operator: Comparison, left: Expression, right: Expression): Truths | null {
    if (operator !== '=' && operator !== '<>') return null;
    if (this.isConstant(left)) return this.isConstant(right) ? null : this.compareTexts(operator, right, left);
    const [a, b] = [this.vector(left), this.vector(right)];
    if (this.isConstant(right) && b.form.certain) return compareCode(operator, a, a.form.dictionary?.indexOf(b.form.dictionary?.[0] ?? '') ?? -1);
    const codes = new Map(a.form.dictionary?.map((text, code) => [text, code]));
    const translated = recoded(b, Float64Array.from(b.form.dictionary ?? [], (text) => codes.get(text) ?? -1));
    return compareCodes(operator, a, translated);
  }

  /** A number that follows from one text: asked once for each entry of its dictionary. */
  private perEntry(codes: Vector, kind: Kind, asked: (entry: Expression) => Expression): Vector {
    const entries = columnOfExact(kind, this.answers(codes, asked));
    if (!entries) throw new Unproven();
    return looked(codes, entries);
  }

  private perEntryTruths(codes: Vector, asked: (entry: Expression) => Expression): Truths {
    const answers = this.answers(codes, asked);
    const truth = Uint8Array.from(answers, ({ value }) => (value === null ? UNKNOWN : value === true ? TRUE : FALSE));
    return lookupTruths(codes, truth, Uint8Array.from(answers, ({ state }) => state));
  }

  private answers(codes: Vector, asked: (entry: Expression) => Expression): Exact[] {
    return (codes.form.dictionary ?? []).map((value) => this.fallback.constant(asked({ op: 'constant', kind: codes.form.kind, value })));
  }

  private settledVector(e: Expression): Vector {
    if (!isBounded(e)) return this.vector(e);
    const column = this.fallback.settled(e);
    if (!column) throw new Unproven();
    return leaf(column);
  }

  private settledTruths(e: Expression): Truths {
    return isBounded(e) ? compareCode('<>', this.settledVector(e), 0) : this.truths(e);
  }

  private isConstant(e: Expression): boolean {
    return e.op === 'constant' || e.op === 'parameter' || e.op === 'as-of' || (e.op === 'negate' && this.isConstant(e.of));
  }

  private constantNumber(e: Expression): number | null {
    const value = this.isConstant(e) ? this.fallback.constant(e).value : null;
    return value !== null && isRational(value) && value.d === 1n ? Number(value.n) : null;
  }
}

const isRational = (value: Constant): value is Extract<Constant, { n: bigint }> => typeof value === 'object' && 'n' in value;

function constantOf(kind: Kind, { state, value }: Exact): Vector {
  if (value !== null && isRational(value)) return constantVector(kind, value);
  const dictionary = value === null ? [] : [Array.isArray(value) ? value.join('、') : String(value)];
  const states = state === State.Known ? ALL_KNOWN : bytesOfBlock().fill(state);
  const values = numbersOfBlock();
  const form = { kind, scale: 0, low: 0, high: 0, denominator: 1, dictionary: DICTIONARY_KINDS.has(kind) ? dictionary : null, certain: state === State.Known };
  return new Vector(form, (_, self) => {
    self.values = values;
    self.state = states;
  });
}
