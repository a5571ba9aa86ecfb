import { Validator, type Schema } from '@cfworker/json-schema';
import common from '../../rules/schema/common.schema.json';
import closings from '../../rules/schema/part-closings.schema.json';
import draft from '../../rules/schema/part-draft.schema.json';
import runs from '../../rules/schema/part-runs.schema.json';
import waivers from '../../rules/schema/part-waivers.schema.json';
import report from '../../rules/schema/report.schema.json';
import { depthOf } from '../rules/json-depth';
import { createAcceptor, type Acceptor } from '../rules/schema-acceptor';
import { PartError } from '../workbook/text-part';

const SCHEMAS = { closings, draft, runs, waivers } as const;
export type PartSchema = keyof typeof SCHEMAS;

/** What they refer to, by file name. */
const OTHERS = { 'common.schema.json': common, 'report.schema.json': report, 'part-waivers.schema.json': waivers } as const;
const BASE = 'guiju://schema/';

/** Deeper than any of them. */
export const DEEPEST = 32;
const VERSION = 1;

const acceptors = new Map<PartSchema, Acceptor>();

/** The value of a part's JSON, of the version that this Guiju writes. Throws PartError. */
export function soundPartJson(json: string): unknown {
  if (depthOf(json) > DEEPEST) throw new PartError('shape', { place: 'none' });
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw new PartError('not-json');
  }
  const version = typeof value === 'object' && value !== null && 'schemaVersion' in value ? value.schemaVersion : undefined;
  if (typeof version === 'number' && version !== VERSION) throw new PartError('version', { version: String(version) });
  return value;
}

/** The same held against its schema: it is untrusted. Throws PartError. */
export function readPartJson(name: PartSchema, json: string): unknown {
  const value = soundPartJson(json);
  let accepts = acceptors.get(name);
  if (!accepts) acceptors.set(name, (accepts = createAcceptor(SCHEMAS[name], OTHERS)));
  if (!accepts(value)) refuse(name, value);
  return value;
}

/** What the acceptor leaves open the validator decides. */
function refuse(name: PartSchema, value: unknown): void {
  const validator = new Validator({ ...(SCHEMAS[name] as Schema), $id: `${BASE}part-${name}.schema.json` }, '7');
  for (const [file, schema] of Object.entries(OTHERS)) if (file !== `part-${name}.schema.json`) validator.addSchema(schema as Schema, `${BASE}${file}`);
  const { valid, errors } = validator.validate(value);
  const last = errors.at(-1);
  if (!valid) throw new PartError(last?.keyword === 'maxLength' ? 'text-too-long' : 'shape', { place: last?.instanceLocation.replace(/^#/, '').slice(0, 200) || 'none' });
}

export const writePartJson = (name: PartSchema, value: unknown): string => JSON.stringify({ schemaVersion: VERSION, [name]: value });
