import type { CellKind, NewCell, NewSheet } from '../workbook/open-workbook';

/** sample.json: the sheets of the sample month, ready to be written. */
export interface SampleFile {
  readonly sheets: readonly NewSheet[];
}

/** Why sample.json is none. */
export class SampleFileError extends Error {}

const KINDS: Readonly<Record<CellKind, true>> = { text: true, prose: true, money: true, count: true, date: true };

type Node = Readonly<Record<string, unknown>>;
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;
const isTexts = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every((one) => typeof one === 'string');
const isCell = (value: unknown): value is NewCell => value === null || typeof value === 'string' || typeof value === 'number';
const isRows = (value: unknown): value is NewCell[][] => Array.isArray(value) && value.every((row) => Array.isArray(row) && row.every(isCell));
const isColumn = (value: unknown): boolean =>
  isNode(value) && typeof value['header'] === 'string' && typeof value['kind'] === 'string' && Object.hasOwn(KINDS, value['kind']) && typeof value['width'] === 'number';

const isTable = (value: unknown): boolean => isNode(value) && typeof value['name'] === 'string' && Array.isArray(value['columns']) && value['columns'].every(isColumn) && isRows(value['rows']);

const isSheet = (value: unknown): value is NewSheet =>
  isNode(value) && typeof value['name'] === 'string' && isTexts(value['above']) && isTexts(value['below']) && isRows(value['sums']) && isTable(value['table']);

/** Reads sample.json. @throws SampleFileError where it is none. */
export function readSampleFile(text: string): SampleFile {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    throw new SampleFileError('no JSON');
  }
  if (!isNode(read) || !Array.isArray(read['sheets']) || !read['sheets'].every(isSheet)) throw new SampleFileError('no sheets');
  return { sheets: read['sheets'] };
}
