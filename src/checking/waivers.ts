import type { Place } from '../formula/world';
import type { WaiverCategory } from '../rules/model';
import { amountOf } from '../values/amount';
import { State, Truth } from '../values/column';
import { daysBetween, parseIsoDate } from '../values/serial-day';
import type { RuleOutcome } from './judge';
import { idOf, valuesOf, type Judgement } from './judgement';
import type { Keys } from './keys';
import { Looked } from './looked';
import { isOwnWord } from './own-word';
import type { Persons } from './persons';
import type { Finding, Waived } from './report';
import type { Scene } from './scene';
import type { Waiver, WaiverState, WaiverTold } from './waiver';

/**
 * The waivers of one check. Whether one holds is found out when its finding is met; findings that nobody waived cost nothing but a look at their
 * rule's name.
 */
export class Waivers {
  private readonly saidOf = new Map<string, Waiver[]>();
  private readonly rules: ReadonlySet<string>;
  private readonly states = new Map<Waiver, WaiverState>();
  /** By finding: the waiver that holds for it. */
  private readonly held = new Map<string, Waiver | null>();

  constructor(
    private readonly scene: Scene,
    private readonly keys: Keys,
    private readonly persons: Persons,
    private readonly waivers: readonly Waiver[],
  ) {
    for (const waiver of waivers) {
      const said = this.saidOf.get(waiver.finding);
      if (said) said.push(waiver);
      else this.saidOf.set(waiver.finding, [waiver]);
    }
    this.rules = new Set(waivers.map(({ rule }) => rule));
  }

  /** The waiver that holds for a finding. One that lifts the money of a row or group stands for what can't be told of that money, too. */
  of(judgement: Judgement): Waived | null {
    const holding = this.holding(judgement) ?? (judgement.amount && judgement.outcome.rule.finding ? this.lifting({ ...judgement, verdict: 'violation', amount: false }) : null);
    if (!holding) return null;
    const { category, reason, by, at, expires } = holding;
    return { category, reason, by, at, expires };
  }

  /** The waiver that lifts what a rule writes, or may write, at its place `index`. `told`: the amount is known. */
  liftedBy(outcome: RuleOutcome, index: number, told: boolean): Waiver | null {
    const { rule, places, truths, verdict, line } = outcome;
    if (!this.rules.has(rule.id)) return null;
    const place = places[index]!;
    const violated = truths[index] === Truth.True;
    const isFound = violated ? rule.finding : verdict.at[index] !== true;
    const lifting = isFound ? this.lifting({ outcome, place, verdict: violated ? 'violation' : 'cannot-judge', amount: false }) : null;
    if (lifting || told || !violated || line.at[index] === true) return lifting;
    return this.lifting({ outcome, place, verdict: 'cannot-judge', amount: true });
  }

  /** What became of each, in their order; `lifted` is the money that they lifted, in fen. All findings have been asked for by now. */
  *told(outcomes: readonly RuleOutcome[], lifted: ReadonlyMap<Waiver, bigint>): Generator<void, WaiverTold[]> {
    const looked = new Looked(this.scene, this.keys, outcomes);
    const told: WaiverTold[] = [];
    for (const waiver of this.waivers) {
      const fen = lifted.get(waiver);
      const state = this.states.get(waiver) ?? ((yield* looked.at(waiver)) ? 'not-found' : 'not-judged');
      told.push({ ...waiver, state, money: fen === undefined ? null : amountOf(fen) });
      yield;
    }
    return told;
  }

  private lifting(judgement: Judgement): Waiver | null {
    const holding = this.holding(judgement);
    return holding && this.categoryOf(holding)?.money === 'lifted' ? holding : null;
  }

  private holding(judgement: Judgement): Waiver | null {
    if (!this.rules.has(judgement.outcome.rule.id)) return null;
    const id = idOf(judgement, this.keys.of(judgement.place));
    let holding = this.held.get(id);
    if (holding === undefined) {
      holding = this.settle(judgement, (this.saidOf.get(id) ?? []).filter(({ rule }) => rule === judgement.outcome.rule.id));
      this.held.set(id, holding);
    }
    return holding;
  }

  /** Of several waivers of one finding that would hold, the last one counts. */
  private settle(judgement: Judgement, said: readonly Waiver[]): Waiver | null {
    let values: string | null = null;
    let holding: Waiver | null = null;
    for (const waiver of said.slice().reverse()) {
      const state = this.stateBeforeValues(judgement, waiver) ?? (waiver.values === (values ??= valuesOf(this.scene, judgement)) ? null : 'values-changed');
      this.states.set(waiver, state ?? (this.isOver(waiver) ? 'expired' : holding ? 'superseded' : 'in-effect'));
      if (this.states.get(waiver) === 'in-effect') holding = waiver;
    }
    return holding;
  }

  /** Reading the values costs most, so it comes last but for the day, which is no reason while another one is. */
  private stateBeforeValues({ outcome, place }: Judgement, waiver: Waiver): WaiverState | null {
    if (this.peopleOf(outcome, place).some((person) => isOwnWord(waiver.by, person))) return 'own-finding';
    if (!this.categoryOf(waiver)) return 'no-category';
    return waiver.version === outcome.file.version ? null : 'rule-changed';
  }

  /** Whom a finding is about, and whose money it is. */
  private peopleOf({ rule }: RuleOutcome, place: Place): readonly NonNullable<Finding['person']>[] {
    const about = this.persons.of(place);
    const payee = rule.line ? this.scene.engine.evaluate(rule.line.forWhom, place) : null;
    const paid = payee?.state === State.Known && typeof payee.value === 'string' ? [{ employee_id: payee.value, employee_name: this.persons.nameOf(payee.value) }] : [];
    return about ? [about, ...paid] : paid;
  }

  /** Its own last day counts; one that names none lasts as long as its category lets it. */
  private isOver({ category, expires, at }: Waiver): boolean {
    const { asOf } = this.scene;
    if (expires !== null) {
      const last = parseIsoDate(expires);
      return last === null || asOf > last;
    }
    const longest = this.scene.set.waiverCategories.get(category)?.longestDays ?? null;
    if (longest === null) return false;
    const said = parseIsoDate(at.slice(0, 'YYYY-MM-DD'.length));
    return said === null || daysBetween(said, asOf) > longest;
  }

  private categoryOf({ category }: Waiver): WaiverCategory | undefined {
    return this.scene.set.waiverCategories.get(category);
  }
}
