import { finished } from '../values/steps';
import { readCalendar, readClauses, readItems, readRoles, readWaiverCategories, usualCalendar } from './company';
import { compileFile, type Compiled, type Lost, type Surroundings } from './compile';
import { CompiledBefore } from './compiled-before';
import { rulesAfterLines } from './after-lines';
import { reportCircles } from './circles';
import { declare, type Declared } from './declare';
import { inOrder } from './file-order';
import { linkLedgers, madeFrom, readLedger } from './ledgers';
import { checkCases } from './cases';
import type { LedgerDefinition } from './ledger-definition';
import type { MoneyItem, Role, Rule, RuleFileText, RuleSet, WaiverCategory } from './model';
import { columnWritings, Ranges } from './names';
import { isLegible, isWhole, open, type Opened } from './open';
import { NO_PROFILE, readFigures, readProfile } from './profile';
import { byPlace, type Reporter } from './reporter';
import { schemaOf } from './schema-check';
import type { CalendarShape, CasesShape, ClausesShape, ItemsShape, LedgerShape, ProfileShape, RolesShape, RuleFileShape, WaiversShape } from './shapes';
import { canBeFigured } from './under-figures';
import { rolesAsVocabulary } from './vocabulary';

/**
 * Loads a rules folder: every file is parsed, held against its schema and then against all others, and every mistake in every file is reported in
 * one pass. Nothing of a broken file is in the result; all other files are. Never throws, whatever the texts hold.
 * @param files texts with paths relative to the folder; `schema/` and what does not end in .json is passed over.
 */
export function loadRules(files: readonly RuleFileText[]): RuleSet {
  return finished(rulesInSteps(files));
}

/** The same in steps of a file or so each, for a caller who lets others in between them. The order of the texts says nothing. */
export function* rulesInSteps(files: readonly RuleFileText[]): Generator<undefined, RuleSet> {
  const opened: Opened[] = [];
  for (const file of inOrder(files)) {
    if (!file.path.endsWith('.json') || file.path.startsWith('schema/')) continue;
    opened.push(open(file));
    yield;
  }
  return yield* new Loader(opened).load();
}

/** What rule files are read beside. */
const COMPANY: ReadonlySet<string> = new Set(['ledger', 'roles', 'items']);

class Loader {
  constructor(private readonly opened: readonly Opened[]) {}

  *load(): Generator<undefined, RuleSet> {
    const roles = this.company('roles.json', (report, value) => readRoles(report, value as RolesShape)) ?? [];
    const items = this.company('items.json', (report, value) => readItems(report, value as ItemsShape)) ?? new Map<string, MoneyItem>();
    const calendar = this.company('calendar.json', (report, value) => readCalendar(report, value as CalendarShape)) ?? usualCalendar();
    const waiverCategories = this.company('waivers.json', (report, value) => readWaiverCategories(report, value as WaiversShape)) ?? new Map<string, WaiverCategory>();
    const clauses = this.company('clauses.json', (report, value) => readClauses(report, value as ClausesShape));
    const ledgers = this.ledgers();
    yield;
    const { compiled, afterLines, declared, around } = yield* this.ruleFiles(ledgers, roles, items);
    const usable = compiled.filter(({ declared }) => !declared.report.broken);
    const profileFile = this.find('profile.json');
    const profile = profileFile && isWhole(profileFile) ? readProfile(profileFile.report, profileFile.report.file.value as ProfileShape, compiled, this.unusablePaths(compiled), ledgers, roles, (key) => this.lostLedger(key)) : NO_PROFILE;
    const casesOf = checkCases(this.casesFiles(), compiled, this.unusablePaths(compiled), ledgers);
    const problems = this.opened.flatMap(({ report }) => report.problems);
    if (!profileFile) problems.push({ severity: 'error', file: 'profile.json', line: 1, column: 1, pointer: '', code: 'file-missing', params: { file: 'profile.json' } });
    const set: RuleSet = {
      profile,
      files: usable.map(({ file }) => file),
      ledgers,
      roles,
      items,
      calendar,
      waiverCategories,
      afterLines,
      casesOf,
      ...(clauses ? { clauses } : {}),
      problems: problems.sort(byPlace),
    };
    canBeFigured(set, declared, around, (path) => this.find(path)?.refused ?? []);
    return set;
  }

