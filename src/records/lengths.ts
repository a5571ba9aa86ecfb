/** Characters that a name and a text (a reason, a note) may have: what a part of the workbook takes (`part-waivers.schema.json`). */
export const LONGEST = { name: 100, text: 2000 } as const;

/** Characters as people count them: one that takes two units of UTF-16 is one. */
export const lengthOf = (text: string): number => Array.from(text.trim()).length;
