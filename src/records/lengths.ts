import waivers from '../../rules/schema/part-waivers.schema.json';

/** Characters that a name and a text (a reason, a note) may have: what a part of the workbook takes. */
export const LONGEST = { name: waivers.definitions.person.maxLength, text: waivers.definitions.reason.maxLength } as const;

/** Characters as people count them: one that takes two units of UTF-16 is one. */
export const lengthOf = (text: string): number => Array.from(text.trim()).length;

/** Can somebody sign with this name? */
export const isName = (text: string): boolean => text.trim() !== '' && lengthOf(text) <= LONGEST.name;
