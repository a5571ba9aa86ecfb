import type { Place } from '../formula/world';
import { wordsIn } from '../i18n/language';
import type { Rule } from '../rules/model';
import { State, Truth } from '../values/column';
import { sheetRowOf, sourceOf } from './addresses';
import { ownCells, unknownRoots } from './explanations';
import type { RuleOutcome } from './judge';
import { factsOf, groundsOf, idOf, shownAt, type Judgement } from './judgement';
import type { Keys } from './keys';
import { messageText, type ShownValue } from './message';
import type { Persons } from './persons';
import { shownRow } from './places';
import { Reasons, type Words } from './reasons';
import type { Finding } from './report';
import type { Scene } from './scene';
import type { Waivers } from './waivers';

/** Beyond this many reasons a sentence is no sentence; the cells are all there. */
const REASONS_IN_WORDS = 3;

/** How many causes stand above a rule, one behind the other; a circle of them is gone round once. */
function causesAbove({ file, rule }: RuleOutcome): number {
  const height = ({ consequenceOf }: Rule, below: readonly string[]): number => {
    const causes = file.rules.filter(({ name }) => consequenceOf.includes(name) && !below.includes(name));
    return causes.reduce((most, cause) => Math.max(most, 1 + height(cause, [...below, cause.name])), 0);
  };
  return height(rule, []);
}

/** What makes findings out of outcomes; one a check. */
export class Findings {
  private readonly reasons: Reasons;
  /** Finding of each rule at each row, for consequences. */
  private readonly found = new Map<string, string>();
  private readonly early = new Map<RuleOutcome, readonly Finding[]>();
  private readonly judgements = new Map<string, Judgement>();

  constructor(
    private readonly scene: Scene,
    private readonly keys: Keys,
    private readonly persons: Persons,
    private readonly waivers: Waivers,
    private readonly words: Words,
  ) {
    this.reasons = new Reasons(scene, words);
  }

  /** The findings of all rules. A rule that is the cause of another comes before it. */
  *all(outcomes: readonly RuleOutcome[]): Generator<void, Finding[]> {
    const causesFirst = outcomes.map((outcome) => ({ outcome, above: causesAbove(outcome) })).sort((a, b) => a.above - b.above);
    const all: Finding[] = [];
    for (const { outcome } of causesFirst) for (const finding of this.early.get(outcome) ?? (yield* this.of(outcome))) all.push(finding);
    return all;
  }

  /** The findings of a rule that follow from no other's, as soon as it is judged: `all` has the very same. Those of other rules come with `all` alone. */
  *first(outcome: RuleOutcome): Generator<void, readonly Finding[]> {
    if (outcome.rule.consequenceOf.length > 0) return [];
    const findings = yield* this.of(outcome);
    this.early.set(outcome, findings);
    return findings;
  }

  private *of(outcome: RuleOutcome): Generator<void, Finding[]> {
    const findings: Finding[] = [];
    yield* this.scene.engine.each(outcome.places.length, (index) => {
      const place = outcome.places[index]!;
      const violated = outcome.truths[index] === Truth.True;
      if (violated ? !outcome.rule.finding : outcome.verdict.at[index]) return;
      const finding = violated ? this.violation(outcome, place) : this.cannotJudge(outcome, place);
      this.found.set(`${outcome.rule.id} ${shownRow(place)}`, finding.id);
      findings.push(finding);
    });
    return findings;
  }

  private violation(outcome: RuleOutcome, place: Place): Finding {
    const judgement: Judgement = { outcome, place, verdict: 'violation', amount: false };
    const shown = shownAt(this.scene, judgement);
    // The conditions first: a reader who goes to a finding's first cell wants what is wrong, not what brought the row under the rule.
    const cells = (): readonly string[] => ownCells(this.scene, place, groundsOf(this.scene, judgement).reverse());
    return this.finding(judgement, cells, shown, messageText(outcome.rule.message, shown, this.words, (column) => this.reasons.headerOf(outcome.file.ledger, column)));
  }

  private cannotJudge(outcome: RuleOutcome, place: Place): Finding {
    return this.unknown({ outcome, place, verdict: 'cannot-judge', amount: false }, 'cannot-judge');
  }

  /** The amount of a line that is due but can't be told. */
  unknownAmount(outcome: RuleOutcome, place: Place): Finding {
    return this.unknown({ outcome, place, verdict: 'cannot-judge', amount: true }, 'cannot-tell-amount');
  }

  /** What a finding of this check says; undefined where it is none. */
  judgementOf({ id }: Pick<Finding, 'id'>): Judgement | undefined {
    return this.judgements.get(id);
  }

  private unknown(judgement: Judgement, code: string): Finding {
    const { outcome, place } = judgement;
    const trees = groundsOf(this.scene, judgement);
    const roots = unknownRoots(trees);
    const cells = (): readonly string[] => {
      const own = ownCells(this.scene, place, roots.map(({ step }) => step));
      return own.length > 0 ? own : ownCells(this.scene, place, trees);
    };
    const reasons = this.reasons.of(roots);
    const { translate, lang } = this.words;
    const message = translate(`checking.${code}`, {
      rule: outcome.rule.title ? wordsIn(outcome.rule.title, lang) : outcome.rule.name,
      who: Object.values(this.keys.of(place)).filter((text) => text !== '').join(' '),
      reasons: reasons.slice(0, REASONS_IN_WORDS).join(translate('checking.reason-separator')),
      more: Math.max(0, reasons.length - REASONS_IN_WORDS),
    });
    return this.finding(judgement, cells, shownAt(this.scene, judgement), message);
  }

  /** The cells behind a verdict are looked for when somebody asks: most are never shown. */
  private finding(judgement: Judgement, findCells: () => readonly string[], shown: readonly ShownValue[], message: string): Finding {
    const { outcome: { rule, file }, place, verdict } = judgement;
    const { engine, ledgers } = this.scene;
    const row = shownRow(place);
    const ledger = ledgers.get(file.ledger)!;
    const source = sourceOf(ledger, row);
    const key = this.keys.of(place);
    const cause = rule.consequenceOf.map((name) => this.found.get(`${file.id}/${name} ${row}`)).find((id) => id !== undefined);
    const person = this.persons.of(place);
    const role = rule.requiredRole ? engine.evaluate(rule.requiredRole, place) : null;
    const id = idOf(judgement, key);
    this.judgements.set(id, judgement);
    let cells: readonly string[] | null = null;
    return {
      id,
      rule: rule.id,
      version: file.version,
      severity: rule.severity,
      ...(rule.hygiene ? ({ hygiene: true } as const) : {}),
      verdict,
      ledger: file.ledger,
      file: source.file,
      sheet: source.sheet,
      row: sheetRowOf(ledger, row),
      get cells() {
        return (cells ??= findCells());
      },
      key,
      ...(person ? { person } : {}),
      root: cause ?? null,
      facts: factsOf(shown),
      message,
      source: rule.source,
      ...(role?.state === State.Known && typeof role.value === 'string' ? { requiredRole: role.value } : {}),
      waived: this.waivers.of(judgement),
    };
  }
}
