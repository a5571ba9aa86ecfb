import { writeXlsx, type Cell, type CellStyle, type CellValue, type ColumnDef, type WriteSheet } from 'hucre/xlsx';
import { parseIsoDate } from '../values/serial-day';
import { columnWidth } from './layout';
import { tableOf, tablesOf } from './tables';
import { textOf, type ColumnKind, type Link, type Table, type TableCell, type TableName } from './tables/table';
import type { View } from './tables/view';

/** Excel's own limits: rows and links of a sheet, characters of a cell, digits of a number. */
export const EXCEL = { rows: 1_048_576, links: 65_530, characters: 32_767, digits: 15 } as const;

export interface WorkbookOptions {
  /** Where a checked file lies, seen from the workbook, with forward slashes; null: nothing to link to. */
  readonly pathOf: (file: string) => string | null;
  /** Rows of a sheet, header included; Excel's most, unless a test wants fewer. */
  readonly rowsPerSheet?: number;
}

/** Names by which formulas and Excel's own lists call the tables; the same in every language. */
const TABLE_IDS: Readonly<Record<TableName, string>> = {
  findings: 'Findings', lines: 'PayLines', totals: 'PayTotals', difference: 'Changes', coverage: 'Coverage', waiting: 'Waiting', remarks: 'Remarks', run: 'Run',
};

const FONT = { name: 'Calibri', size: 11 } as const;
const TOP = { vertical: 'top' } as const;
/** A line under each row, also where a program does not know Excel's table styles. */
const LINE = { bottom: { style: 'hair', color: { rgb: 'A6A6A6' } } } as const;
const FORMATS: Readonly<Record<ColumnKind, NonNullable<ColumnDef['style']>>> = {
  text: { font: FONT, border: LINE, alignment: { ...TOP, wrapText: true } },
  prose: { font: FONT, border: LINE, alignment: { ...TOP, wrapText: true } },
  money: { font: FONT, border: LINE, alignment: { ...TOP, horizontal: 'right', indent: 1 }, numFmt: '#,##0.00;[Red]-#,##0.00' },
  count: { font: FONT, border: LINE, alignment: TOP, numFmt: '#,##0' },
  date: { font: FONT, border: LINE, alignment: { ...TOP, horizontal: 'left' }, numFmt: 'yyyy-mm-dd' },
};
/** Columns that are not printed keep to one line. */
const UNPRINTED = { font: FONT, border: LINE, alignment: TOP } as const;
const LINK_STYLE = { font: { ...FONT, color: { rgb: '0563C1' }, underline: true }, border: LINE, alignment: TOP } as const;
const SUM_STYLE = { font: { ...FONT, bold: true }, border: { top: { style: 'thin' } } } as const;
const HEAD_STYLE: CellStyle = {
  font: { ...FONT, bold: true, color: { rgb: 'FFFFFF' } },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: '1F4E79' } },
  alignment: { vertical: 'center', wrapText: true },
};

const headStyle = (kind: ColumnKind): CellStyle =>
  kind === 'money' || kind === 'count' ? { ...HEAD_STYLE, alignment: { ...HEAD_STYLE.alignment, horizontal: 'right', indent: 1 } } : HEAD_STYLE;

/** Widest and narrowest column, in characters; a Chinese one takes two. */
const WIDTHS: Readonly<Record<ColumnKind, readonly [number, number]>> = { text: [8, 32], prose: [16, 72], money: [12, 20], count: [8, 12], date: [12, 12] };
/** Room for the filter's button beside a header. */
const FILTER_BUTTON = 4;
/** The first rows of a sheet say how wide its columns should be. */
const MEASURED_ROWS = 500;

/** Texts that the writer takes for an error value. */
const ERROR_LIKE = /^#(VALUE!|REF!|N\/A|NAME\?|NULL!|DIV\/0!|NUM!|GETTING_DATA|SPILL!|CALC!)$/;
/** What Excel decodes in a stored text: "_x000D_" would come back as a line break. */
const ENCODED = /_(?=x[0-9A-Fa-f]{4}_)/g;

