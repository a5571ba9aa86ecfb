import { Damaged, LIMITS } from './workbook-error';

const TAG = /<(\/?)table:(table-row|table-cell)\b([^>]*)>/g;
const repeats = (attributes: string, name: string): number => Number(new RegExp(`table:number-${name}-repeated="(\\d+)"`).exec(attributes)?.[1] ?? 1);

/** Refuses an .ods sheet whose repeated cells with content would fill memory; runs of blank cells cost nothing. */
export function checkRepeats(contentXml: string): void {
  let rows = 1;
  let row = 0;
  let cells = 0;
  for (const [, closing, name, attributes = ''] of contentXml.matchAll(TAG)) {
    if (closing) continue;
    if (name === 'table-row') {
      rows = repeats(attributes, 'rows');
      row += 1;
    } else if (/office:value-type=|office:string-value=/.test(attributes) || !attributes.endsWith('/')) {
      cells += rows * repeats(attributes, 'columns');
      if (cells > LIMITS.repeatedCells) throw new Damaged('expands-too-far', { megabytes: String(cells), limit: String(LIMITS.repeatedCells) });
    }
  }
  if (row > LIMITS.rows) throw new Damaged('too-many-rows', { sheet: 'content.xml', limit: String(LIMITS.rows) });
}