  private find(path: string): Opened | undefined {
    return this.opened.find((file) => file.path === path);
  }

  /** Reads one of the company's own files; undefined where it is not there or broken. */
  private company<T>(path: string, read: (report: Reporter, value: unknown) => T): T | undefined {
    const file = this.find(path);
    if (!file || !isWhole(file)) return undefined;
    const value = read(file.report, file.report.file.value);
    return file.report.broken ? undefined : value;
  }

  private ledgers(): ReadonlyMap<string, LedgerDefinition> {
    const read = new Map<string, { definition: LedgerDefinition; report: Reporter }>();
    for (const file of this.opened) {
      if (schemaOf(file.path) !== 'ledger' || !isWhole(file)) continue;
      const { report } = file;
      const definition = readLedger(report, report.file.value as LedgerShape);
      const other = read.get(definition.key);
      if (other) report.error(['key'], 'ledger-twice', { name: definition.key, file: other.report.file.path });
      else read.set(definition.key, { definition, report });
    }
    const linked = linkLedgers(read, (key) => this.lostLedger(key));
    // A ledger that turns out to be broken takes those with it that are made from it or refer to it.
    for (let again = true; again; ) {
      again = false;
      for (const [key, { report, definition }] of read) {
        if (report.broken) {
          if (linked.delete(key)) again = true;
          continue;
        }
        const made = madeFrom(definition);
        const needed = made && [made.ledger, made.schedule?.ledger].find((name) => name && read.get(name)?.report.broken);
        if (!needed) continue;
        report.error([made.key], 'depends-on-broken', { file: read.get(needed)!.report.file.path });
        again = true;
      }
    }
    return linked;
  }

  /** Path of the broken file that a ledger was to come from; null where there is none. */
  private lostLedger(key: string): string | null {
    for (const { path, report } of this.opened) {
      if (schemaOf(path) !== 'ledger' || !report.broken) continue;
      const { value } = report.file;
      const own = typeof value === 'object' && value !== null && 'key' in value ? value.key : null;
      if (own === key || path === `ledgers/${key}.json`) return path;
    }
    return null;
  }

  private *ruleFiles(
    ledgers: ReadonlyMap<string, LedgerDefinition>,
    roles: readonly Role[],
    items: ReadonlyMap<string, MoneyItem>,
  ): Generator<undefined, { readonly compiled: Compiled[]; readonly afterLines: ReadonlySet<Rule>; readonly declared: readonly Declared[]; readonly around: Surroundings }> {
    const vocabulary = this.find('roles.json')?.report.broken ? null : rolesAsVocabulary(roles);
    const writings = new Map([...ledgers].map(([key, ledger]) => [key, columnWritings(ledger, vocabulary)]));
    const columns = (ledger: string): ReturnType<typeof columnWritings> => writings.get(ledger) ?? new Map();
    yield;
    const declared: Declared[] = [];
    const before = this.compiledBefore();
    const known = new Map<Declared, Compiled>();
    for (const file of this.opened) {
      if (schemaOf(file.path) !== 'rule-file' || !isLegible(file)) continue;
      const shape = file.report.file.value as RuleFileShape;
      const unchanged = before?.of(file.report);
      const one = unchanged?.declared ?? declare(file.report, shape, file.refused, new Set(columns(shape.ledger).keys()));
      if (unchanged) known.set(one, unchanged);
      declared.push(one);
      yield;
    }
    checkVersions(declared);
    const ranges = new Ranges(writings, declared, vocabulary);
    const profile = this.find('profile.json');
    const figures = readFigures(profile && isWhole(profile) ? profile.report : null, declared, (id) => this.illegible(`"${id}"`));
    const around: Surroundings = { ledgers, columns, ranges, roles: vocabulary, items, figures: (label: string) => figures.get(label) ?? new Map(), lost: this.lost(ledgers) };
    const compiled: Compiled[] = [];
    for (const file of declared) {
      const one = known.get(file) ?? compileFile(file, around);
      if (one !== null) {
        before?.keep(one);
        compiled.push(one);
      }
      yield;
    }
    reportCircles(compiled.map((file) => file.declared), ranges);
    yield;
    const afterLines = rulesAfterLines(compiled, ledgers, ranges);
    yield;
    spreadBreakage(compiled, ranges);
    return { compiled, afterLines, declared, around };
  }

