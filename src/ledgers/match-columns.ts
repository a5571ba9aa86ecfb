import type { ColumnDefinition, ExportFormat, FormatColumn, LedgerDefinition, MatrixShape, PunchShape, SheetMap } from '../rules/ledger-definition';
import { headerText, type HeaderText } from './header-text';
import type { Header } from './layout';
import { isDayHeader } from './matrix/headers';
import { factorOf, hasUnits } from './units';

/** What a column was told by: its own name, another that it goes by, the words of an export format, or somebody's. */
export type MatchedBy = 'name' | 'alias' | 'format' | 'hand';

/** Where one of our columns comes from in a sheet. */
export interface ColumnMatch {
  readonly definition: ColumnDefinition;
  /** More than one: an export's columns that are added up, or that confirm each other. */
  readonly headers: readonly Header[];
  /** Unit in the header of each. */
  readonly units: readonly (string | null)[];
  /** How an export's column is to be taken; null: as a cell of its type. */
  readonly as: FormatColumn | null;
  readonly by: MatchedBy;
}

export interface Match {
  readonly definition: LedgerDefinition;
  readonly format: ExportFormat | null;
  readonly columns: ReadonlyMap<string, ColumnMatch>;
  /** Keys that several headers of the sheet claim; they are not read. */
  readonly claimedTwice: readonly { readonly key: string; readonly headers: readonly Header[] }[];
  readonly missingRequired: readonly ColumnDefinition[];
  /** Headers of the sheet that found their column, or that somebody said are none. */
  readonly used: ReadonlySet<Header>;
  /** How many those are; one that stands there several times counts once. */
  readonly matched: number;
}

interface Wanted {
  readonly definition: ColumnDefinition;
  /** Unit that our own header names in brackets: then the sheet's must name one, too. */
  readonly unit: string | null;
}

/** A definition's headers in folded form, made once. */
const indexes = new WeakMap<LedgerDefinition, ReadonlyMap<string, readonly Wanted[]>>();

function indexOf(definition: LedgerDefinition): ReadonlyMap<string, readonly Wanted[]> {
  const made = indexes.get(definition);
  if (made) return made;
  const index = new Map<string, Wanted[]>();
  for (const column of definition.columns.values()) {
    for (const header of column.headers) {
      const { bare, unit } = headerText(header);
      const wanted = index.get(bare) ?? [];
      wanted.push({ definition: column, unit });
      index.set(bare, wanted);
    }
  }
  indexes.set(definition, index);
  return index;
}

/** The unit of a header must measure what the column holds: 事假(天) is no column of hours. */
function fits(form: HeaderText, { definition, unit }: Wanted): boolean {
  if (form.unit === null) return unit === null;
  return !hasUnits(definition.kind) || factorOf(form.unit, definition.kind) !== null;
}

function plainColumn(index: ReadonlyMap<string, readonly Wanted[]>, header: Header): { readonly definition: ColumnDefinition; readonly unit: string | null } | null {
  for (const form of header.forms) {
    const wanted = index.get(form.bare)?.find((one) => fits(form, one));
    if (wanted) return { definition: wanted.definition, unit: form.unit };
  }
  return null;
}

/** Headers of the sheet by their folded forms: what an export format names. */
export function headersByForm(headers: readonly Header[]): ReadonlyMap<string, Header> {
  const found = new Map<string, Header>();
  for (const header of headers) for (const { bare } of header.forms) if (!found.has(bare)) found.set(bare, header);
  return found;
}

/** Where the declared columns of a format stand. */
export function formatColumns(definition: LedgerDefinition, declared: ExportFormat['columns'], forms: ReadonlyMap<string, Header>): Map<string, ColumnMatch> {
  const columns = new Map<string, ColumnMatch>();
  for (const [key, as] of declared) {
    const column = definition.columns.get(key);
    if (!column) continue;
    const found = as.headers.flatMap((text) => forms.get(headerText(text).bare) ?? []);
    if (found.length === 0) continue;
    columns.set(key, { definition: column, headers: found, units: found.map(({ forms: [form] }) => form?.unit ?? null), as, by: 'format' });
  }
  return columns;
}

const sameName = (a: string, b: string): boolean => headerText(a).bare === headerText(b).bare;

/** A header that a format is recognised by, or one of several: `workDate|上班1打卡时间`. */
const stands = (wanted: string, forms: ReadonlyMap<string, Header>): boolean => wanted.split('|').some((text) => forms.has(headerText(text).bare));

/** The export format that has all its headers here, the one with the most of them. */
export function formatOf(definition: LedgerDefinition, sheet: string, headers: readonly Header[]): ExportFormat | null {
  const forms = headersByForm(headers);
  let best: ExportFormat | null = null;
  for (const format of definition.formats) {
    const { sheet: named, headers: wanted, without } = format.recognise;
    if (named !== null && !sameName(named, sheet)) continue;
    if (!wanted.every((text) => stands(text, forms)) || without.some((text) => stands(text, forms))) continue;
    if (best === null || wanted.length > best.recognise.headers.length) best = format;
  }
  return best;
}

/** The first of several headers that the sheet has. */
export const firstHeader = (texts: readonly string[], forms: ReadonlyMap<string, Header>): Header | null =>
  texts.map((text) => forms.get(headerText(text).bare)).find((header) => header !== undefined) ?? null;

