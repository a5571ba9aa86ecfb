import type { Json } from '../rules/parts';
import type { RuleFileShape, TableShape } from '../rules/shapes';
import type { Words } from '../rules/words';
import type { Unit } from '../values/kind';
import type { Edit } from './edit';
import { inUnit } from './in-unit';
import { inputsOf } from './table-inputs';
import { callsForOutput, rewrittenCalls } from './tier-calls';

/** What the rows of a table with a single output call it. */
const ONLY = 'value';

export const outputsOf = ({ outputs, unit }: TableShape): readonly { readonly name: string; readonly unit: Unit; readonly title: Words | null }[] =>
  outputs ? Object.entries(outputs).map(([name, { unit: of, title = null }]) => ({ name, unit: of, title })) : [{ name: ONLY, unit: unit ?? 'number', title: null }];

/** Edits with which each row of a table gives one thing more, whose figures wait. Formulas that looked up its only output go on with that one. */
export function withOutput(shape: RuleFileShape, name: string, output: { readonly name: string; readonly title: Words; readonly unit: Unit }): readonly Edit[] {
  const table = shape.tables?.[name];
  if (!table) return [];
  const at = ['tables', name];
  const made = { title: output.title as unknown as Json, unit: output.unit };
  const only = outputsOf(table).length === 1 ? outputsOf(table)[0]!.name : null;
  const declared: readonly Edit[] = table.outputs
    ? [{ at: [...at, 'outputs', output.name], json: made }]
    : [{ at: [...at, 'unit'], rename: 'outputs' }, { at: [...at, 'outputs'], json: { [ONLY]: { title: table.title as unknown as Json, unit: table.unit ?? 'number' }, [output.name]: made } }];
  const last = outputsOf(table).at(-1)!.name;
  const rows = table.rows.map((_, row): Edit => ({ at: [...at, 'rows', row, output.name], json: null, after: last }));
  const given = inputsOf(table).length;
  const calls = only === null ? [] : rewrittenCalls(shape, name, ({ args }) => (args.length === given && args.length > 0 ? [{ at: [args.at(-1)!.at[1], args.at(-1)!.at[1]], text: `, ${only}` }] : []));
  return [...declared, ...rows, ...calls];
}

/** Edits with which the rows of a table give one thing less; null where a formula looks it up, or it is all that they give. */
export function withoutOutput(shape: RuleFileShape, name: string, output: string): readonly Edit[] | null {
  const table = shape.tables?.[name];
  if (!table?.outputs || outputsOf(table).length < 2 || callsForOutput(shape, name, inputsOf(table).length, output) > 0) return null;
  const at = ['tables', name];
  return [{ at: [...at, 'outputs', output] }, ...table.rows.flatMap((row, index): Edit[] => (Object.hasOwn(row, output) ? [{ at: [...at, 'rows', index, output] }] : []))];
}

/** Edits with which an output is in another unit; what the rows say of it is written as it is there. */
export function outputInUnit(shape: RuleFileShape, name: string, output: string, unit: Unit): readonly Edit[] {
  const table = shape.tables?.[name];
  if (!table) return [];
  const at = ['tables', name];
  const rows = table.rows.flatMap((row, index): Edit[] => {
    const json = row[output] as Json | undefined;
    const next = json === undefined ? json : inUnit(json, unit);
    return next === json || next === undefined ? [] : [{ at: [...at, 'rows', index, output], json: next }];
  });
  return [{ at: table.outputs ? [...at, 'outputs', output, 'unit'] : [...at, 'unit'], json: unit }, ...rows];
}
