import { OpenWorkbookError, type SheetState } from '../open-workbook';
import { Damaged } from '../workbook-error';
import { relationships, workbookPartOf } from '../xlsx/read-xlsx';
import type { Relationship } from '../xlsx/parts';
import type { Package } from './package';
import { childOf, childrenOf, isTrue, namespaceOf, treeOf, utf8, valueOf, type Element } from './xml-tree';

const STRICT = 'http://purl.oclc.org/ooxml/';
const TRANSITIONAL_OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const STRICT_OFFICE = 'http://purl.oclc.org/ooxml/officeDocument/relationships';

export interface BookSheet {
  readonly name: string;
  readonly visibility: SheetState['visibility'];
  /** Its part; null where it is no sheet of cells (a chart, old macros). */
  readonly part: string | null;
  readonly element: Element;
}

/** The workbook's own part and what hangs on it, as they are now. */
export interface Book {
  readonly main: string;
  readonly part: Uint8Array;
  readonly root: Element;
  /** The spreadsheets' vocabulary and that of relationships: each of the format's two dialects has its own. */
  readonly vocabulary: string;
  readonly office: string;
  readonly sheetList: Element;
  readonly sheets: readonly BookSheet[];
  readonly relations: readonly Relationship[];
  readonly date1904: boolean;
  readonly structureProtected: boolean;
}

const VISIBILITY: Readonly<Record<string, SheetState['visibility']>> = { hidden: 'hidden', veryHidden: 'very-hidden' };

/** @throws Damaged where the parts are no workbook. */
export function bookOf(parts: Package): Book {
  const main = workbookPartOf(parts);
  if (main === null) throw new Damaged('not-a-workbook');
  const part = utf8(parts.part(main));
  const root = treeOf(part);
  const sheetList = childOf(root, 'sheets');
  const vocabulary = namespaceOf(root);
  if (!sheetList || vocabulary === undefined) throw new Damaged('not-a-workbook');
  const relations = relationships(parts, main);
  const protection = childOf(root, 'workbookProtection');
  return {
    main,
    part,
    root,
    vocabulary,
    office: vocabulary.startsWith(STRICT) ? STRICT_OFFICE : TRANSITIONAL_OFFICE,
    sheetList,
    relations,
    sheets: childrenOf(sheetList, 'sheet').map((element) => {
      const relation = relations.find(({ id }) => id === valueOf(element, 'id'));
      return {
        name: valueOf(element, 'name') ?? '',
        visibility: VISIBILITY[valueOf(element, 'state') ?? ''] ?? 'visible',
        part: relation?.type === 'worksheet' ? relation.target : null,
        element,
      };
    }),
    date1904: isTrue(valueOf(childOf(root, 'workbookPr') ?? root, 'date1904')),
    structureProtected: protection !== undefined && isTrue(valueOf(protection, 'lockStructure')),
  };
}

/** @throws OpenWorkbookError `sheet-missing`. Names are the same whatever their case, as in Excel. */
export function sheetNamed({ sheets }: Book, name: string): BookSheet {
  const sheet = sheets.find((candidate) => candidate.name === name) ?? sheets.find((candidate) => candidate.name.toLowerCase() === name.toLowerCase());
  if (!sheet) throw new OpenWorkbookError('sheet-missing', { sheet: name });
  return sheet;
}

/** Folder of the workbook's part, with its slash: `xl/`. */
export const folderOf = ({ main }: Book): string => main.slice(0, main.lastIndexOf('/') + 1);

/** A sheet's part as a tree; its cells are not looked into. */
export interface SheetPart {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly root: Element;
}

const CELLS = new Set(['sheetData']);

export function sheetPartOf(parts: Package, name: string): SheetPart {
  const bytes = utf8(parts.part(name));
  return { name, bytes, root: treeOf(bytes, CELLS) };
}

export const isProtected = ({ root }: SheetPart): boolean => {
  const protection = childOf(root, 'sheetProtection');
  return protection !== undefined && isTrue(valueOf(protection, 'sheet'));
};
