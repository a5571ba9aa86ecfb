import type { Edge, TierTable } from '../../formula/expression';
import { lookUpTier } from '../../formula/tiers';
import { isRational, known } from '../../formula/exactly';
import { NUMERIC_KINDS } from '../../values/kind';
import { ONE, ZERO, add, compare, rational, subtract, type Rational } from '../../values/rational';
import type { ParameterShape, RuleFileShape } from '../shapes';
import { domainsOf } from './domain';
import type { Folder, Remarks } from './remark';

/**
 * What is right by the language and an unlikely thing to want of tiers: a rate of more than the whole, amounts that go up and down, and edges where a
 * little more of the input gives less.
 */
export function* tierRemarks({ set, files, on }: Folder): Generator<void, void> {
  for (const file of files) {
    const remarks = on(file.path);
    if (!remarks) continue;
    for (const table of file.tables.values()) {
      rates(remarks, table);
      if (table.kind === 'decision' || table.kind === 'pick' || domainsOf(set, file, table)[0]?.is !== 'numbers') continue;
      for (const { name, kind } of table.outputs) if (NUMERIC_KINDS.has(kind)) cliffs(remarks, table, name);
    }
    for (const [name, parameter] of Object.entries((remarks.file.value as RuleFileShape).parameters ?? {})) shares(remarks, name, parameter);
    yield;
  }
}

/** A bare number may be a rate only where the unit is a plain number: 5 there is five times, not 5 %. */
function rates(remarks: Remarks, table: TierTable): void {
  if (table.kind !== 'whole rate' && table.kind !== 'marginal rate') return;
  table.rows.forEach((row, index) => {
    for (const { name, unit } of table.outputs) {
      const value = row.outputs[name] ?? null;
      if (isRational(value) && compare(value, ONE) > 0) remarks.add('warning', ['tables', table.name, 'rows', index, name], 'rate-above-whole', {}, { value: { is: 'value', value, unit } });
    }
  });
}

function shares(remarks: Remarks, name: string, { unit, value }: ParameterShape): void {
  if (unit !== 'percent' || typeof value !== 'string') return;
  if (/^\d{4,}(\.\d+)?%$/.test(value)) remarks.add('warning', ['parameters', name, 'value'], 'share-implausible', { value });
}

interface Step {
  readonly index: number;
  readonly at: Rational;
  readonly before: Rational;
  readonly after: Rational;
}

/**
 * Edges where the value falls although it rises elsewhere. A table that goes down throughout (a discount by rank) is meant so; the rate of a marginal
 * tier has no cliffs, but one that goes down takes from those who do more.
 */
function cliffs(remarks: Remarks, table: TierTable, output: string): void {
  const steps = stepsOf(table, output);
  const others = table.outputs.filter(({ name, kind }) => name !== output && NUMERIC_KINDS.has(kind)).flatMap(({ name }) => stepsOf(table, name));
  // Half a day instead of a fine is another consequence, not a smaller one.
  const risesElsewhere = (index: number): boolean => others.some((other) => other.index === index && compare(other.before, other.after) < 0);
  const falls = steps.filter(({ index, before, after }) => compare(before, after) > 0 && !risesElsewhere(index));
  const rises = steps.filter(({ before, after }) => compare(before, after) < 0);
  if (falls.length === 0 || rises.length === 0) return;
  const { unit } = table.outputs.find(({ name }) => name === output)!;
  const inputUnit = table.inputs[0]!.unit;
  const shown = table.kind === 'whole rate' || table.kind === 'marginal rate' ? inputUnit : unit;
  for (const { index, at, before, after } of falls) {
    remarks.add('hint', ['tables', table.name, 'rows', index], 'tier-cliff', { row: String(index + 1) }, {
      at: { is: 'value', value: at, unit: inputUnit },
      before: { is: 'value', value: before, unit: shown },
      after: { is: 'value', value: after, unit: shown },
      less: { is: 'value', value: subtract(before, after), unit: shown },
    });
  }
}

/** What the table gives on both sides of each edge between two rows. */
function stepsOf(table: TierTable, output: string): readonly Step[] {
  const steps: Step[] = [];
  for (const [index, row] of table.rows.entries()) {
    const next = table.rows[index + 1];
    const [here, there] = [row.cells[0], next?.cells[0]];
    if (here?.is !== 'interval' || there?.is !== 'interval' || !meet(here.high, there.low)) continue;
    const at = there.low!.value!;
    // Marginal amounts are continuous: there it is the rate that may fall.
    const value = (x: Rational): Rational | null => valueAt(table, x, output);
    const [before, after] = [value(there.low!.inclusive ? subtract(at, crumb(table)) : at), value(there.low!.inclusive ? at : add(at, crumb(table)))];
    if (before && after) steps.push({ index: index + 1, at, before, after });
  }
  return steps;
}

const meet = (high: Edge | null, low: Edge | null): boolean => high?.value != null && low?.value != null && compare(high.value, low.value) === 0;

/** The least that an input can be more: a fen, a minute, one. */
const crumb = ({ inputs }: TierTable): Rational => (inputs[0]!.kind === 'money' ? rational(1n, 100n) : inputs[0]!.kind === 'number' ? rational(1n, 10_000n) : ONE);

function valueAt(table: TierTable, input: Rational, output: string): Rational | null {
  if (compare(input, ZERO) < 0) return null;
  const { value } = lookUpTier(table, [known(input)], output).result;
  return isRational(value) ? value : null;
}
