import type { Kind, Unit } from '../../values/kind';
import { State } from '../../values/column';
import { UNITS } from '../../values/kind';
import { checkFormula } from '../check';
import { createEngine } from '../engine';
import type { Expression, Fact, Parameter, TierTable } from '../expression';
import type { Named, Scope } from '../scope';
import type { Engine, Exact, World } from '../world';
import { makeWorld, type TestLedger, type TestWorld } from './world';

/** Facts, parameters and tables of a hand-made rule file. */
export interface TestFile {
  readonly ledgers: Readonly<Record<string, TestLedger>>;
  /** The ledger of bare names; by default the first. */
  readonly ledger?: string;
  readonly facts?: Readonly<Record<string, { readonly unit: Unit; readonly per?: readonly string[]; readonly formula: string; readonly ledger?: string }>>;
  readonly parameters?: readonly Parameter[];
  readonly tables?: readonly TierTable[];
  readonly ranks?: Readonly<Record<string, number>>;
  readonly calendar?: TestWorld['calendar'];
}

export interface TestRules {
  readonly world: World;
  readonly engine: Engine;
  readonly facts: ReadonlyMap<string, Fact>;
  scope(per: readonly string[] | null): Scope;
  /** Checks a formula and throws what is wrong with it. */
  formula(text: string, per?: readonly string[] | null): Expression;
  /** Value of a formula at a row of the file's ledger. */
  at(row: number, text: string): Exact;
  /** Value of a group formula at the group of a row. */
  group(row: number, per: readonly string[], text: string): Exact;
}

export function makeRules(file: TestFile): TestRules {
  const ledger = file.ledger ?? Object.keys(file.ledgers)[0] ?? '';
  const facts = new Map<string, Fact>();
  const columnKind = (of: string, name: string): Kind | null => {
    const spec = file.ledgers[of]?.columns[name];
    if (spec !== undefined) return typeof spec === 'string' ? spec : spec[0];
    const dated = Object.values(file.ledgers[of]?.columns ?? {}).includes('date');
    return name === 'month' && dated ? 'period' : null;
  };
  const scope = (per: readonly string[] | null, own = ledger): Scope => ({
    ledger: own,
    per,
    resolve(name): Named | null {
      const kind = columnKind(own, name);
      if (kind) return { is: 'column', kind };
      const fact = facts.get(name);
      if (fact) return { is: 'fact', fact };
      const parameter = file.parameters?.find((one) => one.name === name);
      return parameter ? { is: 'parameter', parameter } : null;
    },
    range(of, name) {
      const fact = facts.get(name);
      return columnKind(of, name) ?? (fact?.ledger === of && fact.per === null ? fact.kind : null);
    },
    table: (name) => file.tables?.find((table) => table.name === name) ?? null,
    *names() {
      for (const [key, { columns }] of Object.entries(file.ledgers)) for (const column of Object.keys(columns)) yield key === own ? column : `${key}.${column}`;
      yield* facts.keys();
    },
  });
  for (const [name, { unit, per, formula, ledger: own = ledger }] of Object.entries(file.facts ?? {})) {
    facts.set(name, { name, ledger: own, file: 'test', unit, kind: UNITS[unit], per: per ?? null, formula, expression: { op: 'constant', kind: 'text', value: '' } });
  }
  const compile = (text: string, of: Scope, expected?: { readonly kind: Kind; readonly unit: Unit }): Expression => {
    const checked = checkFormula(text, of, expected);
    if ('problems' in checked) throw new Error(`${text}: ${JSON.stringify(checked.problems)}`);
    return checked.expression;
  };
  for (const fact of facts.values()) fact.expression = compile(fact.formula, scope(fact.per, fact.ledger), fact);
  const { ledgers, ranks, calendar } = file;
  const world = makeWorld({ ledgers, facts: [...facts.values()], ...(ranks && { ranks }), ...(calendar && { calendar }) });
  const engine = createEngine(world);
  return {
    world,
    engine,
    facts,
    scope: (per) => scope(per),
    formula: (text, per = null) => compile(text, scope(per)),
    at: (row, text) => engine.evaluate(compile(text, scope(null)), { ledger, row }),
    group(row, per, text) {
      const groups = engine.groups(ledger, per);
      return engine.evaluate(compile(text, scope(per)), { groups, group: groups.groupOf[row] ?? -1 });
    },
  };
}

/** A value as text: "3", "2/3", true, "work"; the state's name where it is unknown. */
const NAMES = ['known', 'blank', 'missing', 'unreadable'];
export function show(exact: Exact): string | boolean {
  const { state, value } = exact;
  if (state !== State.Known || value === null) return NAMES[state] ?? '';
  if (typeof value === 'object' && 'n' in value) return value.d === 1n ? String(value.n) : `${value.n}/${value.d}`;
  return typeof value === 'object' ? value.join('|') : value;
}
