import { keyExpressions } from '../formula/operands';
import type { Table } from '../formula/world';
import { domainOf } from '../rules/company';
import type { Citation, Clause, ClauseDomain, RuleSet } from '../rules/model';
import { MONTH } from '../rules/names';
import { rowFacts } from '../rules/row-fact';
import { citationsOf, Standing, type Found, type Part } from '../rules/standing';
import { missingInputs } from './inputs';
import { worldOf } from './scene';

/**
 * What becomes of a clause: rules check it; all its rules wait for figures; no table can show it, and the reason is written down; or nobody has said
 * anything.
 */
export const CLAUSE_STATES = ['checked', 'waiting', 'not-checked', 'unaccounted'] as const;
export type ClauseState = (typeof CLAUSE_STATES)[number];

export interface CoveringRule {
  readonly id: string;
  /** Does it cite the clause itself, or only use a fact, table or figure that does? */
  readonly cites: boolean;
  /** Is a version of its file in force for somebody? */
  readonly inForce: boolean;
  readonly cases: number;
  /** Parameters without a figure, and tier tables that lack figures of their own. */
  readonly waitsFor: readonly string[];
}

export interface ClauseCoverage {
  readonly clause: Clause;
  readonly state: ClauseState;
  readonly rules: readonly CoveringRule[];
  /** Facts, tables and figures that cite the clause and that no rule uses: `file/name`. */
  readonly unused: readonly string[];
}

export interface Coverage {
  readonly domains: readonly ClauseDomain[];
  readonly clauses: readonly ClauseCoverage[];
  /** Ids that are cited and that the list of clauses does not hold, with what cites them. */
  readonly unlisted: readonly { readonly id: string; readonly by: readonly string[] }[];
}

/** Which rules, with how many cases, stand on each clause of the company's policy. Without a list of clauses those that are cited are the list. */
export function coverClauses(set: RuleSet): Coverage {
  const standing = new Standing(set);
  const cited = citations(standing);
  const { domains, clauses } = set.clauses ?? { domains: [], clauses: [...cited.values()].map(({ clause }) => clause) };
  const listed = new Set(clauses.map(({ id }) => id));
  const named = new Set(domains.map(({ key }) => key));
  const others = [...new Set(clauses.map(({ domain }) => domain))].filter((key) => !named.has(key)).sort();
  const cover = new Coverer(set, standing);
  return {
    domains: [...domains, ...others.map((key) => ({ key, title: null, later: false }))],
    clauses: clauses.map((clause) => cover.clause(clause)),
    unlisted: [...cited].filter(([id]) => !listed.has(id)).map(([id, { by }]) => ({ id, by })),
  };
}

/** Everything that is cited, in the order of the clauses' numbers, with what cites it. */
function citations(standing: Standing): ReadonlyMap<string, { readonly clause: Clause; readonly by: readonly string[] }> {
  const found = new Map<string, { clause: Clause; by: string[] }>();
  const add = (source: readonly Citation[], by: string): void => {
    for (const { id, document = '', clause = '' } of source) {
      const one = found.get(id) ?? { clause: { id, domain: domainOf(id), document, quote: clause, status: 'ready', notChecked: null }, by: [] };
      if (!one.by.includes(by)) one.by.push(by);
      found.set(id, one);
    }
  };
  for (const { rule } of standing.rules) add(rule.source, rule.id);
  for (const one of standing.parts) add(citationsOf(one), nameOf(one));
  const numberOf = (id: string): number => Number(id.slice(id.indexOf('-') + 1));
  return new Map([...found].sort(([a], [b]) => (domainOf(a) < domainOf(b) ? -1 : domainOf(a) > domainOf(b) ? 1 : numberOf(a) - numberOf(b))));
}

const nameOf = ({ file, part }: Part): string => `${file.id}/${part.name}`;

class Coverer {
  private readonly inForce: ReadonlySet<string>;
  private readonly waits: (found: Found) => readonly string[];

  constructor(
    private readonly set: RuleSet,
    private readonly standing: Standing,
  ) {
    this.inForce = new Set(set.profile.inForce.map(({ file }) => file.id));
    // A workbook with every ledger and no row: all that can be missing is a figure.
    const tables = new Map<string, Table>();
    for (const [key, { columns, dateColumn }] of set.ledgers) {
      const names = [...columns.keys(), MONTH];
      tables.set(key, { key, rows: 0, columns: new Map(names.map((name) => [name, { kind: 'text', scale: 0, values: new Float64Array(), state: new Uint8Array() }])), dateColumn });
    }
    const world = worldOf(set, tables, 1, (ledger, name) => rowFacts(set.files, ledger, name).map(({ fact }) => ({ fact, rows: null })));
    this.waits = ({ file, rule }) => {
      const parts = [rule.appliesWhen, rule.condition, rule.line?.amount, rule.line?.forWhom, ...keyExpressions(rule.keys)].filter((part) => part !== null && part !== undefined);
      return missingInputs(parts, file.ledger, world).missingParameters;
    };
  }

  clause(clause: Clause): ClauseCoverage {
    const rules = this.rulesOn(clause.id);
    const idle = this.standing.partsOn(clause.id).filter((part) => this.standing.rulesUsing([part]).length === 0);
    return { clause, state: stateOf(clause, rules, idle), rules, unused: idle.map(nameOf) };
  }

  /** Each rule once, whatever number of versions it has; it waits for what its latest version waits for. */
  private rulesOn(id: string): CoveringRule[] {
    const latest = new Map<string, Found>();
    for (const found of this.standing.rulesOn(id)) {
      const other = latest.get(found.rule.id);
      if (!other || other.file.effectiveFrom < found.file.effectiveFrom) latest.set(found.rule.id, found);
    }
    return [...latest.values()].map((found) => ({
      id: found.rule.id,
      cites: found.rule.source.some((one) => one.id === id),
      inForce: this.inForce.has(found.file.id),
      cases: this.set.casesOf?.get(found.rule.id) ?? 0,
      waitsFor: this.waits(found),
    }));
  }
}

function stateOf({ notChecked }: Clause, rules: readonly CoveringRule[], idle: readonly Part[]): ClauseState {
  if (rules.some(({ waitsFor }) => waitsFor.length === 0)) return 'checked';
  // A figure that is written down and not set yet is waited for, also where no rule can be written without it.
  if (rules.length > 0 || idle.some(({ is, part }) => is === 'parameter' && part.value === null)) return 'waiting';
  return notChecked ? 'not-checked' : 'unaccounted';
}
