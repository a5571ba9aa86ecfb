import { headerIn } from '../i18n/header';
import { wordsIn, type Language } from '../i18n/language';
import type { Translator } from '../i18n/translator';
import type { ColumnDefinition, ExportFormat, LedgerDefinition } from '../rules/ledger-definition';
import { columnWidth, printable, tableRow, wrap } from './layout';
import type { Paint } from './paint';

export interface FormatsPage {
  readonly lang: Language;
  readonly say: Translator;
  readonly width: number;
  readonly paint: Paint;
  /** What a ledger that nobody hands in is made of; null: it is read from sheets. */
  readonly made: (ledger: string) => string | null;
}

/** Widest header and key; what is longer goes on below. */
const WIDEST_HEADER = 24;
const WIDEST_KEY = 28;
const GAPS = 8;
const NARROWEST = 20;

/** Headers that a sheet of a format has, in the words of the format itself. */
function headersOf({ columns, shape }: ExportFormat): string[] {
  const declared = [...columns.values()].flatMap(({ headers }) => headers);
  const punches = shape?.kind === 'punches' ? [...shape.day, ...shape.date, ...shape.shift, ...shape.at, ...[...shape.fromIn.values(), ...shape.fromOut.values()].flatMap(({ headers }) => headers)] : [];
  return [...new Set([...declared, ...punches])];
}

const shapeOf = ({ shape }: ExportFormat): string => shape?.kind ?? 'rows';

/** A ledger as data, for --format json. */
export function ledgerRecord({ key, title, rowKey, dateColumn, columns, formats }: LedgerDefinition): unknown {
  return {
    ledger: key,
    title,
    rowKey,
    dateColumn,
    columns: [...columns.values()].map(({ key: column, type, unit, headers, required }) => ({ key: column, type, unit, required, headers })),
    formats: formats.map((format) => ({
      name: format.name,
      title: format.title,
      shape: shapeOf(format),
      recognisedBy: { sheet: format.recognise.sheet, headers: format.recognise.headers.map((text) => text.split('|')) },
      precedence: format.precedence,
      headers: headersOf(format),
    })),
  };
}

/** Other writings of a header, in the reader's own language first: what else a sheet may say. */
function otherWritings({ headers }: ColumnDefinition, shown: string | null): string {
  return headers.filter((header) => header !== shown).join(' / ');
}

function columnLines(columns: readonly ColumnDefinition[], { lang, say, width, paint }: FormatsPage): string[] {
  const rows = columns.map((column) => {
    const header = headerIn(column.headers, lang);
    const required = column.required ? say('report.formats-required') : '';
    return { header: header ?? column.key, key: column.key, holds: `${say('report.formats-type', { type: column.type })}${required}`, others: otherWritings(column, header) };
  });
  const heads = { header: say('report.formats-header'), key: say('report.formats-key'), holds: say('report.formats-holds'), others: say('report.formats-others') };
  const widths = [
    columnWidth([heads.header, ...rows.map(({ header }) => header)], WIDEST_HEADER),
    columnWidth([heads.key, ...rows.map(({ key }) => key)], WIDEST_KEY),
    columnWidth([heads.holds, ...rows.map(({ holds }) => holds)], WIDEST_HEADER),
  ];
  const rest = Math.max(NARROWEST, width - widths.reduce((sum, each) => sum + each, 0) - GAPS);
  const layout = [...widths, rest].map((each) => ({ width: each }));
  const line = ({ header, key, holds, others }: typeof heads, faint: boolean): string[] =>
    tableRow([header, key, holds, others].map((text) => ({ text: printable(text), ...(faint ? { paint: paint.faint } : {}) })), layout);
  return [...line(heads, true), ...rows.flatMap((row) => line(row, false))];
}

function formatLines(format: ExportFormat, { lang, say, width, paint }: FormatsPage): string[] {
  const { sheet, headers } = format.recognise;
  const indented = (text: string, indent: number): string[] => wrap(printable(text), width - indent).map((line) => ' '.repeat(indent) + line);
  const by = headers.map((text) => text.split('|').join(say('report.formats-or'))).join(say('report.list-separator'));
  return [
    ...indented(`${wordsIn(format.title, lang)}  ${format.name}`, 2).map(paint.strong),
    ...indented(say('report.formats-shape', { shape: shapeOf(format), precedence: format.precedence ?? 0 }), 4),
    ...indented(say('report.formats-recognised', { sheet: sheet ?? 'none', headers: by }), 4),
    ...indented(say('report.formats-reads', { headers: headersOf(format).join(say('report.list-separator')) }), 4),
  ];
}

/** The headers that each column is best known by, in one paragraph. */
function headerLines(columns: readonly ColumnDefinition[], { lang, say, width }: FormatsPage): string[] {
  const texts = columns.map((column) => `${headerIn(column.headers, lang) ?? column.key}${column.required ? say('report.formats-required') : ''}`);
  return wrap(printable(texts.join(say('report.list-separator'))), width - 2).map((line) => `  ${line}`);
}

const madeLines = ({ key }: LedgerDefinition, { made, width }: FormatsPage): string[] => {
  const text = made(key);
  return text === null ? [] : wrap(printable(text), width - 2).map((line) => `  ${line}`);
};

/** What can be read, ledger by ledger, in words; of one ledger alone (`whole`) every column with all its writings. */
export function formatsLines(ledgers: readonly LedgerDefinition[], whole: boolean, page: FormatsPage): string[] {
  const { lang, say, paint, width } = page;
  const lines = ledgers.flatMap((ledger) => [
    paint.heading(printable(`${wordsIn(ledger.title, lang)}  ${ledger.key}`)),
    ...madeLines(ledger, page),
    ...(whole ? columnLines : headerLines)([...ledger.columns.values()], page),
    ...(whole && ledger.formats.length > 0 ? ['', `  ${say('report.formats-formats')}`] : []),
    ...ledger.formats.flatMap((format) => formatLines(format, page)),
    '',
  ]);
  return whole ? lines : [...lines, ...wrap(say('report.formats-more'), width)];
}
