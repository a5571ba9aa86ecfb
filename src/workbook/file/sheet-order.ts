import type { Element } from './xml-tree';

/** Children of a worksheet in the order that the format demands (ECMA-376 part 1, 18.3.1.99). */
const WORKSHEET = [
  'sheetPr', 'dimension', 'sheetViews', 'sheetFormatPr', 'cols', 'sheetData', 'sheetCalcPr', 'sheetProtection', 'protectedRanges', 'scenarios', 'autoFilter', 'sortState', 'dataConsolidate',
  'customSheetViews', 'mergeCells', 'phoneticPr', 'conditionalFormatting', 'dataValidations', 'hyperlinks', 'printOptions', 'pageMargins', 'pageSetup', 'headerFooter', 'rowBreaks', 'colBreaks',
  'customProperties', 'cellWatches', 'ignoredErrors', 'smartTags', 'drawing', 'legacyDrawing', 'legacyDrawingHF', 'drawingHF', 'picture', 'oleObjects', 'controls', 'webPublishItems', 'tableParts', 'extLst',
];
/** Of a style sheet (18.8.39). */
const STYLE_SHEET = ['numFmts', 'fonts', 'fills', 'borders', 'cellStyleXfs', 'cellXfs', 'cellStyles', 'dxfs', 'tableStyles', 'colors', 'extLst'];
/** Of a workbook (18.2.27). */
const WORKBOOK = [
  'fileVersion', 'fileSharing', 'workbookPr', 'AlternateContent', 'workbookProtection', 'bookViews', 'sheets', 'functionGroups', 'externalReferences', 'definedNames', 'calcPr', 'oleSize', 'customWorkbookViews',
  'pivotCaches', 'smartTagPr', 'smartTagTypes', 'webPublishing', 'fileRecoveryPr', 'webPublishObjects', 'extLst',
];

const ORDERS: Readonly<Record<string, readonly string[]>> = { worksheet: WORKSHEET, styleSheet: STYLE_SHEET, workbook: WORKBOOK };

/** Where an element of that name may be put into a worksheet, style sheet or workbook: behind those that come before it, and its like. */
export function placeFor(root: Element, name: string): number {
  const order = ORDERS[root.name] ?? [];
  const rank = order.indexOf(name);
  const before = root.children.filter((child) => order.includes(child.name) && order.indexOf(child.name) <= rank);
  return before.at(-1)?.to ?? root.contentFrom;
}
