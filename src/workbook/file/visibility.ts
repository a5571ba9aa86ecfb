import { OpenWorkbookError, type SheetState } from '../open-workbook';
import { bookOf, sheetNamed } from './book';
import type { Package } from './package';
import { attributeOf, edited } from './xml-tree';

const STATES: Readonly<Record<SheetState['visibility'], string>> = { visible: 'visible', hidden: 'hidden', 'very-hidden': 'veryHidden' };

/**
 * Shows or hides a sheet.
 * @throws OpenWorkbookError `structure-protected`, or `refused` where it is the last one that is shown.
 */
export function setVisibility(parts: Package, name: string, visibility: SheetState['visibility']): void {
  const book = bookOf(parts);
  const sheet = sheetNamed(book, name);
  if (sheet.visibility === visibility) return;
  if (book.structureProtected) throw new OpenWorkbookError('structure-protected');
  if (!book.sheets.some((other) => other !== sheet && other.visibility === 'visible') && visibility !== 'visible') throw new OpenWorkbookError('refused', { code: 'LastVisibleSheet' });
  const { element } = sheet;
  const state = attributeOf(element, 'state');
  const at = element.from + 1 + element.prefix.length + element.name.length;
  parts.put(book.main, edited(book.part, [state ? { from: state.from, to: state.to, text: STATES[visibility] } : { from: at, to: at, text: ` state="${STATES[visibility]}"` }]));
}
