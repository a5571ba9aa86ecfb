import { Validator, type OutputUnit, type Schema } from '@cfworker/json-schema';
import type { JSONPath } from 'jsonc-parser';
import calendar from '../../rules/schema/calendar.schema.json';
import cases from '../../rules/schema/cases.schema.json';
import clauses from '../../rules/schema/clauses.schema.json';
import common from '../../rules/schema/common.schema.json';
import items from '../../rules/schema/items.schema.json';
import ledger from '../../rules/schema/ledger.schema.json';
import map from '../../rules/schema/map.schema.json';
import profile from '../../rules/schema/profile.schema.json';
import roles from '../../rules/schema/roles.schema.json';
import ruleFile from '../../rules/schema/rule-file.schema.json';
import waivers from '../../rules/schema/waivers.schema.json';
import { pathOf } from './json-file';
import type { Reporter } from './reporter';
import { createAcceptor, type Acceptor } from './schema-acceptor';
import { suggestionFor } from './suggestion';

const SCHEMAS = { calendar, cases, clauses, items, ledger, map, profile, roles, 'rule-file': ruleFile, waivers } as const;
export type SchemaName = keyof typeof SCHEMAS;

/** What a file of a rules folder is, by its path. */
export const schemaOf = (path: string): SchemaName => {
  if (path.startsWith('ledgers/')) return 'ledger';
  if (path.startsWith('cases/')) return 'cases';
  const company = (['profile', 'roles', 'items', 'calendar', 'clauses', 'waivers'] as const).find((name) => path === `${name}.json`);
  return company ?? 'rule-file';
};

/** Schemas refer to each other by file name; this is only what those names are resolved against. */
const BASE = 'guiju://schema/';
const COMMON = 'common.schema.json';

const validators = new Map<SchemaName, Validator>();
function validatorOf(name: SchemaName): Validator {
  let validator = validators.get(name);
  if (!validator) {
    validator = new Validator({ ...(SCHEMAS[name] as Schema), $id: `${BASE}${name}.schema.json` }, '7', false);
    validator.addSchema(common, `${BASE}${COMMON}`);
    validators.set(name, validator);
  }
  return validator;
}

const acceptors = new Map<SchemaName, Acceptor>();
function acceptorOf(name: SchemaName): Acceptor {
  let acceptor = acceptors.get(name);
  if (!acceptor) acceptors.set(name, (acceptor = createAcceptor(SCHEMAS[name], { [COMMON]: common })));
  return acceptor;
}

type Node = Readonly<Record<string, unknown>>;
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;

/** Follows `#/properties/facts/…/$ref/required` through the schema, over `$ref`s, to the schema object that holds the last keyword. */
function schemaAt(name: SchemaName, keywordLocation: string): Node {
  let document: Node = SCHEMAS[name];
  let here: unknown = document;
  const enter = (segments: readonly string[]): void => {
    for (const segment of segments) {
      const next: unknown = isNode(here) ? here[segment.replaceAll('~1', '/').replaceAll('~0', '~')] : undefined;
      if (segment === '$ref' && typeof next === 'string') {
        const [file, pointer = ''] = next.split('#');
        if (file === COMMON) document = common;
        here = document;
        enter(pointer.split('/').slice(1));
      } else here = next;
    }
  };
  enter(keywordLocation.split('/').slice(1, -1));
  return isNode(here) ? here : {};
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 80);
const bound = (value: unknown): string => (typeof value === 'number' ? String(value) : '…');
const list = (values: readonly unknown[]): string => values.filter((value) => value !== null).map(textOf).join(', ');

function valueAt(root: unknown, path: JSONPath): unknown {
  return path.reduce<unknown>((here, segment) => (isNode(here) ? here[segment] : undefined), root);
}

/**
 * Holds a file against its schema and reports what differs, in plain words. Gives the paths whose values can't be used; misspelt keys are
 * reported, too, but leave the rest usable.
 */
