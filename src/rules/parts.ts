import { schemaOf } from './schema-check';

/** A value of a JSON file. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = Readonly<Record<string, Json>>;

export const PART_KINDS = ['file', 'in-force', 'figure', 'parameter', 'fact', 'table', 'row', 'condition', 'rule', 'function', 'role', 'item', 'waiver-category', 'day', 'column', 'format'] as const;
export type PartKind = (typeof PART_KINDS)[number];

/** One thing that a file of the rules folder says, as HR wrote it: a parameter, a tier row, a rule … All parts together are the whole file. */
export interface FilePart {
  readonly kind: PartKind;
  /** Tells it apart from the others of its kind in the file; of the file's own head: ''. A tier row's is its table's name and its place there, from 0. */
  readonly name: string;
  readonly fields: JsonObject;
}

const isObject = (value: Json | undefined): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);
const objectOf = (value: Json | undefined): JsonObject => (isObject(value) ? value : {});
const listOf = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? (value as readonly Json[]) : []);

const without = (object: JsonObject, ...names: readonly string[]): JsonObject => Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)));
/** Members of an object; one that is no object stands under `value`. */
const members = (kind: PartKind, value: Json | undefined): FilePart[] => Object.entries(objectOf(value)).map(([name, one]) => ({ kind, name, fields: isObject(one) ? one : { value: one } }));
/** Items of a list by what tells them apart; of equal ones the later are numbered. */
function items(kind: PartKind, value: Json | undefined, nameOf: (fields: JsonObject) => Json | undefined): FilePart[] {
  const met = new Map<string, number>();
  return listOf(value).map((one) => {
    const fields = objectOf(one);
    const named = nameOf(fields);
    const name = typeof named === 'string' ? named : JSON.stringify(named ?? null);
    const number = (met.get(name) ?? 0) + 1;
    met.set(name, number);
    return { kind, name: number === 1 ? name : `${name} (${number})`, fields };
  });
}

/** The parts of one file; of files that judge nothing (test rows, the list of clauses) there are none. */
export function partsIn(path: string, json: Json): readonly FilePart[] {
  const file = without(objectOf(json), '$schema');
  const head = (...named: readonly string[]): FilePart => ({ kind: 'file', name: '', fields: without(file, ...named) });
  switch (schemaOf(path)) {
    case 'cases':
    case 'clauses':
    case 'map':
      return [];
    case 'profile':
      return [
        head('inForce', 'parameters'),
        ...items('in-force', file['inForce'], (entry) => entry['file']),
        ...Object.entries(objectOf(file['parameters'])).flatMap(([id, figures]) => Object.entries(objectOf(figures)).map(([name, value]): FilePart => ({ kind: 'figure', name: `${id}/${name}`, fields: { value } }))),
      ];
    case 'roles':
      return [head('roles'), ...items('role', file['roles'], ({ key }) => key)];
    case 'items':
      return [head('items'), ...items('item', file['items'], ({ key }) => key)];
    case 'waivers':
      return [head('categories'), ...items('waiver-category', file['categories'], ({ key }) => key)];
    case 'calendar':
      return [head('days'), ...items('day', file['days'], ({ date }) => date)];
    case 'ledger':
      return [head('columns', 'formats'), ...members('column', file['columns']), ...members('format', file['formats'])];
    case 'rule-file':
      return [
        head('parameters', 'facts', 'tables', 'conditions', 'rules', 'functions'),
        ...members('parameter', file['parameters']),
        ...members('fact', file['facts']),
        ...members('table', file['tables']).flatMap(({ kind, name, fields }): FilePart[] => [
          { kind, name, fields: without(fields, 'rows') },
          ...listOf(fields['rows']).map((row, index): FilePart => ({ kind: 'row', name: `${name} ${index}`, fields: objectOf(row) })),
        ]),
        ...members('condition', file['conditions']),
        ...items('rule', file['rules'], ({ name }) => name).map((rule) => ({ ...rule, fields: flatEvent(rule.fields) })),
        ...members('function', file['functions']),
      ];
  }
}

/** A rule's severity, and whether it is mere record-keeping, is what a reader looks for; both stand deep in the event. */
function flatEvent(rule: JsonObject): JsonObject {
  const event = rule['event'];
  if (!isObject(event)) return rule;
  const { params, type, ...others } = event;
  const { severity, hygiene, ...more } = objectOf(params);
  return {
    ...without(rule, 'event'),
    ...(type === undefined ? {} : { eventType: type }),
    ...(severity === undefined ? {} : { severity }),
    ...(hygiene === undefined ? {} : { hygiene }),
    ...(Object.keys(others).length + Object.keys(more).length === 0 ? {} : { event: { ...others, params: more } }),
  };
}
