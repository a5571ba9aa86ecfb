import type { Ledger } from '../ledgers/ledger';
import type { Rule } from '../rules/model';
import { MONTH } from '../rules/names';
import { State } from '../values/column';
import { monthAtEnd, parsePeriod, periodOf } from '../values/period';
import { parseIsoDate } from '../values/serial-day';
import { isMissing } from './inputs';
import type { RuleOutcome } from './judge';
import { AMOUNT } from './judgement';
import { keyOfFinding, textOfKey, type Key } from './key-text';
import type { Keys } from './keys';
import { rowsOfMonth, type Scene } from './scene';
import type { Waiver } from './waiver';

/** Tells of findings that are not there whether anybody looked: their rule ran, over the rows of their month. */
export class Looked {
  private readonly months = new Map<Ledger, ReadonlySet<number>>();
  private readonly unseen = new Map<string, ReadonlySet<string>>();

  constructor(
    private readonly scene: Scene,
    private readonly keys: Keys,
    private readonly outcomes: readonly RuleOutcome[],
  ) {}

  *at({ finding, rule: id }: Pick<Waiver, 'finding' | 'rule'>): Generator<void, boolean> {
    const of = this.outcomes.filter(({ rule }) => rule.id === id);
    const isAmount = finding.startsWith(`${id}${AMOUNT}|`);
    const ran = of.find(({ ungrouped, verdict, line }) => ungrouped !== null && !isMissing(verdict.missing) && !(isAmount && isMissing(line.missing)));
    const ledger = ran && this.scene.ledgers.get(ran.file.ledger);
    if (!ran || !ledger) return false;
    // A whole ledger is of every month.
    if (ran.rule.per?.length === 0) return true;
    const key = keyOfFinding(finding);
    const month = this.monthOf(key, ledger);
    return month === null ? !(yield* this.outsideOf(ledger, ran.rule)).has(textOfKey(key)) : this.monthsOf(ledger).has(month);
  }

  /** The payroll month that a key names, by its date or its period; null: it names none. */
  private monthOf(key: Key, ledger: Ledger): number | null {
    const { profile, ledgers } = this.scene.set;
    const dated = ledgers.get(ledger.key)?.dateColumn ?? MONTH;
    const text = key[MONTH] ?? key[dated] ?? '';
    const day = parseIsoDate(text.slice(0, 'YYYY-MM-DD'.length));
    if (day !== null) return periodOf(day, profile.payrollPeriod);
    const period = parsePeriod(text);
    return period === null ? null : monthAtEnd(period, profile.payrollPeriod);
  }

  /** The months of which a ledger has rows that were judged. */
  private monthsOf(ledger: Ledger): ReadonlySet<number> {
    let months = this.months.get(ledger);
    if (!months) {
      const { month: checked, set } = this.scene;
      const column = ledger.columns.get(MONTH);
      const periods = new Set<number>();
      column?.values.forEach((period, row) => {
        if (column.state[row] === State.Known) periods.add(period);
      });
      months = new Set([...periods].map((period) => monthAtEnd(period, set.profile.payrollPeriod)).filter((month) => checked === null || month === checked));
      this.months.set(ledger, months);
    }
    return months;
  }

  /** Keys of the rows or groups that are there but were not looked at: those of other months. */
  private *outsideOf(ledger: Ledger, { per, keys }: Rule): Generator<void, ReadonlySet<string>> {
    const name = `${ledger.key} ${per?.map((key) => `${key} ${keys?.get(key)?.file ?? ''}`).join(' ') ?? ''}`;
    let outside = this.unseen.get(name);
    if (!outside) {
      const inside = rowsOfMonth(this.scene, ledger);
      const found = new Set<string>();
      const { engine } = this.scene;
      if (inside !== null && per === null) {
        yield* engine.each(ledger.rows, (row) => inside[row] === 1 || found.add(textOfKey(this.keys.of({ ledger: ledger.key, row }))));
      } else if (inside !== null && per !== null) {
        const groups = yield* engine.inSteps(() => engine.groups(ledger.key, per, keys));
        yield* engine.each(groups.rows.length, (group) => groups.rows[group]!.some((row) => inside[row] === 1) || found.add(textOfKey(this.keys.of({ groups, group }))));
      }
      outside = found;
      this.unseen.set(name, outside);
    }
    return outside;
  }
}
