import { bundlePieces, readBundle } from '../rules/bundle';
import type { RuleFileText } from '../rules/model';
import { finished } from '../values/steps';
import { readInSteps, writeInSteps } from '../workbook/text-part';
import { PARTS } from './parts';

/** The rule files that travel in a workbook. Throws PartError, or BundleError where its text is no bundle of rule files. */
export const readRulesPart = (xml: string): RuleFileText[] => finished(rulesPartInSteps(xml));

/** The same in steps: there may be thousands of files. */
export function* rulesPartInSteps(xml: string): Generator<void, RuleFileText[]> {
  return readBundle(yield* readInSteps(PARTS.rules, xml));
}

export const writeRulesPart = (files: readonly RuleFileText[]): string => finished(writeRulesInSteps(files));

export const writeRulesInSteps = (files: readonly RuleFileText[]): Generator<void, string> => writeInSteps(PARTS.rules, bundlePieces(files));
