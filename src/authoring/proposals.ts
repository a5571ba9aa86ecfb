import { isRational, keyOf } from '../formula/exactly';
import type { Expression } from '../formula/expression';
import { operands } from '../formula/operands';
import { boundsKept, missingBoundsInSteps, numbersAt, type MissingBound } from '../checking/boundaries';
import { casesIn, type Case, type PlacedCase } from '../checking/case-files';
import { placeOfRow, runCase, sceneOf, type CaseResult } from '../checking/cases';
import type { Bound, boundsOf } from '../rules/analysis/bounds';
import { oneOf } from '../rules/analysis/domain';
import { literalText } from '../rules/analysis/literal-text';
import type { Named } from '../rules/analysis/remark';
import type { LedgerDefinition } from '../rules/ledger-definition';
import type { RuleFileText, RuleSet } from '../rules/model';
import type { Json, JsonObject } from '../rules/parts';
import type { CaseRow } from '../rules/shapes';
import { NUMERIC_KINDS } from '../values/kind';
import { formatDate, parseIsoDate } from '../values/serial-day';
import { add, compare, divide, multiply, negate, subtract, type Rational } from '../values/rational';
import type { Edit } from './edit';

/** A case that is missing at a bound of a rule: one step below it, at it or one above. */
export interface Proposal {
  /** The same for the same bound and side, whatever else the files say. */
  readonly id: string;
  /** Name of the rule. */
  readonly rule: string;
  /** What is bounded, and where. */
  readonly named: Named;
  readonly bound: Rational;
  /** The value that no case has yet. */
  readonly near: Rational;
  /** Null: no case can be made by changing one cell of one that is there, and somebody has to write it. */
  readonly made: MadeCase | null;
}

export interface MadeCase {
  /** Path of the case file. */
  readonly path: string;
  /** Place of the case that it was made from, in `cases` of that file; the new one stands behind it. */
  readonly from: number;
  readonly json: JsonObject;
  /** What the engine gives now. Whether that is right, somebody has to say. */
  readonly expected: CaseResult;
  readonly change: CaseChange;
}

/** What differs from the case that another is made from: one cell of one of its rows (from 0), or so many rows more or less at its end. */
export type CaseChange = { readonly is: 'cell'; readonly row: number; readonly column: string; readonly value: Json } | { readonly is: 'rows'; readonly more: number };

/** So many cases of a rule are looked at to make another from, those first whose value is nearest. */
const MOST_BASES = 4;
/** So many changes of one are tried. */
const MOST_TRIED = 24;
/** Of a count so many rows are added at most. */
const MOST_ROWS = 8;

/**
 * Proposes the cases that a rule file has not at the bounds of its rules, in steps. Each has been run: it expects what the rules give.
 * @param path path of the rule file.
 * @param loaded the folder's rules, where they have been loaded already.
 * @param rule name of the only rule that is asked for.
 */
export function* proposalsInSteps(folder: readonly RuleFileText[], path: string, loaded?: RuleSet, rule?: string): Generator<undefined, readonly Proposal[]> {
  const asked = { of: path, ...(loaded && { loaded }), ...(rule !== undefined && { rule }) };
  const missing = yield* missingBoundsInSteps(folder, asked);
  if (missing.length === 0) return [];
  const placed: PlacedCase[] = [];
  for (const one of casesIn(folder, asked)) {
    if (one) placed.push(one);
    yield;
  }
  const bases = new Bases(placed);
  const proposals: Proposal[] = [];
  for (const of of missing) {
    for (const near of of.missing) {
      const { named, value } = of.bound;
      proposals.push({ id: `${of.rule.name} ${named.name} ${keyOf(value)} ${keyOf(near)}`, rule: of.rule.name, named, bound: value, near, made: yield* makeCase(bases, of, near) });
    }
  }
  return proposals;
}

/** Adds a case to its file, behind the one that it was made from. */
export function addingCase({ from, json }: MadeCase, title: string): readonly Edit[] {
  const { rule, ...rest } = json;
  return [{ at: ['cases', from + 1], json: { rule: rule!, title, ...rest }, insert: true }];
}

/** A case of the rule with the values that its bound has there, under the case's own figures. */
interface Base {
  readonly placed: PlacedCase;
  readonly of: Expression;
  readonly values: readonly Rational[];
}

