import type { ColumnDefinition } from '../rules/ledger-definition';
import type { Role } from '../rules/model';
import type { Column } from '../values/column';
import { finished } from '../values/steps';
import { CellError, type CellValue } from '../workbook/port';
import type { Cells } from './cells';
import { ColumnBuilder } from './column-builder';
import type { CellNote } from './ledger';
import { READERS } from './types/index';
import { BASE } from './units';

/** Cells of no sheet as a column, with what reading them had to say. */
export interface ReadValues {
  readonly column: Column;
  readonly notes: readonly CellNote[];
}

const textOf = (value: CellValue): string => (value === null ? '' : value instanceof CellError ? value.code : String(value));

/**
 * Reads values that stand in no sheet, such as a function's arguments, as a sheet's cells of that type are read. They come without formats and headers: a
 * bare number is in the definition's unit, a percentage the fraction that Excel stores. No value is read by the others beside it.
 */
export function readValues(definition: ColumnDefinition, values: readonly CellValue[], roles: readonly Role[]): ReadValues {
  const builder = new ColumnBuilder(definition, values.length);
  const cells: Cells = {
    count: values.length,
    date1904: false,
    typed: true,
    factor: definition.type === 'percent' ? BASE : null,
    value: (i) => values[i] ?? null,
    text: (i) => textOf(values[i] ?? null),
    format: () => 'General',
  };
  finished(READERS[definition.type](cells, { definition, roles, dayOf: () => null, rowFactor: () => null }, builder.sink(0, (i) => cells.text(i))));
  return { column: builder.build(), notes: builder.notes };
}
