import type { Column } from '../../values/column';
import type { Kind } from '../../values/kind';

/** Rows that go through the kernels at once: their columns stay in the processor's nearest cache. */
export const BLOCK = 2048;

/** Rows that the buffers of kernels hold which are being made: a ledger of few rows needs no whole block for each of its many kernels. */
let room = BLOCK;

/** Makes kernels of a ledger of so many rows, all at once. Each loops over the rows of its block alone. */
export function inRoomFor<T>(rows: number, make: () => T): T {
  const before = room;
  // Truths are read four rows a word.
  room = Math.min(BLOCK, Math.max(4, (rows + 3) & ~3));
  try {
    return make();
  } finally {
    room = before;
  }
}

/** A buffer for numbers of a block's rows. */
export const numbersOfBlock = (): Float64Array<ArrayBuffer> => new Float64Array(room);
/** A buffer for truths or states of a block's rows. */
export const bytesOfBlock = (): Uint8Array<ArrayBuffer> => new Uint8Array(room);

/** `count` rows from `start`, or the rows listed. `stamp` is another number for every block. */
export interface Block {
  readonly stamp: number;
  readonly start: number;
  readonly count: number;
  readonly rows: Int32Array | null;
}

/** Truth within kernels: with True as 3, Kleene's `and` is `&` and `or` is `|`, four rows a word. */
export const FALSE = 0;
export const UNKNOWN = 1;
export const TRUE = 3;

/** What is known of a vector before any row is read. */
export interface Form {
  readonly kind: Kind;
  readonly scale: number;
  /** Bounds of `values`, those of unknown rows included. */
  readonly low: number;
  readonly high: number;
  /** Largest denominator; 1 where there are none. */
  readonly denominator: number;
  readonly dictionary: readonly string[] | null;
  /** No row is unknown. */
  readonly certain: boolean;
}

export const ALL_KNOWN = new Uint8Array(BLOCK);
export const ONES = new Float64Array(BLOCK).fill(1);

/** Exact numbers or dictionary codes of one expression over the block last read; laid out as in a Column. */
export class Vector {
  values: Float64Array = ONES;
  denominators: Float64Array = ONES;
  state: Uint8Array = ALL_KNOWN;
  private stamp = -1;

  constructor(readonly form: Form, private readonly compute: (block: Block, self: Vector) => void) {}

  read(block: Block): this {
    if (this.stamp !== block.stamp) {
      this.stamp = block.stamp;
      this.compute(block, this);
    }
    return this;
  }
}

export interface Range {
  readonly x: Vector;
  readonly low: number;
  readonly high: number;
}

/** Kleene truth of one condition over the block last read. Bytes past the block's rows mean nothing. */
export class Truths {
  readonly truth = bytesOfBlock();
  readonly words = new Uint32Array(this.truth.buffer);
  private stamp = -1;
  private stateStamp = -1;
  private readonly states = bytesOfBlock();

  /** `why` writes the state of the unknown rows; those of the others do not matter. */
  constructor(
    readonly certain: boolean,
    private readonly compute: (block: Block, truth: Uint8Array, words: Uint32Array) => void,
    private readonly why: (block: Block, states: Uint8Array) => void,
    /** The test, where it is that a vector's stored numbers lie between two bounds, both included. */
    readonly range: Range | null = null,
  ) {}

  read(block: Block): this {
    if (this.stamp !== block.stamp) {
      this.stamp = block.stamp;
      this.compute(block, this.truth, this.words);
    }
    return this;
  }

  /** State of every row: Known where the truth is. */
  state(block: Block): Uint8Array {
    if (this.certain) return ALL_KNOWN;
    if (this.stateStamp !== block.stamp) {
      this.stateStamp = block.stamp;
      const { truth } = this.read(block);
      this.why(block, this.states);
      for (let i = 0; i < block.count; i++) if (truth[i] !== UNKNOWN) this.states[i] = 0;
    }
    return this.states;
  }
}

/** Bounds of a column's stored numbers, its largest denominator, and whether all of its rows are known. Each is found out once, when it is asked for. */
class Measure {
  private bounds: readonly [low: number, high: number, denominator: number] | undefined;
  private known: boolean | undefined;

  constructor(private readonly column: Column) {}

  get low(): number {
    return this.measured[0];
  }

  get high(): number {
    return this.measured[1];
  }

  get denominator(): number {
    return this.column.denominators ? this.measured[2] : 1;
  }

  get certain(): boolean {
    this.known ??= isAllKnown(this.column.state);
    return this.known;
  }

  private get measured(): readonly [low: number, high: number, denominator: number] {
    const { values, denominators } = this.column;
    this.bounds ??= [...span(values), denominators ? span(denominators)[1] : 1];
    return this.bounds;
  }
}

function span(values: Float64Array): readonly [low: number, high: number] {
  let low = values[0] ?? 0;
  let high = low;
  for (let i = 1; i < values.length; i++) {
    const value = values[i]!;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [low, high];
}

/** Four states a word, as long as the array begins at a word. */
function isAllKnown(state: Uint8Array): boolean {
  const words = state.byteOffset % 4 === 0 ? new Uint32Array(state.buffer, state.byteOffset, state.length >>> 2) : new Uint32Array(0);
  for (let i = 0; i < words.length; i++) if (words[i] !== 0) return false;
  for (let i = words.length * 4; i < state.length; i++) if (state[i] !== 0) return false;
  return true;
}

const measures = new WeakMap<Column, Measure>();

export function measure(column: Column): Measure {
  let known = measures.get(column);
  if (!known) measures.set(column, (known = new Measure(column)));
  return known;
}
