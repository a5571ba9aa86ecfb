import type { JSONPath } from 'jsonc-parser';
import { UNITS, type Unit } from '../values/kind';
import { parseTime } from '../values/time';
import type { ByDay, ColumnDefinition, ColumnType, ExportFormat, FormatColumn, LedgerDefinition } from './model';
import type { Reporter } from './reporter';
import type { ColumnShape, FormatColumnShape, FormatShape, LedgerShape } from './shapes';
import { suggestionFor } from './suggestion';

/** Units that a column of each type may have; the first is its own where it names none. */
const COLUMN_UNITS: Readonly<Record<ColumnType, readonly [Unit, ...Unit[]]>> = {
  text: ['text'],
  enum: ['text'],
  role: ['role'],
  money: ['yuan', 'wan yuan'],
  number: ['number'],
  integer: ['count', 'number'],
  percent: ['percent'],
  yesno: ['yes/no'],
  date: ['date'],
  time: ['time'],
  datetime: ['datetime'],
  period: ['month'],
  duration: ['minute', 'hour'],
  days: ['day'],
  list: ['list'],
  shift: ['text'],
};
const WITH_VALUES: ReadonlySet<ColumnType> = new Set<ColumnType>(['text', 'enum', 'yesno', 'list']);
const DATED: ReadonlySet<ColumnType> = new Set<ColumnType>(['date', 'datetime', 'period']);

/** Reads one ledger definition and reports what its schema can't see. Columns that its `byDay` brings from another ledger are not there yet. */
export function readLedger(report: Reporter, shape: LedgerShape): LedgerDefinition {
  const columns = new Map(Object.entries(shape.columns).map(([key, column]) => [key, readColumn(report, key, column)]));
  checkHeaders(report, columns);
  const formats = Object.entries(shape.formats ?? {}).map(([name, format]) => readFormat(name, format));
  return {
    key: shape.key,
    path: report.file.path,
    title: shape.title,
    rowKey: shape.rowKey ?? [],
    dateColumn: shape.dateColumn ?? null,
    columns,
    formats,
    byDay: shape.byDay ? readByDay(shape.byDay) : null,
  };
}

function readColumn(report: Reporter, key: string, shape: ColumnShape): ColumnDefinition {
  const path: JSONPath = ['columns', key];
  const fitting = COLUMN_UNITS[shape.type];
  if (shape.unit !== undefined && !fitting.includes(shape.unit)) {
    report.error([...path, 'unit'], 'unit-does-not-fit', { unit: shape.unit, type: shape.type, known: fitting.join(', ') });
  }
  if (shape.values && !WITH_VALUES.has(shape.type)) report.error([...path, 'values'], 'values-unused', { type: shape.type }, { key: true });
  if (shape.type === 'enum' && !shape.values) report.error(path, 'key-missing', { name: 'values' });
  if (shape.bounds && shape.bounds[0] > shape.bounds[1]) report.error([...path, 'bounds'], 'bounds-crossed');
  const unit = shape.unit ?? fitting[0];
  const { references } = shape;
  return {
    key,
    type: shape.type,
    kind: UNITS[unit],
    unit,
    headers: shape.headers ?? [],
    required: shape.required ?? false,
    default: shape.default === undefined || shape.default === null ? null : asCell(shape.default),
    bounds: shape.bounds ?? null,
    values: shape.values ? checkValues(report, path, shape.values) : null,
    references: references ? { ledger: references.ledger, column: references.column, nameHere: references.nameHere ?? null, nameThere: references.nameThere ?? null } : null,
  };
}

const asCell = (value: string | number | boolean): string => (typeof value === 'boolean' ? (value ? '是' : '否') : String(value));

/** One writing stands for one value. */
function checkValues(report: Reporter, path: JSONPath, values: Readonly<Record<string, readonly string[]>>): ReadonlyMap<string, readonly string[]> {
  const owner = new Map<string, string>();
  for (const [canonical, aliases] of Object.entries(values)) {
    aliases.forEach((alias, index) => {
      const other = owner.get(alias);
      if (other !== undefined && other !== canonical) {
        report.error([...path, 'values', canonical, index], 'alias-twice', { value: alias, first: other, second: canonical });
      }
      owner.set(alias, canonical);
    });
  }
  return new Map(Object.entries(values));
}

/** Headers are found whatever their case, width, white space and punctuation. */
const bareHeader = (header: string): string => header.normalize('NFKC').toLowerCase().replace(/[\s\p{P}]/gu, '');

function checkHeaders(report: Reporter, columns: ReadonlyMap<string, ColumnDefinition>): void {
  const owner = new Map<string, string>();
  for (const { key, headers } of columns.values()) {
    headers.forEach((header, index) => {
      const other = owner.get(bareHeader(header));
      if (other !== undefined) report.error(['columns', key, 'headers', index], 'header-twice', { header, first: other, second: key });
      else owner.set(bareHeader(header), key);
    });
  }
}

const listed = (headers: string | readonly string[]): readonly string[] => (typeof headers === 'string' ? [headers] : headers);

