import { BooleanNumber } from '@univerjs/core';
import { withSheetCustom, withWorkbookCustom } from '../../book/custom';
import { cells, forcedText, number, text } from './cells';
import { openExcel, type OpenedExcel } from './excel';

/** A workbook with a sheet of each kind: in front, with a name to quote, hidden, hidden for good. */
export const openSample = (date1904 = false): Promise<OpenedExcel> =>
  openExcel({
    id: 'book',
    name: '2026年10月台账.xlsx',
    sheetOrder: ['s1', 's2', 's3', 's4'],
    custom: withWorkbookCustom({ date1904, structureLocked: false, activeSheet: 's1' }),
    sheets: {
      s1: {
        id: 's1',
        name: '考勤',
        cellData: {
          ...cells([[], [], [null, text('工号'), text('迟到')], [null, forcedText('000102'), number(16)], [null, forcedText('000103'), number(31)]]),
          9: { 9: { s: { bg: { rgb: '#FFFF00' } } } },
        },
        mergeData: [{ startRow: 20, startColumn: 0, endRow: 21, endColumn: 1 }],
        rowData: { 4: { hd: BooleanNumber.TRUE } },
      },
      s2: { id: 's2', name: "O'Brien 10月", cellData: {} },
      s3: { id: 's3', name: '隐藏', hidden: BooleanNumber.TRUE, cellData: {} },
      s4: { id: 's4', name: '深藏', hidden: BooleanNumber.TRUE, custom: withSheetCustom({ veryHidden: true, protection: null, file: '' }), cellData: {} },
    },
  });
