import type { EventEntry } from '../wire';
import type { Passed } from './arguments';
import type { FunctionMetadata } from './metadata';
import { readResult, type Outcome } from './results';

/** A cell of the workbook, rows and columns from 0. */
export interface CellPlace {
  readonly unitId: string;
  readonly sheetId: string;
  readonly row: number;
  readonly column: number;
}

interface Call {
  readonly id: number;
  readonly place: CellPlace;
  readonly metadata: FunctionMetadata;
  /** The arguments as JSON, by which a call is known again. */
  readonly passed: string;
  outcome: Outcome | null;
  /** The last calculation that asked for it. */
  run: number;
}

export interface CallsOptions {
  /** Sends entries to the add-in's runtime. */
  readonly send: (entries: readonly EventEntry[]) => void;
  /** Cells whose calls have their results: they are to be calculated again. */
  readonly settled: (places: readonly CellPlace[]) => void;
  readonly errorsPassed: boolean;
  /** `'Sheet Name'!A1`, for functions that ask for the address of their cell. */
  readonly addressOf: (place: CellPlace) => string;
}

const TO_FUNCTIONS = { messageCategory: 1, targetId: '' };
const INVOKE = 1000;
const CANCEL = 1001;
const FLAG_CANCELABLE = 1;
const FLAG_ERRORS = 4;
/** One message holds at most so many calls and characters, so that a sheet full of formulas stays below the limits of a payload. */
const CALLS_OF_A_MESSAGE = 1000;
const CHARACTERS_OF_A_MESSAGE = 1_000_000;

const keyOf = (place: CellPlace): string => `${place.unitId}/${place.sheetId}/${String(place.row)}/${String(place.column)}`;

/**
 * The calls of custom functions that cells wait for or show. A calculation asks for an outcome and gets null while the call is under way; when the
 * add-in's runtime answers, the cell is calculated again and finds it here. A call is known by its cell, function and arguments, so an answer that
 * comes after the cell has moved on is never shown.
 */
export class Calls {
  readonly #options: CallsOptions;
  readonly #byCell = new Map<string, Call[]>();
  readonly #pending = new Map<number, Call>();
  #queue = new Set<Call>();
  #timer: ReturnType<typeof setTimeout> | null = null;
  #isReady = false;
  #lastId = 0;
  #run = 0;

  constructor(options: CallsOptions) {
    this.#options = options;
  }

  /** A calculation begins. */
  beginRun(): void {
    this.#run += 1;
  }

  /** The add-in's runtime is there: what has waited for it is called. */
  ready(): void {
    this.#isReady = true;
    this.#plan();
  }

  get waiting(): number {
    return this.#pending.size;
  }

  outcomeOf(place: CellPlace, metadata: FunctionMetadata, given: readonly Passed[]): Outcome | null {
    const key = keyOf(place);
    const passed = JSON.stringify(given);
    const known = this.#byCell.get(key) ?? [];
    const same = known.find((call) => call.metadata === metadata && call.passed === passed);
    if (same !== undefined) {
      same.run = this.#run;
      return same.outcome;
    }
    const call: Call = { id: (this.#lastId += 1), place, metadata, passed, outcome: null, run: this.#run };
    const current = known.filter((earlier) => earlier.run >= this.#run - 1);
    for (const earlier of known) if (!current.includes(earlier)) this.#drop(earlier);
    this.#byCell.set(key, [...current, call]);
    this.#pending.set(call.id, call);
    this.#queue.add(call);
    if (this.#isReady) this.#plan();
    return null;
  }

  /** What SetInvocationArrayResults brings. */
  results(entries: readonly (readonly unknown[])[]): void {
    const places: CellPlace[] = [];
    for (const entry of entries) {
      const call = this.#pending.get(Number(entry[0]));
      if (call === undefined) continue;
      this.#pending.delete(call.id);
      call.outcome = readResult(entry);
      places.push(call.place);
    }
    if (places.length > 0) this.#options.settled(places);
  }

  /** Forgets all outcomes, and what is under way: everything is to be called anew. */
  forget(): void {
    for (const call of [...this.#pending.values()]) this.#drop(call);
    this.#byCell.clear();
  }

  /** The words beside an error that a cell shows; null where there are none. */
  messageAt(place: CellPlace, shown: string): string | null {
    for (const call of [...this.#byCell.values()].flat()) {
      if (call.place.unitId !== place.unitId || call.place.sheetId !== place.sheetId) continue;
      const value = call.outcome?.[place.row - call.place.row]?.[place.column - call.place.column];
      if (typeof value === 'object' && value.error === shown && value.message !== '') return value.message;
    }
    return null;
  }

  #drop(call: Call): void {
    if (!this.#pending.delete(call.id)) return;
    const isSent = !this.#queue.delete(call);
    if (isSent && call.metadata.options?.cancelable === true) this.#options.send([{ ...TO_FUNCTIONS, messageType: CANCEL, message: JSON.stringify({ invocationId: call.id }) }]);
  }

  #plan(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      this.#flush();
    }, 0);
  }

  #flush(): void {
    let entries: EventEntry[] = [];
    let characters = 0;
    const calls = this.#queue;
    this.#queue = new Set();
    for (const call of calls) {
      const entry = this.#entry(call);
      if (entries.length === CALLS_OF_A_MESSAGE || (entries.length > 0 && characters + entry.message.length > CHARACTERS_OF_A_MESSAGE)) {
        this.#options.send(entries);
        entries = [];
        characters = 0;
      }
      entries.push(entry);
      characters += entry.message.length;
    }
    if (entries.length > 0) this.#options.send(entries);
  }

  #entry({ id, place, metadata, passed }: Call): EventEntry {
    const flags = (metadata.options?.cancelable === true ? FLAG_CANCELABLE : 0) | (this.#options.errorsPassed ? FLAG_ERRORS : 0);
    const address = metadata.options?.requiresAddress === true ? this.#options.addressOf(place) : null;
    return { ...TO_FUNCTIONS, messageType: INVOKE, message: `[${String(id)},${JSON.stringify(metadata.id)},${passed},${JSON.stringify(address)},${String(flags)}]` };
  }
}