/** A sheet whose rows are no rows of the ledger: only what its format declares is read, and the rest comes of its shape. */
function matchShape(definition: LedgerDefinition, format: ExportFormat, shape: PunchShape | MatrixShape, headers: readonly Header[]): Match {
  const forms = headersByForm(headers);
  const columns = formatColumns(definition, format.columns, forms);
  const used = new Set([...columns.values()].flatMap((column) => column.headers));
  if (shape.kind === 'punches') {
    for (const texts of [shape.at, shape.date, shape.day, shape.shift, shape.direction?.headers ?? []]) {
      const header = firstHeader(texts, forms);
      if (header) used.add(header);
    }
    for (const declared of [shape.fromIn, shape.fromOut]) {
      for (const { headers } of formatColumns(definition, declared, forms).values()) headers.forEach((header) => used.add(header));
    }
  }
  if (shape.kind === 'matrix') headers.filter(isDayHeader).forEach((header) => used.add(header));
  const given = new Set<string | null>(Object.values(shape.gives));
  const missingRequired = [...definition.columns.values()].filter(({ key, required }) => required && !columns.has(key) && !given.has(key));
  return { definition, format, columns, claimedTwice: [], missingRequired, used, matched: used.size };
}

/** How headers are named in a map: by their text, and which of them it is where several have the same: `业务量#2`. */
export function headerNames(headers: readonly Header[]): ReadonlyMap<Header, string> {
  const counts = new Map<string, number>();
  return new Map(
    headers.map((header) => {
      const count = (counts.get(header.text) ?? 0) + 1;
      counts.set(header.text, count);
      return [header, count === 1 ? header.text : `${header.text}#${count}`];
    }),
  );
}

/** Finds the header that somebody means: the one of that very name before one that reads the same. */
export function headerFinder(headers: readonly Header[]): (name: string) => Header | null {
  const byName = new Map([...headerNames(headers)].map(([header, name]) => [name, header]));
  const forms = headersByForm(headers);
  return (name) => byName.get(name) ?? forms.get(headerText(name).bare) ?? null;
}

/** Matches the headers of a sheet with a ledger's columns: what was said by hand first, then an export format's own words. */
export function matchColumns(definition: LedgerDefinition, format: ExportFormat | null, headers: readonly Header[], said: SheetMap['columns'] = new Map()): Match {
  if (said.size === 0) return matchOthers(definition, format, headers);
  const find = headerFinder(headers);
  const named = [...said].flatMap(([text, key]) => {
    const header = find(text);
    const column = key === null ? null : definition.columns.get(key);
    return header && column !== undefined ? [{ header, column }] : [];
  });
  const match = matchOthers(definition, format, headers.filter((header) => !named.some((one) => one.header === header)));
  if (named.length === 0) return match;
  const columns = new Map(match.columns);
  const displaced = new Set(named.flatMap(({ column }) => (column ? (match.columns.get(column.key)?.headers ?? []) : [])));
  for (const { headers: claiming } of match.claimedTwice.filter(({ key }) => named.some(({ column }) => column?.key === key))) claiming.forEach((header) => displaced.add(header));
  for (const { header, column } of named) if (column) columns.set(column.key, { definition: column, headers: [header], units: [header.forms[0]?.unit ?? null], as: null, by: 'hand' });
  return {
    ...match,
    columns,
    claimedTwice: match.claimedTwice.filter(({ key }) => !columns.has(key)),
    missingRequired: match.missingRequired.filter(({ key }) => !columns.has(key)),
    used: new Set([...[...match.used].filter((header) => !displaced.has(header)), ...named.map(({ header }) => header)]),
    matched: match.matched + named.length,
  };
}

const isOwnName = ({ headers: [name = ''] }: ColumnDefinition, { forms }: Header): boolean => forms.some(({ bare }) => bare === headerText(name).bare);

function matchOthers(definition: LedgerDefinition, format: ExportFormat | null, headers: readonly Header[]): Match {
  if (format?.shape) return matchShape(definition, format, format.shape, headers);
  const columns = format ? formatColumns(definition, format.columns, headersByForm(headers)) : new Map<string, ColumnMatch>();
  const used = new Set([...columns.values()].flatMap((column) => column.headers));
  const index = indexOf(definition);
  const claims = new Map<string, { definition: ColumnDefinition; headers: Header[]; units: (string | null)[] }>();
  for (const header of headers) {
    const found = plainColumn(index, header);
    if (!found) continue;
    const byFormat = columns.get(found.definition.key);
    // What is cut out of another column's cell (班次) stands back where the sheet has the column itself (应到时间).
    if (byFormat?.as && byFormat.as.part === null) {
      used.add(header);
      continue;
    }
    const claim = claims.get(found.definition.key) ?? { definition: found.definition, headers: [], units: [] };
    claim.headers.push(header);
    claim.units.push(found.unit);
    claims.set(found.definition.key, claim);
    used.add(header);
  }
  const claimedTwice: { key: string; headers: readonly Header[] }[] = [];
  for (const [key, claim] of claims) {
    if (claim.headers.length > 1) claimedTwice.push({ key, headers: claim.headers });
    else columns.set(key, { ...claim, as: null, by: isOwnName(claim.definition, claim.headers[0]!) ? 'name' : 'alias' });
  }
  const missingRequired = [...definition.columns.values()].filter(({ key, required }) => required && !columns.has(key) && !claims.has(key));
  // A text that fills a row (休息 on all rest days) is one header at most, however often it stands there.
  const again = claimedTwice.reduce((sum, claim) => sum + claim.headers.length - 1, 0);
  return { definition, format, columns, claimedTwice, missingRequired, used, matched: used.size - again };
}
