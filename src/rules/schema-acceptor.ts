import { format } from '@cfworker/json-schema';

/** True: a value certainly meets the schema. False: the validator has to look, and says what is wrong, if anything. */
export type Acceptor = (value: unknown) => boolean;

type Schema = Readonly<Record<string, unknown>>;
const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null && !Array.isArray(value);
const isObject = isSchema;

/** Says nothing about a value. */
const NOTES = new Set(['$schema', '$id', '$comment', 'title', 'description', 'default', 'examples', 'definitions']);

const never: Acceptor = () => false;

/**
 * A test of all values against a JSON Schema (draft 7), made once: nearly every file is in order, and a validator that walks the schema anew and notes
 * what it meets takes most of the time that loading takes. What it does not know for certain to be met it leaves to the validator.
 * @param others schemas that this one refers to, by file name.
 */
export function createAcceptor(root: object, others: Readonly<Record<string, object>>): Acceptor {
  return new AcceptorMaker(others).of(root, root);
}

class AcceptorMaker {
  private readonly made = new Map<object, Acceptor>();

  constructor(private readonly others: Readonly<Record<string, object>>) {}

  of(schema: unknown, document: object): Acceptor {
    if (schema === true) return () => true;
    if (!isSchema(schema)) return never;
    const known = this.made.get(schema);
    if (known) return known;
    // A schema may refer to itself: until it is made, it is looked up.
    this.made.set(schema, (value) => this.made.get(schema)!(value));
    const made = this.make(schema, document);
    this.made.set(schema, made);
    return made;
  }

  private make(schema: Schema, document: object): Acceptor {
    if (typeof schema['$ref'] === 'string') return this.referred(schema['$ref'], document);
    const tests: Acceptor[] = [];
    for (const keyword of Object.keys(schema)) {
      if (NOTES.has(keyword) || keyword === 'additionalProperties') continue;
      const test = keyword === 'properties' ? null : this.keyword(keyword, schema[keyword], document);
      if (test) tests.push(test);
    }
    if ('properties' in schema || 'additionalProperties' in schema) tests.push(this.members(schema, document));
    const [first, second] = tests;
    if (first && tests.length === 1) return first;
    if (first && second && tests.length === 2) return (value) => first(value) && second(value);
    return (value) => tests.every((test) => test(value));
  }

  private referred(reference: string, document: object): Acceptor {
    const [file = '', pointer = ''] = reference.split('#');
    const other = file === '' ? document : this.others[file];
    if (!other) return never;
    let here: unknown = other;
    for (const key of pointer.split('/').slice(1)) here = isSchema(here) ? here[key] : undefined;
    return this.of(here, other);
  }

  private keyword(keyword: string, wanted: unknown, document: object): Acceptor {
    switch (keyword) {
      case 'type': {
        const tests = [wanted].flat().map((type) => TYPES[String(type)] ?? never);
        const [only] = tests;
        return only && tests.length === 1 ? only : (value) => tests.some((test) => test(value));
      }
      case 'const': return oneOf([wanted]);
      case 'enum': return Array.isArray(wanted) ? oneOf(wanted) : never;
      case 'required': {
        const keys = wanted as readonly string[];
        return (value) => !isObject(value) || keys.every((key) => Object.hasOwn(value, key));
      }
      case 'propertyNames': {
        const test = this.of(wanted, document);
        return (value) => !isObject(value) || Object.keys(value).every(test);
      }
      case 'items': {
        const test = this.of(wanted, document);
        return (value) => !Array.isArray(value) || value.every(test);
      }
      case 'uniqueItems': return (value) => !Array.isArray(value) || (value.every((item) => typeof item === 'string') && new Set(value).size === value.length);
      case 'minItems': return (value) => !Array.isArray(value) || value.length >= Number(wanted);
      case 'maxItems': return (value) => !Array.isArray(value) || value.length <= Number(wanted);
      case 'minProperties': return (value) => !isObject(value) || Object.keys(value).length >= Number(wanted);
      case 'maxProperties': return (value) => !isObject(value) || Object.keys(value).length <= Number(wanted);
      // A character is one or two units of a text: so many units are certainly few enough, or enough.
      case 'minLength': return (value) => typeof value !== 'string' || value.length >= 2 * Number(wanted) || [...value].length >= Number(wanted);
      case 'maxLength': return (value) => typeof value !== 'string' || value.length <= Number(wanted) || [...value].length <= Number(wanted);
      case 'minimum': return (value) => typeof value !== 'number' || value >= Number(wanted);
      case 'maximum': return (value) => typeof value !== 'number' || value <= Number(wanted);
      case 'pattern': {
        const pattern = new RegExp(String(wanted), 'u');
        return (value) => typeof value !== 'string' || pattern.test(value);
      }
      case 'format': {
        const test = format[String(wanted)];
        return test ? (value) => typeof value !== 'string' || test(value) : never;
      }
      default: return never;
    }
  }

  private members(schema: Schema, document: object): Acceptor {
    const properties = isSchema(schema['properties']) ? schema['properties'] : {};
    const tests = new Map(Object.entries(properties).map(([key, of]) => [key, this.of(of, document)]));
    const others = 'additionalProperties' in schema ? this.of(schema['additionalProperties'], document) : () => true;
    return (value) => {
      if (!isObject(value)) return true;
      for (const key of Object.keys(value)) if (!(tests.get(key) ?? others)(value[key])) return false;
      return true;
    };
  }
}

const TYPES: Readonly<Record<string, Acceptor>> = {
  object: isObject,
  array: Array.isArray,
  string: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  integer: (value) => Number.isInteger(value),
  boolean: (value) => typeof value === 'boolean',
  null: (value) => value === null,
};

/** One of some words, figures or the like; objects among them are left to the validator. */
function oneOf(wanted: readonly unknown[]): Acceptor {
  const set = new Set(wanted.filter((one) => typeof one !== 'object' && !Number.isNaN(one)));
  return (value) => set.has(value);
}
