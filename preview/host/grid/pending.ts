import { IUndoRedoService, type ICellData, type IRange, type IStyleData, type Nullable } from '@univerjs/core';
import { SetRangeValuesMutation, SetStyleCommand, SheetInterceptorService, type ISetRangeValuesMutationParams } from '@univerjs/sheets';
import { beside } from '../beside';
import { HostError } from '../errors';
import type { Host } from '../host';

/** Cells to write, by row and column. */
export type Cells = Record<number, Record<number, ICellData>>;

/**
 * What a batch has written and Univer does not know yet, by sheet. A client cuts what it writes into many small pieces; Univer looks through the whole
 * sheet at each, so they go there together: before anything is read, and when the batch is through.
 */
const pendingOf = beside(() => new Map<string, Cells>());

export function queue(host: Host, sheetId: string, cells: Cells): void {
  const pending = pendingOf(host).get(sheetId);
  if (pending === undefined) {
    pendingOf(host).set(sheetId, cells);
    return;
  }
  for (const key of Object.keys(cells)) {
    const row = Number(key);
    const known = pending[row];
    const written = cells[row] ?? {};
    if (known === undefined) {
      pending[row] = written;
      continue;
    }
    for (const columnKey of Object.keys(written)) {
      const column = Number(columnKey);
      const cell = written[column] ?? {};
      const before = known[column];
      known[column] = before === undefined ? cell : merged(before, cell);
    }
  }
}

/** What is written later counts; a cell's type goes with its value. */
function merged(before: ICellData, after: ICellData): ICellData {
  const { t: typeBefore, ...contentBefore } = before;
  const { t: typeAfter, ...contentAfter } = after;
  const type = 'v' in before && !('v' in after) ? typeBefore : typeAfter;
  const cell: ICellData = { ...contentBefore, ...contentAfter };
  if (type !== undefined) cell.t = type;
  if (before.s && after.s) cell.s = mergedStyles(before.s as IStyleData, after.s as IStyleData);
  return cell;
}

function mergedStyles(before: IStyleData, after: IStyleData): IStyleData {
  return { ...before, ...after, ...(before.bd && after.bd ? { bd: { ...before.bd, ...after.bd } } : {}) };
}

/** The number format that was written to a cell and is not in Univer yet. */
export const pendingPattern = (host: Host, sheetId: string, row: number, column: number): string | undefined => {
  const style = pendingOf(host).get(sheetId)?.[row]?.[column]?.s as Nullable<IStyleData>;
  return style?.n?.pattern;
};

/** Gives Univer what was written. As in Excel, what an add-in has written cannot be undone, nor what was done before. */
export function flush(host: Host): void {
  const pending = pendingOf(host);
  for (const [sheetId, cells] of [...pending]) {
    pending.delete(sheetId);
    const target = { unitId: host.book.getId(), subUnitId: sheetId };
    if (host.book.getSheetBySheetId(sheetId) === null) continue;
    const { contents, looks } = parted(cells);
    write(host, { ...target, cellValue: contents });
    // By its trigger Univer knows that formulas and their results stay.
    write(host, { ...target, cellValue: looks, trigger: SetStyleCommand.id });
    const ranges = [boundsOf(cells)];
    const { redos } = host.injector.get(SheetInterceptorService).generateMutationsOfAutoHeight({ ...target, ranges, autoHeightRanges: [], lazyAutoHeightRanges: ranges });
    for (const { id, params } of redos) host.univer.syncExecuteCommand(id, params);
    host.injector.get(IUndoRedoService).clearUndoRedo(target.unitId);
  }
}

function write(host: Host, params: ISetRangeValuesMutationParams): void {
  if (Object.keys(params.cellValue ?? {}).length === 0) return;
  if (!host.univer.syncExecuteCommand(SetRangeValuesMutation.id, params)) throw new HostError('GeneralException', 'Univer did not write the cells.');
}

/** Cells with new contents, and those that only look new. */
function parted(cells: Cells): { readonly contents: Cells; readonly looks: Cells } {
  const parts = { contents: {} as Cells, looks: {} as Cells };
  for (const key of Object.keys(cells)) {
    const row = Number(key);
    for (const columnKey of Object.keys(cells[row] ?? {})) {
      const column = Number(columnKey);
      const cell = cells[row]?.[column] ?? {};
      const part = 'v' in cell || 'f' in cell ? parts.contents : parts.looks;
      (part[row] ??= {})[column] = cell;
    }
  }
  return parts;
}

function boundsOf(cells: Cells): IRange {
  const bounds = { startRow: Infinity, startColumn: Infinity, endRow: 0, endColumn: 0 };
  for (const key of Object.keys(cells)) {
    const row = Number(key);
    bounds.startRow = Math.min(bounds.startRow, row);
    bounds.endRow = Math.max(bounds.endRow, row);
    for (const column of Object.keys(cells[row] ?? {}).map(Number)) {
      bounds.startColumn = Math.min(bounds.startColumn, column);
      bounds.endColumn = Math.max(bounds.endColumn, column);
    }
  }
  return bounds;
}
