import type { JSONPath } from 'jsonc-parser';
import { parseIsoDate } from '../values/serial-day';
import type { Compiled } from './compile';
import type { Declared, SetFigure } from './declare';
import type { InForce, LedgerDefinition, Profile, Role } from './model';
import { columnWritings } from './names';
import type { Reporter } from './reporter';
import type { ProfileShape } from './shapes';
import { readBeside, rolesAsVocabulary } from './vocabulary';
import { suggestionFor } from './suggestion';

/** The ledger whose columns say whom a rule file is for. */
export const PEOPLE = 'employees';

/** Where there is no profile, or a broken one: nothing is in force. */
export const NO_PROFILE: Profile = { company: { 'zh-CN': '', en: '' }, payrollPeriod: { from: 1, to: 'end' }, inForce: [] };

/**
 * Figures that the profile sets, by rule file id and parameter. Names that no file of that id has are reported; `lostFile`
 * gives the path of a file too broken to be read that may have had an id.
 */
export function readFigures(report: Reporter | null, files: readonly Declared[], lostFile: (id: string) => string | null): ReadonlyMap<string, ReadonlyMap<string, SetFigure>> {
  const figures = new Map<string, ReadonlyMap<string, SetFigure>>();
  if (!report) return figures;
  const { parameters = {} } = report.file.value as ProfileShape;
  for (const [id, values] of Object.entries(parameters)) {
    const versions = files.filter(({ shape }) => shape.id === id);
    const lost = versions.length === 0 ? lostFile(id) : null;
    if (lost) report.error(['parameters', id], 'depends-on-broken', { file: lost }, { key: true });
    else if (versions.length === 0) {
      const ids = files.map(({ shape }) => shape.id);
      report.error(['parameters', id], 'unknown-rule-file', { name: id, suggestion: suggestionFor(id, ids) }, { key: true });
    }
    const known = new Set(versions.flatMap(({ shape }) => Object.keys(shape.parameters ?? {})));
    const set = new Map<string, SetFigure>();
    for (const [name, json] of Object.entries(values)) {
      const path: JSONPath = ['parameters', id, name];
      if (versions.length > 0 && !known.has(name)) report.error(path, 'unknown-parameter', { name, suggestion: suggestionFor(name, known) }, { key: true });
      set.set(name, { json, report, path });
    }
    figures.set(id, set);
  }
  return figures;
}

/**
 * Reads the profile. An entry with a mistake is not in force; the others are. `unusable` are paths of rule files that don't load, `people` the
 * ledger of the people, or the path of its broken file.
 */
export function readProfile(
  report: Reporter,
  shape: ProfileShape,
  compiled: readonly Compiled[],
  unusable: ReadonlySet<string>,
  people: LedgerDefinition | string | null,
  roles: readonly Role[],
): Profile {
  const { payrollPeriod } = shape;
  const follows = payrollPeriod.to === 'end' ? payrollPeriod.from === 1 : payrollPeriod.to === payrollPeriod.from - 1;
  if (!follows) report.error(['payrollPeriod', 'to'], 'payroll-period-gap', { from: String(payrollPeriod.from) });
  const audiences = new AudienceReader(report, people, roles);
  const byPath = new Map(compiled.map(({ file }) => [file.path, file]));
  const inForce = shape.inForce.flatMap((entry, index): InForce[] => {
    const path: JSONPath = ['inForce', index];
    const from = parseIsoDate(entry.from);
    const to = entry.to === undefined ? null : parseIsoDate(entry.to);
    if (from === null) report.error([...path, 'from'], 'no-such-date', { value: entry.from });
    if (entry.to !== undefined && to === null) report.error([...path, 'to'], 'no-such-date', { value: entry.to });
    if (from !== null && to !== null && to < from) report.error([...path, 'to'], 'to-before-from', { from: entry.from, to: entry.to! });
    const appliesTo = audiences.read(entry.for ?? {}, [...path, 'for']);
    const except = audiences.read(entry.except ?? {}, [...path, 'except']);
    const file = byPath.get(entry.file);
    if (unusable.has(entry.file)) report.error([...path, 'file'], 'depends-on-broken', { file: entry.file });
    else if (!file) report.error([...path, 'file'], 'unknown-file', { name: entry.file, suggestion: suggestionFor(entry.file, byPath.keys()) });
    if (!file || unusable.has(entry.file) || from === null || (entry.to !== undefined && (to === null || to < from)) || !appliesTo || !except) return [];
    return [{ file, from, to, appliesTo, except }];
  });
  return { company: shape.company, payrollPeriod: follows ? payrollPeriod : NO_PROFILE.payrollPeriod, inForce };
}

class AudienceReader {
  private readonly people: ReturnType<typeof columnWritings> | null;

  constructor(
    private readonly report: Reporter,
    private readonly ledger: LedgerDefinition | string | null,
    roles: readonly Role[],
  ) {
    this.people = typeof ledger === 'object' && ledger ? columnWritings(ledger, rolesAsVocabulary(roles)) : null;
  }

  /** Columns of the people's ledger with canonical values; null: a mistake. */
  read(audience: Readonly<Record<string, readonly string[]>>, path: JSONPath): ReadonlyMap<string, readonly string[]> | null {
    const read = new Map<string, readonly string[]>();
    let right = true;
    if (typeof this.ledger === 'string' && Object.keys(audience).length > 0) {
      this.report.error(path, 'depends-on-broken', { file: this.ledger });
      return null;
    }
    for (const [column, values] of Object.entries(audience)) {
      const writing = this.people?.get(column);
      if (!writing) {
        this.report.error([...path, column], 'unknown-column', { name: column, ledger: PEOPLE, suggestion: suggestionFor(column, this.people?.keys() ?? []) }, { key: true });
        right = false;
        continue;
      }
      const texts = values.map((value, index) => {
        const one = readBeside(value, writing.kind === 'role' ? writing : { ...writing, kind: 'text', unit: 'text' });
        if ('constant' in one && typeof one.constant === 'string') return one.constant;
        if (!('constant' in one)) this.report.error([...path, column, index], one.code, one.params);
        right = false;
        return value;
      });
      read.set(column, texts);
    }
    return right ? read : null;
  }
}
