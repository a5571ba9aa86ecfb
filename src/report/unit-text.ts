import type { Translator } from '../i18n/translator';

/** A unit as the choices of messages are named: "wan_yuan", "yes_no". */
const choiceOf = (unit: string): string => unit.replace(/[ /]/g, '_');

/** What a unit is called: "百分比", "元". One that there is not is its own name. */
export const unitText = (unit: string, say: Translator): string => say('report.unit', { unit: choiceOf(unit) });

/** What stands behind a figure in a unit: "%", "元"; empty where nothing does. */
export const unitBehind = (unit: string, say: Translator): string => say('author.unit', { unit: choiceOf(unit) });
