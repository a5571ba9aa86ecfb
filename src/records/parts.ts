import type { TextPart } from '../workbook/text-part';
import type { Records } from './model';

/** The subjects of which a workbook carries a part of its own. */
export const RECORD_NAMES = ['maps', 'waivers', 'runs', 'closings', 'draft'] as const satisfies readonly (keyof Records)[];
export type RecordName = (typeof RECORD_NAMES)[number];

const MILLION = 1024 * 1024;

const part = (element: string, characters: number, packs: boolean): TextPart => ({ element, namespace: `urn:guiju:${element}:1`, characters, packs });

/** The custom XML parts in which a workbook carries what is ours. The namespace names the form: another form gets another name. */
export const PARTS = {
  rules: part('rules', 32 * MILLION, true),
  maps: part('maps', MILLION, false),
  waivers: part('waivers', 16 * MILLION, true),
  runs: part('runs', 16 * MILLION, false),
  closings: part('closings', 64 * MILLION, true),
  draft: part('draft', 32 * MILLION, true),
} as const;

/** UTF-8 bytes of a part that is written, at most: Excel on the web takes 5 MB in one request, and what is around the part has room beside it. */
export const MOST_PART_BYTES = 4_000_000;
