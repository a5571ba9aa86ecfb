import { CellValueType, numfmt, type ICellData } from '@univerjs/core';
import { isErrorText } from './cells';

export const GENERAL = 'General';
const TEXT_FORMAT = '@';

/** What a cell takes up of an entry: its content without whatever was there before, and a number format where the entry brings one. */
export interface Entered {
  readonly content: ICellData;
  readonly pattern?: string;
}

const BLANK: ICellData = { v: null, f: null, si: null, p: null };
const text = (value: string): Entered => ({ content: { ...BLANK, v: value, t: isPlainText(value) ? CellValueType.STRING : CellValueType.FORCE_STRING } });
const number = (value: number, pattern?: string): Entered => ({ content: { ...BLANK, v: value, t: CellValueType.NUMBER }, ...(pattern === undefined ? {} : { pattern }) });
const truth = (value: boolean): Entered => ({ content: { ...BLANK, v: value ? 1 : 0, t: CellValueType.BOOLEAN } });
const formula = (value: string): Entered => ({ content: { ...BLANK, f: value } });

/** Whether a text is the same when it is entered without an apostrophe. */
function isPlainText(value: string): boolean {
  return value !== '' && !/^['=+\-@]/.test(value) && !isErrorText(value.toUpperCase()) && recognise(value) === null;
}

/**
 * Takes an entry as Excel takes it, typed or set: an apostrophe keeps text, a cell of text format too, `=` begins a formula, and numbers, dates, times,
 * percentages, truth values and error values are recognised.
 * @param format the cell's number format before.
 */
export function enter(entry: string | number | boolean, format: string): Entered {
  if (entry === '') return { content: BLANK };
  if (typeof entry === 'string' && entry.startsWith("'")) return text(entry.slice(1));
  if (format === TEXT_FORMAT) return text(typeof entry === 'boolean' ? String(entry).toUpperCase() : String(entry));
  if (typeof entry === 'number') return number(entry);
  if (typeof entry === 'boolean') return truth(entry);
  if (entry.startsWith('=') && entry.length > 1) return formula(entry);
  const known = recognise(entry);
  if (known !== null) return known;
  if (/^[+\-@]./.test(entry)) return formula(`=${entry.replace(/^[+@]/, '')}`);
  return text(entry);
}

const CHINESE_DATE = /^(\d{4})年(\d{1,2})月(\d{1,2})日$/;

/** Numbers, dates, truth values and error values among texts; null where it is none of them. */
function recognise(entry: string): Entered | null {
  const upper = entry.trim().toUpperCase();
  if (upper === 'TRUE' || upper === 'FALSE') return truth(upper === 'TRUE');
  if (isErrorText(upper)) return { content: { ...BLANK, v: upper, t: CellValueType.STRING } };
  const chinese = CHINESE_DATE.exec(entry.trim());
  if (chinese !== null) {
    const parsed = numfmt.parseDate(`${chinese[1]}-${chinese[2]}-${chinese[3]}`);
    return parsed === null ? null : number(Number(parsed.v), 'yyyy"年"m"月"d"日"');
  }
  const parsed = numfmt.parseValue(entry);
  if (parsed === null || typeof parsed.v !== 'number') return null;
  return number(parsed.v, parsed.z);
}
