import { Validator, type Schema } from '@cfworker/json-schema';
import common from '../../rules/schema/common.schema.json';
import schema from '../../rules/schema/report.schema.json';
import { depthOf } from '../rules/json-depth';
import { createAcceptor, type Acceptor } from '../rules/schema-acceptor';
import type { Report } from './report';

/** A tree of an explanation is far less deep; deeper is no report. */
const DEEPEST = 2000;
const COMMON = 'common.schema.json';

/** A text that is no report to compare with: its words are `cli.earlier-<code>`. */
export class EarlierError extends Error {
  constructor(
    readonly code: 'no-json' | 'no-report' | 'other-version' | 'other-month',
    readonly params: Readonly<Record<string, string>> = {},
  ) {
    super(code);
  }
}

let accepts: Acceptor | undefined;

/** The report that a JSON text holds, as `guiju check --format json` writes it. Untrusted: it is held against the schema. Throws EarlierError. */
export const readReport = (text: string): Report => soundReport(parsed(text));

/** A report of which the text has some members alone: `rest` has the others. Untrusted, too. Throws EarlierError. */
export const readPartOfReport = (text: string, rest: Report): Report => soundReport({ ...rest, ...(parsed(text) as object) });

function parsed(text: string): unknown {
  if (depthOf(text) > DEEPEST) throw new EarlierError('no-report', { detail: '' });
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new EarlierError('no-json');
  }
}

function soundReport(value: unknown): Report {
  const version = typeof value === 'object' && value !== null && 'schemaVersion' in value ? value.schemaVersion : undefined;
  if (typeof version === 'number' && version !== schema.properties.schemaVersion.const) {
    throw new EarlierError('other-version', { version: String(version), wanted: String(schema.properties.schemaVersion.const) });
  }
  accepts ??= createAcceptor(schema, { [COMMON]: common });
  if (!accepts(value)) refuse(value);
  return value as Report;
}

/** What the acceptor leaves open the validator decides. */
function refuse(value: unknown): void {
  const validator = new Validator({ ...(schema as Schema), $id: 'guiju://schema/report.schema.json' }, '7');
  validator.addSchema(common, `guiju://schema/${COMMON}`);
  const { valid, errors } = validator.validate(value);
  if (!valid) throw new EarlierError('no-report', { detail: errors.at(-1)?.instanceLocation.replace(/^#/, '') ?? '' });
}

/** Two months have no row in common: there is nothing to compare. Throws EarlierError. */
export function refuseOtherMonth(earlier: Report, now: Report): void {
  if (earlier.run.month !== now.run.month) throw new EarlierError('other-month', { month: earlier.run.month ?? 'all', wanted: now.run.month ?? 'all' });
}