  /** Null: with a broken company file or a rule file that can't be read, what the others say has to be found out anew. */
  private compiledBefore(): CompiledBefore | null {
    const company = this.opened.filter(({ path }) => COMPANY.has(schemaOf(path)));
    const files = this.opened.filter(({ path }) => schemaOf(path) === 'rule-file');
    if (!company.every((file) => isWhole(file) && !file.report.broken) || !files.every(isLegible)) return null;
    const profile = this.find('profile.json');
    const { parameters = {} } = profile && isWhole(profile) ? (profile.report.file.value as ProfileShape) : {};
    const figured = new Set(Object.keys(parameters).map((key) => key.split('@')[0]!));
    return new CompiledBefore(company.map(({ report }) => report.file), files.map(({ report }) => report.file), figured);
  }

  private lost(ledgers: ReadonlyMap<string, LedgerDefinition>): Lost {
    const broken = (path: string): string | null => (this.find(path)?.report.broken ? path : null);
    return {
      ledger: (key) => this.lostLedger(key),
      fact: (ledger, name) => this.illegible(`"${ledger}"`, `"${name}"`) ?? this.withoutLedger(ledgers, name),
      roles: () => broken('roles.json'),
      items: () => broken('items.json'),
    };
  }

  /**
   * Path of a rule file too broken to be read that holds these texts, or is empty. What it would have declared can only be guessed at, and that is a
   * good guess.
   */
  private illegible(...texts: readonly string[]): string | null {
    const broken = this.opened.filter((file) => schemaOf(file.path) === 'rule-file' && !isLegible(file)).map(({ path, report }) => ({ path, text: report.file.text }));
    return (broken.find(({ text }) => texts.every((one) => text.includes(one))) ?? broken.find(({ text }) => !text.includes('"ledger"')))?.path ?? null;
  }

  /** Path of a rule file that has a fact of this name, on a ledger that there is not. */
  private withoutLedger(ledgers: ReadonlyMap<string, LedgerDefinition>, fact: string): string | null {
    const found = this.opened.filter((file) => schemaOf(file.path) === 'rule-file' && isLegible(file)).find(({ report }) => {
      const { ledger, facts = {} } = report.file.value as RuleFileShape;
      return !ledgers.has(ledger) && Object.hasOwn(facts, fact);
    });
    return found?.path ?? null;
  }

  private casesFiles(): { readonly report: Reporter; readonly shape: CasesShape }[] {
    return this.opened.filter((file) => schemaOf(file.path) === 'cases' && isWhole(file)).map(({ report }) => ({ report, shape: report.file.value as CasesShape }));
  }

  /** Paths of rule files that are there and can't be used. */
  private unusablePaths(compiled: readonly Compiled[]): ReadonlySet<string> {
    const usable = new Set(compiled.filter(({ declared }) => !declared.report.broken).map(({ file }) => file.path));
    return new Set(this.opened.map(({ path }) => path).filter((path) => schemaOf(path) === 'rule-file' && !usable.has(path)));
  }
}

/** An id and a day name one version. */
function checkVersions(declared: readonly Declared[]): void {
  const known = new Map<string, Declared>();
  for (const file of declared) {
    const other = known.get(file.label);
    if (other) {
      const { id, effectiveFrom } = file.shape;
      file.report.error(['effectiveFrom'], 'version-twice', { id, version: effectiveFrom, file: other.report.file.path });
    } else known.set(file.label, file);
  }
}

/** A file that reads facts which only broken files declare can't be used either; it is told so once. */
function spreadBreakage(compiled: readonly Compiled[], ranges: Ranges): void {
  for (let again = true; again; ) {
    again = false;
    for (const { declared, reads } of compiled) {
      if (declared.report.broken) continue;
      for (const [name, path] of reads) {
        const [ledger = '', fact = ''] = name.split('.');
        const declarations = ranges.declarations(ledger, fact);
        if (declarations.length === 0 || !declarations.every((one) => one.declared.report.broken)) continue;
        declared.report.error(path, 'depends-on-broken', { file: declarations[0]!.declared.report.file.path });
        again = true;
        break;
      }
    }
  }
}
