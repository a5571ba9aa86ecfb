import { areaName, cellCount, isWholeColumns, isWholeRows, quotedSheet } from '../grid/address';
import { sheetById } from '../grid/sheets';
import { clearCells } from '../grid/write';
import { objectType } from '../object-type';
import { conditionalFormatCollection } from './conditional-format';
import { rangeFormat } from './range-format';
import { RANGE, WORKSHEET, type AreasRef } from './references';

const rangeCollection = objectType<AreasRef>({
  name: 'RangeCollection',
  items: ({ sheet, areas }) => areas.map((area) => RANGE.of({ sheet, area })),
  methods: {
    getCount: ({ areas }) => areas.length,
    getItemAt: ({ sheet, areas }, args) => {
      const area = areas[args.number(0)];
      return area === undefined ? null : RANGE.of({ sheet, area });
    },
  },
});

export const rangeAreas = objectType<AreasRef>({
  name: 'RangeAreas',
  properties: {
    address: {
      get: ({ sheet, areas }, host) => {
        const name = quotedSheet(sheetById(host, sheet).getSheetName());
        return areas.map((area) => `${name}!${areaName(area)}`).join(',');
      },
    },
    areaCount: { get: ({ areas }) => areas.length },
    cellCount: { get: ({ areas }) => areas.reduce((count, area) => count + cellCount(area), 0) },
    isEntireRow: { get: ({ areas }) => areas.every(isWholeRows) },
    isEntireColumn: { get: ({ areas }) => areas.every(isWholeColumns) },
    areas: { object: (self) => rangeCollection.of(self) },
    conditionalFormats: { object: (self) => conditionalFormatCollection.of(self) },
    format: { object: (self) => rangeFormat.of(self) },
    worksheet: { object: ({ sheet }) => WORKSHEET.of({ id: sheet }) },
  },
  methods: {
    clear: ({ sheet, areas }, args, host) => {
      const what = args.optionalText(0) ?? 'All';
      for (const area of areas) clearCells(host, sheet, area, what);
    },
  },
});
