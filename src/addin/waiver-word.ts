import { isOwnWord } from '../checking/own-word';
import type { Finding, MoneyLine, Report } from '../checking/report';
import { placeOf } from '../records/closings';
import { LONGEST, lengthOf } from '../records/lengths';
import type { WaiverCategory } from '../rules/model';
import { addDays, formatDate, parseIsoDate } from '../values/serial-day';
import { notice, type Notice } from './notice';

/** What a person says of findings that are to be let pass. */
export interface WaiverWord {
  /** Key of a category of the company; '' where none was chosen yet. */
  readonly category: string;
  readonly reason: string;
  readonly by: string;
  /** "2026-12-31", the last day on which it holds; null: no end. */
  readonly expires: string | null;
}

/** What a word is about, and what it is held against. */
export interface WordContext {
  readonly findings: readonly Finding[];
  /** The money that the findings' rules write for the same rows and groups. */
  readonly lines: readonly MoneyLine[];
  /** Name of an employee; null where the report has none. */
  readonly nameOf: (employeeId: string) => string | null;
  readonly categories: ReadonlyMap<string, WaiverCategory>;
  /** The day that the check looks from: a waiver that ends before it would never hold. */
  readonly asOf: string;
  /** The day on which it is said. */
  readonly today: string;
}

export type Faults = Readonly<Partial<Record<keyof WaiverWord, Notice>>>;

/** The money lines of the report that findings' rules wrote for the same rows and groups; those carried from another month stay. */
function linesOf(findings: readonly Finding[], { lines }: Report): readonly MoneyLine[] {
  const rules = new Set(findings.map(({ rule }) => rule));
  const places = new Set(findings.map(placeOf));
  return lines.filter((line) => !line.carried && rules.has(line.rule) && places.has(placeOf(line)));
}

/** What a word on findings of a report is held against. */
export function contextOf(findings: readonly Finding[], report: Report, categories: WordContext['categories'], today: string): WordContext {
  const nameOf = (employeeId: string): string | null => report.totals.find(({ employee_id }) => employee_id === employeeId)?.employee_name ?? null;
  return { findings, lines: linesOf(findings, report), nameOf, categories, asOf: report.run.asOf, today };
}

/** What is amiss with a word, by field; nothing where it may be given. */
export function faultsOf(word: WaiverWord, context: WordContext): Faults {
  const category = context.categories.get(word.category);
  const own = ownFindings(word.by, context);
  const faults: Partial<Record<keyof WaiverWord, Notice>> = {};
  if (!category) faults.category = notice('error', 'waive.category-needed');
  if (word.reason.trim() === '') faults.reason = notice('error', 'waive.reason-needed');
  else if (lengthOf(word.reason) > LONGEST.text) faults.reason = notice('error', 'pane.text-too-long', { count: lengthOf(word.reason), most: LONGEST.text });
  if (word.by.trim() === '') faults.by = notice('error', 'waive.name-needed');
  else if (lengthOf(word.by) > LONGEST.name) faults.by = notice('error', 'pane.text-too-long', { count: lengthOf(word.by), most: LONGEST.name });
  else if (own.size > 0) faults.by = notice('error', 'waive.own-finding', { count: own.size, of: context.findings.length });
  const expiry = category && expiryFault(word.expires, category, context);
  if (expiry) faults.expires = expiry;
  return faults;
}

/** Those of the findings that are about the person who speaks, or about this person's money. */
export function ownFindings(by: string, { findings, lines, nameOf }: Pick<WordContext, 'findings' | 'lines' | 'nameOf'>): ReadonlySet<Finding> {
  if (by.trim() === '') return new Set();
  const ownMoney = new Set(lines.filter(({ employee_id }) => isOwnWord(by, { employee_id, employee_name: nameOf(employee_id) })).map(placeOf));
  return new Set(findings.filter((finding) => (finding.person && isOwnWord(by, finding.person)) === true || ownMoney.has(placeOf(finding))));
}

function expiryFault(expires: string | null, category: WaiverCategory, { asOf, today }: WordContext): Notice | null {
  const longest = longestExpiry(category, today);
  if (longest !== null && longest < asOf) return notice('error', 'waive.expiry-never', { asOf, days: category.longestDays! });
  if (expires === null) return longest === null ? null : notice('error', 'waive.expiry-needed', { longest });
  if (parseIsoDate(expires) === null) return notice('error', 'waive.expiry-no-day');
  if (longest !== null && expires > longest) return notice('error', 'waive.expiry-too-late', { longest, days: category.longestDays! });
  return expires < asOf ? notice('error', 'waive.expiry-too-early', { asOf }) : null;
}

/** The last day that a category allows to a waiver said on a day; null: it need have no end. */
export function longestExpiry({ longestDays }: WaiverCategory, today: string): string | null {
  const day = parseIsoDate(today);
  return longestDays === null || day === null ? null : formatDate(addDays(day, longestDays));
}
