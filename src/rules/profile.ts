import type { JSONPath } from 'jsonc-parser';
import { parseIsoDate } from '../values/serial-day';
import type { Compiled } from './compile';
import type { Declared, SetFigure } from './declare';
import { aboutColumn } from './ledgers';
import type { LedgerDefinition } from './ledger-definition';
import type { InForce, Profile, Role, RuleFile } from './model';
import { columnWritings } from './names';
import type { Reporter } from './reporter';
import type { ProfileShape } from './shapes';
import type { ColumnWritings } from './scope';
import { readBeside, rolesAsVocabulary, type Vocabulary } from './vocabulary';
import { suggestionFor } from './suggestion';

/** Where there is no profile, or a broken one: nothing is in force. */
export const NO_PROFILE: Profile = { company: { 'zh-CN': '', en: '' }, payrollPeriod: { from: 1, to: 'end' }, inForce: [] };

/** What the company sets of a rule file's parameters: its key is the file's id, for all versions, or `id@2026-12-01` for that version alone. */
const speaksOf = (key: string, { shape, label }: Declared): boolean => key === shape.id || key === label;

/**
 * Figures that the profile sets, by version of a rule file (`id@2026-12-01`) and parameter; what is set for one version beats what is set for all. Names
 * that no file of that id has are reported; `lostFile` gives the path of a file too broken to be read that may have had an id.
 */
export function readFigures(report: Reporter | null, files: readonly Declared[], lostFile: (id: string) => string | null): ReadonlyMap<string, ReadonlyMap<string, SetFigure>> {
  const figures = new Map(files.map(({ label }) => [label, new Map<string, SetFigure>()]));
  if (!report) return figures;
  const { parameters = {} } = report.file.value as ProfileShape;
  const isOfVersion = ([key]: readonly [string, unknown]): boolean => key.includes('@');
  const entries = Object.entries(parameters);
  for (const [key, values] of [...entries.filter((entry) => !isOfVersion(entry)), ...entries.filter(isOfVersion)]) {
    const versions = files.filter((file) => speaksOf(key, file));
    const [id = ''] = key.split('@');
    const lost = versions.length === 0 ? lostFile(id) : null;
    if (lost) report.error(['parameters', key], 'depends-on-broken', { file: lost }, { key: true });
    else if (versions.length === 0) {
      const keys = files.flatMap(({ shape, label }) => (key.includes('@') ? [label] : [shape.id]));
      report.error(['parameters', key], 'unknown-rule-file', { name: key, suggestion: suggestionFor(key, keys) }, { key: true });
    }
    const known = new Set(versions.flatMap(({ shape }) => Object.keys(shape.parameters ?? {})));
    for (const [name, json] of Object.entries(values)) {
      const path: JSONPath = ['parameters', key, name];
      if (versions.length > 0 && !known.has(name)) report.error(path, 'unknown-parameter', { name, suggestion: suggestionFor(name, known) }, { key: true });
      for (const { label } of versions) figures.get(label)!.set(name, { json, report, path });
    }
  }
  return figures;
}

/**
 * Reads the profile. An entry with a mistake is not in force; the others are. `unusable` are paths of rule files that don't load; they are not among
 * `compiled`'s usable ones. `lostLedger` gives the path of the broken file that a ledger was to come from.
 */
