import type { Rule, RuleFile, RuleFileText, RuleSet } from '../rules/model';
import { open } from '../rules/open';
import { rowFacts } from '../rules/row-fact';
import { expressionsOf } from '../rules/rule-expressions';
import type { RuleFileShape } from '../rules/shapes';
import { usedFrom } from '../rules/used';
import type { CaseOutcome } from './case-outcome';

interface Kept {
  /** All files that the case was run beside, but for the tested one and the cases. */
  readonly beside: readonly RuleFileText[];
  readonly outcomes: Map<string, { readonly logic: string; readonly outcome: CaseOutcome }>;
}

const kept = new WeakMap<RuleFileText, Kept>();

/**
 * What the cases of one case file came to the last time. Whoever types changes one rule file, and of that a few words: a case is not run again where its
 * own text, all other files and all that its rule is judged by are the same.
 */
export class CasesBefore {
  private readonly outcomes: Kept['outcomes'];
  private readonly logic: LogicOf | null;

  /** @param set what the folder was loaded as; @param path of the tested rule file */
  constructor(folder: readonly RuleFileText[], set: RuleSet, cases: RuleFileText, path: string) {
    const beside = folder.filter((file) => file.path !== path && !file.path.startsWith('cases/'));
    const known = kept.get(cases);
    const isSame = known?.beside.length === beside.length && known.beside.every((file, index) => file === beside[index]);
    this.outcomes = isSame ? known.outcomes : new Map<string, { logic: string; outcome: CaseOutcome }>();
    kept.set(cases, { beside, outcomes: this.outcomes });
    const [file, text] = [set.files.find((one) => one.path === path), folder.find((one) => one.path === path)];
    this.logic = file && text ? new LogicOf(set, file, open(text).report.file.value as RuleFileShape) : null;
  }

  /** Undefined: it has to be run. `name`: of its rule or function. */
  of(section: CaseOutcome['section'], index: number, name: string): CaseOutcome | undefined {
    const known = this.outcomes.get(`${section} ${index}`);
    return known && known.logic === this.logic?.of(section, name) ? known.outcome : undefined;
  }

  keep(outcome: CaseOutcome): void {
    const { section, index, rule } = outcome;
    const logic = this.logic?.of(section, rule);
    if (logic !== undefined) this.outcomes.set(`${section} ${index}`, { logic, outcome });
  }
}

/** Words for people: nothing is judged by them. */
const WORDS: ReadonlySet<string> = new Set(['title', 'message', 'source', 'reading']);

const withoutWords = (part: object): object => Object.fromEntries(Object.entries(part).filter(([key]) => !WORDS.has(key)));

const partsOf = (section: Readonly<Record<string, object>> | undefined, isWanted: (name: string) => boolean): object =>
  Object.entries(section ?? {}).flatMap(([name, part]) => (isWanted(name) ? [[name, withoutWords(part)]] : []));

/** All of a rule file that one of its rules is judged by, as a text. */
class LogicOf {
  private readonly known = new Map<string, string>();

  constructor(
    private readonly set: RuleSet,
    private readonly file: RuleFile,
    private readonly shape: RuleFileShape,
  ) {}

  of(section: CaseOutcome['section'], name: string): string {
    const key = `${section} ${name}`;
    const known = this.known.get(key) ?? this.text(section === 'cases' ? this.file.rules.find((rule) => rule.name === name) : undefined);
    this.known.set(key, known);
    return known;
  }

  private text(rule: Rule | undefined): string {
    const { id, effectiveFrom, ledger, switches, conditions, rules, facts, parameters, tables, functions } = this.shape;
    // What reads money lines waits for all other rules' lines.
    const used = rule && !this.set.afterLines.has(rule) ? this.used(rule) : null;
    const isUsed = (section: 'facts' | 'parameters' | 'tables') => (name: string): boolean => used === null || used[section].has(name);
    return JSON.stringify([
      [id, effectiveFrom, ledger, switches, conditions],
      rules.filter(({ name }) => used === null || name === rule?.name).map(withoutWords),
      partsOf(facts, isUsed('facts')),
      partsOf(parameters, isUsed('parameters')),
      partsOf(tables, isUsed('tables')),
      used === null ? functions : null,
    ]);
  }

  /** Names that a rule is judged by, those among them that it reads by way of other files' facts. */
  private used(rule: Rule): Readonly<Record<'facts' | 'parameters' | 'tables', ReadonlySet<string>>> {
    const roots = [...expressionsOf(rule)];
    const asked = new Set<string>();
    for (;;) {
      const { facts, parameters, tables, ranges } = usedFrom(roots);
      const more = [...ranges].filter((range) => !asked.has(range));
      if (more.length === 0) {
        const figures = [...tables.keys()].flatMap((name) => this.file.tables.get(name)?.figures ?? []);
        return { facts: new Set([...facts, ...[...ranges].map(nameIn)]), parameters: new Set([...parameters, ...figures]), tables: new Set(tables.keys()) };
      }
      for (const range of more) {
        asked.add(range);
        for (const { fact } of rowFacts(this.set.files, range.slice(0, range.indexOf('.')), nameIn(range))) roots.push(fact.expression);
      }
    }
  }
}

const nameIn = (range: string): string => range.slice(range.indexOf('.') + 1);
