import { createEngine } from '../../formula/engine';
import { isRational, keyOf } from '../../formula/exactly';
import type { Constant } from '../../formula/expression';
import type { Engine, FactVersion, Place, Table, World } from '../../formula/world';
import { State, Truth, type Column } from '../../values/column';
import { DICTIONARY_KINDS, NUMERIC_KINDS, type Kind } from '../../values/kind';
import { periodEnd, periodOf, periodStart } from '../../values/period';
import { parseDecimal, rational } from '../../values/rational';
import { MINUTES_PER_DAY, dayOf } from '../../values/time';
import type { ColumnDefinition, LedgerDefinition } from '../ledger-definition';
import type { Rule, RuleFile, RuleSet } from '../model';
import { MONTH } from '../names';
import { rowFacts } from '../row-fact';

/** A made-up ledger's cells by column; what is not there is blank. */
export type Cells = ReadonlyMap<string, Constant | null>;

/** Made-up ledgers of one row each, but for `ledger`, which has `rows` alike on days that follow each other. A ledger that is not named has no rows. */
export interface Example {
  readonly ledger: string;
  readonly rows: number;
  readonly cells: ReadonlyMap<string, Cells>;
}

/** What stands in a key that nothing is asked of, the same everywhere, so that ledgers join. */
export const KEY = '1';

/** What a rule says of an example. Fen is null where it writes no line or the amount is unknown. */
export interface Judged {
  readonly holds: boolean;
  readonly fen: bigint | null;
  readonly requiredRole: string | null;
}

/** Judges rules on an example by the engine that judges real ledgers; `files` are those whose facts others read, the first of an id. */
export class ExampleCourt {
  private readonly engine: Engine;

  constructor(
    set: RuleSet,
    private readonly example: Example,
    files: readonly RuleFile[],
  ) {
    this.engine = createEngine(worldOf(set, example, files));
  }

  judge({ per, keys, appliesWhen, condition, line, requiredRole }: Rule): Judged {
    const place = this.placeOf(per, keys);
    const holds = place !== null && (!appliesWhen || this.engine.truth(appliesWhen, place) === Truth.True) && this.engine.truth(condition, place) === Truth.True;
    if (!holds) return { holds, fen: null, requiredRole: null };
    const role = requiredRole ? this.engine.evaluate(requiredRole, place).value : null;
    return { holds, fen: line ? this.engine.fen(line.amount, place) : null, requiredRole: typeof role === 'string' ? role : null };
  }

  private placeOf(per: Rule['per'], keys: Rule['keys']): Place | null {
    if (per === null) return { ledger: this.example.ledger, row: 0 };
    const groups = this.engine.groups(this.example.ledger, per, keys);
    const group = groups.groupOf[0] ?? -1;
    return group < 0 ? null : { groups, group };
  }
}

function worldOf(set: RuleSet, example: Example, files: readonly RuleFile[]): World {
  const payroll = set.profile.payrollPeriod;
  const ranks = new Map(set.roles.map((role) => [role.key, role.rank]));
  const tables = new Map<string, Table | null>();
  return {
    // A rule reads a few of the ledgers.
    table(ledger) {
      let table = tables.get(ledger);
      if (table === undefined) {
        const definition = set.ledgers.get(ledger);
        tables.set(ledger, (table = definition ? tableOf(set, definition, example) : null));
      }
      return table;
    },
    factVersions(ledger, name, first = []): readonly FactVersion[] {
      const declared = rowFacts(files, ledger, name);
      const meant = declared.find(({ file }) => first.includes(file.id)) ?? declared[0];
      return meant ? [{ fact: meant.fact, rows: null }] : [];
    },
    calendar: set.calendar,
    asOf: Math.max(...files.map(({ effectiveFrom }) => effectiveFrom), 1),
    rankOf: (role) => ranks.get(role),
    periodOf: (day) => periodOf(day, payroll),
    periodStart: (period) => periodStart(period, payroll),
    periodEnd: (period) => periodEnd(period, payroll),
  };
}

function tableOf(set: RuleSet, { key, columns: definitions, dateColumn }: LedgerDefinition, { ledger, rows: most, cells }: Example): Table {
  const given = cells.get(key);
  const rows = key === ledger ? most : given ? 1 : 0;
  const columns = new Map<string, Column>();
  for (const definition of definitions.values()) {
    const cell = given?.get(definition.key) ?? defaultOf(definition);
    columns.set(definition.key, columnOf(definition.kind, Array.from({ length: rows }, (_, row) => (definition.key === dateColumn ? later(cell, definition.kind, row) : cell))));
  }
  const dates = dateColumn === null ? undefined : columns.get(dateColumn);
  if (dates && !columns.has(MONTH)) columns.set(MONTH, dates.kind === 'period' ? dates : monthsOf(set, dates, rows));
  return { key, rows, columns, dateColumn };
}

const later = (cell: Constant | null, kind: Kind, days: number): Constant | null => {
  if (cell === null || !isRational(cell) || kind === 'period') return cell;
  return { ...cell, n: cell.n + BigInt(days * (kind === 'datetime' ? MINUTES_PER_DAY : 1)) };
};

/** A blank cell's default, as far as it is a text, a yes or no, or a number. */
function defaultOf({ default: written, kind, values }: ColumnDefinition): Constant | null {
  if (written === null) return null;
  const key = [...(values ?? [])].find(([canonical, aliases]) => canonical === written || aliases.includes(written))?.[0] ?? written;
  if (kind === 'yesno') return key === '是' || key === 'true' ? true : false;
  return NUMERIC_KINDS.has(kind) ? parseDecimal(written) : key;
}

function columnOf(kind: Kind, cells: readonly (Constant | null)[]): Column {
  const values = new Float64Array(cells.length);
  const denominators = new Float64Array(cells.length).fill(1);
  const state = new Uint8Array(cells.length);
  const codes = new Map<string, number>();
  cells.forEach((cell, row) => {
    if (cell === null) state[row] = State.Blank;
    else if (isRational(cell)) {
      values[row] = Number(cell.n);
      denominators[row] = Number(cell.d);
    } else if (typeof cell === 'boolean') values[row] = Number(cell);
    else {
      const text = typeof cell === 'string' ? cell : cell.join('、');
      if (!codes.has(text)) codes.set(text, codes.size);
      values[row] = codes.get(text)!;
    }
  });
  if (DICTIONARY_KINDS.has(kind)) return { kind, scale: 0, values, state, dictionary: [...codes.keys()] };
  return denominators.every((denominator) => denominator === 1) ? { kind, scale: 0, values, state } : { kind, scale: 0, values, state, denominators };
}

function monthsOf(set: RuleSet, dates: Column, rows: number): Column {
  const days = Array.from({ length: rows }, (_, row) => (dates.kind === 'datetime' ? dayOf(dates.values[row]!) : dates.values[row]!));
  const months = days.map((day, row) => (dates.state[row] === State.Known ? rational(BigInt(periodOf(day, set.profile.payrollPeriod))) : null));
  return columnOf('period', months);
}

/** Texts that tell examples apart. */
export const exampleKey = ({ rows, cells }: Example): string =>
  `${rows};${[...cells].map(([ledger, own]) => `${ledger}:${[...own].map(([column, value]) => `${column}=${value === null ? '' : keyOf(value)}`).join()}`).join(';')}`;
