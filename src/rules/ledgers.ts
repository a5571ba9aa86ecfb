import type { JSONPath } from 'jsonc-parser';
import { UNITS, type Unit } from '../values/kind';
import { parseTime } from '../values/time';
import { namedByFormat, readFormat } from './formats';
import type { ByDay, ColumnDefinition, ColumnType, LedgerDefinition, LineColumns, Reference, Roster, Schedule } from './ledger-definition';
import type { Reporter } from './reporter';
import type { ColumnShape, LedgerShape } from './shapes';
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
    departmentColumn: shape.departmentColumn ?? null,
    columns,
    formats,
    byDay: shape.byDay ? readByDay(shape.byDay) : null,
    roster: shape.roster ? readRoster(report, shape.roster) : null,
    ofLines: shape.ofLines ?? null,
  };
}

function readColumn(report: Reporter, key: string, shape: ColumnShape): ColumnDefinition {
  const path: JSONPath = ['columns', key];
  const fitting = COLUMN_UNITS[shape.type];
  if (shape.unit !== undefined && !fitting.includes(shape.unit)) {
    report.error([...path, 'unit'], 'unit-does-not-fit', { unit: shape.unit, type: shape.type, known: fitting.join(', ') });
  }
  if (shape.values && !WITH_VALUES.has(shape.type)) report.error([...path, 'values'], 'values-unused', { type: shape.type }, { key: true });
  if (shape.halfDays && shape.type !== 'datetime') report.error([...path, 'halfDays'], 'values-unused', { type: shape.type }, { key: true });
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
    ...(shape.halfDays ? { halfDays: new Map(Object.entries(shape.halfDays).map(([word, time]) => [word, time === null ? null : parseTime(time)])) } : {}),
    references: references ? { ledger: references.ledger, column: references.column, nameHere: references.nameHere ?? null, nameThere: references.nameThere ?? null, about: references.about ?? true } : null,
  };
}

/** The column of the person that a row is about: the first that names one and is not said to name somebody else. */
export function aboutColumn(columns: Iterable<ColumnDefinition>): { readonly key: string; readonly references: Reference } | null {
  for (const { key, references } of columns) {
    if (references?.about) return { key, references };
  }
  return null;
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

const readByDay = ({ ledger, from, to, days, date, share, noon, schedule, everyDay }: NonNullable<LedgerShape['byDay']>): ByDay => ({
  ledger, from, to, days, date, share, noon: parseTime(noon) ?? 0, schedule: schedule ?? null, everyDay: everyDay ?? false,
});

/** What a roster of each sort needs and what means nothing in it. */
function readRoster(report: Reporter, shape: NonNullable<LedgerShape['roster']>): Roster {
  const { ledger = null, of = [], from = null, to = null, date, every = 'day', period, schedule = null, everyDay = false } = shape;
  const column = every === 'day' ? date : period;
  if (column === undefined) report.error(['roster'], 'key-missing', { name: every === 'day' ? 'date' : 'period' });
  const unused = (key: keyof typeof shape, beside: string): void => {
    if (shape[key] !== undefined && shape[key] !== null) report.error(['roster', key], 'roster-key-unused', { key, beside }, { key: true });
  };
  if (every === 'day') unused('period', 'date');
  else for (const key of ['date', 'schedule', 'everyDay'] as const) unused(key, `every: ${every}`);
  if (ledger === null) for (const key of ['of', 'from', 'to', 'schedule'] as const) unused(key, 'ledger: —');
  return { ledger, of, from, to, every, column: column ?? '', schedule, everyDay };
}

/** The ledger that another one is made from (null: it is made of days alone), and the key of the definition that says so. */
export function madeFrom({ byDay, roster }: Pick<LedgerDefinition, 'byDay' | 'roster'>): { readonly key: 'byDay' | 'roster'; readonly ledger: string | null; readonly schedule: Schedule | null } | null {
  if (byDay) return { key: 'byDay', ledger: byDay.ledger, schedule: byDay.schedule };
  return roster ? { key: 'roster', ledger: roster.ledger, schedule: roster.schedule } : null;
}

/** What the columns of a ledger of money lines must be. */
const LINE_TYPES: Readonly<Record<keyof LineColumns, ColumnType>> = { person: 'text', month: 'period', item: 'text', amount: 'money' };

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
    const made = madeFrom(definition);
    const source = made?.ledger ? ledgers.get(made.ledger)?.definition : undefined;
    linked.set(key, source ? { ...definition, columns: new Map([...takenFrom(source, definition), ...definition.columns]) } : definition);
    if (made?.ledger && !source) {
      const lost = lostPath(made.ledger);
      if (lost) report.error([made.key, 'ledger'], 'depends-on-broken', { file: lost });
      else report.error([made.key, 'ledger'], 'unknown-ledger', { name: made.ledger, suggestion: suggestionFor(made.ledger, ledgers.keys()) });
    }
  }
  for (const { definition, report } of ledgers.values()) checkLinks(report, definition, linked, lostPath);
  return linked;
}

