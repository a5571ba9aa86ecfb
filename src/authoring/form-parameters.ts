import { parse } from 'jsonc-parser';
import type { Json, JsonObject } from '../rules/parts';
import { LANGUAGES_OF_WORDS } from '../rules/words';
import { UNITS, type Unit } from '../values/kind';
import type { Edit } from './edit';
import { keyedGrid, type FormColumn, type FormProblem, type FormRead, type SheetForm } from './form';
import { cellOf, isBlank, literalIn, saysSame, textOfCell, type FormCell } from './form-cells';

const KEY = 'parameters';
const fixed = { named: null, fixed: true };
const open = { named: null, fixed: false };

const COLUMNS: readonly FormColumn[] = [
  { ...open, key: KEY, title: 'name' },
  ...LANGUAGES_OF_WORDS.map((language) => ({ ...open, key: `title.${language}`, title: `title-${language.toLowerCase()}` })),
  { ...open, key: 'value', title: 'value' },
  { ...open, key: 'unit', title: 'unit' },
  { ...open, key: 'reading', title: 'reading' },
  { ...fixed, key: 'source', title: 'source' },
];

type Parameters = Readonly<Record<string, JsonObject>>;
const parametersIn = (text: string): Parameters => (parse(text) as { parameters?: Parameters }).parameters ?? {};

const unitOf = (fields: JsonObject): Unit => (typeof fields['unit'] === 'string' && Object.hasOwn(UNITS, fields['unit']) ? (fields['unit'] as Unit) : 'text');

/** The parameters of a rule file, one a row. Their order in the sheet means nothing. */
export function parametersForm(text: string): SheetForm {
  const rows = Object.entries(parametersIn(text)).map(([name, fields]): FormCell[] => {
    const title = (fields['title'] ?? {}) as JsonObject;
    const source = (fields['source'] ?? []) as readonly { readonly id?: string }[];
    return [name, ...LANGUAGES_OF_WORDS.map((language) => cellOf(title[language])), cellOf(fields['value']), cellOf(fields['unit']), cellOf(fields['reading']), source.map(({ id }) => id ?? '').join(', ')];
  });
  return { columns: COLUMNS, rows };
}

export function readParameters(text: string, grid: readonly (readonly FormCell[])[]): FormRead {
  const keyed = keyedGrid(COLUMNS, grid);
  if ('problems' in keyed) return { edits: [], problems: keyed.problems };
  const before = parametersIn(text);
  const problems: FormProblem[] = [];
  const edits: Edit[] = [];
  const seen = new Set<string>();
  for (const { at, cell } of keyed.rows) {
    const name = textOfCell(cell(KEY));
    const problem = (code: FormProblem['code']): number => problems.push({ row: at, column: keyed.columnOf(KEY), code, params: { row: name } });
    if (name === '') problem('no-name');
    else if (seen.has(name)) problem('row-twice');
    else edits.push(...(Object.hasOwn(before, name) ? changes(name, before[name]!, cell) : [{ at: ['parameters', name], json: made(cell) }]));
    seen.add(name);
  }
  const gone = Object.keys(before).filter((name) => !seen.has(name)).map((name): Edit => ({ at: ['parameters', name] }));
  return problems.length > 0 ? { edits: [], problems } : { edits: [...edits, ...gone], problems: [] };
}

function changes(name: string, fields: JsonObject, cell: (key: string) => FormCell): Edit[] {
  const at = ['parameters', name];
  const unit = textOfCell(cell('unit'));
  const isKnown = Object.hasOwn(UNITS, unit);
  const value = literalIn(cell('value'), isKnown ? (unit as Unit) : unitOf(fields));
  const title = (fields['title'] ?? {}) as JsonObject;
  const words = (path: readonly string[], now: Json | undefined, key: string): Edit[] => {
    const text = isBlank(cell(key)) ? undefined : String(cell(key));
    return text === now ? [] : [{ at: [...at, ...path], ...(text === undefined ? {} : { json: text }) }];
  };
  return [
    ...LANGUAGES_OF_WORDS.flatMap((language) => words(['title', language], title[language], `title.${language}`)),
    ...words(['unit'], fields['unit'], 'unit'),
    ...(saysSame(fields['value'], value, isKnown ? (unit as Unit) : unitOf(fields)) ? [] : [{ at: [...at, 'value'], json: value }]),
    ...words(['reading'], fields['reading'], 'reading'),
  ];
}

function made(cell: (key: string) => FormCell): Json {
  const unit = textOfCell(cell('unit'));
  const title = Object.fromEntries(LANGUAGES_OF_WORDS.flatMap((language) => (isBlank(cell(`title.${language}`)) ? [] : [[language, String(cell(`title.${language}`))]])));
  return { title, value: literalIn(cell('value'), Object.hasOwn(UNITS, unit) ? (unit as Unit) : 'text'), unit, ...(isBlank(cell('reading')) ? {} : { reading: String(cell('reading')) }) };
}
