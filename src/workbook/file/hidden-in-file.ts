import type { Area } from '../../values/address';
import { OpenWorkbookError } from '../open-workbook';
import { shortName, Token, XmlScanner } from '../xlsx/xml';
import { isProtected, type SheetPart } from './book';
import type { Package } from './package';
import { attributeOf, childOf, childrenOf, edited, escaped, isTrue, valueOf, type Edit, type Element } from './xml-tree';

/** What hides a cell: the attribute of its row that says so, and the element of its column; null where it is in sight. */
export interface HiddenAt {
  readonly row: Pick<Edit, 'from' | 'to'> | null;
  readonly column: Element | null;
}

const ROW = shortName('row');

/** What hides the cell at the area's top left. */
export function hiddenAt({ bytes, root }: SheetPart, { top, left }: Area): HiddenAt {
  const column = childrenOf(childOf(root, 'cols') ?? root, 'col').find(
    (candidate) => isTrue(valueOf(candidate, 'hidden')) && Number(valueOf(candidate, 'min')) <= left + 1 && left + 1 <= Number(valueOf(candidate, 'max')),
  );
  return { row: hiddenRow(bytes, childOf(root, 'sheetData'), top + 1), column: column ?? null };
}

/** Where a row, counted from 1, says that it is hidden. */
function hiddenRow(bytes: Uint8Array, data: Element | undefined, wanted: number): HiddenAt['row'] {
  if (!data || data.contentFrom === data.to) return null;
  const xml = new XmlScanner();
  xml.push(bytes.subarray(data.from, data.to), true);
  let row = 0;
  for (let token = xml.next(); token !== Token.More; token = xml.next()) {
    if (token !== Token.Open || xml.short !== ROW) continue;
    row += 1;
    let hidden: HiddenAt['row'] = null;
    while (xml.nextAttribute()) {
      const value = xml.text(xml.valueStart, xml.valueEnd);
      if (xml.attributeName === 'r') row = Number(value);
      else if (xml.attributeName === 'hidden' && isTrue(value)) hidden = { from: data.from + xml.valueStart, to: data.from + xml.valueEnd };
    }
    if (row >= wanted) return row === wanted ? hidden : null;
  }
  return null;
}

/**
 * Shows the row and the column that hide a cell, and no other; a filter's criteria stay.
 * @throws OpenWorkbookError `protected` where the sheet is protected and does not let rows or columns be changed.
 */
export function showCell(parts: Package, sheet: string, part: SheetPart, { row, column }: HiddenAt, { left }: Area): void {
  const locks = childOf(part.root, 'sheetProtection');
  // The attribute says what is locked, and it is where nothing is said.
  const isLocked = (what: string): boolean => isProtected(part) && isTrue(locks && (valueOf(locks, what) ?? '1'));
  if ((row && isLocked('formatRows')) || (column && isLocked('formatColumns'))) throw new OpenWorkbookError('protected', { sheet });
  parts.put(part.name, edited(part.bytes, [...(row ? [{ ...row, text: '0' }] : []), ...(column ? [{ from: column.from, to: column.to, text: apart(column, left + 1) }] : [])]));
}

/** An element that speaks of several columns in up to three, of which the one is shown. */
function apart(columns: Element, shown: number): string {
  const [first, last] = [Number(valueOf(columns, 'min')), Number(valueOf(columns, 'max'))];
  const part = (min: number, max: number, isHidden: boolean): string => {
    if (min > max) return '';
    const own = columns.attributes.filter((attribute) => ![attributeOf(columns, 'min'), attributeOf(columns, 'max'), attributeOf(columns, 'hidden')].includes(attribute));
    const rest = own.map(({ name, value }) => ` ${name}="${escaped(value)}"`).join('');
    return `<${columns.prefix}col min="${min}" max="${max}"${rest}${isHidden ? ' hidden="1"' : ''}/>`;
  };
  return part(first, shown - 1, true) + part(shown, shown, false) + part(shown + 1, last, true);
}