const stored = (text: string): string => (text.length > EXCEL.characters ? `${text.slice(0, EXCEL.characters - 1)}…` : text).replace(ENCODED, '_x005F_');

/** A cell as Excel stores it: numbers and days as numbers, everything else as text, never as a formula. */
function valueOf(text: string, kind: ColumnKind): CellValue {
  if (text === '') return null;
  if (kind === 'date') return parseIsoDate(text) ?? stored(text);
  if (kind === 'money' || kind === 'count') return text.replace(/[-.]/g, '').length <= EXCEL.digits ? Number(text) : stored(text);
  return stored(text);
}

export function letterOf(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest > 0 ? letterOf(rest - 1) : '') + String.fromCharCode(65 + (column % 26));
}

const quoted = (sheet: string): string => `'${sheet.replaceAll("'", "''")}'`;
/** Characters that a link's path may not hold; letters of any language may stand. */
const encodePath = (path: string): string => path.replace(/[\s"#%<>?[\]\\^`{|}]/g, (character) => encodeURIComponent(character));

/** Where the rows of all tables have gone: a table longer than a sheet goes on in the next. */
interface Places {
  readonly sheetsOf: ReadonlyMap<TableName, readonly string[]>;
  readonly rowsPerSheet: number;
}

function hyperlinkOf(link: Link, options: WorkbookOptions, places: Places): Cell['hyperlink'] | null {
  if (link.to === 'source') {
    const path = options.pathOf(link.file);
    if (path === null) return null;
    // A text file has no sheets to lead to.
    const place = /\.(csv|txt|tsv)$/i.test(link.file) ? '' : `#${encodePath(`${quoted(link.sheet)}!${link.cell}`)}`;
    return { target: encodePath(path) + place };
  }
  const rows = places.rowsPerSheet - 1;
  const sheet = places.sheetsOf.get(link.table)?.[Math.floor(link.row / rows)];
  return sheet === undefined ? null : { target: '', location: `${quoted(sheet)}!A${(link.row % rows) + 2}` };
}

/** Excel tells a table's headers apart by their text, whatever its case. */
function uniqueHeaders(table: Table): string[] {
  const used = new Set<string>();
  return table.columns.map(({ header }) => {
    let name = header;
    for (let count = 2; used.has(name.toLowerCase()); count += 1) name = `${header} ${count}`;
    used.add(name.toLowerCase());
    return name;
  });
}

const widthOfColumn = (table: Table, column: number, header: string): number => {
  const { kind } = table.columns[column]!;
  const [least, most] = WIDTHS[kind];
  const texts = [...table.rows.slice(0, MEASURED_ROWS), ...table.sums].map((row) => textOf(row[column] ?? ''));
  return Math.max(columnWidth(texts, most, least) + 2, columnWidth([header], most + FILTER_BUTTON) + FILTER_BUTTON);
};

/** Points of a line of text, and of the most lines that a row may be high. */
const LINE_HEIGHT = 17;
const MOST_LINES = 27;
/** Text wraps a little before its column is full. */
const FULL = 0.96;

/** Characters that a text takes, near enough to guess at lines: a Chinese one takes two. */
function roughWidth(text: string): number {
  let width = text.length;
  for (let i = 0; i < text.length; i += 1) if (text.charCodeAt(i) >= 0x2e80) width += 1;
  return width;
}

/** Lines that a row's longest cell needs; programs that do not measure rows themselves would show the first alone. */
function linesOf(table: Table, row: readonly TableCell[], widths: readonly number[]): number {
  let lines = 1;
  row.slice(0, table.printed).forEach((cell, column) => {
    const text = textOf(cell);
    const room = (widths[column] ?? 1) * FULL;
    if (text.length * 2 > room) lines = Math.max(lines, Math.ceil(roughWidth(text) / room));
  });
  return Math.min(lines, MOST_LINES);
}

/** One sheet of a table's rows. */
function sheetOf(table: Table, name: string, part: number, rows: Table['rows'], isLast: boolean, view: View, options: WorkbookOptions, places: Places): WriteSheet {
  const headers = uniqueHeaders(table);
  const cells = new Map<string, Partial<Cell>>();
  const data: CellValue[][] = [headers.map(stored)];
  const rowDefs = new Map<number, { readonly height: number }>();
  const widths = headers.map((header, column) => widthOfColumn(table, column, header));
  let links = 0;
  headers.forEach((_, column) => cells.set(`0,${column}`, { style: headStyle(table.columns[column]!.kind) }));
  const add = (row: readonly TableCell[], style: Partial<Cell> | null): void => {
    const at = data.length;
    const lines = linesOf(table, row, widths);
    if (lines > 1) rowDefs.set(at, { height: lines * LINE_HEIGHT });
    data.push(
      row.map((cell, column) => {
        const { kind } = table.columns[column]!;
        const text = textOf(cell);
        const place = `${at},${column}`;
        if (style) cells.set(place, { style: { ...FORMATS[kind], ...style.style } });
        if (ERROR_LIKE.test(text)) cells.set(place, { richText: [{ text, font: FONT }] });
        if (typeof cell !== 'string' && links < EXCEL.links) {
          const hyperlink = hyperlinkOf(cell.leadsTo, options, places);
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
  const last = letterOf(headers.length - 1);
  const { names, report } = view;
  const ampersand = (text: string): string => text.replaceAll('&', '&&');
  return {
    name,
    rows: data,
    cells,
    rowDefs,
    columns: table.columns.map(({ kind }, column) => ({ width: widths[column] ?? 0, style: column < table.printed ? FORMATS[kind] : UNPRINTED })),
    freezePane: { rows: 1 },
    tables: [{ name: `${TABLE_IDS[table.name]}${part === 0 ? '' : `_${part + 1}`}`, range: `A1:${last}${end}`, columns: headers.map((header) => ({ name: stored(header) })), style: 'TableStyleMedium2' }],
    pageSetup: { paperSize: 'a4', orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: '$1:$1', printArea: `$A$1:$${letterOf(table.printed - 1)}$${data.length}` },
    headerFooter: { oddHeader: `&L${ampersand(names.company)}&C${ampersand(name)}&R${ampersand(report.run.month ?? view.say('report.all-months'))}`, oddFooter: `&L${ampersand(report.run.engine)}&R&P / &N` },
  };
}

/**
 * A report as an .xlsx workbook: each part a sheet with an Excel table, headers frozen, amounts and days as numbers, links to the cells of the
 * checked files and between the sheets. The same report gives the same bytes.
 */
export async function renderXlsx(view: View, options: WorkbookOptions): Promise<Uint8Array> {
  const rowsPerSheet = options.rowsPerSheet ?? EXCEL.rows - 64;
  const tables = tablesOf(view).map((name) => tableOf(name, view));
  const chunksOf = (table: Table): number => Math.max(1, Math.ceil(table.rows.length / (rowsPerSheet - 1)));
  const sheetsOf = new Map(
    tables.map((table): [TableName, string[]] => [table.name, Array.from({ length: chunksOf(table) }, (_, part) => (part === 0 ? table.title : `${table.title} ${part + 1}`))]),
  );
  const places: Places = { sheetsOf, rowsPerSheet };
  const sheets = tables.flatMap((table) =>
    (sheetsOf.get(table.name) ?? []).map((name, part, all) => {
      const rows = all.length === 1 ? table.rows : table.rows.slice(part * (rowsPerSheet - 1), (part + 1) * (rowsPerSheet - 1));
      return sheetOf(table, name, part, rows, part === all.length - 1, view, options, places);
    }),
  );
  const day = new Date(`${view.report.run.asOf}T00:00:00Z`);
  return writeXlsx({ sheets, properties: { title: view.say('report.title', { company: view.names.company, month: view.report.run.month ?? view.say('report.all-months') }), creator: view.report.run.engine, created: day, modified: day } });
}
