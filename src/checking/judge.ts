import type { Expression } from '../formula/expression';
import { keyExpressions } from '../formula/operands';
import type { Groups, Place, ScanRule } from '../formula/world';
import type { Rule, RuleFile } from '../rules/model';
import { MONTH } from '../rules/names';
import { State, Truth } from '../values/column';
import { periodEnd } from '../values/period';
import { relabelled } from '../values/steps';
import type { FileInForce } from './in-force';
import { isMissing, missingInputs, noInputs, unionOfInputs, type MissingInputs } from './inputs';
import { dayAt } from './months';
import { shownRow } from './places';
import { rowsOfMonth, type Scene } from './scene';
import { at, type Work } from './work';

/** What is not there at all and is waited for: said once, in the coverage, and no finding. */
export interface Waiting {
  readonly missing: MissingInputs;
  /** One a place: true where it waits. */
  readonly at: readonly boolean[];
}

/** What one rule of one version said of its ledger: the places that are no pass. */
export interface RuleOutcome {
  readonly file: RuleFile;
  readonly rule: Rule;
  readonly places: readonly Place[];
  readonly truths: readonly Truth[];
  /** What keeps its conditions from an answer. */
  readonly verdict: Waiting;
  /** What keeps the amount of its money line from being told. */
  readonly line: Waiting;
  /** Of a group rule: rows that may belong to any group, so that they were judged with none. Null: a key of its groups or a ledger that it needs is not there at all, and it was asked of nothing. */
  readonly ungrouped: readonly number[] | null;
}

/** The rows that a file version judges: in force there, and of the checked month. */
export function rowsToJudge(force: FileInForce, month: Uint8Array | null): Uint8Array | null {
  if (force.rows === null || month === null) return force.rows ?? month;
  return force.rows.map((one, row) => one & month[row]!);
}

const needs = (rule: Rule): Expression[] => (rule.appliesWhen ? [rule.appliesWhen, rule.condition] : [rule.condition]);

/** Which rules are judged. */
export type Wanted = (rule: Rule, file: RuleFile) => boolean;

/** What is done with an outcome as soon as it is there. */
export type Told = (outcome: RuleOutcome) => Generator<void, void>;

/** Judges every rule in force (that `wanted` lets through) on its ledger: a column at a time for rows, group by group for groups. */
export function* judge(scene: Scene, wanted: Wanted = () => true, told: Told | null = null): Work<RuleOutcome[]> {
  const outcomes: RuleOutcome[] = [];
  const total = [...scene.ledgers.values()].reduce((sum, ledger) => sum + ledger.rows, 0);
  let done = 0;
  const keep = function* (outcome: RuleOutcome): Work<void> {
    outcomes.push(outcome);
    if (told) yield* at({ done, total }, told(outcome));
  };
  for (const [key, ledger] of scene.ledgers) {
    const month = rowsOfMonth(scene, ledger);
    const rowRules: { file: RuleFile; rule: Rule; scan: ScanRule }[] = [];
    for (const force of scene.inForce.get(key) ?? []) {
      const rows = rowsToJudge(force, month);
      for (const rule of force.file.rules) {
        if (!wanted(rule, force.file)) continue;
        const absent = rule.needs.filter((name) => !scene.ledgers.has(name));
        if (absent.length > 0) yield* keep(unasked(force.file, rule, { ...noInputs, missingLedgers: absent }));
        else if (rule.per) yield* keep(yield* at({ done, total }, judgeGroups(scene, force, rule, rule.per, month)));
        else rowRules.push({ file: force.file, rule, scan: { condition: rule.condition, appliesWhen: rule.appliesWhen, rows } });
      }
    }
    const before = done;
    const { hits } = yield* relabelled(scene.engine.scan(key, rowRules.map(({ scan }) => scan)), (rows) => ({ done: before + rows, total }));
    done += ledger.rows;
    for (const [index, { file, rule }] of rowRules.entries()) {
      const { row, truth, length } = hits[index]!;
      const places = Array.from(row.subarray(0, length), (one): Place => ({ ledger: key, row: one }));
      yield* keep(yield* at({ done, total }, outcome(scene, file, rule, places, Array.from(truth.subarray(0, length)) as Truth[])));
    }
  }
  return outcomes;
}

