import type { MoneyLine, Report } from '../checking/report';
import type { CarriedLine } from '../checking/waiver';
import { amountOf, fenOf } from '../values/amount';
import { compareText } from '../values/compare-text';
import type { Basis, ClosedLine, Closing } from './model';

/** Why something cannot be done with the closings; `closing.<code>` of the message catalogue has the words. */
export class ClosingError extends Error {
  constructor(
    readonly code: 'no-month' | 'already-closed' | 'not-closed' | 'target-closed' | 'target-not-later' | 'not-carried' | 'other-closing-here' | 'not-there' | 'has-carried',
    readonly params: Readonly<Record<string, string>> = {},
  ) {
    super(code);
    this.name = 'ClosingError';
  }
}

/** A person's word, and when it was given: the name as typed, "2026-11-22 09:30" by the machine's clock. */
export interface Said {
  readonly by: string;
  readonly at: string;
}

const isInForce = ({ reopened, removed }: Closing): boolean => reopened === null && !removed;

/** The closing that keeps a month closed; null where the month is open. */
export const closingInForce = (closings: readonly Closing[], month: string): Closing | null => closings.find((one) => one.month === month && isInForce(one)) ?? null;

/** What was taken over out of closed months, those since reopened among them: it was settled all the same, until it is withdrawn. */
export const carriedOf = (closings: readonly Closing[]): readonly CarriedLine[] => closings.flatMap(({ carried }) => carried);

/** Amounts for the same person, item, rule and row are one. The names of a key stand in one order: a key that was written and read has another. */
export const identityOf = ({ employee_id, item, rule, key }: Pick<ClosedLine, 'employee_id' | 'item' | 'rule' | 'key'>): string =>
  JSON.stringify([employee_id, item, rule, Object.entries(key).sort(([a], [b]) => (a < b ? -1 : 1))]);

/** A rule and the key of its row or group, whatever came of it. */
export const placeOf = ({ rule, key }: Pick<ClosedLine, 'rule' | 'key'>): string => identityOf({ employee_id: '', item: '', rule, key });

const settles = (line: CarriedLine): string => JSON.stringify([identityOf(line), line.from, line.to]);

/** A month of a report closed, behind the closings that are there. Throws ClosingError where it is closed, or where the report is of no single month. */
export function closeMonth(closings: readonly Closing[], report: Report, { by, at }: Said, note: string, basis?: Basis): readonly Closing[] {
  const { month } = report.run;
  if (month === null) throw new ClosingError('no-month');
  if (closingInForce(closings, month)) throw new ClosingError('already-closed', { month });
  const closing: Closing = {
    month,
    by,
    at,
    note,
    run: report.run,
    findings: countsOf(report),
    waivers: report.waivers.flatMap(({ state, ...waiver }) => (state === 'in-effect' ? [waiver] : [])),
    lines: report.lines.map(closedLine),
    totals: report.totals,
    ...(basis ? { basis } : {}),
    carried: [],
    reopened: null,
  };
  return [...closings, closing];
}

const closedLine = ({ employee_id, item, amount, rule, version, key, carried }: MoneyLine): ClosedLine => ({ employee_id, item, amount, rule, version, key, ...(carried ? { carried: { from: carried.from } } : {}) });

/** Each finding is counted once, and of them all those of record-keeping. */
function countsOf({ findings }: Report): Closing['findings'] {
  const counts = { block: 0, warn: 0, info: 0, cannotJudge: 0, waived: 0 };
  for (const { waived, verdict, severity } of findings) counts[waived !== null ? 'waived' : verdict === 'cannot-judge' ? 'cannotJudge' : severity] += 1;
  const hygiene = findings.filter((finding) => finding.hygiene).length;
  return hygiene === 0 ? counts : { ...counts, hygiene };
}

/** Throws ClosingError where the month is open. */
export function reopenMonth(closings: readonly Closing[], month: string, { by, at }: Said, reason: string): readonly Closing[] {
  const closing = inForce(closings, month);
  return closings.map((one) => (one === closing ? { ...one, reopened: { by, at, reason } } : one));
}

function inForce(closings: readonly Closing[], month: string): Closing {
  const closing = closingInForce(closings, month);
  if (closing === null) throw new ClosingError('not-closed', { month });
  return closing;
}

/**
 * Takes amounts of a closed month over into a later one that is open; amounts for the same thing in the same month become one, and one of nothing none.
 * Throws ClosingError where a line's month is open, or the month that it goes to is closed or not a later one.
 */
export function carryOver(closings: readonly Closing[], lines: readonly CarriedLine[]): readonly Closing[] {
  for (const { from, to } of lines) {
    inForce(closings, from);
    refuseTarget(closings, from, to);
  }
  return closings.map((closing) => {
    const own = isInForce(closing) ? lines.filter(({ from }) => from === closing.month) : [];
    return own.length === 0 ? closing : { ...closing, carried: joined([...closing.carried, ...own]) };
  });
}

