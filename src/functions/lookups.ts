import { wordsIn } from '../i18n/language';
import { hostLanguage } from '../addin/host-language';
import type { Expression } from '../formula/expression';
import { argumentOf } from '../rules/argument';
import type { CellFunction, RuleFile, RuleSet } from '../rules/model';
import { filesOn } from '../rules/on-day';
import { rolesAsVocabulary } from '../rules/vocabulary';
import { formatDate } from '../values/serial-day';
import { answers, asking, type Asked } from './answers';
import type { Argument } from './broadcast';
import { nameIn, type CellResult } from './excel-values';
import { invalidValue, notAvailable, words } from './failures';
import { createMemo } from './memo';
import { findNamed, fullName, type Finding, type Found } from './named';

type Table = RuleFile['tables'] extends ReadonlyMap<string, infer T> ? T : never;
type Parameter = RuleFile['parameters'] extends ReadonlyMap<string, infer T> ? T : never;
type Named = { readonly name: string };

const RATES: ReadonlySet<Table['kind']> = new Set<Table['kind']>(['whole rate', 'marginal rate']);
const BETWEEN_TABLE_AND_OUTPUT = '.';

const memo = createMemo<Asked>();

/** Why a name stands for nothing. `what` is a table or a parameter. */
function notOne<T extends Named>(finding: Exclude<Finding<T>, { only: Found<T> }>, what: 'table' | 'parameter', name: string, day: number | null): CustomFunctions.Error {
  if ('several' in finding) return invalidValue(words('several-named', { name, known: finding.several.join(words('separator')) }));
  const params = { what, name, suggestion: finding.none ?? 'none' };
  return day === null ? invalidValue(words('unknown-name', params)) : invalidValue(words('unknown-name-on-day', { ...params, date: formatDate(day) }));
}

/** A tier table as a function of its inputs; `name` may end in `.output`. */
function tableFunction(set: RuleSet, name: string, day: number | null, inputs: number): Asked {
  const files = filesOn(set, day, 'anybody');
  const find = (text: string): Finding<Table> => findNamed(files, ({ tables }) => tables.values(), text);
  const dot = name.lastIndexOf(BETWEEN_TABLE_AND_OUTPUT);
  const whole = find(name);
  const split = 'none' in whole && dot > 0;
  const finding = split ? find(name.slice(0, dot)) : whole;
  if (!('only' in finding)) return notOne(finding, 'table', name, day);
  const { file, part: table } = finding.only;
  const outputs = table.outputs.map((output) => `${fullName(finding.only)}${BETWEEN_TABLE_AND_OUTPUT}${output.name}`).join(words('separator'));
  const output = split ? table.outputs.find((one) => one.name === name.slice(dot + 1)) : table.outputs.length === 1 ? table.outputs[0] : undefined;
  if (!output) return invalidValue(words('which-output', { table: wordsIn(table.title, hostLanguage()), outputs }));
  if (table.inputs.length !== inputs) {
    return invalidValue(words('table-inputs', { table: wordsIn(table.title, hostLanguage()), wanted: table.inputs.length, inputs: table.inputs.map((input) => inputTitle(set, file, input.name)).join(words('separator')) }));
  }
  return asFunction(set, file, table, output);
}

function inputTitle(set: RuleSet, file: RuleFile, name: string): string {
  const title = file.facts.get(name)?.title ?? file.parameters.get(name)?.title;
  return title ? wordsIn(title, hostLanguage()) : (set.ledgers.get(file.ledger)?.columns.get(name)?.headers[0] ?? name);
}

function asFunction(set: RuleSet, file: RuleFile, table: Table, output: Table['outputs'][number]): CellFunction {
  const columns = set.ledgers.get(file.ledger)?.columns;
  const rated = RATES.has(table.kind) && output.kind === 'number' ? table.inputs[0] : undefined;
  const kind = rated?.kind ?? output.kind;
  const inputs = table.inputs.map((input): Expression => ({ op: 'column', kind: input.kind, ledger: file.ledger, column: input.name }));
  return {
    name: fullName({ file, part: table }),
    file: table.file,
    ledger: file.ledger,
    inputs: table.inputs.map((input) => argumentOf(input.name, { ...input, vocabulary: input.kind === 'role' ? rolesAsVocabulary(set.roles) : null }, columns?.get(input.name), file.facts.get(input.name)?.title ?? null)),
    given: new Map(),
    unit: rated?.unit ?? output.unit,
    kind,
    formula: '',
    expression: { op: 'tier', kind, table, inputs, output: output.name },
    unless: [],
    title: table.title,
    source: table.source,
    reading: table.reading,
  };
}

function parameterFunction(set: RuleSet, name: string, day: number | null): Asked {
  const finding = findNamed(filesOn(set, day, 'anybody'), ({ parameters }) => parameters.values(), name);
  if (!('only' in finding)) return notOne<Parameter>(finding, 'parameter', name, day);
  const { file, part } = finding.only;
  const { kind, unit, title, source, reading } = part;
  if (part.value === null) return notAvailable(words('no-figure', { name: wordsIn(title, hostLanguage()), place: fullName(finding.only) }));
  return { name: fullName(finding.only), file: part.file, ledger: file.ledger, inputs: [], given: new Map(), unit, kind, formula: '', expression: { op: 'parameter', kind, parameter: part }, unless: [], title, source, reading };
}

/** The tier table of a name that is looked up by so many values; or why there is none. */
export const tableOf = (set: RuleSet, name: string, day: number | null, inputs: number): Asked => memo(set, `table ${inputs} ${String(day)} ${name}`, () => tableFunction(set, name, day, inputs));

/** The figure of a name, or why there is none. */
export const parameterOf = (set: RuleSet, name: string, day: number | null): Asked => memo(set, `parameter ${String(day)} ${name}`, () => parameterFunction(set, name, day));

/** Looks values up in a tier table. */
export function askTable(table: Argument, value: Argument, value2: Argument, asOf: Argument): CellResult[][] {
  const { set, given } = asking([table, value, value2, asOf]);
  const inputs = value2 ? 2 : 1;
  return answers(set, given, { key: (i) => given.cells[0]![i]!, find: (name, day) => tableOf(set, nameIn(name), day, inputs), args: inputs === 2 ? [1, 2] : [1], asOf: 3 });
}

/** Figures of the rule files. */
export function askParameter(name: Argument, asOf: Argument): CellResult[][] {
  const { set, given } = asking([name, asOf]);
  return answers(set, given, { key: (i) => given.cells[0]![i]!, find: (asked, day) => parameterOf(set, nameIn(asked), day), args: [], asOf: 1 });
}
