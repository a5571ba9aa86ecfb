import { writeXlsx, type Cell, type CellStyle, type CellValue, type ColumnDef, type WriteSheet } from 'hucre/xlsx';
import { columnName } from '../values/address';
import { finished } from '../values/steps';
import { cut, EXCEL, LINK_COLOUR, NUMBER_FORMATS, placeName, rowHeight, TABLE_STYLE } from '../workbook/new-sheet';
import { planOf, storedValue, type SheetPlan, type TableSheet } from './sheet-layout';
import { textOf, type ColumnKind, type Link, type TableCell } from './tables/table';
import type { View } from './tables/view';

export interface WorkbookOptions {
  /** Where a checked file lies, seen from the workbook, with forward slashes; null: nothing to link to. */
  readonly pathOf: (file: string) => string | null;
  /** Rows of a sheet, header included; Excel's most, unless a test wants fewer. */
  readonly rowsPerSheet?: number;
}

const FONT = { name: 'Calibri', size: 11 } as const;
const TOP = { vertical: 'top' } as const;
/** A line under each row, also where a program does not know Excel's table styles. */
const LINE = { bottom: { style: 'hair', color: { rgb: 'A6A6A6' } } } as const;
const FORMATS: Readonly<Record<ColumnKind, NonNullable<ColumnDef['style']>>> = {
  text: { font: FONT, border: LINE, alignment: { ...TOP, wrapText: true } },
  prose: { font: FONT, border: LINE, alignment: { ...TOP, wrapText: true } },
  money: { font: FONT, border: LINE, alignment: { ...TOP, horizontal: 'right', indent: 1 }, numFmt: NUMBER_FORMATS.money },
  count: { font: FONT, border: LINE, alignment: TOP, numFmt: NUMBER_FORMATS.count },
  date: { font: FONT, border: LINE, alignment: { ...TOP, horizontal: 'left' }, numFmt: NUMBER_FORMATS.date },
};
/** Columns that are not printed keep to one line. */
const UNPRINTED = { font: FONT, border: LINE, alignment: TOP } as const;
const LINK_STYLE = { font: { ...FONT, color: { rgb: LINK_COLOUR }, underline: true }, border: LINE, alignment: TOP } as const;
const SUM_STYLE = { font: { ...FONT, bold: true }, border: { top: { style: 'thin' } } } as const;
const HEAD_STYLE: CellStyle = {
  font: { ...FONT, bold: true, color: { rgb: 'FFFFFF' } },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: '1F4E79' } },
  alignment: { vertical: 'center', wrapText: true },
};

const headStyle = (kind: ColumnKind): CellStyle =>
  kind === 'money' || kind === 'count' ? { ...HEAD_STYLE, alignment: { ...HEAD_STYLE.alignment, horizontal: 'right', indent: 1 } } : HEAD_STYLE;

/** Texts that the writer takes for an error value. */
const ERROR_LIKE = /^#(VALUE!|REF!|N\/A|NAME\?|NULL!|DIV\/0!|NUM!|GETTING_DATA|SPILL!|CALC!)$/;
/** What Excel decodes in a stored text: "_x000D_" would come back as a line break. */
const ENCODED = /_(?=x[0-9A-Fa-f]{4}_)/g;

const stored = (text: string): string => cut(text).replace(ENCODED, '_x005F_');

function valueOf(text: string, kind: ColumnKind): CellValue {
  const value = storedValue(text, kind);
  return typeof value === 'string' ? stored(value) : value;
}

