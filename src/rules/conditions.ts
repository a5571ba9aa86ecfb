import { Rule, type TopLevelCondition } from 'json-rules-engine';
import type { JSONPath } from 'jsonc-parser';
import type { Expression } from '../formula/expression';
import { DECORATORS } from './operators/decorators';
import { OPERATORS } from './operators/index';
import { group, not, Refusal, type Decorator, type Lower, type Operator, type Side } from './operators/operator';
import type { Params, Where } from './reporter';
import type { RuleScope } from './scope';
import { suggestionFor } from './suggestion';

/** A named condition inside a named condition inside … grows fast; past this many nodes a condition is not read any more. */
export const MAX_CONDITION_NODES = 10_000;

/** Comparisons as formulas and people write them. */
const SYMBOLS: ReadonlyMap<string, string> = new Map([
  ['=', 'equal'], ['==', 'equal'], ['===', 'equal'], ['!=', 'notEqual'], ['<>', 'notEqual'], ['≠', 'notEqual'], ['<', 'lessThan'], ['<=', 'lessThanInclusive'], ['≤', 'lessThanInclusive'],
  ['>', 'greaterThan'], ['>=', 'greaterThanInclusive'], ['≥', 'greaterThanInclusive'],
  ['等于', 'equal'], ['不等于', 'notEqual'], ['小于', 'lessThan'], ['不大于', 'lessThanInclusive'], ['大于', 'greaterThan'], ['不小于', 'greaterThanInclusive'], ['包含', 'contains'],
]);

const GROUPS = ['all', 'any', 'not', 'condition'] as const;
type Group = (typeof GROUPS)[number];
type Node = Readonly<Record<string, unknown>>;
/** The conditions of a rule are a group, as json-rules-engine will have it; what is ours to name may be a single comparison. */
export type Form = 'group' | 'any';

export interface ConditionProblem {
  readonly severity: 'error' | 'warning';
  readonly path: JSONPath;
  readonly code: string;
  readonly params: Params;
  readonly where?: Where;
}

export type Lowered = { readonly expression: Expression; readonly warnings: readonly ConditionProblem[] } | { readonly problems: readonly ConditionProblem[] };

/**
 * Reads json-rules-engine conditions with json-rules-engine itself and lowers them to one checked expression with the same verdict on complete
 * facts, and Kleene's unknown on incomplete ones. `json` must have the shape of the schema's `condition`; `base` is its path in the file.
 * Named conditions are found in the scope, expanded, and their problems are placed under /conditions.
 */
export function lowerConditions(json: unknown, scope: RuleScope, base: JSONPath = []): Lowered {
  return new ConditionReader(scope).read(json, base);
}

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);
/** In the order of the file. */
const groupsOf = (node: Node): Group[] => Object.keys(node).filter((key): key is Group => (GROUPS as readonly string[]).includes(key));

/** Reads the conditions of one scope; what a named condition means, and what is wrong with it, is found out once. */
export class ConditionReader {
  private problems: ConditionProblem[] = [];
  private readonly expanded = new Map<string, { readonly expression: Expression | null; readonly nodes: number }>();
  /** Names that are being expanded, outermost first. */
  private readonly open: string[] = [];
  private nodes = 0;

  constructor(private readonly scope: RuleScope) {}

  /** See `lowerConditions`. A condition that refers to a broken named one fails without problems of its own. */
  read(json: unknown, base: JSONPath, form: Form = 'group'): Lowered {
    this.problems = [];
    this.nodes = 0;
    const expression = this.root(json, base, form);
    const { problems } = this;
    const failed = expression === null || problems.some(({ severity }) => severity === 'error');
    return failed ? { problems } : { expression, warnings: problems };
  }

  /** A whole condition: checked for what json-rules-engine would let pass, parsed by it, then lowered. */
  private root(json: unknown, path: JSONPath, form: Form): Expression | null {
    const before = this.errors();
    const leaf = isNode(json) && groupsOf(json).length === 0;
    if (leaf && form === 'group') this.error(path, 'condition-without-group', {});
    this.look(json, path);
    if (this.errors() > before) {
      // What else is wrong in it is found in the same pass, without json-rules-engine.
      this.node(json, path);
      return null;
    }
    try {
      // A copy, for json-rules-engine writes priorities into what it is given; without priorities, for they don't change a verdict.
      const copy = plainCopy(json) as TopLevelCondition;
      const { conditions } = new Rule({ conditions: leaf ? { all: [copy] } : copy, event: { type: 'rule' } });
      return this.node(leaf && 'all' in conditions ? conditions.all[0] : conditions, path);
    } catch (refused) {
      this.error(path, 'condition-refused', { reason: refused instanceof Error ? refused.message : String(refused) });
      return null;
    }
  }

