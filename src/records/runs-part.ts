import { readTextPart, writeTextPart } from '../workbook/text-part';
import type { KeptRun } from './model';
import { readPartJson, writePartJson } from './part-json';
import { PARTS } from './parts';

/** The runs that a workbook's part holds, newest first; their reports stay packed. Throws PartError. */
export const readRunsPart = (xml: string): readonly KeptRun[] => (readPartJson('runs', readTextPart(PARTS.runs, xml)) as { readonly runs: readonly KeptRun[] }).runs;

export const writeRunsPart = (runs: readonly KeptRun[]): string => writeTextPart(PARTS.runs, writePartJson('runs', runs));
