import { CellValueType, type ICellData, type IObjectMatrixPrimitiveType } from '@univerjs/core';

/** Cells of Univer as a reader of workbooks writes them. */
export const text = (value: string): ICellData => ({ v: value, t: CellValueType.STRING });
/** A text that would be taken for something else if it were typed. */
export const forcedText = (value: string): ICellData => ({ v: value, t: CellValueType.FORCE_STRING });
export const number = (value: number, pattern?: string): ICellData => ({ v: value, t: CellValueType.NUMBER, ...(pattern === undefined ? {} : { s: { n: { pattern } } }) });
export const truth = (value: boolean): ICellData => ({ v: value ? 1 : 0, t: CellValueType.BOOLEAN });
export const formula = (value: string): ICellData => ({ f: value });

/** Rows of cells from A1 on; null leaves a place empty. */
export const cells = (rows: readonly (readonly (ICellData | null)[])[]): IObjectMatrixPrimitiveType<ICellData> =>
  Object.fromEntries(rows.map((row, at) => [at, Object.fromEntries(row.flatMap((cell, column) => (cell === null ? [] : [[column, cell] as const])))]));
