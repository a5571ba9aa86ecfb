import type { MoneyLine, Report } from '../checking/report';
import type { CarriedLine } from '../checking/waiver';
import { amountOf, fenOf } from '../values/amount';
import { sheetsOf, type RuleLedgers } from './basis';
import { carriedOf, closingInForce, identityOf, placeOf } from './closings';
import type { Basis, ClosedLine, Closing } from './model';

/**
 * Why a closed month would come out otherwise now. `late`: something about the month came to be known late, and is to be settled with a later one; the
 * others are not: `rules-changed`: the rules that made the amount are others now; `company-changed`: the calendar, the roles, the profile or a ledger's columns are;
 * `waiver`: it was waived, or the waiver is gone; `cannot-judge`: something
 * about the person in that ledger cannot be judged now; `sheet-missing`: a sheet or table that gave rows of
 * the month for it gives none now; `not-judged`: nobody looked now, since something that the rule needs is missing.
 */
export const SLIP_CAUSES = ['late', 'rules-changed', 'company-changed', 'waiver', 'cannot-judge', 'sheet-missing', 'not-judged'] as const;
export type SlipCause = (typeof SLIP_CAUSES)[number];

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

/** What a check goes by besides its report. */
export interface Ground extends RuleLedgers {
  /** What of the company counts for the month; null: nobody knows. */
  readonly counts: Basis['counts'] | null;
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
 * @param now what it is checked on now
 */
export function lateSlips(closings: readonly Closing[], report: Report, now: Ground): readonly LateSlip[] {
  const { month } = report.run;
  const closing = month === null ? null : closingInForce(closings, month);
  if (closing === null) return [];
  const carried = carriedOf(closings).filter(({ from }) => from === month);
  const nameOf = names(closing, report, carried);
  const causeOf = causes(closing, report, now);
  return sums(closing, report.lines, carried).flatMap(({ line, now: is, closed, carried, versions }) => {
    const amount = (is ?? 0n) - (closed ?? 0n) - carried;
    if (amount === 0n) return [];
    const { employee_id, item, rule, version, key } = line;
    return [{
      employee_id,
      employee_name: nameOf(employee_id),
      item,
      rule,
      version,
      key,
      now: amountOf(is ?? 0n),
      closed: amountOf(closed ?? 0n),
      carried: amountOf(carried),
      amount: amountOf(amount),
      cause: causeOf(line, versions, is),
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

/** Ledgers of which a sheet or table gave rows of the month when it was closed, and gives none now. */
function lackingLedgers({ basis }: Closing, report: Report): (ledger: string) => boolean {
  const nameOf = ({ ledger, sheet, table }: Basis['sheets'][number]): string => JSON.stringify([ledger, sheet, table === undefined ? 'whole' : table]);
  const now = sheetsOf(report).filter(({ rows }) => rows > 0);
  const there = new Set(now.map(nameOf));
  if (basis) {
    const lacking = new Set(basis.sheets.filter((one) => one.rows > 0 && !there.has(nameOf(one))).map(({ ledger }) => ledger));
    return (ledger) => lacking.has(ledger);
  }
  // An earlier record does not say where its rows were; some there were.
  const ledgers = new Set(now.map(({ ledger }) => ledger));
  return (ledger) => !ledgers.has(ledger);
}

/** Subjects of the company that are otherwise than when the month was closed. */
function changedSubjects({ basis }: Closing, counts: Basis['counts'] | null): ReadonlySet<string> {
  if (!basis || counts === null) return new Set();
  const now = new Map(counts.map(({ of, sha256 }) => [of, sha256]));
  return new Set(basis.counts.filter(({ of, sha256 }) => now.get(of) !== sha256).map(({ of }) => of));
}

const LEDGERS = 'ledgers/';

const fileOf = (rule: string): string => rule.slice(0, rule.lastIndexOf('/'));

function causes(closing: Closing, report: Report, { ledgerOf, ledgersOf, counts }: Ground): (line: ClosedLine, versions: ReadonlySet<string>, now: bigint | null) => SlipCause {
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
  const lacks = lackingLedgers(closing, report);
  const changed = changedSubjects(closing, counts);
  const isWide = [...changed].some((of) => !of.startsWith(LEDGERS));
  return (line, versions, now) => {
    const read = ledgersOf(line.rule);
    const files = [...versions].map((version) => `${fileOf(line.rule)} ${version}`);
    if (files.some((file) => then.get(file) === undefined || then.get(file) !== today.get(file))) return 'rules-changed';
    if (isWide || read.some((ledger) => changed.has(`${LEDGERS}${ledger}`))) return 'company-changed';
    const finding = findingAt.get(placeOf(line));
    if (waivedNow.has(identityOf(line)) || (finding && waivedThen.has(finding.id))) return 'waiver';
    if (unknown.has(placeOf(line)) || unknownOf.has(`${ledgerOf(line.rule) ?? ''} ${line.employee_id}`)) return 'cannot-judge';
    if (now === null && waiting.has(line.rule)) return 'not-judged';
    return closing.basis === undefined && now !== null ? 'late' : read.some(lacks) ? 'sheet-missing' : 'late';
  };
}

/** Slips that are late, as they are carried into a month. */
export const carriedInto = (slips: readonly LateSlip[], from: string, to: string): readonly CarriedLine[] =>
  slips.flatMap(({ employee_id, employee_name, item, amount, rule, version, key, cause }) => (cause === 'late' ? [{ employee_id, employee_name, item, amount, from, to, rule, version, key }] : []));
