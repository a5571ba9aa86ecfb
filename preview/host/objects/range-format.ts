import { SetWorksheetColWidthMutation } from '@univerjs/sheets';
import { HostError } from '../errors';
import { isWholeColumns, isWholeRows } from '../grid/address';
import { sheetById } from '../grid/sheets';
import { changeStyle, FILL, FONT, FORMAT, readStyle, type StyleMember } from '../grid/styles';
import { writeStyles } from '../grid/write';
import { objectType, type Scalar } from '../object-type';
import { numberOf } from '../values';
import type { Json } from '../wire';
import { rangeBorders } from './range-borders';
import type { AreasRef } from './references';

const members = (styles: Readonly<Record<string, StyleMember>>): Readonly<Record<string, Scalar<AreasRef>>> =>
  Object.fromEntries(
    Object.entries(styles).map(([name, member]) => [name, { get: (self, host) => readStyle(self, member, host), set: (self, value, host) => changeStyle(self, member, value, host) }]),
  );

const rangeFill = objectType<AreasRef>({
  name: 'RangeFill',
  properties: members(FILL),
  methods: {
    clear: ({ sheet, areas }, _args, host) => {
      for (const area of areas) writeStyles(host, sheet, area, () => ({ bg: null }));
    },
  },
});

const rangeFont = objectType<AreasRef>({ name: 'RangeFont', properties: members(FONT) });

/** Excel measures in points, Univer in pixels. */
const PIXELS_PER_POINT = 4 / 3;

export const rangeFormat = objectType<AreasRef>({
  name: 'RangeFormat',
  properties: {
    ...members(FORMAT),
    fill: { object: (self) => rangeFill.of(self) },
    font: { object: (self) => rangeFont.of(self) },
    borders: { object: (self) => rangeBorders.of(self) },
    columnWidth: {
      get: ({ sheet, areas }, host) => common(areas.flatMap(({ column, columns }) => counted(column, columns).map((at) => sheetById(host, sheet).getColumnWidth(at) / PIXELS_PER_POINT))),
      set: ({ sheet, areas }, value, host) => {
        const width = sizeOf(value);
        for (const area of areas) {
          for (const guard of host.guards) guard(sheet, { ...area, row: 0, rows: 1_048_576 });
          const count = isWholeRows(area) ? sheetById(host, sheet).getMaxColumns() : area.columns;
          // As Excel has it, a width leaves all heights as they are. The command behind the facade works all of them out anew, which takes seconds.
          const ranges = [{ startColumn: area.column, endColumn: area.column + count - 1, startRow: 0, endRow: sheetById(host, sheet).getMaxRows() - 1 }];
          host.univer.syncExecuteCommand(SetWorksheetColWidthMutation.id, { unitId: host.book.getId(), subUnitId: sheet, ranges, colWidth: width });
        }
      },
    },
    rowHeight: {
      get: ({ sheet, areas }, host) => common(areas.flatMap(({ row, rows }) => counted(row, rows).map((at) => sheetById(host, sheet).getRowHeight(at) / PIXELS_PER_POINT))),
      set: ({ sheet, areas }, value, host) => {
        const height = sizeOf(value);
        for (const area of areas) {
          for (const guard of host.guards) guard(sheet, { ...area, column: 0, columns: 16_384 });
          const count = isWholeColumns(area) ? sheetById(host, sheet).getMaxRows() : area.rows;
          sheetById(host, sheet).setRowHeightsForced(area.row, count, height);
        }
      },
    },
  },
});

function sizeOf(value: Json): number {
  const points = numberOf(value);
  if (points < 0) throw new HostError('InvalidArgument');
  return points * PIXELS_PER_POINT;
}

/** Of many rows or columns the first thousand speak. */
const counted = (from: number, count: number): number[] => Array.from({ length: Math.min(count, 1000) }, (_, at) => from + at);

const common = (sizes: readonly number[]): number | null => (sizes.every((size) => size === sizes[0]) ? (sizes[0] ?? null) : null);
