import { SEVERITIES, type Severity } from '../rules/model';
import { amountOf, fenOf } from '../values/amount';
import { hygieneRank, isHygiene } from './hygiene';
import { sumOf } from './money';
import { itemsOf } from './tables/totals';
import type { View } from './tables/view';

/** Money of one department or one item: what is added, what is deducted (negative) and both together, as decimal texts. */
export interface MoneyBar {
  readonly label: string;
  readonly people: number;
  readonly added: string;
  readonly deducted: string;
  readonly net: string;
}

/** Findings of one rule that are not waived; rules of record-keeping come last. */
export interface CountBar {
  readonly label: string;
  readonly severity: Severity;
  readonly isHygiene: boolean;
  readonly violations: number;
  readonly cannotJudge: number;
}

/** A month at a glance. */
export interface MonthChart {
  readonly departments: readonly MoneyBar[];
  readonly items: readonly MoneyBar[];
  readonly rules: readonly CountBar[];
}

export function chartOf(view: View): MonthChart {
  const { report, names, say } = view;
  const departmentOf = new Map(report.totals.map(({ employee_id, month, department }) => [`${month} ${employee_id}`, department]));
  const departments = new Map<string | null, Money>();
  const items = new Map<string, Money>();
  for (const { employee_id, month, item, amount } of report.lines) {
    const fen = fenOf(amount);
    add(departments, departmentOf.get(`${month} ${employee_id}`) ?? null, employee_id, fen);
    add(items, item, employee_id, fen);
  }
  const named = [...departments.keys()].filter((department) => department !== null).sort();
  return {
    departments: [...named, ...(departments.has(null) ? [null] : [])].map((department) => barOf(department ?? say('report.no-department'), departments.get(department)!)),
    items: itemsOf(view).flatMap((item) => (items.has(item) ? [barOf(names.item(item), items.get(item)!)] : [])),
    rules: rulesOf(view),
  };
}

/** In fen. */
interface Money {
  readonly people: Set<string>;
  added: bigint;
  deducted: bigint;
}

function add<Key>(bars: Map<Key, Money>, key: Key, person: string, fen: bigint): void {
  const bar = bars.get(key) ?? { people: new Set<string>(), added: 0n, deducted: 0n };
  bar.people.add(person);
  if (fen > 0n) bar.added += fen;
  else bar.deducted += fen;
  bars.set(key, bar);
}

const barOf = (label: string, { people, added, deducted }: Money): MoneyBar => ({ label, people: people.size, added: amountOf(added), deducted: amountOf(deducted), net: amountOf(added + deducted) });

function rulesOf({ report, names }: View): CountBar[] {
  const bars = new Map<string, { label: string; severity: Severity; isHygiene: boolean; order: number; violations: number; cannotJudge: number }>();
  for (const finding of report.findings) {
    const { rule, severity, verdict, waived } = finding;
    if (waived !== null) continue;
    const key = `${hygieneRank(finding)} ${severity} ${rule}`;
    const bar = bars.get(key) ?? { label: names.ruleTitle(rule), severity, isHygiene: isHygiene(finding), order: names.ruleOrder(rule), violations: 0, cannotJudge: 0 };
    if (verdict === 'violation') bar.violations += 1;
    else bar.cannotJudge += 1;
    bars.set(key, bar);
  }
  const sorted = [...bars.values()].sort((a, b) => Number(a.isHygiene) - Number(b.isHygiene) || SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) || a.order - b.order);
  return sorted.map(({ label, severity, isHygiene, violations, cannotJudge }) => ({ label, severity, isHygiene, violations, cannotJudge }));
}

/** All of a chart's money together. */
export const sumOfBars = (bars: readonly MoneyBar[]): Omit<MoneyBar, 'label' | 'people'> => ({
  added: sumOf(bars.map(({ added }) => added)),
  deducted: sumOf(bars.map(({ deducted }) => deducted)),
  net: sumOf(bars.map(({ net }) => net)),
});

/** Thousandths that an amount is of the largest, whatever the signs; what is anything at all is at least one. */
export function thousandths(amount: string, largest: string): number {
  const [part, whole] = [size(amount), size(largest)];
  if (part === 0n || whole === 0n) return 0;
  const share = Number((part * 1000n) / whole);
  return share === 0 ? 1 : share;
}

const size = (amount: string): bigint => {
  const fen = fenOf(amount);
  return fen < 0n ? -fen : fen;
};

/** The amount of most money among bars, as a decimal text without sign. */
export const largestOf = (bars: readonly MoneyBar[]): string => amountOf(bars.flatMap(({ added, deducted }) => [size(added), size(deducted)]).reduce((most, one) => (one > most ? one : most), 0n));
