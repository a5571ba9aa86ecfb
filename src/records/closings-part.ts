import { PartError, readTextPart, writeTextPart } from '../workbook/text-part';
import type { Closing } from './model';
import { readPartJson, writePartJson } from './part-json';
import { PARTS } from './parts';

/** The closings that a JSON text holds, as `writeClosings` writes it: a file from another workbook. Untrusted. Throws PartError. */
export function readClosings(json: string): readonly Closing[] {
  if (json.length > PARTS.closings.characters) throw new PartError('too-large', { limit: String(PARTS.closings.characters / 1024 / 1024) });
  return (readPartJson('closings', json.replace(/^\ufeff/, '')) as { readonly closings: readonly Closing[] }).closings;
}

/** Closings as a JSON text, to be taken over into another workbook. */
export const writeClosings = (closings: readonly Closing[]): string => writePartJson('closings', closings);

/** The closings that a workbook's part holds. Throws PartError. */
export const readClosingsPart = (xml: string): readonly Closing[] => readClosings(readTextPart(PARTS.closings, xml));

export const writeClosingsPart = (closings: readonly Closing[]): string => writeTextPart(PARTS.closings, writeClosings(closings));