/** The columns that a ledger takes along from the one that it is made from: of subjects those that tell them apart, else all. */
const takenFrom = ({ columns }: LedgerDefinition, { roster }: LedgerDefinition): readonly (readonly [string, ColumnDefinition])[] =>
  [...columns].filter(([key]) => !roster || roster.of.length === 0 || roster.of.includes(key));

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
  wants(['departmentColumn'], definition.departmentColumn);
  const dated = definition.dateColumn === null ? undefined : definition.columns.get(definition.dateColumn);
  if (dated && !DATED.has(dated.type)) report.error(['dateColumn'], 'date-column-no-date', { name: dated.key, type: dated.type });
  for (const format of definition.formats) {
    for (const [path, key] of namedByFormat(format)) wants(['formats', format.name, ...path], key);
  }
  for (const { key, references } of own.columns.values()) {
    if (!references) continue;
    const path: JSONPath = ['columns', key, 'references'];
    // Without the people's ledger the ids stand as they are written.
    const there = other([...path, 'ledger'], references.ledger, 'warning');
    if (there) wants([...path, 'column'], references.column, there);
    if (there) wants([...path, 'nameThere'], references.nameThere, there);
    wants([...path, 'nameHere'], references.nameHere);
  }
  const { byDay, roster, ofLines } = definition;
  for (const part of Object.keys(LINE_TYPES) as (keyof LineColumns)[]) {
    const name = ofLines?.[part];
    wants(['ofLines', part], name);
    const type = name === undefined ? undefined : definition.columns.get(name)?.type;
    if (type !== undefined && type !== LINE_TYPES[part]) report.error(['ofLines', part], 'line-column-type', { name: name!, type, wanted: LINE_TYPES[part] });
  }
  const made = madeFrom(definition);
  if (roster && roster.column !== '') {
    const key = roster.every === 'day' ? 'date' : 'period';
    wants(['roster', key], roster.column);
    const type = definition.columns.get(roster.column)?.type;
    if (type !== undefined && type !== key) report.error(['roster', key], 'line-column-type', { name: roster.column, type, wanted: key });
  }
  const source = made?.ledger ? ledgers.get(made.ledger) : undefined;
  if (!made || !source) return;
  if (byDay) {
    for (const part of ['from', 'to', 'days'] as const) wants(['byDay', part], byDay[part], source);
    for (const part of ['date', 'share'] as const) wants(['byDay', part], byDay[part]);
  } else if (roster) {
    for (const part of ['from', 'to'] as const) wants(['roster', part], roster[part], source);
    roster.of.forEach((name, index) => wants(['roster', 'of', index], name, source));
  }
  const schedule = made.schedule && other([made.key, 'schedule', 'ledger'], made.schedule.ledger, 'error');
  if (schedule) for (const part of ['person', 'date', 'rest'] as const) wants([made.key, 'schedule', part], made.schedule[part], schedule);
}
