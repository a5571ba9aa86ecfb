import type { Exact, Place } from '../formula/world';
import type { Source } from '../ledgers/ledger';
import { MONTH } from '../rules/names';
import { amountOf, fenOf } from '../values/amount';
import { State, Truth } from '../values/column';
import { formatPeriod, monthAtEnd } from '../values/period';
import { mapped } from '../values/steps';
import { NOWHERE, sheetRowOf, sourceOf } from './addresses';
import type { RuleOutcome } from './judge';
import { lineExplanation } from './judgement';
import { textOfKey, type Key } from './key-text';
import type { Persons } from './persons';
import { ledgerOf, shownRow } from './places';
import type { Finding, MoneyLine, Total } from './report';
import type { Scene } from './scene';
import { sortedBy } from './sort';
import type { Views } from './views';
import type { CarriedLine, Waiver } from './waiver';

export interface Money {
  readonly lines: readonly MoneyLine[];
  /** What waivers lifted, and how much each of them. */
  readonly waivedLines: readonly MoneyLine[];
  readonly lifted: ReadonlyMap<Waiver, bigint>;
  readonly totals: readonly Total[];
  /** Amounts that are due but can't be told. */
  readonly unknown: readonly Finding[];
  /** What the lines come to, and what may be due but can't be told, for rules that hold it against what was paid. */
  readonly due: readonly DueLine[];
}

/** An amount that is due, or may be; null is what can't be told, `waits` whether something that is not there at all keeps it so. */
export interface DueLine {
  readonly source: Source;
  readonly sheetRow: number;
  readonly person: string | null;
  readonly month: string;
  readonly item: string;
  readonly rule: string;
  readonly fen: bigint | null;
  readonly waits: boolean;
}

/** Payroll month of a place: its row's own (of a quarter or a year the last), else the checked month, else that of the day the run looks from. */
export function monthOf(scene: Scene, place: Place): string {
  const key = ledgerOf(place);
  const months = scene.ledgers.get(key)!.columns.get(MONTH);
  const row = shownRow(place);
  if (months?.state[row] === State.Known) return formatPeriod(monthAtEnd(months.values[row]!, scene.set.profile.payrollPeriod));
  return formatPeriod(scene.month ?? scene.world.periodOf(scene.asOf));
}

interface FenLine {
  readonly fen: bigint;
  readonly line: MoneyLine;
}

const inOrder = (lines: readonly FenLine[]): Generator<void, FenLine[]> => sortedBy(lines, ({ line }) => [line.employee_id, line.month, line.item, line.rule, textOfKey(line.key)]);
const lineIn = ({ line }: FenLine): MoneyLine => line;

/**
 * The money lines of all rules, each rounded to the fen once, with those that a closed month left over, and their sums per person and month. A line
 * of nothing is no line. What a waiver lifts is due to nobody. Done in steps.
 */
export function* moneyOf(scene: Scene, outcomes: readonly RuleOutcome[], { keys, persons, waivers, findings }: Views, carried: readonly CarriedLine[] = []): Generator<void, Money> {
  const written: FenLine[] = [];
  const waived: FenLine[] = [];
  const lifted = new Map<Waiver, bigint>();
  const unknown: Finding[] = [];
  const due: DueLine[] = [];
  // First, so that a month's last line is one that stands on a sheet, where there is any.
  for (const one of carried) {
    const line = carriedLine(scene, one);
    if (line === null) continue;
    written.push(line);
    due.push({ source: NOWHERE, sheetRow: 0, person: one.employee_id, month: one.to, item: one.item, rule: one.rule, fen: line.fen, waits: false });
  }
  for (const outcome of outcomes) {
    const outcomeLine = outcome.rule.line;
    if (!outcomeLine) continue;
    const { item } = outcomeLine;
    yield* scene.engine.each(outcome.places.length, (index) => {
      const place = outcome.places[index]!;
      const certain = outcome.truths[index] === Truth.True;
      const fen = certain ? scene.engine.fen(outcomeLine.amount, place) : null;
      const person = textOf(scene.engine.evaluate(outcomeLine.forWhom, place));
      const told = certain && fen !== null && person !== null;
      const waits = outcome.line.at[index] === true || outcome.verdict.at[index] === true;
      const lifting = waivers.liftedBy(outcome, index, told);
      const open = certain && !told && !outcome.line.at[index] ? findings.unknownAmount(outcome, place) : null;
      const line = told && fen !== 0n ? { fen, line: lineOf(scene, outcome, place, keys.of(place), person, fen) } : null;
      // All that may be asked twice has been asked by here.
      if (fen !== 0n && !lifting) due.push({ ...whereOf(scene, place), person, month: monthOf(scene, place), item, rule: outcome.rule.id, fen: person === null ? null : fen, waits });
      if (open) unknown.push(open);
      if (line) (lifting ? waived : written).push(line);
      if (line && lifting) lifted.set(lifting, (lifted.get(lifting) ?? 0n) + line.fen);
    });
  }
  const lines = yield* inOrder(written);
  const waivedLines = yield* inOrder(waived);
  const nameOf = (id: string): string | null => persons.nameOf(id) ?? carried.find((one) => one.employee_id === id)?.employee_name ?? null;
  return { lines: lines.map(lineIn), waivedLines: waivedLines.map(lineIn), lifted, totals: yield* totalsOf(lines, persons, nameOf), unknown, due };
}

