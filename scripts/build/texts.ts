import { readRulesFolder } from '../../src/cli/rules-folder';
import { writeBundle } from '../../src/rules/bundle';

export { sampleText } from './sample';
export { functionsFiles } from '../functions-metadata';

/** rules.json: all rule files of a folder but cases and schemas. Throws Failure where the folder is none. */
export const rulesText = (folder: string): string => writeBundle(readRulesFolder(folder, { cases: false }).files);