function* outcome(scene: Scene, file: RuleFile, rule: Rule, places: readonly Place[], truths: readonly Truth[]): Generator<void, RuleOutcome> {
  const waiting = (parts: readonly Expression[], where: Truth): Generator<void, Waiting> => waitingFor(scene, file, parts, places, (index) => truths[index] === where);
  return {
    file,
    rule,
    places,
    truths,
    ungrouped: [],
    verdict: yield* waiting(needs(rule), Truth.Unknown),
    line: yield* waiting(rule.line ? [rule.line.amount, rule.line.forWhom] : [], Truth.True),
  };
}

/** What these expressions wait for at the places that are `open`. What only stands in for something else is waited for where it is needed. */
function* waitingFor({ world, engine }: Scene, file: RuleFile, parts: readonly Expression[], places: readonly Place[], open: (index: number) => boolean): Generator<void, Waiting> {
  const blocking = missingInputs(parts, file.ledger, world);
  const possible = missingInputs(parts, file.ledger, world, true);
  const waits = (place: Place): boolean => isMissing(blocking) || (isMissing(possible) && parts.some((part) => engine.evaluate(part, place).state === State.Missing));
  const at: boolean[] = [];
  yield* engine.each(places.length, (index) => (at[index] = open(index) && waits(places[index]!)));
  return { missing: isMissing(blocking) || !at.includes(true) ? blocking : possible, at };
}

/** A rule that was asked of nothing, for want of something. */
const unasked = (file: RuleFile, rule: Rule, missing: MissingInputs): RuleOutcome => ({
  file,
  rule,
  places: [],
  truths: [],
  ungrouped: null,
  verdict: { missing, at: [] },
  line: { missing, at: [] },
});

function* judgeGroups(scene: Scene, force: FileInForce, rule: Rule, per: readonly string[], month: Uint8Array | null): Generator<void, RuleOutcome> {
  const places: Place[] = [];
  const truths: Truth[] = [];
  const { ledger } = force.file;
  const missingColumns = per.filter((key) => !rule.keys?.has(key) && !scene.ledgers.get(ledger)!.columns.has(key));
  const missing = unionOfInputs([{ ...noInputs, missingColumns }, missingInputs(keyExpressions(rule.keys), ledger, scene.world)]);
  if (isMissing(missing)) return unasked(force.file, rule, missing);
  const groups = yield* scene.engine.inSteps(() => scene.engine.groups(ledger, per, rule.keys));
  yield* scene.engine.each(groups.rows.length, (group) => {
    const rows = groups.rows[group]!;
    const place: Place = { groups, group };
    const last = shownRow(place);
    // A whole ledger is of every month.
    if (per.length > 0 && month !== null && !rows.some((row) => month[row] === 1)) return;
    if (!force.speaksFor(last, per.length > 0 ? lastDayOf(scene, groups, last) : scene.asOf)) return;
    const applies = rule.appliesWhen ? scene.engine.truth(rule.appliesWhen, place) : Truth.True;
    if (applies === Truth.False) return;
    const truth = Math.min(applies, scene.engine.truth(rule.condition, place)) as Truth;
    if (truth === Truth.False) return;
    places.push(place);
    truths.push(truth);
  });
  return { ...(yield* outcome(scene, force.file, rule, places, truths)), ungrouped: ungroupedRows(groups, force) };
}

function ungroupedRows({ groupOf }: Groups, { rows }: FileInForce): number[] {
  const ungrouped: number[] = [];
  groupOf.forEach((group, row) => {
    if (group < 0 && (rows === null || rows[row] === 1)) ungrouped.push(row);
  });
  return ungrouped;
}

/** A group is judged by the version in force on its period's last day; without a period, on its last row's day. */
function lastDayOf(scene: Scene, groups: Groups, last: number): number {
  const ledger = scene.ledgers.get(groups.ledger)!;
  const months = ledger.columns.get(MONTH);
  if (groups.per.includes(MONTH) && months?.state[last] === State.Known) return periodEnd(months.values[last]!, scene.set.profile.payrollPeriod);
  const name = scene.set.ledgers.get(groups.ledger)?.dateColumn;
  return (name && dayAt(ledger.columns.get(name), last)) || scene.asOf;
}
