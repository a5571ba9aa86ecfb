import type { Exact, Place } from '../formula/world';
import { amountOf } from '../values/amount';
import { State, Truth } from '../values/column';
import { formatPeriod, monthAtEnd } from '../values/period';
import { sourceOf } from './addresses';
import { explanationOf } from './explanations';
import type { Findings } from './findings';
import type { RuleOutcome } from './judge';
import { textOfKey, type Key, type Keys } from './keys';
import { MONTH } from './months';
import type { Persons } from './persons';
import { ledgerOf, shownRow } from './places';
import type { Finding, MoneyLine, Report } from './report';
import type { Scene } from './scene';
import { sortBy } from './sort';

export interface Money {
  readonly lines: readonly MoneyLine[];
  readonly totals: Report['totals'];
  /** Amounts that are due but can't be told. */
  readonly unknown: readonly Finding[];
  /** What the lines come to, and what may be due but can't be told, for rules that hold it against what was paid. */
  readonly due: readonly DueLine[];
}

/** An amount that is due, or may be; null is what can't be told, `waits` whether something that is not there at all keeps it so. */
export interface DueLine {
  readonly ledger: string;
  readonly row: number;
  readonly person: string | null;
  readonly month: string;
  readonly item: string;
  readonly rule: string;
  readonly fen: bigint | null;
  readonly waits: boolean;
}

/** Payroll month of a place: its row's own (of a quarter or a year the last), else the checked month, else that of the day the run looks from. */
function monthOf(scene: Scene, place: Place): string {
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

/** The money lines of all rules, each rounded to the fen once, and their sums per person and month. A line of nothing is no line. */
export function moneyOf(scene: Scene, outcomes: readonly RuleOutcome[], findings: Findings, keys: Keys, persons: Persons): Money {
  const written: FenLine[] = [];
  const unknown: Finding[] = [];
  const due: DueLine[] = [];
  for (const outcome of outcomes) {
    const outcomeLine = outcome.rule.line;
    if (!outcomeLine) continue;
    outcome.places.forEach((place, index) => {
      const certain = outcome.truths[index] === Truth.True;
      const fen = certain ? scene.engine.fen(outcomeLine.amount, place) : null;
      const person = textOf(scene.engine.evaluate(outcomeLine.forWhom, place));
      const waits = outcome.line.at[index] === true || outcome.verdict.at[index] === true;
      if (fen !== 0n) due.push({ ledger: ledgerOf(place), row: shownRow(place), person, month: monthOf(scene, place), item: outcomeLine.item, rule: outcome.rule.id, fen: person === null ? null : fen, waits });
      if (!certain) return;
      if (fen === null || person === null) {
        if (!outcome.line.at[index]) unknown.push(findings.unknownAmount(outcome, place));
        return;
      }
      if (fen !== 0n) written.push({ fen, line: lineOf(scene, outcome, place, keys.of(place), person, fen) });
    });
  }
  sortBy(written, ({ line }) => [line.employee_id, line.month, line.item, line.rule, textOfKey(line.key)]);
  return { lines: written.map(({ line }) => line), totals: totalsOf(written, persons), unknown, due };
}

const textOf = ({ state, value }: Exact): string | null => (state === State.Known && typeof value === 'string' ? value : null);

function lineOf(scene: Scene, { rule, file }: RuleOutcome, place: Place, key: Key, person: string, fen: bigint): MoneyLine {
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
    row: ledger.sheetRow[row]!,
    source: rule.source,
    // Explained when somebody asks: behind one amount may stand a month's rows.
    get explain() {
      return (explain ??= { ...explanationOf(scene, scene.engine.explain(rule.line!.item, rule.line!.amount, place)), formula: rule.line!.formula });
    },
  };
}

function totalsOf(lines: readonly FenLine[], persons: Persons): Report['totals'] {
  const people = new Map<string, { employee_id: string; month: string; items: Map<string, bigint> }>();
  for (const { fen, line } of lines) {
    const key = `${line.employee_id}\u0000${line.month}`;
    const person = people.get(key) ?? { employee_id: line.employee_id, month: line.month, items: new Map<string, bigint>() };
    person.items.set(line.item, (person.items.get(line.item) ?? 0n) + fen);
    people.set(key, person);
  }
  return [...people.values()].map(({ employee_id, month, items }) => ({
    employee_id,
    employee_name: persons.nameOf(employee_id),
    month,
    items: Object.fromEntries([...items].map(([item, fen]) => [item, amountOf(fen)])),
    net: amountOf([...items.values()].reduce((sum, fen) => sum + fen, 0n)),
  }));
}
