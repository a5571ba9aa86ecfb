import type { IWorkbookData } from '@univerjs/core';
import { areaName, cellName } from '../../src/values/address';
import { isMark, MARK_KINDS } from '../../src/workbook/marks';
import type { Mark, MarkKind } from '../../src/workbook/open-workbook';
import { rulesOf, type Rule } from '../host/grid/conditional-formats';
import type { Host } from '../host/host';

const RESOURCE = 'SHEET_CONDITIONAL_FORMATTING_PLUGIN';

/** The conditional formats of a sheet: the add-in's marks by kind, all others as one text. */
interface Formats {
  readonly marks: ReadonlyMap<MarkKind, readonly string[]>;
  readonly others: string;
}

function kindOf({ rule }: Rule): MarkKind | null {
  const formula = 'value' in rule && typeof rule.value === 'string' ? rule.value : '';
  return isMark(formula) ? (MARK_KINDS.find((kind) => formula.includes(`"guiju:${kind}"`)) ?? null) : null;
}

function formatsIn(rules: readonly Rule[]): Formats {
  const marks = new Map<MarkKind, string[]>();
  const others: unknown[] = [];
  for (const rule of rules) {
    const kind = kindOf(rule);
    const ranges = rule.ranges.map(({ startRow, startColumn, endRow, endColumn }) => ({ top: startRow, left: startColumn, bottom: endRow, right: endColumn }));
    if (kind === null) {
      others.push([ranges.map(areaName), rule.stopIfTrue, rule.rule]);
      continue;
    }
    const cells = marks.get(kind) ?? [];
    for (const { top, left, bottom, right } of ranges) for (let row = top; row <= bottom; row += 1) for (let column = left; column <= right; column += 1) cells.push(cellName(row, column));
    marks.set(kind, cells);
  }
  return { marks, others: JSON.stringify(others) };
}

const marksText = ({ marks }: Formats): string => JSON.stringify([...marks].map(([kind, cells]) => [kind, [...new Set(cells)].sort()]).sort());

export interface MarkDifferences {
  /** Null where the marks are those of the file; else all marks that the sheets have now, under the sheets' ids. */
  readonly marks: readonly Mark[] | null;
  /** Sheets whose other conditional formats are not those of the file. */
  readonly others: readonly string[];
}

/**
 * Compares conditional formats with those of the file.
 * @param unsound sheets whose cells moved: their marks stay as the file has them.
 */
export function markDifferences(host: Host, file: IWorkbookData, sheets: readonly string[], unsound: ReadonlySet<string>): MarkDifferences {
  const stored = file.resources?.find(({ name }) => name === RESOURCE)?.data ?? '{}';
  const before = JSON.parse(stored) as Readonly<Record<string, readonly Rule[] | undefined>>;
  const marks: Mark[] = [];
  const others: string[] = [];
  let isSame = true;
  for (const sheet of sheets) {
    const [then, now] = [formatsIn(before[sheet] ?? []), formatsIn(rulesOf(host, sheet))];
    const isMoved = unsound.has(sheet);
    if (!isMoved && then.others !== now.others) others.push(sheet);
    if (!isMoved && marksText(then) !== marksText(now)) isSame = false;
    for (const [kind, cells] of (isMoved ? then : now).marks) marks.push({ sheet, kind, cells });
  }
  return { marks: isSame ? null : marks, others };
}