  private errors(): number {
    return this.problems.filter(({ severity }) => severity === 'error').length;
  }

  private error(path: JSONPath, code: string, params: Params, where: Where = {}): null {
    this.problems.push({ severity: 'error', path, code, params, where });
    return null;
  }

  /** Everything that json-rules-engine accepts in silence and would be wrong about. */
  private look(json: unknown, path: JSONPath): void {
    if (!isNode(json)) return;
    const groups = groupsOf(json);
    const leaf = Object.hasOwn(json, 'fact') || Object.hasOwn(json, 'operator') || Object.hasOwn(json, 'value');
    if (groups.length > 1) this.error([...path, groups[1]!], 'two-groups-in-one', { first: groups[0]!, second: groups[1]! }, { key: true });
    if (groups.length > 0 && leaf) {
      const extra = ['fact', 'operator', 'value'].find((key) => Object.hasOwn(json, key))!;
      this.error([...path, extra], 'two-groups-in-one', { first: groups[0]!, second: extra }, { key: true });
    }
    if (groups.length === 0) this.lookAtLeaf(json, path);
    for (const key of ['all', 'any'] as const) {
      const members = json[key];
      if (!Array.isArray(members)) continue;
      if (members.length === 0) this.error([...path, key], 'empty-group', { name: key });
      members.forEach((member: unknown, index) => this.look(member, [...path, key, index]));
    }
    if (Object.hasOwn(json, 'not')) this.look(json['not'], [...path, 'not']);
  }

  private lookAtLeaf(leaf: Node, path: JSONPath): void {
    for (const key of ['fact', 'operator', 'value']) {
      if (!Object.hasOwn(leaf, key)) this.error(path, 'key-missing', { name: key });
    }
    if (leaf['value'] === null) this.error([...path, 'value'], 'null-in-condition', {});
    const { value } = leaf;
    this.lookForPath(leaf, path);
    if (isNode(value)) this.lookForPath(value, [...path, 'value']);
  }

