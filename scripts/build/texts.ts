import { readRulesFolder } from '../../src/cli/rules-folder';
import { writeBundle } from '../../src/rules/bundle';

export { sampleText } from './sample';
export { functionsFiles } from '../functions-metadata';

/** rules-cases.json: the case files of a folder, for who looks at rules or changes them. Throws Failure where the folder is none. */
export const casesText = (folder: string): string => writeBundle(readRulesFolder(folder, { cases: true }).files.filter(({ path }) => path.startsWith('cases/')));

/** rules.json: all rule files of a folder but cases and schemas. Throws Failure where the folder is none. */
export const rulesText = (folder: string): string => writeBundle(readRulesFolder(folder, { cases: false }).files);