function readFormatColumn(shape: FormatColumnShape): FormatColumn {
  if (typeof shape === 'string' || Array.isArray(shape)) return { headers: listed(shape as string | readonly string[]), yes: null, part: null, values: null };
  const { header, headers, yes, part, values } = shape as Exclude<FormatColumnShape, string | readonly string[]>;
  return {
    headers: headers ?? (header === undefined ? [] : [header]),
    yes: yes ?? null,
    part: part ?? null,
    values: values ? new Map(Object.entries(values)) : null,
  };
}

const readFormat = (name: string, shape: FormatShape): ExportFormat => ({
  name,
  title: shape.title,
  recognise: { sheet: shape.recognise.sheet ?? null, headers: shape.recognise.headers },
  notDataFirstCells: shape.notData?.firstCell ?? [],
  columns: new Map(Object.entries(shape.columns).map(([key, column]) => [key, readFormatColumn(column)])),
});

const readByDay = ({ ledger, from, to, days, date, share, noon, schedule }: NonNullable<LedgerShape['byDay']>): ByDay => ({
  ledger, from, to, days, date, share, noon: parseTime(noon) ?? 0, schedule: schedule ?? null,
});

/**
 * Gives ledgers made by day the columns of their source and checks what ledgers say of their own and each other's columns. `lostPath` gives the
 * broken file that a ledger was to come from.
 */
export function linkLedgers(
  ledgers: ReadonlyMap<string, { readonly definition: LedgerDefinition; readonly report: Reporter }>,
  lostPath: (ledger: string) => string | null,
): Map<string, LedgerDefinition> {
  const linked = new Map<string, LedgerDefinition>();
  for (const [key, { definition, report }] of ledgers) {
    const source = definition.byDay ? ledgers.get(definition.byDay.ledger)?.definition : undefined;
    linked.set(key, source ? { ...definition, columns: new Map([...source.columns, ...definition.columns]) } : definition);
    if (definition.byDay && !source) {
      const lost = lostPath(definition.byDay.ledger);
      if (lost) report.error(['byDay', 'ledger'], 'depends-on-broken', { file: lost });
      else report.error(['byDay', 'ledger'], 'unknown-ledger', { name: definition.byDay.ledger, suggestion: suggestionFor(definition.byDay.ledger, ledgers.keys()) });
    }
  }
  for (const { definition, report } of ledgers.values()) checkLinks(report, definition, linked, lostPath);
  return linked;
}

/** `own` has the columns that the file itself declares. */
function checkLinks(
  report: Reporter,
  own: LedgerDefinition,
  ledgers: ReadonlyMap<string, LedgerDefinition>,
  lostPath: (ledger: string) => string | null,
): void {
  const definition = ledgers.get(own.key) ?? own;
  const wants = (path: JSONPath, name: string | null | undefined, of: LedgerDefinition = definition): void => {
    if (name === null || name === undefined || of.columns.has(name)) return;
    report.error(path, 'unknown-column', { name, ledger: of.key, suggestion: suggestionFor(name, of.columns.keys()) });
  };
  const other = (path: JSONPath, ledger: string, severity: 'error' | 'warning'): LedgerDefinition | null => {
    const found = ledgers.get(ledger);
    if (found) return found;
    const lost = lostPath(ledger);
    if (lost) report[severity](path, 'depends-on-broken', { file: lost });
    else report.error(path, 'unknown-ledger', { name: ledger, suggestion: suggestionFor(ledger, ledgers.keys()) });
    return null;
  };
  definition.rowKey.forEach((name, index) => wants(['rowKey', index], name));
  wants(['dateColumn'], definition.dateColumn);
  const dated = definition.dateColumn === null ? undefined : definition.columns.get(definition.dateColumn);
  if (dated && !DATED.has(dated.type)) report.error(['dateColumn'], 'date-column-no-date', { name: dated.key, type: dated.type });
  definition.formats.forEach(({ name, columns }) => {
    for (const key of columns.keys()) wants(['formats', name, 'columns', key], key);
  });
  for (const { key, references } of own.columns.values()) {
    if (!references) continue;
    const path: JSONPath = ['columns', key, 'references'];
    // Without the people's ledger the ids stand as they are written.
    const there = other([...path, 'ledger'], references.ledger, 'warning');
    if (there) wants([...path, 'column'], references.column, there);
    if (there) wants([...path, 'nameThere'], references.nameThere, there);
    wants([...path, 'nameHere'], references.nameHere);
  }
  const { byDay } = definition;
  const source = byDay && ledgers.get(byDay.ledger);
  if (!byDay || !source) return;
  for (const part of ['from', 'to', 'days'] as const) wants(['byDay', part], byDay[part], source);
  for (const part of ['date', 'share'] as const) wants(['byDay', part], byDay[part]);
  const schedule = byDay.schedule && other(['byDay', 'schedule', 'ledger'], byDay.schedule.ledger, 'error');
  if (schedule) for (const part of ['person', 'date', 'rest'] as const) wants(['byDay', 'schedule', part], byDay.schedule[part], schedule);
}
