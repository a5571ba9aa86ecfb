import { ArrayValueObject, BooleanValueObject, ERROR_TYPE_SET, ErrorValueObject, NumberValueObject, StringValueObject, type BaseValueObject } from '@univerjs/engine-formula';

/** What a cell shows while a call of its formula is under way. Excel has it, the engine has not. */
export const BUSY = '#BUSY!';

/** What a call gave: values by rows, each error with its words, as cells show them; one value, or more that spill. */
export type Outcome = readonly (readonly Given[])[];

export type Given = number | string | boolean | GivenError;

export interface GivenError {
  readonly error: string;
  /** What Excel shows beside the cell; empty for the error's own words. */
  readonly message: string;
}

/** The numbers by which Microsoft's runtime names failures. */
const FAILURES: ReadonlyMap<number, string> = new Map([
  [1, '#N/A'],
  [5, '#DIV/0!'],
  [6, '#NUM!'],
  [7, '#VALUE!'],
  [8, '#NULL!'],
]);
/** Excel keeps a message for these alone. */
const WITH_MESSAGE = new Set(['#N/A', '#VALUE!']);
const ERROR_TYPES: Readonly<Record<string, string>> = { Value: '#VALUE!', Div0: '#DIV/0!', NotAvailable: '#N/A', Num: '#NUM!', Name: '#NAME?', Ref: '#REF!', Null: '#NULL!' };

const failure = (error: string, message: unknown): GivenError => ({ error, message: WITH_MESSAGE.has(error) && typeof message === 'string' ? message : '' });
const single = (value: Given): Outcome => [[value]];

/** Reads one entry of SetInvocationArrayResults: `[id, true, value, …]` or `[id, false, message, failure, …]`. */
export function readResult(entry: readonly unknown[]): Outcome {
  if (entry[1] !== true) return single(failure(FAILURES.get(Number(entry[3])) ?? '#VALUE!', entry[2]));
  const value = entry[2];
  if (!Array.isArray(value)) return single(readValue(value));
  const rows = value as readonly unknown[];
  const width = Array.isArray(rows[0]) ? rows[0].length : 0;
  const isRectangle = width > 0 && rows.every((row) => Array.isArray(row) && row.length === width);
  // Excel takes no ragged and no empty array.
  if (!isRectangle) return single({ error: '#VALUE!', message: '' });
  return (rows as readonly (readonly unknown[])[]).map((row) => row.map(readValue));
}

function readValue(value: unknown): Given {
  if (typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean') return value;
  // By design, says the tracker of the library (OfficeDev/office-js issue 1503).
  if (value === null || value === undefined) return 0;
  const { type, basicValue, errorType, message } = value as { readonly type?: unknown; readonly basicValue?: unknown; readonly errorType?: unknown; readonly message?: unknown };
  if (type === 'Error') return failure(ERROR_TYPES[String(errorType)] ?? '#VALUE!', message);
  if (type === 'FormattedNumber' && typeof basicValue === 'number') return basicValue;
  return { error: '#VALUE!', message: '' };
}

/** The outcome as the spreadsheet's engine takes it. */
export function toValueObject(outcome: Outcome): BaseValueObject {
  const rowCount = outcome.length;
  const columnCount = outcome[0]?.length ?? 0;
  const only = outcome[0]?.[0];
  // An array of one value costs the engine as much as one that spills.
  if (only !== undefined && rowCount === 1 && columnCount === 1) return toSingle(only);
  return ArrayValueObject.create({ calculateValueList: outcome.map((row) => row.map(toSingle)), rowCount, columnCount, unitId: '', sheetId: '', row: -1, column: -1 });
}

function toSingle(value: Given): BaseValueObject {
  if (typeof value === 'number') return NumberValueObject.create(value);
  if (typeof value === 'string') return StringValueObject.create(value);
  if (typeof value === 'boolean') return BooleanValueObject.create(value);
  return errorObject(value.error);
}

/** The engine carries any error, and knows one in a cell again where it is on its list. */
const errors: { create(code: string): BaseValueObject } = ErrorValueObject;
const knownErrors: { add(code: string): unknown } = ERROR_TYPE_SET;
knownErrors.add(BUSY);

export const errorObject = (code: string): BaseValueObject => errors.create(code);
