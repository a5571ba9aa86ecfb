import type { Report } from '../checking/report';
import type { RuleFileText, RuleSet } from '../rules/model';
import { readersOf } from '../rules/readers-of';
import { compareText } from '../values/compare-text';
import { parsePeriod, periodEnd, periodStart } from '../values/period';
import { sha256 } from '../values/sha256';
import type { Basis } from './model';

/** Rules as they are in force, with the texts that they were read from. */
export interface RulesRead {
  readonly set: RuleSet;
  readonly files: readonly RuleFileText[];
}

/** Days about a month on which its amounts may depend by the calendar: deadlines reach back and ahead. */
const DAYS_ABOUT = 62;

/** What a month stands on, besides the files and rule files of its run. @param report of that month alone; of all months nothing of the company counts */
export function basisOf(rules: RulesRead, report: Report): Basis {
  return { company: companyOf(rules), counts: report.run.month === null ? [] : countsOf(rules.set, report.run.month), sheets: sheetsOf(report) };
}

const hashed = new WeakMap<readonly RuleFileText[], Basis['company']>();

/** All files of the folder but the rule files, which the run names itself. */
function companyOf({ set, files }: RulesRead): Basis['company'] {
  const known = hashed.get(files);
  if (known) return known;
  const rules = new Set(set.files.map(({ path }) => path));
  const company = files.filter(({ path }) => path.endsWith('.json') && !rules.has(path)).map(({ path, text }) => ({ path, sha256: sha256(text) })).sort((a, b) => (a.path < b.path ? -1 : 1));
  hashed.set(files, company);
  return company;
}

const plain = (_: string, value: unknown): unknown => (value instanceof Map ? [...value] : typeof value === 'bigint' ? String(value) : value);
const hashOf = (value: unknown): string => sha256(JSON.stringify(value, plain));

/** What of them can make an amount of the month another: what is said of later months, and how things are called, is none of it. */
function countsOf(set: RuleSet, month: string): Basis['counts'] {
  const { profile, calendar, roles, ledgers } = set;
  const period = parsePeriod(month);
  if (period === null) return [];
  const [start, end] = [periodStart(period, profile.payrollPeriod), periodEnd(period, profile.payrollPeriod)];
  const days = Array.from({ length: end - start + 1 + 2 * DAYS_ABOUT }, (_, i) => start - DAYS_ABOUT + i);
  const inForce = profile.inForce
    .filter(({ from }) => from <= end)
    .map(({ file, from, to, appliesTo, except }) => ({ id: file.id, version: file.version, from, to: to === null || to >= end ? null : to, appliesTo, except, parameters: file.parameters }));
  return [
    { of: 'calendar', sha256: hashOf(days.map((day) => (calendar.knows(day) ? calendar.kind(day) : null))) },
    { of: 'profile', sha256: hashOf({ payrollPeriod: profile.payrollPeriod, inForce: inForce.sort((a, b) => compareText(a.id, b.id) || a.from - b.from) }) },
    { of: 'roles', sha256: hashOf(roles) },
    ...[...ledgers].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, definition]) => ({ of: `ledgers/${key}`, sha256: hashOf({ ...definition, title: null }) })),
  ];
}

/** The sheets and tables that gave rows of the month, ledger by ledger. */
export const sheetsOf = ({ coverage }: Report): Basis['sheets'] =>
  coverage.flatMap(({ ledger, file, sheet, table, judged, notJudged }) => (file === '' ? [] : [{ ledger, sheet, ...(table === undefined ? {} : { table }), rows: judged + notJudged }]));

/** What tells whose rows a rule goes by. Of a rule that is gone nobody knows. */
export interface RuleLedgers {
  /** The ledger that it lies on. */
  readonly ledgerOf: (rule: string) => string | null;
  /** All ledgers that it reads, its own among them. */
  readonly ledgersOf: (rule: string) => readonly string[];
}

export function ruleLedgers(set: RuleSet): RuleLedgers {
  const own = new Map(set.files.flatMap(({ rules, ledger }) => rules.map(({ id }): [string, string] => [id, ledger])));
  const read = new Map<string, string[]>();
  for (const [name, rules] of readersOf(set)) {
    if (!set.ledgers.has(name)) continue;
    for (const rule of rules) read.set(rule, [...(read.get(rule) ?? []), name]);
  }
  return { ledgerOf: (rule) => own.get(rule) ?? null, ledgersOf: (rule) => read.get(rule) ?? (own.has(rule) ? [own.get(rule)!] : []) };
}

/** What a check of a month goes by besides its report, for `lateSlips`. */
export const groundOf = ({ set }: Pick<RulesRead, 'set'>, report: Report): RuleLedgers & { readonly counts: Basis['counts'] } => ({ ...ruleLedgers(set), counts: report.run.month === null ? [] : countsOf(set, report.run.month) });