/** Characters that a link's path may not hold; letters of any language may stand. */
const encodePath = (path: string): string => path.replace(/[\s"#%<>?[\]\\^`{|}]/g, (character) => encodeURIComponent(character));

function hyperlinkOf(link: Link, options: WorkbookOptions, plan: SheetPlan): Cell['hyperlink'] | null {
  if (link.to === 'source') {
    const path = options.pathOf(link.file);
    if (path === null) return null;
    // A text file has no sheets to lead to.
    const place = /\.(csv|txt|tsv)$/i.test(link.file) ? '' : `#${encodePath(placeName(link.sheet, link.cell))}`;
    return { target: encodePath(path) + place };
  }
  const place = plan.placeOf(link);
  return place && { target: '', location: placeName(place.sheet, `A${place.row + 2}`) };
}

function sheetOf({ table, sheet: name, id, headers, widths, rows, isLast }: TableSheet, view: View, options: WorkbookOptions, plan: SheetPlan): WriteSheet {
  const cells = new Map<string, Partial<Cell>>();
  const data: CellValue[][] = [headers.map(stored)];
  const rowDefs = new Map<number, { readonly height: number }>();
  let links = 0;
  headers.forEach((_, column) => cells.set(`0,${column}`, { style: headStyle(table.columns[column]!.kind) }));
  const add = (row: readonly TableCell[], style: Partial<Cell> | null): void => {
    const at = data.length;
    const height = rowHeight(row.slice(0, table.printed).map(textOf), widths);
    if (height !== null) rowDefs.set(at, { height });
    data.push(
      row.map((cell, column) => {
        const { kind } = table.columns[column]!;
        const text = textOf(cell);
        const place = `${at},${column}`;
        if (style) cells.set(place, { style: { ...FORMATS[kind], ...style.style } });
        if (ERROR_LIKE.test(text)) cells.set(place, { richText: [{ text, font: FONT }] });
        if (typeof cell !== 'string' && links < EXCEL.links) {
          const hyperlink = hyperlinkOf(cell.leadsTo, options, plan);
          if (hyperlink) {
            cells.set(place, { hyperlink, style: LINK_STYLE });
            links += 1;
          }
        }
        return valueOf(text, kind);
      }),
    );
  };
  for (const row of rows) add(row, null);
  // A table has at least one row, if only an empty one.
  if (rows.length === 0) add(headers.map(() => ''), null);
  const end = data.length;
  if (isLast) {
    for (const row of table.sums) add(row, { style: SUM_STYLE });
    const notes = links === EXCEL.links ? [...table.notes, view.say('report.links-limit', { count: EXCEL.links })] : table.notes;
    if (notes.length > 0) data.push([]);
    for (const note of notes) {
      cells.set(`${data.length},0`, { style: { font: FONT } });
      data.push([stored(note)]);
    }
  }
  const last = columnName(headers.length - 1);
  const { names, report } = view;
  const ampersand = (text: string): string => text.replaceAll('&', '&&');
  return {
    name,
    rows: data,
    cells,
    rowDefs,
    columns: table.columns.map(({ kind }, column) => ({ width: widths[column] ?? 0, style: column < table.printed ? FORMATS[kind] : UNPRINTED })),
    freezePane: { rows: 1 },
    tables: [{ name: id, range: `A1:${last}${end}`, columns: headers.map((header) => ({ name: stored(header) })), style: TABLE_STYLE }],
    pageSetup: { paperSize: 'a4', orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: '$1:$1', printArea: `$A$1:$${columnName(table.printed - 1)}$${data.length}` },
    headerFooter: { oddHeader: `&L${ampersand(names.company)}&C${ampersand(name)}&R${ampersand(report.run.month ?? view.say('report.all-months'))}`, oddFooter: `&L${ampersand(report.run.engine)}&R&P / &N` },
  };
}

/**
 * A report as an .xlsx workbook: each part a sheet with an Excel table, headers frozen, amounts and days as numbers, links to the cells of the
 * checked files and between the sheets. The same report gives the same bytes.
 */
export async function renderXlsx(view: View, options: WorkbookOptions): Promise<Uint8Array> {
  const plan = finished(planOf(view, { rowsPerSheet: (options.rowsPerSheet ?? EXCEL.rows - 64) - 1 }));
  const sheets = plan.sheets.map((sheet) => sheetOf(sheet, view, options, plan));
  const day = new Date(`${view.report.run.asOf}T00:00:00Z`);
  return writeXlsx({ sheets, properties: { title: view.say('report.title', { company: view.names.company, month: view.report.run.month ?? view.say('report.all-months') }), creator: view.report.run.engine, created: day, modified: day } });
}
