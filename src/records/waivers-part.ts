import type { Waiver } from '../checking/waiver';
import { readTextPart, writeTextPart } from '../workbook/text-part';
import { readPartJson, writePartJson } from './part-json';
import { PARTS } from './parts';

/** The waivers that a workbook's part holds. Throws PartError. */
export const readWaiversPart = (xml: string): readonly Waiver[] => (readPartJson('waivers', readTextPart(PARTS.waivers, xml)) as { readonly waivers: readonly Waiver[] }).waivers;

export const writeWaiversPart = (waivers: readonly Waiver[]): string => writeTextPart(PARTS.waivers, writePartJson('waivers', waivers));