export function checkSchema(report: Reporter, name: SchemaName): readonly JSONPath[] {
  const root = report.file.value;
  if (acceptorOf(name)(root)) return [];
  const { errors } = validatorOf(name).validate(root);
  const unusable: JSONPath[] = [];
  const allowed = new Map<string, readonly string[]>();
  for (const unit of errors) {
    const path = pathOf(decodePointer(unit.instanceLocation), root);
    if (unit.keyword === 'additionalProperties') {
      const { properties } = schemaAt(name, unit.keywordLocation);
      allowed.set(path.join('\n'), isNode(properties) ? Object.keys(properties) : []);
      continue;
    }
    if (reportUnit(report, name, unit, path, root, allowed)) unusable.push(path);
  }
  return unusable;
}

/** The validator writes instance locations as URI fragments. */
const decodePointer = (location: string): string => {
  const pointer = location.replace(/^#/, '');
  try {
    return decodeURIComponent(pointer);
  } catch {
    return pointer;
  }
};

/** Reports one unit of the validator's output. True: the value at the path can't be used. */
function reportUnit(report: Reporter, name: SchemaName, unit: OutputUnit, path: JSONPath, root: unknown, allowed: ReadonlyMap<string, readonly string[]>): boolean {
  const key = String(path.at(-1) ?? '');
  const value = valueAt(root, path);
  const schema = schemaAt(name, unit.keywordLocation);
  switch (unit.keyword) {
    case 'false': {
      const known = allowed.get(path.slice(0, -1).join('\n')) ?? [];
      report.error(path, 'unknown-key', { name: key, suggestion: suggestionFor(key, known), known: known.join(', ') }, { key: true });
      return false;
    }
    case 'required': {
      const needed = Array.isArray(schema['required']) ? (schema['required'] as string[]) : [];
      for (const missing of needed) if (!isNode(value) || !Object.hasOwn(value, missing)) report.error(path, 'key-missing', { name: missing });
      return true;
    }
    case 'type': {
      const types = [schema['type']].flat().map(String);
      report.error(path, value === null ? 'null-not-allowed' : 'wrong-type', { name: key, expected: types[0] ?? '', value: textOf(value) });
      return true;
    }
    case 'enum': {
      // Of another type than the list's: that is told.
      if (schema['type'] !== undefined && typeof value !== 'string') return true;
      const known = Array.isArray(schema['enum']) ? schema['enum'] : [];
      const near = typeof value === 'string' ? suggestionFor(value, known.filter((item): item is string => typeof item === 'string')) : 'none';
      report.error(path, 'not-one-of', { name: key, value: textOf(value), known: list(known), suggestion: near });
      return true;
    }
    case 'format':
      report.error(path, 'no-such-date', { value: textOf(value) });
      return true;
    case 'pattern':
    case 'maxLength': {
      // The name of a property is wrong, not its value.
      const named = /\/propertyNames\//.test(unit.keywordLocation);
      const code = unit.keyword === 'pattern' ? textOf(schema['$comment']) : 'text-too-long';
      const known = isNode(schema['items']) && Array.isArray(schema['items']['enum']) ? schema['items']['enum'].map(textOf) : [];
      report.error(path, code, { value: named ? key : textOf(value), name: key, known: list(known), suggestion: suggestionFor(textOf(value), known) }, { key: named });
      return true;
    }
    case 'minItems':
    case 'minProperties':
    case 'minLength':
      report.error(path, 'empty', { name: key });
      return true;
    case 'maxItems':
    case 'maxProperties':
      report.error(path, 'too-many', { name: key, limit: String(schema[unit.keyword]) });
      return true;
    case 'minimum':
    case 'maximum':
      report.error(path, 'out-of-range', { value: textOf(value), low: bound(schema['minimum']), high: bound(schema['maximum']) });
      return true;
    case 'uniqueItems':
      report.error(path, 'repeated-item', { name: key });
      return true;
    default:
      // The others only say that something inside is wrong, and that is reported by itself.
      return false;
  }
}
