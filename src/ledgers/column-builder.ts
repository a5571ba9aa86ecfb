import type { ColumnDefinition } from '../rules/ledger-definition';
import { State, type Column } from '../values/column';
import { DICTIONARY_KINDS, type Unit } from '../values/kind';
import type { Sink } from './cells';
import { POWERS_OF_TEN } from './decimal';
import type { CellNote } from './ledger';

/** Base units in one unit of a definition's bounds. */
const BOUND_FACTOR: Partial<Record<Unit, number>> = { 'wan yuan': 10_000, percent: 0.01, hour: 60 };

interface Remark {
  count: number;
  readonly row: number;
  readonly text: string;
}

/** Collects one column of a ledger, sheet by sheet, into typed arrays. Rows that no sheet speaks of stay Missing. */
export class ColumnBuilder {
  readonly notes: CellNote[] = [];
  private readonly values: Float64Array;
  private readonly state: Uint8Array;
  /** Decimal places of each value, where they can differ; made when the first value has any. */
  private places: Uint8Array | null = null;
  private readonly dictionary: string[] = [];
  private readonly codes = new Map<string, number>();
  private readonly bounds: readonly [number, number] | null;

  constructor(
    readonly definition: ColumnDefinition,
    rows: number,
  ) {
    this.values = new Float64Array(rows);
    this.state = new Uint8Array(rows).fill(State.Missing);
    const factor = BOUND_FACTOR[definition.unit] ?? 1;
    this.bounds = definition.bounds && [definition.bounds[0] * factor, definition.bounds[1] * factor];
  }

  /** The sink for the rows from `start` on; `textOf` gives a cell as it is shown, for notes. */
  sink(start: number, textOf: (i: number) => string): Sink & { finish(): void } {
    const remarks = new Map<string, Remark>();
    return {
      known: (i, value, places = 0) => this.put(start + i, value, places, () => textOf(i)),
      knownText: (i, text) => this.put(start + i, this.codeOf(text), 0, () => text),
      blank: (i) => {
        this.state[start + i] = State.Blank;
      },
      unreadable: (i, code, params) => this.refuse(start + i, textOf(i), code, params),
      remark: (i, code) => {
        const remark = remarks.get(code);
        if (remark) remark.count++;
        else remarks.set(code, { count: 1, row: start + i, text: textOf(i) });
      },
      finish: () => {
        for (const [code, { count, row, text }] of remarks) {
          this.notes.push({ severity: 'info', code, column: this.definition.key, row, text, params: { count: String(count) } });
        }
      },
    };
  }

  /** Writes a default into the blank rows of a range; says how many there were. */
  fillBlanks(start: number, count: number, value: DefaultValue): number {
    let filled = 0;
    for (let row = start; row < start + count; row++) {
      if (this.state[row] !== State.Blank && this.state[row] !== State.Missing) continue;
      this.put(row, typeof value.value === 'string' ? this.codeOf(value.value) : value.value, value.places, () => '');
      filled++;
    }
    return filled;
  }

  stateAt(row: number): State {
    return this.state[row] as State;
  }

  /** The value of a row whose kind has a fixed scale; null where it is not known. */
  valueAt(row: number): number | null {
    return this.state[row] === State.Known ? this.values[row]! : null;
  }

  textAt(row: number): string | null {
    return this.state[row] === State.Known ? (this.dictionary[this.values[row]!] ?? null) : null;
  }

  /** All texts that rows hold. */
  get texts(): readonly string[] {
    return this.dictionary;
  }

  build(): Column {
    const { kind } = this.definition;
    if (DICTIONARY_KINDS.has(kind)) return { kind, scale: 0, values: this.values, state: this.state, dictionary: this.dictionary };
    if (kind === 'money') return { kind, scale: 2, values: this.values, state: this.state };
    return this.places ? this.buildDecimals(this.places) : { kind, scale: 0, values: this.values, state: this.state };
  }

  /** One scale for all rows where every value stays a safe integer at it; else each row over its own power of ten. */
  private buildDecimals(places: Uint8Array): Column {
    const { kind } = this.definition;
    const { values, state } = this;
    const scale = places.reduce((most, each) => Math.max(most, each), 0);
    const scaled = values.map((value, row) => value * POWERS_OF_TEN[scale - places[row]!]!);
    if (scaled.every((value) => Number.isSafeInteger(value))) return { kind, scale, values: scaled, state };
    const denominators = Float64Array.from(places, (each) => POWERS_OF_TEN[each]!);
    return { kind, scale: 0, values, state, denominators };
  }

  private put(row: number, value: number, places: number, text: () => string): void {
    if (this.bounds) {
      const size = value / POWERS_OF_TEN[places]!;
      if (size < this.bounds[0] || size > this.bounds[1]) {
        const [low, high] = this.definition.bounds ?? [0, 0];
        return this.refuse(row, text(), 'out-of-bounds', { low: String(low), high: String(high) });
      }
    }
    this.values[row] = value;
    this.state[row] = State.Known;
    if (places > 0 && this.definition.kind !== 'money') {
      this.places ??= new Uint8Array(this.values.length);
      this.places[row] = places;
    }
  }

  private refuse(row: number, text: string, code: string, params?: Readonly<Record<string, string>>): void {
    this.state[row] = State.Unreadable;
    this.values[row] = 0;
    this.notes.push({ severity: 'unreadable', code, column: this.definition.key, row, text, ...(params ? { params } : {}) });
  }

  private codeOf(text: string): number {
    let code = this.codes.get(text);
    if (code === undefined) {
      code = this.dictionary.push(text) - 1;
      this.codes.set(text, code);
    }
    return code;
  }
}

/** A definition's default, read once: a number with its places, or a text. */
export interface DefaultValue {
  readonly value: number | string;
  readonly places: number;
}