export function readProfile(
  report: Reporter,
  shape: ProfileShape,
  compiled: readonly Compiled[],
  unusable: ReadonlySet<string>,
  ledgers: ReadonlyMap<string, LedgerDefinition>,
  roles: readonly Role[],
  lostLedger: (key: string) => string | null,
): Profile {
  const { payrollPeriod } = shape;
  const follows = payrollPeriod.to === 'end' ? payrollPeriod.from === 1 : payrollPeriod.to === payrollPeriod.from - 1;
  if (!follows) report.error(['payrollPeriod', 'to'], 'payroll-period-gap', { from: String(payrollPeriod.from) });
  const audiences = new AudienceReader(report, ledgers, rolesAsVocabulary(roles), lostLedger);
  const byPath = new Map(compiled.map(({ file }) => [file.path, file]));
  const inForce = shape.inForce.flatMap((entry, index): InForce[] => {
    const path: JSONPath = ['inForce', index];
    const from = parseIsoDate(entry.from);
    const to = entry.to === undefined ? null : parseIsoDate(entry.to);
    if (from === null) report.error([...path, 'from'], 'no-such-date', { value: entry.from });
    if (entry.to !== undefined && to === null) report.error([...path, 'to'], 'no-such-date', { value: entry.to });
    if (from !== null && to !== null && to < from) report.error([...path, 'to'], 'to-before-from', { from: entry.from, to: entry.to! });
    const file = byPath.get(entry.file);
    const appliesTo = audiences.read(entry.for ?? {}, [...path, 'for'], file);
    const except = audiences.read(entry.except ?? {}, [...path, 'except'], file);
    if (unusable.has(entry.file)) report.error([...path, 'file'], 'depends-on-broken', { file: entry.file });
    else if (!file) report.error([...path, 'file'], 'unknown-file', { name: entry.file, suggestion: suggestionFor(entry.file, byPath.keys()) });
    if (!file || unusable.has(entry.file) || from === null || (entry.to !== undefined && (to === null || to < from)) || !appliesTo || !except) return [];
    if (appliesTo.size + except.size > 0) audiences.checkGroups(file, [...appliesTo.keys(), ...except.keys()], [...path, appliesTo.size > 0 ? 'for' : 'except']);
    return [{ file, from, to, appliesTo, except }];
  });
  return { company: shape.company, payrollPeriod: follows ? payrollPeriod : NO_PROFILE.payrollPeriod, inForce };
}

class AudienceReader {
  constructor(
    private readonly report: Reporter,
    private readonly ledgers: ReadonlyMap<string, LedgerDefinition>,
    private readonly roles: Vocabulary,
    private readonly lostLedger: (key: string) => string | null,
  ) {}

  /** Columns that say whom or what a row is about, with canonical values; null: a mistake. Of a file that does not load nobody knows them. */
  read(audience: Readonly<Record<string, readonly string[]>>, path: JSONPath, file: RuleFile | undefined): ReadonlyMap<string, readonly string[]> | null {
    const read = new Map<string, readonly string[]>();
    const ledger = file && this.ledgers.get(file.ledger);
    if (!ledger) return read;
    const people = aboutColumn(ledger.columns.values())?.references.ledger;
    const lost = people !== undefined && Object.keys(audience).length > 0 ? this.lostLedger(people) : null;
    if (lost) {
      this.report.error(path, 'depends-on-broken', { file: lost });
      return null;
    }
    const { asked, writings } = this.columnsOf(ledger, this.ledgers.get(people ?? ''));
    let right = true;
    for (const [column, values] of Object.entries(audience)) {
      const writing = writings.get(column);
      if (!writing) {
        this.report.error([...path, column], 'unknown-column', { name: column, ledger: asked, suggestion: suggestionFor(column, writings.keys()) }, { key: true });
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

  /** A group that may be of several people is the file's business if its last row is: which people those are, its keys have to say. */
  checkGroups(file: RuleFile, asked: readonly string[], path: JSONPath): void {
    const person = aboutColumn(this.ledgers.get(file.ledger)?.columns.values() ?? [])?.key;
    const mixed = file.rules.filter(({ per }) => per && !(person !== undefined && per.includes(person)) && !asked.every((column) => per.includes(column)));
    const keys = [...(person === undefined ? [] : [person]), asked.join(' + ')].join(' / ');
    for (const code of ['whole-ledger-of-several', 'group-of-several'] as const) {
      const rules = mixed.filter(({ per }) => (per?.length === 0) === (code === 'whole-ledger-of-several'));
      if (rules.length > 0) this.report.warning(path, code, { file: file.path, rules: rules.map(({ name }) => name).join(', '), keys }, { key: true });
    }
  }

  /** A person's columns, in the ledger that the rows' person is listed in, and the rows' own. `asked`: the first of the two. */
  private columnsOf(ledger: LedgerDefinition, people: LedgerDefinition | undefined): { readonly asked: string; readonly writings: ColumnWritings } {
    const own = columnWritings(ledger, this.roles);
    return people ? { asked: people.key, writings: new Map([...own, ...columnWritings(people, this.roles)]) } : { asked: ledger.key, writings: own };
  }
}