const textOf = ({ state, value }: Exact): string | null => (state === State.Known && typeof value === 'string' ? value : null);

function whereOf({ ledgers }: Scene, place: Place): Pick<DueLine, 'source' | 'sheetRow'> {
  const ledger = ledgers.get(ledgerOf(place))!;
  const row = shownRow(place);
  return { source: sourceOf(ledger, row), sheetRow: sheetRowOf(ledger, row) };
}

/** A line that is settled in a checked month; null: it is another's. */
function carriedLine({ month, set }: Scene, { employee_id, item, amount, from, to, rule: id, version, key }: CarriedLine): FenLine | null {
  const fen = fenOf(amount);
  if (fen === 0n || (month !== null && formatPeriod(month) !== to)) return null;
  const rule = set.files.find((file) => file.version === version && file.rules.some((one) => one.id === id))?.rules.find((one) => one.id === id);
  return {
    fen,
    line: {
      employee_id,
      month: to,
      item,
      amount: amountOf(fen),
      rule: id,
      version,
      key,
      file: NOWHERE.file,
      sheet: NOWHERE.sheet,
      row: 0,
      source: rule?.source ?? [],
      explain: { name: item, unit: 'yuan', value: amountOf(fen) },
      carried: { from },
    },
  };
}

function lineOf(scene: Scene, outcome: RuleOutcome, place: Place, key: Key, person: string, fen: bigint): MoneyLine {
  const { rule, file } = outcome;
  const ledger = scene.ledgers.get(file.ledger)!;
  const row = shownRow(place);
  const source = sourceOf(ledger, row);
  let explain: MoneyLine['explain'] | null = null;
  return {
    employee_id: person,
    month: monthOf(scene, place),
    item: rule.line!.item,
    amount: amountOf(fen),
    rule: rule.id,
    version: file.version,
    key,
    file: source.file,
    sheet: source.sheet,
    row: sheetRowOf(ledger, row),
    source: rule.source,
    // Explained when somebody asks: behind one amount may stand a month's rows.
    get explain() {
      return (explain ??= lineExplanation(scene, { outcome, place }));
    },
  };
}

function* totalsOf(lines: readonly FenLine[], persons: Persons, nameOf: (id: string) => string | null): Generator<void, Total[]> {
  const people = new Map<string, { employee_id: string; month: string; items: Map<string, bigint> }>();
  yield* mapped(lines, ({ fen, line }) => {
    const key = `${line.employee_id}\u0000${line.month}`;
    const person = people.get(key) ?? { employee_id: line.employee_id, month: line.month, items: new Map<string, bigint>() };
    person.items.set(line.item, (person.items.get(line.item) ?? 0n) + fen);
    people.set(key, person);
  });
  return yield* mapped([...people.values()], ({ employee_id, month, items }) => ({
    employee_id,
    employee_name: nameOf(employee_id),
    department: persons.departmentOf(employee_id),
    month,
    items: Object.fromEntries([...items].map(([item, fen]) => [item, amountOf(fen)])),
    net: amountOf([...items.values()].reduce((sum, fen) => sum + fen, 0n)),
  }));
}
