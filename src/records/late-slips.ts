import type { MoneyLine, Report } from '../checking/report';
import type { CarriedLine } from '../checking/waiver';
import { amountOf, fenOf } from '../values/amount';
import { carriedOf, closingInForce, identityOf, placeOf } from './closings';
import type { ClosedLine, Closing } from './model';

/**
 * Why a closed month would come out otherwise now. `late`: something about the month came to be known late, and is to be settled with a later one; the
 * others are not: `rules-changed`: the rules that made the amount are others now; `waiver`: it was waived, or the waiver is gone; `cannot-judge`: something
 * about the person in that ledger cannot be judged now; `not-judged`: nobody looked now, since something that the rule needs is missing.
 */
export type SlipCause = 'late' | 'rules-changed' | 'waiver' | 'cannot-judge' | 'not-judged';

/** An amount of a closed month that comes out otherwise now: `now` less `closed` less `carried` is `amount`. */
export interface LateSlip {
  readonly employee_id: string;
  readonly employee_name: string | null;
  readonly item: string;
  readonly rule: string;
  readonly version: string;
  readonly key: Readonly<Record<string, string>>;
  /** What the month should have had, as the rows stand now. */
  readonly now: string;
  /** What it was closed with. */
  readonly closed: string;
  /** What was taken over into later months already. */
  readonly carried: string;
  readonly amount: string;
  readonly cause: SlipCause;
}

interface Sum {
  /** A line that the amount stands on, of the newest of the three sides that has one. */
  readonly line: ClosedLine;
  now: bigint | null;
  closed: bigint | null;
  carried: bigint;
  /** Versions of the rule's file that made the amounts. */
  readonly versions: Set<string>;
}

/**
 * What a check of a closed month gives otherwise than the month was closed with, to the fen, less what was carried already. Nothing where the month is
 * open. What was carried into the month is no matter of its own: it stands in the closing that it came from.
 * @param report of that month alone, checked now
 * @param ledgerOf a rule's ledger; null where nobody knows the rule any more
 */
export function lateSlips(closings: readonly Closing[], report: Report, ledgerOf: (rule: string) => string | null): readonly LateSlip[] {
  const { month } = report.run;
  const closing = month === null ? null : closingInForce(closings, month);
  if (closing === null) return [];
  const carried = carriedOf(closings).filter(({ from }) => from === month);
  const nameOf = names(closing, report, carried);
  const causeOf = causes(closing, report, ledgerOf);
  return sums(closing, report.lines, carried).flatMap(({ line, now, closed, carried, versions }) => {
    const amount = (now ?? 0n) - (closed ?? 0n) - carried;
    if (amount === 0n) return [];
    const { employee_id, item, rule, version, key } = line;
    return [{
      employee_id,
      employee_name: nameOf(employee_id),
      item,
      rule,
      version,
      key,
      now: amountOf(now ?? 0n),
      closed: amountOf(closed ?? 0n),
      carried: amountOf(carried),
      amount: amountOf(amount),
      cause: causeOf(line, versions, now),
    }];
  });
}

/** Own amounts of the month by what they are for, the three sides beside each other; in the order of the lines. */
function sums(closing: Closing, lines: readonly MoneyLine[], carried: readonly CarriedLine[]): readonly Sum[] {
  const byWhat = new Map<string, Sum>();
  const enter = (line: ClosedLine): Sum => {
    const id = identityOf(line);
    const sum = byWhat.get(id) ?? { line, now: null, closed: null, carried: 0n, versions: new Set() };
    byWhat.set(id, sum);
    sum.versions.add(line.version);
    return sum;
  };
  for (const line of lines) {
    if (line.carried) continue;
    const sum = enter(line);
    sum.now = (sum.now ?? 0n) + fenOf(line.amount);
  }
  for (const line of closing.lines) {
    if (line.carried) continue;
    const sum = enter(line);
    sum.closed = (sum.closed ?? 0n) + fenOf(line.amount);
  }
  for (const line of carried) enter(line).carried += fenOf(line.amount);
  return [...byWhat.values()];
}

function names(closing: Closing, report: Report, carried: readonly CarriedLine[]): (employeeId: string) => string | null {
  const known = new Map<string, string>();
  for (const { employee_id, employee_name } of [...closing.totals, ...carried, ...report.totals]) if (employee_name !== null) known.set(employee_id, employee_name);
  return (employeeId) => known.get(employeeId) ?? null;
}

const fileOf = (rule: string): string => rule.slice(0, rule.lastIndexOf('/'));

function causes(closing: Closing, report: Report, ledgerOf: (rule: string) => string | null): (line: ClosedLine, versions: ReadonlySet<string>, now: bigint | null) => SlipCause {
  const hashes = ({ rules }: Report['run']): ReadonlyMap<string, string> => new Map(rules.map(({ id, version, sha256 }) => [`${id} ${version}`, sha256]));
  const [then, today] = [hashes(closing.run), hashes(report.run)];
  const waivedNow = new Set(report.waivedLines.map(identityOf));
  const waivedThen = new Set(closing.waivers.filter(({ money }) => money !== null).map(({ finding }) => finding));
  const findingAt = new Map(report.findings.map((finding) => [placeOf(finding), finding]));
  const cannotJudge = report.findings.filter(({ verdict, waived }) => verdict === 'cannot-judge' && waived === null);
  const unknown = new Set(cannotJudge.map(placeOf));
  // A row without a day is in no month's sum, and no rule says of the sum that it lacks something.
  const unknownOf = new Set(cannotJudge.flatMap(({ ledger, person }) => (person ? [`${ledger} ${person.employee_id}`] : [])));
  const waiting = new Set(report.coverage.flatMap(({ notJudgedRules }) => notJudgedRules.map(({ rule }) => rule)));
  return (line, versions, now) => {
    const files = [...versions].map((version) => `${fileOf(line.rule)} ${version}`);
    if (files.some((file) => then.get(file) === undefined || then.get(file) !== today.get(file))) return 'rules-changed';
    const finding = findingAt.get(placeOf(line));
    if (waivedNow.has(identityOf(line)) || (finding && waivedThen.has(finding.id))) return 'waiver';
    if (unknown.has(placeOf(line)) || unknownOf.has(`${ledgerOf(line.rule) ?? ''} ${line.employee_id}`)) return 'cannot-judge';
    return now === null && waiting.has(line.rule) ? 'not-judged' : 'late';
  };
}

/** Slips that are late, as they are carried into a month. */
export const carriedInto = (slips: readonly LateSlip[], from: string, to: string): readonly CarriedLine[] =>
  slips.flatMap(({ employee_id, employee_name, item, amount, rule, version, key, cause }) => (cause === 'late' ? [{ employee_id, employee_name, item, amount, from, to, rule, version, key }] : []));