class Bases {
  readonly bounds = boundsKept();
  private readonly known = new Map<string, readonly Base[]>();

  constructor(private readonly placed: readonly PlacedCase[]) {}

  /** The cases of a rule that have such a bound and values at it. */
  *of({ rule, bound: of }: MissingBound): Generator<undefined, readonly Base[]> {
    const key = `${rule.name} ${of.named.name} ${keyOf(of.value)}`;
    const known = this.known.get(key);
    if (known) return known;
    const found: Base[] = [];
    for (const placed of this.placed) {
      const { set, file, one, cases } = placed;
      const own = file?.rules.find(({ name }) => name === rule.name);
      if (!file || !own || one.rule !== rule.name) continue;
      const bound = this.bounds(set, file, own).find((other) => isSameBound(other, of));
      const scene = bound && sceneOf(set, file, cases, one);
      if (scene && !('fault' in scene)) found.push({ placed, of: bound.of, values: numbersAt(scene, file, own, bound.of) });
      yield;
    }
    this.known.set(key, found);
    return found;
  }
}

function* makeCase(bases: Bases, missing: MissingBound, near: Rational): Generator<undefined, MadeCase | null> {
  const distance = ({ values }: Base): Rational | null => values.map((value) => abs(subtract(value, near))).sort(compare)[0] ?? null;
  const usable = (yield* bases.of(missing)).filter(({ placed: { one } }) => one.expect === 'violation' || one.expect === 'pass');
  // A case that finds something shows best on which side of the bound it stops.
  const sorted = [...usable].sort((a, b) => order(distance(a), distance(b)) || Number(b.placed.one.expect === 'violation') - Number(a.placed.one.expect === 'violation'));
  for (const base of sorted.slice(0, MOST_BASES)) {
    let tried = 0;
    for (const other of changesOf(base, missing, near)) {
      if ((tried += 1) > MOST_TRIED) break;
      yield;
      const made = runWith(base, other, missing, bases.bounds, near);
      if (made) return made;
    }
  }
  return null;
}

const abs = (value: Rational): Rational => (value.n < 0n ? negate(value) : value);
const order = (a: Rational | null, b: Rational | null): number => (a && b ? compare(a, b) : Number(a === null) - Number(b === null));

/** Other rows, and how they differ from the case's. */
interface Other {
  readonly rows: readonly CaseRow[];
  readonly change: CaseChange;
}

/** What may give the value: the bounded column itself, one that it is worked out from, moved by as much as is wanted, or of a count more rows or less. */
function* changesOf({ placed: { set, file, cases, one }, of, values }: Base, { rule }: MissingBound, near: Rational): Generator<Other> {
  const scene = sceneOf(set, file!, cases, one);
  if ('fault' in scene) return;
  const definition = set.ledgers.get(file!.ledger)!;
  const rows = rowsOf(one);
  const withCell = (row: number, column: string, to: Rational): Other => {
    const value = written(definition, column, to);
    return { rows: rows.map((cells, at): CaseRow => (at === row ? { ...cells, [column]: value as CaseRow[string] } : cells)), change: { is: 'cell', row, column, value } };
  };
  const direct = columnOf(of);
  const apart = [...new Map(values.map((value) => [keyOf(value), subtract(near, value)])).values()].sort((a, b) => compare(abs(a), abs(b)));
  // The last row is the one that a group is known by.
  const places = [...rows.keys()].reverse();
  if (direct !== null) for (const row of places) yield withCell(row, direct, near);
  if (rule.per !== null) for (const step of apart) yield* withMore(definition, rows, step);
  if (direct !== null) return;
  const columns = columnsIn(of, file!.ledger).flatMap((name) => {
    const kind = definition.columns.get(name)?.kind;
    return kind && NUMERIC_KINDS.has(kind) ? [{ op: 'column', kind, ledger: file!.ledger, column: name } as const] : [];
  });
  for (const row of places) {
    const place = placeOfRow(scene, file!, cases, one, row);
    for (const column of place ? columns : []) {
      const { value: cell } = scene.engine.evaluate(column, place!);
      if (!isRational(cell)) continue;
      for (const [index, value] of values.entries()) {
        // Moved by as much as is wanted, or by one where it is of another kind; and as that shows how much a step makes, by as many steps.
        const wanted = subtract(near, value);
        const step = column.kind === of.kind ? wanted : oneOf(definition.columns.get(column.column)!.unit);
        const moved = withCell(row, column.column, add(cell, step));
        const there = sceneOf(set, file!, cases, withRows(one, moved.rows));
        const result = 'fault' in there ? undefined : numbersAt(there, file!, rule, of)[index];
        const made = result && subtract(result, value);
        if (!made || made.n === 0n) continue;
        yield compare(made, wanted) === 0 ? moved : withCell(row, column.column, add(cell, multiply(step, divide(wanted, made))));
      }
    }
  }
}

