import { finished } from '../values/steps';
import { inOrder } from './file-order';
import type { RuleFileText } from './model';
import { partsIn, type FilePart, type Json, type JsonObject, type PartKind } from './parts';
import { parseJson } from './syntax';

export interface FieldChange {
  readonly field: string;
  /** Undefined: there was, or is, no such field. */
  readonly from?: Json;
  readonly to?: Json;
}

/** One part of a file that is not what it was. */
export interface PartChange {
  readonly kind: PartKind;
  /** What it is called in both, or in the one that has it. */
  readonly name: string;
  readonly is: 'added' | 'removed' | 'changed';
  /** A tier row's place in its table, from 0; null where it is in the other set alone. */
  readonly row?: { readonly from: number | null; readonly to: number | null };
  /** All fields of what was added or removed, else those that changed. */
  readonly fields: readonly FieldChange[];
}

export interface FileChange {
  /** Where it stands in each of the two; null: it is not there. A new version of a rule file stands beside the one that it follows. */
  readonly from: string | null;
  readonly to: string | null;
  readonly is: 'added' | 'removed' | 'changed' | 'new-version';
  readonly parts: readonly PartChange[];
}

interface File {
  readonly path: string;
  readonly parts: readonly FilePart[];
  /** Of a rule file. */
  readonly id: string | null;
  readonly version: string;
}

/**
 * What differs between two rules folders, in the order of the new one's paths: as HR wrote it, so that nothing that a file says is left out. Test
 * rows and the list of clauses judge nothing and are not compared. Files that are no JSON are passed over: the loader tells of them.
 */
export const compareRules = (before: readonly RuleFileText[], after: readonly RuleFileText[]): FileChange[] => finished(comparingRules(before, after));

/** The same in steps: a whole folder is read twice. */
export function* comparingRules(before: readonly RuleFileText[], after: readonly RuleFileText[]): Generator<undefined, FileChange[]> {
  const [old, fresh] = [yield* filesOf(inOrder(before)), yield* filesOf(inOrder(after))];
  const left = new Set(old);
  const take = (wanted: (file: File) => boolean): File | undefined => {
    const found = [...left].find(wanted);
    if (found) left.delete(found);
    return found;
  };
  const pairs = new Map<File, File>();
  for (const same of [(a: File, b: File) => a.path === b.path && a.id === b.id, (a: File, b: File) => a.id !== null && a.id === b.id && a.version === b.version]) {
    for (const file of fresh) {
      const other = pairs.has(file) ? undefined : take((one) => same(one, file));
      if (other) pairs.set(file, other);
    }
  }
  const changes = fresh.flatMap((file): FileChange[] => {
    const pair = pairs.get(file);
    if (pair) {
      const parts = compareParts(pair.parts, file.parts);
      return parts.length === 0 && pair.path === file.path ? [] : [{ from: pair.path, to: file.path, is: 'changed', parts }];
    }
    const base = versionBefore(file, [...old, ...fresh]);
    return [{ from: base?.path ?? null, to: file.path, is: base ? 'new-version' : 'added', parts: compareParts(base?.parts ?? [], file.parts) }];
  });
  return [...changes, ...[...left].map(({ path, parts }): FileChange => ({ from: path, to: null, is: 'removed', parts: compareParts(parts, []) }))];
}

function* filesOf(texts: readonly RuleFileText[]): Generator<undefined, File[]> {
  const files: File[] = [];
  for (const text of texts) {
    files.push(...fileOf(text));
    yield;
  }
  return files;
}

function fileOf(text: RuleFileText): File[] {
  const { readable, report } = parseJson(text);
  if (!readable) return [];
  const json = report.file.value as Json;
  const parts = partsIn(text.path, json);
  if (parts.length === 0) return [];
  const { id, effectiveFrom } = json as JsonObject;
  return [{ path: text.path, parts, id: typeof id === 'string' ? id : null, version: typeof effectiveFrom === 'string' ? effectiveFrom : '' }];
}

/** The latest version of the same rule file before this one. Versions are days, written so that their texts are in order. */
function versionBefore({ id, version }: File, files: readonly File[]): File | null {
  const earlier = files.filter((file) => id !== null && file.id === id && file.version < version);
  return earlier.reduce<File | null>((latest, file) => (latest && latest.version >= file.version ? latest : file), null);
}

const same = (a: Json | undefined, b: Json | undefined): boolean => {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [a as JsonObject, b as JsonObject];
  const keys = Object.keys(left);
  return keys.length === Object.keys(right).length && keys.every((key) => Object.hasOwn(right, key) && same(left[key], right[key]));
};

