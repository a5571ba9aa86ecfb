import type { JSONPath } from 'jsonc-parser';
import type { Edge, Expression, TierTable } from '../formula/expression';
import type { Kind, Unit } from '../values/kind';
import { formatPeriod, periodEnd, periodOf, periodStart } from '../values/period';
import { add, compare, divide, formatScaled, multiply, rational, round, type Rational } from '../values/rational';
import { addDays, formatDate } from '../values/serial-day';
import { formatDateTime, formatTime } from '../values/time';
import { compareLow, covers, isBelow, isWaiting, type Interval } from './interval';
import type { Rule, RuleFile, RuleFileText, RuleProblem, RuleSet } from './model';
import type { Params, Reporter } from './reporter';
import type { RuleFileShape } from './shapes';
import { parseJson } from './syntax';
import { usedFrom } from './used';

/**
 * What is right by the language and still looks wrong: facts, parameters and tables that nothing uses, gaps between tiers (with a value that is in
 * none), rows that are never reached, versions that begin inside a payroll month, rules without cases or without a clause, files never in force.
 * Warnings only; the mistakes, and the figures in formulas, are in `set.problems`. `texts` are the files that the set was loaded from. What is used
 * by nobody and never in force is told only where all files load: it may be the broken ones that use it.
 */
export function lintRules(set: RuleSet, texts: readonly RuleFileText[]): RuleProblem[] {
  const byPath = new Map(texts.map((text) => [text.path, text]));
  const shared = set.problems.some(({ severity }) => severity === 'error') ? null : namesReadByOthers(set);
  return set.files.flatMap((file) => {
    const text = byPath.get(file.path);
    if (!text) return [];
    const { report } = parseJson(text);
    new FileLint(report, file, set).run(shared);
    return report.problems;
  });
}

const rootsOf = ({ appliesWhen, condition, line, requiredRole, shown }: Rule): readonly (Expression | null | undefined)[] => [
  appliesWhen, condition, line?.amount, line?.forWhom, requiredRole, ...shown.map(({ expression }) => expression),
];

function namesReadByOthers(set: RuleSet): ReadonlySet<string> {
  const expressions = set.files.flatMap((file) => [...file.rules.flatMap(rootsOf), ...[...file.facts.values()].map(({ expression }) => expression)]);
  return usedFrom(expressions).ranges;
}

/** Parameters that tier tables refer to: as edges, or as outputs, which only hold their figures once they are read. */
function collectReferences(json: unknown, found: Set<string>): void {
  if (typeof json !== 'object' || json === null) return;
  for (const [key, value] of Object.entries(json)) {
    if (key === 'parameter' && typeof value === 'string') found.add(value);
    else collectReferences(value, found);
  }
}

class FileLint {
  constructor(
    private readonly report: Reporter,
    private readonly file: RuleFile,
    private readonly set: RuleSet,
  ) {}

  private warn(path: JSONPath, code: string, params: Params = {}, key = false): void {
    this.report.warning(path, code, params, { key });
  }

  /** `readByOthers` is null where that can't be known. */
  run(readByOthers: ReadonlySet<string> | null): void {
    if (readByOthers) this.unused(readByOthers);
    for (const table of this.file.tables.values()) {
      if (table.kind === 'decision') this.unreachable(table);
      else this.gaps(table);
    }
    this.start();
    this.file.rules.forEach((rule) => this.rule(rule));
    if (readByOthers && !this.set.profile.inForce.some(({ file }) => file === this.file)) this.warn([], 'never-in-force');
  }

  private unused(readByOthers: ReadonlySet<string>): void {
    const { facts, tables, parameters, ledger, rules } = this.file;
    const shared = [...facts.values()].filter(({ name }) => readByOthers.has(`${ledger}.${name}`));
    const used = usedFrom([...rules.flatMap(rootsOf), ...shared.map(({ expression }) => expression)]);
    for (const { name } of shared) used.facts.add(name);
    for (const name of facts.keys()) if (!used.facts.has(name)) this.warn(['facts', name], 'unused-fact', { name }, true);
    for (const name of tables.keys()) if (!used.tables.has(name)) this.warn(['tables', name], 'unused-table', { name }, true);
    const inTables = new Set<string>();
    collectReferences((this.report.file.value as RuleFileShape).tables, inTables);
    for (const name of parameters.keys()) if (!used.parameters.has(name) && !inTables.has(name)) this.warn(['parameters', name], 'unused-parameter', { name }, true);
  }