function refuseTarget(closings: readonly Closing[], from: string, to: string): void {
  if (to <= from) throw new ClosingError('target-not-later', { from, to });
  if (closingInForce(closings, to)) throw new ClosingError('target-closed', { month: to });
}

function joined(lines: readonly CarriedLine[]): readonly CarriedLine[] {
  const byWhat = new Map<string, CarriedLine>();
  for (const line of lines) {
    const there = byWhat.get(settles(line));
    byWhat.set(settles(line), there ? { ...line, amount: amountOf(fenOf(there.amount) + fenOf(line.amount)) } : line);
  }
  return [...byWhat.values()].filter(({ amount }) => fenOf(amount) !== 0n);
}

/** Takes back amounts that were carried. Throws ClosingError where one is not there, or the month that it went to is closed by now. */
export function withdraw(closings: readonly Closing[], lines: readonly CarriedLine[]): readonly Closing[] {
  const gone = new Set(lines.map(settles));
  const there = new Set(carriedOf(closings).map(settles));
  for (const line of lines) {
    if (!there.has(settles(line))) throw new ClosingError('not-carried', { from: line.from, to: line.to });
    refuseTarget(closings, line.from, line.to);
  }
  return closings.map((closing) => ({ ...closing, carried: closing.carried.filter((line) => !gone.has(settles(line))) }));
}

/**
 * Takes the record of a closing away, and leaves a trace: which month, who had closed it, who took it away and why. A month that it kept closed is open
 * then. Throws ClosingError where it is not there, or amounts of it are carried: they are settled by it.
 */
export function removeClosing(closings: readonly Closing[], which: Closing, { by, at }: Said, reason: string): readonly Closing[] {
  const { month } = which;
  const found = closings.find((one) => recordOf(one) === recordOf(which) && !one.removed);
  if (!found) throw new ClosingError('not-there', { month });
  if (found.carried.length > 0) throw new ClosingError('has-carried', { month });
  const trace: Closing = { month, by: found.by, at: found.at, note: '', run: { ...found.run, files: [], rules: [] }, findings: found.findings, waivers: [], lines: [], totals: [], carried: [], reopened: found.reopened, removed: { by, at, reason } };
  return closings.map((one) => (one === found ? trace : one));
}

/** Closings of another workbook beside this one's, and how many of them told something new. */
export interface Merged {
  readonly closings: readonly Closing[];
  readonly added: number;
  readonly changed: number;
}

const recordOf = ({ month, by, at }: Closing): string => JSON.stringify([month, by, at]);

/**
 * Takes closings of another workbook in. One that is here already (the same month, name and time) becomes what the other workbook says of it, but stays
 * reopened where it was reopened here. Throws ClosingError where a month would be closed twice, or what is carried into a month that is closed here would change.
 */
export function mergeClosings(mine: readonly Closing[], others: readonly Closing[]): Merged {
  const here = new Map(mine.map((closing) => [recordOf(closing), closing]));
  let [added, changed] = [0, 0];
  for (const other of others) {
    const known = here.get(recordOf(other));
    // What was taken away, here or there, stays what it is here.
    if (known?.removed || other.removed) continue;
    const merged = known ? { ...other, reopened: other.reopened ?? known.reopened } : other;
    if (!known) added += 1;
    else if (JSON.stringify(known) !== JSON.stringify(merged)) changed += 1;
    here.set(recordOf(other), merged);
  }
  const closings = [...here.values()].sort((a, b) => compareText(a.at, b.at));
  refuseTwice(closings);
  refuseNewInClosed(mine, closings);
  return { closings: added + changed === 0 ? mine : closings, added, changed };
}

function refuseTwice(closings: readonly Closing[]): void {
  const months = closings.flatMap((one) => (isInForce(one) ? [one.month] : []));
  const twice = months.find((month, at) => months.indexOf(month) !== at);
  if (twice !== undefined) throw new ClosingError('other-closing-here', { month: twice });
}

/** What a closed month was closed with stays: what is carried into it is part of that. */
function refuseNewInClosed(mine: readonly Closing[], merged: readonly Closing[]): void {
  const into = (closings: readonly Closing[], month: string): string =>
    JSON.stringify(
      carriedOf(closings)
        .filter(({ to }) => to === month)
        .map((line) => `${settles(line)} ${line.amount}`)
        .sort(),
    );
  for (const closing of mine) {
    const { month } = closing;
    if (isInForce(closing) && into(mine, month) !== into(merged, month)) throw new ClosingError('target-closed', { month });
  }
}
