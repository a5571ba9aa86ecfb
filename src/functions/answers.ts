import { rulesInForce } from '../addin/rules-in-force';
import { hostLanguage } from '../addin/host-language';
import { Call } from '../checking/call';
import type { Words } from '../checking/reasons';
import type { Expression } from '../formula/expression';
import { operands } from '../formula/operands';
import { readValues } from '../ledgers/read-values';
import type { ColumnDefinition } from '../rules/ledger-definition';
import type { CellFunction, RuleSet } from '../rules/model';
import { State } from '../values/column';
import type { CellValue } from '../workbook/port';
import { broadcast, type Argument, type Broadcast } from './broadcast';
import { nameIn, toExcel, type CellResult } from './excel-values';
import { hostTranslator, invalidValue, notAvailable, words } from './failures';

/** What a row asks of the rules: a function, or why there is none. */
export type Asked = CellFunction | CustomFunctions.Error;

/** The rules that functions go by. Throws `#N/A` until they are loaded: nothing is ever worked out by rules that may not be this workbook's. */
export function rulesNow(): RuleSet {
  const rules = rulesInForce();
  if (!rules) throw notAvailable(words('rules-loading'));
  return rules.set;
}

const wordsNow = (): Words => ({ lang: hostLanguage(), translate: hostTranslator() });

const DATE: ColumnDefinition = { key: 'asOf', type: 'date', kind: 'date', unit: 'date', headers: ['asOf'], required: false, default: null, bounds: null, values: null, references: null };

/** The day that each row asks for (null: none), or why its date is none. */
export function daysOf(cells: readonly CellValue[], set: RuleSet): (i: number) => number | null | CustomFunctions.Error {
  if (cells.every((cell) => cell === null)) return () => null;
  const { column, notes } = readValues(DATE, cells, set.roles);
  const noteOf = new Map(notes.map((note) => [note.row, note]));
  return (i) => {
    if (column.state[i] === State.Known) return column.values[i]!;
    if (column.state[i] === State.Blank) return null;
    const note = noteOf.get(i);
    return invalidValue(words('bad-date', { why: note ? hostTranslator()(`cell.${note.code}`, { text: note.text, ...note.params }) : '' }));
  };
}

const dependsOnDay = (e: Expression): boolean => e.op === 'as-of' || operands(e).some(dependsOnDay);

const looking = new WeakMap<CellFunction, boolean>();

/** Does what the function gives depend on the day itself, and not only on the rules in force on it? */
function looksAtDay(asked: CellFunction): boolean {
  let looks = looking.get(asked);
  if (looks === undefined) looking.set(asked, (looks = dependsOnDay(asked.expression) || asked.unless.some(({ when }) => dependsOnDay(when))));
  return looks;
}

/** Rows that one function answers together. */
interface Batch {
  readonly asked: CellFunction;
  readonly day: number | null;
  readonly rows: number[];
}

/** How rows of arguments are answered. Numbers are places among the arguments. */
export interface Question {
  /** What besides the day decides which function a row asks for; rows of equal keys ask for the same. Null: nothing is asked. */
  readonly key: (i: number) => CellValue;
  /** The function of a key on a day. */
  readonly find: (key: CellValue, day: number | null) => Asked;
  /** Arguments that the function itself takes. */
  readonly args: readonly number[];
  readonly asOf: number;
  /** What is shown of a row that has a value; the value itself, if absent. */
  readonly show?: (call: Call, row: number, asked: CellFunction) => CellResult;
}

/** Answers element by element, all rows that ask for the same function at once. */
export function answers(set: RuleSet, { count, cells, shaped }: Broadcast, question: Question): CellResult[][] {
  const days = daysOf(cells[question.asOf]!, set);
  const results = new Array<CellResult>(count);
  const found = new Map<string, Asked>();
  const batches = new Map<CellFunction, Map<number | null, Batch>>();
  for (let i = 0; i < count; i++) {
    const day = days(i);
    const key = question.key(i);
    if (day instanceof CustomFunctions.Error || key === null) {
      results[i] = day instanceof CustomFunctions.Error ? day : '';
      continue;
    }
    const name = `${typeof key} ${nameIn(key)}\n${String(day)}`;
    let asked = found.get(name);
    if (asked === undefined) found.set(name, (asked = question.find(key, day)));
    if (asked instanceof CustomFunctions.Error) {
      results[i] = asked;
      continue;
    }
    const ofDay = looksAtDay(asked) ? day : null;
    const batchesOf = batches.get(asked) ?? new Map<number | null, Batch>();
    batches.set(asked, batchesOf);
    const batch = batchesOf.get(ofDay) ?? { asked, day: ofDay, rows: [] };
    batchesOf.set(ofDay, batch);
    batch.rows.push(i);
  }
  for (const batchesOf of batches.values()) for (const batch of batchesOf.values()) answerBatch(set, batch, question.args.map((index) => cells[index]!), question, results);
  return shaped((i) => results[i]!);
}

function answerBatch(set: RuleSet, { asked, day, rows }: Batch, args: readonly (readonly CellValue[])[], { show }: Question, results: CellResult[]): void {
  if (day === null && looksAtDay(asked)) {
    rows.forEach((i) => (results[i] = notAvailable(words('date-wanted'))));
    return;
  }
  const call = new Call(set, asked, args.map((list) => rows.map((i) => list[i]!)), rows.length, day ?? 1);
  const speaking = wordsNow();
  rows.forEach((i, row) => {
    const answer = call.at(row);
    if (answer.is === 'value') results[i] = show ? show(call, row, asked) : toExcel(answer.value, asked.kind, asked.unit);
    else if (answer.is === 'blank') results[i] = '';
    else results[i] = (answer.wrong ? invalidValue : notAvailable)(answer.why(speaking));
  });
}

/** Arguments and their shape, once it is sure that there are rules. */
export const asking = (args: readonly Argument[]): { readonly set: RuleSet; readonly given: Broadcast } => ({ set: rulesNow(), given: broadcast(args) });
