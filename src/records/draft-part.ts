import type { Draft } from '../authoring/draft';
import { readTextPart, writeTextPart } from '../workbook/text-part';
import { readPartJson, writePartJson } from './part-json';
import { PARTS } from './parts';

/** The draft that a workbook's part holds; whether its texts are rule files the loader says. Throws PartError. */
export const readDraftPart = (xml: string): Draft => (readPartJson('draft', readTextPart(PARTS.draft, xml)) as { readonly draft: Draft }).draft;

/** @param draft null is never written: there is no part then. */
export const writeDraftPart = (draft: Draft | null): string => writeTextPart(PARTS.draft, writePartJson('draft', draft));
