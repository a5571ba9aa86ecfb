import type { Constant, Expression } from '../../formula/expression';
import { operands } from '../../formula/operands';
import { NUMERIC_KINDS } from '../../values/kind';
import { ZERO, rational, type Rational } from '../../values/rational';
import type { Rule, RuleSet } from '../model';
import { causeOf } from './cause';
import { titleOf } from './domain';
import { KEY } from './example';
import { once } from '../../values/once';
import { Meetings, charging, pairsOf, sayingOf, type Placed, type Witness } from './pairs';
import { thingOf } from './demands';
import { Reach, constantOf } from './reach';
import { pathOfRule } from './rules';
import type { Folder, Named, Phrase, Remarks } from './remark';
import { truth } from './values';

/**
 * Rules that contradict each other: two that charge for one thing, pay one item twice, pay and withhold it, want different people to decide, or say
 * the same; files in force together that speak of one matter; rules that never hold, and rules that always do. Each contradiction is told with a row
 * on which the engine has found both rules to hold. Where none is found nothing is said.
 */
export function* conflictRemarks(folder: Folder): Generator<void, void> {
  const { set } = folder;
  const looked = new Set(folder.files);
  const meetings = new Meetings(set);
  const possible = new Map<Rule, boolean>();
  const isPossible = function* ({ file, rule }: Placed): Generator<void, boolean> {
    const known = possible.get(rule) ?? (yield* bounds(looked.has(file) ? folder.on(file.path) : null, set, rule));
    possible.set(rule, known);
    return known;
  };
  for (const file of folder.files) for (const rule of file.rules) yield* isPossible({ file, rule });
  const told = new Set<string>();
  const copies = new Set<Rule>();
  for (const [first, second] of pairsOf(set, looked)) {
    if (!(yield* isPossible(first)) || !(yield* isPossible(second))) continue;
    yield;
    if (sayingOf(first.rule) === sayingOf(second.rule)) {
      // Of several copies each is told of once.
      if (!copies.has(second.rule)) say(folder, first, second, 'warning', 'rule-duplicate', {}, {});
      copies.add(second.rule);
      continue;
    }
    const kind = kindOf(first, second, told);
    if (!kind || !(yield* meetings.possible(first.rule, second.rule))) continue;
    if (kind === 'money') yield* money(folder, meetings, first, second);
    else if (kind === 'role') yield* roles(folder, meetings, first, second);
    else if (yield* subject(folder, meetings, first, second)) told.add(pairKey(first, second));
  }
}

const pairKey = (a: Placed, b: Placed): string => `${a.file.path} ${b.file.path}`;

/** What two rules could contradict each other in. */
function kindOf(a: Placed, b: Placed, told: ReadonlySet<string>): 'money' | 'role' | 'subject' | null {
  if (a.rule.line && b.rule.line) return 'money';
  if (samePer(a.rule, b.rule) && sharesDecider(a.rule, b.rule)) return 'role';
  const isSerious = a.rule.severity !== 'info' && b.rule.severity !== 'info';
  return a.file !== b.file && isSerious && samePer(a.rule, b.rule) && a.rule.eventType === b.rule.eventType && sharesMeasure(a.rule, b.rule) && !told.has(pairKey(a, b)) ? 'subject' : null;
}

const samePer = (a: Rule, b: Rule): boolean => (a.per?.join() ?? null) === (b.per?.join() ?? null) && (a.per ?? []).every((key) => a.keys?.get(key) === b.keys?.get(key));

/** Tells of a rule that never holds or always does; false: never. What only writes a line that is due may hold for everybody. */
function* bounds(remarks: Remarks | null, set: RuleSet, rule: Rule): Generator<void, boolean> {
  const reach = new Reach(set);
  const applies = rule.appliesWhen ? [[rule.appliesWhen, truth(true)] as const] : [];
  const never = (yield* reach.all([...applies, [rule.condition, truth(true)]])).length === 0;
  const always = (yield* reach.all([...applies, [rule.condition, truth(false)]])).length === 0;
  if (never) remarks?.add('warning', [...pathOfRule(rule), 'conditions'], 'condition-never', { rule: rule.name });
  else if (always && rule.finding) remarks?.add('warning', [...pathOfRule(rule), 'conditions'], 'condition-always', { rule: rule.name });
  return !never;
}

function* money(folder: Folder, meetings: Meetings, first: Placed, second: Placed): Generator<void, void> {
  const { set } = folder;
  const [a, b] = [first.rule, second.rule];
  const signs = (x: 1 | -1, y: 1 | -1): ReturnType<Meetings['witness']> =>
    meetings.witness([first, second], [...charging(a, x), ...charging(b, y)], (witness) => signOf(witness.first.fen) === x && signOf(witness.second.fen) === y);
  const fines = yield* signs(-1, -1);
  const cause = fines && (yield* causeOf(set, first, second, fines));
  if (fines && cause) say(folder, first, second, 'warning', 'double-penalty', {}, { ...amounts(fines), cause: named(set, first, cause), example: exampleOf(set, first, second, fines, cause) });
  if (a.line!.item !== b.line!.item || !samePer(a, b)) return;
  const twice = yield* signs(1, 1);
  if (twice) say(folder, first, second, 'warning', 'paid-twice', { item: a.line!.item }, { ...amounts(twice), example: exampleOf(set, first, second, twice) });
  const both = (yield* signs(1, -1)) ?? (yield* signs(-1, 1));
  if (both) say(folder, first, second, 'warning', 'paid-and-withheld', { item: a.line!.item }, { ...amounts(both), example: exampleOf(set, first, second, both) });
}

