import { readBundle, writeBundle } from '../rules/bundle';
import type { RuleFileText } from '../rules/model';
import { readTextPart, writeTextPart } from '../workbook/text-part';
import { PARTS } from './parts';

/** The rule files that travel in a workbook. Throws PartError, or BundleError where its text is no bundle of rule files. */
export const readRulesPart = (xml: string): RuleFileText[] => readBundle(readTextPart(PARTS.rules, xml));

export const writeRulesPart = (files: readonly RuleFileText[]): string => writeTextPart(PARTS.rules, writeBundle(files));
