import { CustomRangeType, type IDocumentData, type ITextStyle } from '@univerjs/core';
import type { Cell } from 'hucre';

/** What may be followed from a workbook that anybody may have made: no scripts, no files of this machine. */
const HARMLESS = /^(?:https?|mailto):/i;

/** `'二组 & 三组'!$A$3` → its sheet and cells. */
const PLACE = /^#?(?:'((?:[^']|'')+)'|([^'!]+))!\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$/i;

/** Where a link leads, as Univer writes it; null where it is not followed. @param sheetIds ids of sheets by their names. */
function addressOf({ target, location }: NonNullable<Cell['hyperlink']>, sheetIds: ReadonlyMap<string, string>): string | null {
  if (HARMLESS.test(target)) return target;
  const match = PLACE.exec(location ?? target);
  if (!match) return null;
  const [, quoted, plain, column = '', row = '', toColumn, toRow] = match;
  const sheet = sheetIds.get(quoted?.replaceAll("''", "'") ?? plain ?? '');
  return sheet === undefined ? null : `#gid=${sheet}&range=${column}${row}${toColumn === undefined ? '' : `:${toColumn}${toRow ?? ''}`}`;
}

/** The document that Univer keeps in a cell whose text is a link; null where the link leads nowhere that may be followed. */
export function linkedText(text: string, link: NonNullable<Cell['hyperlink']>, style: ITextStyle, id: string, sheetIds: ReadonlyMap<string, string>): IDocumentData | null {
  const url = addressOf(link, sheetIds);
  if (url === null || text === '') return null;
  return {
    id: 'd',
    body: {
      dataStream: `${text}\r\n`,
      textRuns: [{ st: 0, ed: text.length, ts: style }],
      paragraphs: [{ startIndex: text.length }],
      sectionBreaks: [{ startIndex: text.length + 1 }],
      customRanges: [{ startIndex: 0, endIndex: text.length - 1, rangeId: id, rangeType: CustomRangeType.HYPERLINK, properties: { url } }],
    },
    documentStyle: { pageSize: { width: Infinity, height: Infinity } },
  };
}