const signOf = (fen: bigint | null): number => (fen === null || fen === 0n ? 0 : fen < 0n ? -1 : 1);

const yuan = (fen: bigint | null): Rational => (fen === null ? ZERO : rational(fen, 100n));
const amounts = ({ first, second }: Witness): Readonly<Record<string, Phrase>> => ({
  amount: { is: 'value', value: absolute(yuan(first.fen)), unit: 'yuan' },
  otherAmount: { is: 'value', value: absolute(yuan(second.fen)), unit: 'yuan' },
});
const absolute = (value: Rational): Rational => (value.n < 0n ? { n: -value.n, d: value.d } : value);

function* roles(folder: Folder, meetings: Meetings, first: Placed, second: Placed): Generator<void, void> {
  const differ = yield* meetings.witness([first, second], [], ({ first: one, second: other }) => one.requiredRole !== null && other.requiredRole !== null && one.requiredRole !== other.requiredRole);
  if (!differ) return;
  const params = { role: differ.first.requiredRole!, otherRole: differ.second.requiredRole! };
  say(folder, first, second, 'hint', 'roles-differ', params, { example: exampleOf(folder.set, first, second, differ) });
}

/** Do both rules hold the rank of the same person against the role that each requires? */
function sharesDecider(a: Rule, b: Rule): boolean {
  if (!a.requiredRole || !b.requiredRole) return false;
  return share(decidersOf(a.condition), decidersOf(b.condition));
}

/** Do both conditions compare the same number? */
function sharesMeasure(a: Rule, b: Rule): boolean {
  return share(measuresOf(a.condition), measuresOf(b.condition));
}

const share = (some: ReadonlySet<string>, others: ReadonlySet<string>): boolean => [...some].some((one) => others.has(one));

const measuresIn = (e: Expression): readonly string[] =>
  e.op === 'binary' && NUMERIC_KINDS.has(e.left.kind) ? [e.left, e.right].filter((side) => constantOf(side) === undefined).map(thingOf) : e.op === 'fact' ? [] : operands(e).flatMap(measuresIn);

const decidersIn = (e: Expression): readonly string[] => (e.op === 'binary' && e.left.op === 'rank' && e.right.op === 'rank' ? [thingOf(e.left.of)] : operands(e).flatMap(decidersIn));

const measuresOf = once((e: Expression) => new Set(measuresIn(e)));
const decidersOf = once((e: Expression) => new Set(decidersIn(e)));

function* subject(folder: Folder, meetings: Meetings, first: Placed, second: Placed): Generator<void, boolean> {
  const witness = yield* meetings.witness([first, second], [], () => true);
  if (!witness) return false;
  folder.on('profile.json')?.add('hint', ['inForce'], 'one-subject', { file: first.file.path, other: second.file.path, rule: first.rule.name, otherRule: second.rule.name }, { example: exampleOf(folder.set, first, second, witness) });
  return true;
}

function say(folder: Folder, first: Placed, second: Placed, severity: 'warning' | 'hint', code: string, params: Readonly<Record<string, string>>, phrases: Readonly<Record<string, Phrase>>): void {
  // Told at the later rule: it is the one that was added.
  const names = first.file === second.file ? { rule: first.rule.name, other: second.rule.name } : { rule: first.rule.id, other: second.rule.id };
  folder.on(second.file.path)?.add(severity, [...pathOfRule(second.rule), 'name'], code, { ...names, ...params }, phrases);
}

const named = (set: RuleSet, { file }: Placed, column: string): Phrase => ({ is: 'name', ...namedColumn(set, file, column) });

function namedColumn(set: RuleSet, file: Placed['file'], name: string): Named {
  const column = set.ledgers.get(file.ledger)?.columns.get(name);
  return { name, title: titleOf(set, file, name), unit: column?.unit ?? 'text' };
}

/** Cells of the made-up row that the rules are about: no keys, and the cause first. */
function exampleOf(set: RuleSet, { file }: Placed, second: Placed, { example }: Witness, cause?: string): Phrase {
  const own = [...(example.cells.get(file.ledger) ?? new Map<string, Constant | null>())].filter(([, value]) => value !== null && value !== KEY);
  own.sort(([a], [b]) => Number(b === cause) - Number(a === cause));
  const others = [...example.cells].filter(([ledger]) => ledger !== file.ledger).flatMap(([ledger, cells]) =>
    [...cells].filter(([, value]) => value !== null && value !== KEY).map(([name, value]) => {
      const column = set.ledgers.get(ledger)?.columns.get(name);
      const header = column?.headers[0];
      return { name, title: header === undefined ? null : { 'zh-CN': header, en: name }, unit: column?.unit ?? ('text' as const), value };
    }),
  );
  return { is: 'row', rows: example.rows, cells: [...own.map(([name, value]) => ({ ...namedColumn(set, second.file, name), value })), ...others] };
}
