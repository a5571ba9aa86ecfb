import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MAX_FORMULA_DEPTH, MAX_FORMULA_LENGTH } from '../src/formula/parse';
import { MAX_CONDITION_NODES } from '../src/rules/conditions';
import { MAX_FILE_CHARACTERS, MAX_NESTING } from '../src/rules/syntax';
import { RULES_FOLDER_LIMITS } from '../src/cli/rules-folder';
import { LONGEST } from '../src/records/lengths';
import { MOST_PART_BYTES, PARTS } from '../src/records/parts';
import { DEEPEST } from '../src/records/part-json';
import { MOST_OF_A_MONTH, MOST_REPORT_BYTES } from '../src/records/runs';
import closings from '../rules/schema/part-closings.schema.json';
import runs from '../rules/schema/part-runs.schema.json';
import waivers from '../rules/schema/part-waivers.schema.json';
import { LIMITS } from '../src/workbook/workbook-error';

const MEGABYTE = 1024 * 1024;
const page = readFileSync(join(__dirname, '..', 'docs', 'limits.md'), 'utf8');
const grouped = (n: number): string => n.toLocaleString('en');

test.each<[string, string]>([
  ['size of a file', `${LIMITS.fileBytes / MEGABYTE} MB`],
  ["a workbook's parts, unpacked", `${grouped(LIMITS.unpackedBytes / MEGABYTE)} MB together, ${LIMITS.partBytes / MEGABYTE} MB each`],
  ['parts in a workbook', grouped(LIMITS.parts)],
  ['sheets in a workbook', grouped(LIMITS.sheets)],
  ['Excel tables of a sheet', grouped(LIMITS.tables)],
  ['rows of a sheet', grouped(LIMITS.rows)],
  ['columns of a sheet', grouped(LIMITS.columns)],
  ['rows × columns of a sheet', grouped(LIMITS.area)],
  ['cells that an .ods file repeats', grouped(LIMITS.repeatedCells)],
  ['files in a rules folder', `${grouped(RULES_FOLDER_LIMITS.files)}, ${['seven', 'eight', 'nine'][RULES_FOLDER_LIMITS.depth - 7] ?? ''} folders deep`],
  ['size of a rule file', `${RULES_FOLDER_LIMITS.fileBytes / MEGABYTE} MB, ${grouped(MAX_FILE_CHARACTERS)} characters`],
  ['nesting of its JSON', `${MAX_NESTING} levels`],
  ['a formula', `${grouped(MAX_FORMULA_LENGTH)} characters, ${MAX_FORMULA_DEPTH} levels`],
  ['a part that is written', `${MOST_PART_BYTES / 1_000_000} MB`],
  ['its JSON, unpacked', `${Object.entries(PARTS).map(([name, { characters }]) => `${name} ${characters / MEGABYTE}`).join(', ')} million characters`],
  ['nesting of its JSON', `${DEEPEST} levels`],
  ['waivers', `${grouped(waivers.properties.waivers.maxItems)} | a reason has ${grouped(waivers.definitions.reason.maxLength)} characters, a name ${waivers.definitions.person.maxLength}`],
  ['closings', `${closings.properties.closings.maxItems} | ${grouped(closings.definitions.closing.properties.lines.maxItems)} amounts each`],
  ['kept runs', `${runs.properties.runs.maxItems}, ${['one', 'two', 'three'][MOST_OF_A_MONTH - 1] ?? ''} of a month`],
  ['a kept run, unpacked', `${MOST_REPORT_BYTES / MEGABYTE} MB`],
  ["a rule's condition", `${grouped(MAX_CONDITION_NODES)} parts; its depth is the file's`],
])('docs/limits.md: %s', (what, limit) => expect(page).toContain(`| ${what} | ${limit} |`));

test('forms and parts know the same limits of a name and a text', () => {
  expect([waivers.definitions.person.maxLength, waivers.definitions.reason.maxLength]).toEqual([LONGEST.name, LONGEST.text]);
});