/** The last rows left out, or the last one again on the days after it. */
function* withMore({ dateColumn }: LedgerDefinition, rows: readonly CaseRow[], step: Rational): Generator<Other> {
  const more = Number(step.n);
  const last = rows.at(-1);
  if (step.d !== 1n || !last || more === 0 || more > MOST_ROWS || -more >= rows.length) return;
  const day = dateColumn === null ? null : parseIsoDate(String(last[dateColumn]));
  const again = (after: number): CaseRow => (day === null || dateColumn === null ? last : { ...last, [dateColumn]: formatDate(day + after) });
  yield { rows: more < 0 ? rows.slice(0, more) : [...rows, ...Array.from({ length: more }, (_, index) => again(index + 1))], change: { is: 'rows', more } };
}

const written = (definition: LedgerDefinition, column: string, value: Rational): Json => JSON.parse(literalText(value, definition.columns.get(column)!.unit)) as Json;

/** The column that an expression is, if it is one. */
function columnOf(e: Expression): string | null {
  if (e.op === 'column') return e.column;
  return e.op === 'fact' && e.fact.per === null ? columnOf(e.fact.expression) : null;
}

/** The columns of a ledger that an expression is worked out from, those of group facts among them. */
function columnsIn(root: Expression, ledger: string): readonly string[] {
  const found = new Set<string>();
  const seen = new Set<Expression>();
  const visit = (e: Expression): void => {
    if (seen.has(e)) return;
    seen.add(e);
    if ((e.op === 'column' || e.op === 'range') && e.ledger === ledger) found.add(e.column);
    if (e.op === 'fact') visit(e.fact.expression);
    operands(e).forEach(visit);
  };
  visit(root);
  return [...found];
}

const withRows = <T extends object>(one: T, rows: readonly CaseRow[], isList = 'rows' in one): T => ({ ...one, ...(isList || rows.length !== 1 ? { rows } : { row: rows[0]! }) });

const rowsOf = ({ row, rows }: Case): readonly CaseRow[] => rows ?? (row ? [row] : []);

/** The case with other rows, run; null where it does not have the value, or nothing is decided. */
function runWith({ placed }: Base, { rows, change }: Other, { rule, bound }: MissingBound, bounds: typeof boundsOf, near: Rational): MadeCase | null {
  const { set, file, cases, one, path, index } = placed;
  const own = file!.rules.find(({ name }) => name === rule.name)!;
  const kept = Object.fromEntries(Object.entries(one).filter(([key]) => KEPT.includes(key))) as unknown as Pick<Case, 'rule'>;
  const given = withRows(kept, rows, one.rows !== undefined);
  const asked: Case = { ...given, expect: 'pass', ...(own.line ? { line: { [own.line.item]: '' } } : {}), ...(own.requiredRole ? { requiredRole: '' } : {}) };
  const scene = sceneOf(set, file!, cases, asked);
  const here = bounds(set, file!, own).find((other) => isSameBound(other, bound))!;
  if ('fault' in scene || !numbersAt(scene, file!, own, here.of).some((value) => compare(value, near) === 0)) return null;
  const expected = runCase(set, file!, cases, asked);
  if ('fault' in expected || (expected.verdict !== 'pass' && expected.verdict !== 'violation')) return null;
  const found = expected.verdict === 'violation';
  const json = {
    ...given,
    expect: expected.verdict,
    ...(found && own.line ? { line: expected.line } : {}),
    ...(found && expected.requiredRole ? { requiredRole: expected.requiredRole } : {}),
  } as unknown as JsonObject;
  return { path, from: index, json, expected, change };
}

/** What a case made from another has of it as it is. */
const KEPT = ['rule', 'month', 'asOf', 'ledgers', 'parameters'];

const isSameBound = (a: Bound, b: Bound): boolean => a.named.name === b.named.name && compare(a.value, b.value) === 0;
