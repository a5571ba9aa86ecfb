import type { JSONPath } from 'jsonc-parser';
import type { Cell, Edge, TierTable } from '../../formula/expression';
import { compare, type Rational } from '../../values/rational';
import type { RuleFileShape } from '../shapes';
import type { Axis } from './axis';
import type { Domain } from './domain';
import { literalText } from './literal-text';
import type { Folder, Phrase, Remarks } from './remark';
import { reachedBy } from './sites';
import { exampleOf, gapsIn, hiddenIn, impossibleIn, overlapsIn, regionValues, spaceOf, type HiddenRow, type Space } from './space';
import { MAX_STEPS, type Region } from './sweep';
import { ANY, exactly, type Values } from './values';

/** At most so many gaps, and so many pairs of rows, are told of one table; how many more there are is told. */
const MOST_TOLD = 12;

/**
 * Holes of tier and decision tables that a rule can fall into, rows that hide others, rows that nothing reaches. Of a text without a list only the values that the table
 * itself names are asked for. A row that waits for a figure may close a hole, and hides nothing yet.
 */
export function* tableRemarks({ set, files, on }: Folder): Generator<void, void> {
  for (const file of files) {
    const remarks = on(file.path);
    if (!remarks) continue;
    for (const table of file.tables.values()) {
      new TableAnalysis(remarks, table, spaceOf(set, file, table)).run(reachedBy(set, file, table));
      yield;
    }
  }
}

class TableAnalysis {
  private readonly axes: readonly Axis[];

  constructor(
    private readonly remarks: Remarks,
    private readonly table: TierTable,
    private readonly space: Space,
  ) {
    this.axes = space.axes;
  }

  /** `isReached`: does any rule look up such values? */
  run(isReached: (inputs: readonly Values[]) => boolean): void {
    const { space } = this;
    if (!space.complete) this.remarks.add('hint', this.path(), 'table-too-large', { steps: String(MAX_STEPS) });
    this.gaps(gapsIn(space).filter((gap) => isReached(regionValues(space, gap))), isReached);
    for (const row of impossibleIn(space)) this.remarks.add('error', this.path(row), 'row-impossible', { row: String(row + 1) });
    this.hidden(hiddenIn(space));
    this.overlaps(overlapsIn(space));
  }

  private path(...rest: JSONPath): JSONPath {
    return ['tables', this.table.name, 'rows', ...rest];
  }

  private gaps(gaps: readonly Region[], isReached: (inputs: readonly Values[]) => boolean): void {
    const isMeant = (this.remarks.file.value as RuleFileShape).tables?.[this.table.name]?.gaps === 'meant';
    const severity = isMeant ? 'hint' : 'warning';
    for (const gap of gaps.slice(0, MOST_TOLD)) {
      const phrases = { box: this.box(gap), example: this.example(gap, isReached) };
      const mend = this.mendOf(gap);
      if (mend) this.remarks.add(severity, this.path(mend.later), 'tier-gap', { row: String(mend.row + 1), from: mend.from, to: mend.to }, phrases);
      else this.remarks.add(severity, this.path(), 'table-gap', { row: this.rowText(gap) }, phrases);
    }
    this.more(gaps.length);
  }

  private more(found: number): void {
    if (found > MOST_TOLD) this.remarks.add('warning', this.path(), 'table-more', { more: String(found - MOST_TOLD) });
  }

  private overlaps(twice: readonly Region[]): void {
    for (const region of twice.slice(0, MOST_TOLD)) {
      const [first, second] = region.rows;
      this.remarks.add('error', this.path(second!), 'table-overlap', { first: String(first! + 1), second: String(second! + 1) }, { box: this.box(region), example: this.example(region) });
    }
    this.more(twice.length);
  }

  private hidden(hidden: readonly HiddenRow[]): void {
    let crossed = 0;
    for (const { row, by, at } of hidden) {
      const params = { row: String(row + 1), by: by.map((one) => one + 1).join(', ') };
      if (at === null) this.remarks.add('error', this.path(row), 'row-unreachable', params);
      else if ((crossed += 1) <= MOST_TOLD) this.remarks.add('hint', this.path(row), 'row-partly-hidden', params, { box: this.box(at), example: this.example(at) });
    }
    this.more(crossed);
  }