  private lookForPath(node: Node, path: JSONPath): void {
    const { path: script } = node;
    if (typeof script === 'string' && /[(?]/.test(script)) this.error([...path, 'path'], 'path-with-script', { value: script });
    else if (script !== undefined) this.problems.push({ severity: 'warning', path: [...path, 'path'], code: 'path-does-nothing', params: { name: 'path' } });
    if (node['params'] !== undefined) {
      this.problems.push({ severity: 'warning', path: [...path, 'params'], code: 'path-does-nothing', params: { name: 'params' } });
    }
  }

  /** json-rules-engine tests a nested reference first, then any before all before not; two of them in one node have been refused by now. */
  private node(json: unknown, path: JSONPath): Expression | null {
    if (!isNode(json)) return null;
    if (!this.count(1, path)) return null;
    if (Object.hasOwn(json, 'condition')) return this.reference(String(json['condition']), [...path, 'condition']);
    if (Array.isArray(json['any'])) return this.members('or', json['any'], [...path, 'any']);
    if (Array.isArray(json['all'])) return this.members('and', json['all'], [...path, 'all']);
    if (Object.hasOwn(json, 'not')) {
      const inner = this.node(json['not'], [...path, 'not']);
      return inner && not(inner);
    }
    return this.leaf(json, path);
  }

  /** Counts what has been expanded; false once it is too much, which is said once. */
  private count(nodes: number, path: JSONPath): boolean {
    const before = this.nodes;
    this.nodes += nodes;
    if (this.nodes <= MAX_CONDITION_NODES) return true;
    if (before <= MAX_CONDITION_NODES) this.error(path, 'condition-too-large', { limit: String(MAX_CONDITION_NODES) });
    return false;
  }

  private members(op: 'and' | 'or', members: readonly unknown[], path: JSONPath): Expression | null {
    const lowered = members.map((member, index) => this.node(member, [...path, index]));
    const of = lowered.filter((one) => one !== null);
    return of.length === 0 || of.length < lowered.length ? null : group(op, of);
  }

  /** A named condition is read once in a scope and counted wherever it is used. */
  private reference(name: string, path: JSONPath): Expression | null {
    const known = this.scope.conditionNames;
    if (!known.has(name)) return this.error(path, 'unknown-condition', { name, suggestion: suggestionFor(name, known.keys()) });
    const seen = this.expanded.get(name);
    if (seen) return this.count(seen.nodes, path) ? seen.expression : null;
    const from = this.open.indexOf(name);
    if (from >= 0) return this.error(path, 'circular-conditions', { circle: [...this.open.slice(from), name].join(' → ') });
    this.open.push(name);
    const before = this.nodes;
    const expression = this.root(known.get(name), ['conditions', name], 'any');
    this.open.pop();
    this.expanded.set(name, { expression, nodes: this.nodes - before });
    return expression;
  }

  private leaf(leaf: Node, path: JSONPath): Expression | null {
    const { fact, operator, value } = leaf;
    if (typeof fact !== 'string' || typeof operator !== 'string' || value === undefined || value === null) return null;
    const left = this.side(fact, [...path, 'fact']);
    const reference = isNode(value) ? value['fact'] : undefined;
    const right: Side | null = typeof reference === 'string' ? this.side(reference, [...path, 'value', 'fact']) : { is: 'literal', json: value };
    const compare = this.comparison(operator, [...path, 'operator']);
    if (!left || !right || !compare) return null;
    try {
      return compare(left, right);
    } catch (refused) {
      if (!(refused instanceof Refusal)) throw refused;
      return this.error([...path, refused.at], refused.code, refused.params);
    }
  }

  private side(name: string, path: JSONPath): Side | null {
    const operand = this.scope.operand(name);
    if (!operand) return this.error(path, 'unknown-fact', { name, suggestion: suggestionFor(name, this.bareNames()) });
    const { per } = this.scope;
    if (per !== null && operand.extent === 'row') return this.error(path, 'row-value-in-group', { name, per: per.join(', ') });
    return { is: 'value', kind: operand.kind, unit: operand.unit, vocabulary: operand.vocabulary, expression: operand.expression };
  }

  private bareNames(): string[] {
    return [...this.scope.names()].filter((name) => this.scope.operand(name) !== null);
  }

  /** `not:someFact:equal`: the leftmost decorator is the outermost. */
  private comparison(written: string, path: JSONPath): Lower | null {
    const words = written.split(':');
    const name = words.pop()!;
    const operator = OPERATORS.get(name);
    if (!operator) {
      const known = words.length === 0 && DECORATORS.has(name) ? [] : [...OPERATORS.keys()];
      return this.error(path, 'unknown-operator', { name: written, suggestion: SYMBOLS.get(name) ?? suggestionFor(name, known), known: [...OPERATORS.keys()].join(', ') });
    }
    const decorators: Decorator[] = [];
    for (const word of words) {
      const decorator = DECORATORS.get(word);
      if (!decorator) {
        return this.error(path, 'unknown-decorator', { name: word, suggestion: suggestionFor(word, DECORATORS.keys()), known: [...DECORATORS.keys()].join(', ') });
      }
      decorators.push(decorator);
    }
    return decorators.reduceRight<Lower>((next, decorator) => decorator.wrap(next), fitting(operator));
  }
}

/** The operator's comparison, refused where the kind that it is about to compare is not its own. */
const fitting =
  (operator: Operator): Lower =>
  (left, right) => {
    const judged = left.is === 'value' ? left : operator.list === undefined && right.is === 'value' ? right : null;
    if (judged && !operator.accepts(judged.kind)) {
      const fit = [...OPERATORS.values()].filter((other) => other.accepts(judged.kind)).map((other) => other.name);
      throw new Refusal('operator-does-not-fit', { operator: operator.name, kind: judged.kind, known: fit.join(', ') }, 'operator');
    }
    return operator.lower(left, right);
  };

/** A deep copy with ordinary objects and without priorities. */
function plainCopy(json: unknown): unknown {
  if (Array.isArray(json)) return json.map(plainCopy);
  if (!isNode(json)) return json;
  return Object.fromEntries(
    Object.entries(json)
      .filter(([key]) => key !== 'priority')
      .map(([key, value]) => [key, plainCopy(value)]),
  );
}
