import { numfmt } from '@univerjs/core';
import type { Host } from '../host';
import type { Area } from './address';
import { mapCells, patternsOf, typeOf, valueOf } from './cells';

/** What cells show: numbers by their formats in the workbook's language, everything else as it is. */
export function textsOf(host: Host, sheetId: string, area: Area): string[][] {
  const patternOf = patternsOf(host, sheetId);
  const locale = 'zh-CN';
  return mapCells(host, sheetId, area, (cell, row, column) => {
    const value = valueOf(cell);
    switch (typeOf(cell)) {
      case 'Boolean':
        return value === true ? 'TRUE' : 'FALSE';
      case 'Double':
        return numfmt.format(patternOf(cell, row, column), value, { locale, throws: false });
      default:
        return String(value);
    }
  });
}