  private box({ segments }: Region): Phrase {
    const sides = this.axes.map(({ domain, cellOf }, index) => ({ name: domain.name, title: domain.title, unit: domain.unit, cell: cellOf(segments[index]!) }));
    const told = sides.filter(({ cell }) => cell.is !== 'any');
    return { is: 'box', sides: told.length === 0 ? sides.slice(0, 1) : told };
  }

  /** A value of each input in the region, one that a rule looks up where there is such a one; of the only input it is a bare value. */
  private example(region: Region, isReached: (inputs: readonly Values[]) => boolean = () => true): Phrase {
    const isLookedUp = (values: readonly (Rational | string | null)[]): boolean => isReached(values.map((value) => (value === null ? ANY : exactly(value))));
    const [ends, middles] = [exampleOf(this.space, region), exampleOf(this.space, region, true)];
    const values = isLookedUp(ends) || !isLookedUp(middles) ? ends : middles;
    const cells = this.axes.map(({ domain: { name, title, unit } }, index) => ({ name, title, unit, value: values[index] ?? null }));
    const [only] = cells;
    return only && cells.length === 1 ? { is: 'value', value: only.value, unit: only.unit } : { is: 'row', cells };
  }

  /** Of one input: the row before the hole, and the edge that would close it; null where the hole is not between two rows. */
  private mendOf({ segments }: Region): { readonly row: number; readonly later: number; readonly from: string; readonly to: string } | null {
    const [axis] = this.axes;
    const cell = this.axes.length === 1 ? axis!.cellOf(segments[0]!) : null;
    if (cell?.is !== 'interval' || !cell.low?.value || !cell.high?.value) return null;
    const edgeOf = (row: number, side: 'low' | 'high'): Edge | null => {
      const own = this.table.rows[row]!.cells[0];
      return own?.is === 'interval' ? own[side] : null;
    };
    const meets = (row: number, side: 'low' | 'high', edge: Edge): boolean => {
      const own = edgeOf(row, side);
      return own?.value != null && compare(own.value, edge.value!) === 0 && own.inclusive !== edge.inclusive;
    };
    const rows = this.table.rows.map((_, row) => row);
    const [before, after] = [rows.find((row) => meets(row, 'high', cell.low!)), rows.find((row) => meets(row, 'low', cell.high!))];
    if (before === undefined || after === undefined) return null;
    const { unit } = axis!.domain;
    const next = edgeOf(after, 'low')!;
    return {
      row: before,
      later: Math.max(before, after),
      from: `"${cell.low.inclusive ? 'below' : 'upTo'}": ${literalText(cell.low.value, unit)}`,
      to: `"${next.inclusive ? 'below' : 'upTo'}": ${literalText(next.value!, unit)}`,
    };
  }

  /** The row that would close a hole, as it is written in the file; its outputs are for HR to fill in. */
  private rowText({ segments }: Region): string {
    const sides = this.axes.flatMap(({ domain, cellOf }, index) => {
      const text = cellText(cellOf(segments[index]!), domain);
      return text === null ? [] : [{ name: domain.name, text }];
    });
    const outputs = this.table.outputs.map(({ name }) => `"${name}": …`).join(', ');
    const [first] = sides;
    const when = this.table.kind === 'decision' ? `"when": { ${sides.map(({ name, text }) => `"${name}": ${text.startsWith('[') ? text : `{ ${text} }`}`).join(', ')} }` : (first?.text ?? '');
    return `{ ${[when, outputs].filter((part) => part !== '').join(', ')} }`;
  }
}

function cellText(cell: Cell, { unit }: Domain): string | null {
  if (cell.is === 'any') return null;
  if (cell.is === 'values') return JSON.stringify(cell.values);
  const low = cell.low?.value ? `"${cell.low.inclusive ? 'from' : 'above'}": ${literalText(cell.low.value, unit)}` : null;
  const high = cell.high?.value ? `"${cell.high.inclusive ? 'upTo' : 'below'}": ${literalText(cell.high.value, unit)}` : null;
  return [low, high].filter((part) => part !== null).join(', ');
}
