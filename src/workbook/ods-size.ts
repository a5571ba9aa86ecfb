import { Damaged, LIMITS } from './workbook-error';

const TAG = /<(\/?)(?:[\w.-]+:)?(table-row|table-cell)\b([^>]*)>/g;
const REPEATED = /number-(rows|columns)-repeated\s*=\s*["']([^"']*)["']/g;
const WHOLE = /^\d{1,7}$/;

/** How often a row or a cell stands there. */
function repeats(attributes: string, name: string): number {
  for (const [, which, count = ''] of attributes.matchAll(REPEATED)) if (which === name) return Number(count);
  return 1;
}

/** Refuses an .ods sheet whose repeated cells with content would fill memory; runs of blank cells cost nothing. */
export function checkRepeats(contentXml: string): void {
  for (const [, , count = ''] of contentXml.matchAll(REPEATED)) if (!WHOLE.test(count)) throw new Damaged('damaged', { detail: 'content.xml' });
  let rows = 1;
  let row = 0;
  let cells = 0;
  for (const [, closing, name, attributes = ''] of contentXml.matchAll(TAG)) {
    if (closing) continue;
    if (name === 'table-row') {
      rows = repeats(attributes, 'rows');
      row += 1;
    } else if (/value-type\s*=|string-value\s*=/.test(attributes) || !attributes.endsWith('/')) {
      cells += rows * repeats(attributes, 'columns');
      if (cells > LIMITS.repeatedCells) throw new Damaged('expands-too-far', { size: String(cells), limit: String(LIMITS.repeatedCells) });
    }
  }
  if (row > LIMITS.rows) throw new Damaged('too-many-rows', { sheet: 'content.xml', limit: String(LIMITS.rows) });
}