  /** A version that begins inside a payroll month splits that month in two. */
  private start(): void {
    const { payrollPeriod } = this.set.profile;
    const { effectiveFrom, version } = this.file;
    const month = periodOf(effectiveFrom, payrollPeriod);
    if (periodStart(month, payrollPeriod) === effectiveFrom) return;
    this.warn(['effectiveFrom'], 'not-period-start', { version, start: formatDate(addDays(periodEnd(month, payrollPeriod), 1)), month: formatPeriod(month) });
  }

  private rule({ id, name, source, severity, pointer }: Rule): void {
    const path: JSONPath = ['rules', Number(pointer.split('/').at(-1))];
    if (this.set.casesOf && !this.set.casesOf.has(id)) this.warn([...path, 'name'], 'rule-without-cases', { name });
    if (source.length === 0 && severity !== 'info') this.warn([...path, 'name'], 'rule-without-source', { name });
  }

  /** Rows of one input: values between two rows, and zero where the lowest row does not reach down to it. */
  private gaps(table: TierTable): void {
    const input = table.inputs[0]!;
    const isColumn = this.set.ledgers.get(this.file.ledger)?.columns.has(input.name) ?? false;
    const rows = table.rows.map((row, index) => ({ index, cell: row.cells[0] as Interval })).filter(({ cell }) => !isWaiting(cell));
    if (rows.length < table.rows.length) return;
    rows.sort((a, b) => compareLow(a.cell.low, b.cell.low));
    rows.forEach(({ index, cell }, place) => {
      const next = rows[place + 1];
      if (!next || !cell.high || !next.cell.low) return;
      const witness = between(cell.high, next.cell.low, stepOf(input.kind, isColumn));
      if (witness) this.warn(['tables', table.name, 'rows', Math.max(index, next.index)], 'tier-gap', { first: String(index + 1), second: String(next.index + 1), witness: inWords(witness, input.unit) });
    });
    const low = rows[0]?.cell.low ?? null;
    const zero: Edge = { value: rational(0n), inclusive: true };
    if (low && AMOUNTS.has(input.kind) && isBelow(zero, low)) {
      this.warn(['tables', table.name, 'rows', rows[0]!.index], 'tier-gap-below', { witness: inWords(rational(0n), input.unit) });
    }
  }

  private unreachable(table: TierTable): void {
    if (table.hitPolicy !== 'first') return;
    table.rows.forEach((row, index) => {
      const by = table.rows.slice(0, index).findIndex((before) => before.cells.every((cell, input) => covers(cell, row.cells[input]!)));
      if (by >= 0) this.warn(['tables', table.name, 'rows', index], 'row-unreachable', { row: String(index + 1), by: String(by + 1) });
    });
  }
}

/** Kinds of which nothing, zero, is an ordinary value. */
const AMOUNTS: ReadonlySet<Kind> = new Set<Kind>(['money', 'count', 'days', 'duration']);
/** Kinds of whole numbers. */
const WHOLE: ReadonlySet<Kind> = new Set<Kind>(['count', 'duration', 'date', 'time', 'datetime', 'period']);

/** The distance of neighbouring values; null where there is always one between. Money in a column is whole fen. */
function stepOf(kind: Kind, isColumn: boolean): Rational | null {
  if (WHOLE.has(kind)) return rational(1n);
  return kind === 'money' && isColumn ? rational(1n, 100n) : null;
}

/** A value above one row's upper edge and below the next row's lower edge; null where there is none. */
function between(high: Edge, low: Edge, step: Rational | null): Rational | null {
  if (!high.value || !low.value) return null;
  const isBelowNext = (value: Rational): boolean => compare(value, low.value!) < (low.inclusive ? 0 : 1);
  // The edge itself, the next value after it, or one in the middle, whichever is the first that neither row has.
  const first = !high.inclusive ? high.value : step ? add(high.value, step) : divide(add(high.value, low.value), rational(2n));
  return isBelowNext(first) && (step !== null || !high.inclusive || compare(high.value, low.value) < 0) ? first : null;
}

/** A value as HR writes it in that unit. */
function inWords(value: Rational, unit: Unit): string {
  const whole = Number(value.n / value.d);
  switch (unit) {
    case 'percent':
      return `${decimal(multiply(value, rational(100n)))}%`;
    case 'wan yuan':
      return decimal(divide(value, rational(10_000n)));
    case 'hour':
      return decimal(divide(value, rational(60n)));
    case 'date':
      return formatDate(whole);
    case 'time':
      return formatTime(whole);
    case 'datetime':
      return formatDateTime(whole);
    case 'month':
      return formatPeriod(whole);
    default:
      return decimal(value);
  }
}

const PLACES = 6;
const decimal = (value: Rational): string => formatScaled(round(value, PLACES), PLACES).replace(/\.?0+$/, '');