function changedFields(before: JsonObject, after: JsonObject): FieldChange[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.flatMap((field) => {
    const [from, to] = [before[field], after[field]];
    return same(from, to) ? [] : [{ field, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }];
  });
}

function compareParts(before: readonly FilePart[], after: readonly FilePart[]): PartChange[] {
  const idOf = ({ kind, name }: FilePart): string => `${kind} ${name}`;
  const isRow = ({ kind }: FilePart): boolean => kind === 'row';
  const old = new Map(before.filter((part) => !isRow(part)).map((part) => [idOf(part), part]));
  const fresh = new Map(after.filter((part) => !isRow(part)).map((part) => [idOf(part), part]));
  const of = ({ kind, name }: FilePart, from: JsonObject | undefined, to: JsonObject | undefined): PartChange[] => {
    const fields = changedFields(from ?? {}, to ?? {});
    return from && to && fields.length === 0 ? [] : [{ kind, name, is: from ? (to ? 'changed' : 'removed') : 'added', fields }];
  };
  const changes = [...fresh.values()].flatMap((part) => of(part, old.get(idOf(part))?.fields, part.fields));
  const removed = [...old.values()].filter((part) => !fresh.has(idOf(part))).flatMap((part) => of(part, part.fields, undefined));
  return [...changes, ...removed, ...compareRows(before.filter(isRow), after.filter(isRow))];
}

const TIER_EDGES = ['from', 'above', 'upTo', 'below', 'when'];

/** Rows of tier tables have no names: equal ones are paired first, then those of the same range, those that give the same, and what is left. */
function compareRows(before: readonly FilePart[], after: readonly FilePart[]): PartChange[] {
  const tableOf = ({ name }: FilePart): string => name.slice(0, name.lastIndexOf(' '));
  const tables = [...new Set([...after, ...before].map(tableOf))];
  return tables.flatMap((table) => pairRows(table, before.filter((row) => tableOf(row) === table), after.filter((row) => tableOf(row) === table)));
}

/** As many rows on both sides that are like none of the other: rows of which everything was changed, in their order. */
function pairLeftovers(before: number, after: number, partner: Map<number, number>, taken: Set<number>): void {
  const from = Array.from({ length: before }, (_, index) => index).filter((index) => !taken.has(index));
  const to = Array.from({ length: after }, (_, index) => index).filter((index) => !partner.has(index));
  if (from.length !== to.length) return;
  to.forEach((row, index) => {
    partner.set(row, from[index]!);
    taken.add(from[index]!);
  });
}

function pairRows(table: string, before: readonly FilePart[], after: readonly FilePart[]): PartChange[] {
  const only = (fields: JsonObject, wanted: (name: string) => boolean): JsonObject => Object.fromEntries(Object.entries(fields).filter(([name]) => wanted(name)));
  const edges = (fields: JsonObject): JsonObject => only(fields, (name) => TIER_EDGES.includes(name));
  const outputs = (fields: JsonObject): JsonObject => only(fields, (name) => !TIER_EDGES.includes(name) && name !== 'source' && name !== 'reading');
  const partner = new Map<number, number>();
  const taken = new Set<number>();
  for (const view of [(fields: JsonObject) => fields, edges, outputs]) {
    after.forEach((row, to) => {
      if (partner.has(to)) return;
      const from = before.findIndex((other, index) => !taken.has(index) && same(view(other.fields), view(row.fields)));
      if (from < 0) return;
      partner.set(to, from);
      taken.add(from);
    });
  }
  pairLeftovers(before.length, after.length, partner, taken);
  const changes = after.flatMap((row, to): PartChange[] => {
    const from = partner.get(to);
    if (from === undefined) return [{ kind: 'row', name: table, is: 'added', row: { from: null, to }, fields: changedFields({}, row.fields) }];
    const fields = changedFields(before[from]!.fields, row.fields);
    // A row that only moved up or down because of others is the same row; one that changed places with another is not.
    const moved = [...partner].some(([otherTo, otherFrom]) => (otherTo < to) !== (otherFrom < from) && otherTo !== to);
    return fields.length === 0 && !moved ? [] : [{ kind: 'row', name: table, is: 'changed', row: { from, to }, fields }];
  });
  const removed = before.flatMap((row, from): PartChange[] => (taken.has(from) ? [] : [{ kind: 'row', name: table, is: 'removed', row: { from, to: null }, fields: changedFields(row.fields, {}) }]));
  return [...changes, ...removed];
}
