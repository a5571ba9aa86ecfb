import { useMemo } from 'react';
import type { Edit } from '../../../authoring/edit';
import { questionsOfTable, type Question } from '../../../authoring/questions';
import { TierEdits, type Side } from '../../../authoring/tier-edits';
import { wordsIn } from '../../../i18n/language';
import { titleOfName } from '../../../report/policy';
import type { Citation } from '../../../rules/model';
import type { Json, JsonObject } from '../../../rules/parts';
import type { RowShape, TableShape } from '../../../rules/shapes';
import { NUMERIC_KINDS, UNITS, type Unit } from '../../../values/kind';
import { useWords } from '../../frame/context';
import { useEditor, type At } from './editor-context';
import { writingOf } from './writing';

export interface RowInput {
  readonly index: number;
  readonly name: string;
  readonly title: string;
  readonly unit: Unit;
  readonly isNumber: boolean;
  /** Where its bounds or its list stand in the row. */
  readonly at: At;
  /** What is written there; undefined: any value. */
  readonly json: Json | undefined;
}

export interface RowOutput {
  readonly name: string;
  readonly title: string;
  readonly unit: Unit;
  readonly at: At;
  readonly json: Json | undefined;
}

export interface FormRow {
  readonly index: number;
  readonly inputs: readonly RowInput[];
  readonly outputs: readonly RowOutput[];
  readonly at: At;
  /** The clauses that the row itself stands on, and how it reads them. */
  readonly source: readonly Citation[] | undefined;
  readonly reading: string | undefined;
  /** Places whose mistakes the row's own fields tell. */
  readonly told: readonly At[];
}

export interface TableFormView {
  readonly at: At;
  readonly table: TableShape;
  /** May rows change their places? */
  readonly isOrdered: boolean;
  readonly rows: readonly FormRow[];
  readonly edit: (edits: readonly Edit[]) => void;
  /** Null where the table can't be read as it stands: its fields still can be changed. */
  readonly tiers: TierEdits | null;
  /** What may be meant otherwise. */
  readonly questions: readonly Question[];
  readonly addRow: () => void;
  readonly moveRow: (row: number, to: number) => void;
}

export const EDGE_WORDS: Readonly<Record<Side, readonly [included: string, excluded: string]>> = { low: ['from', 'above'], high: ['upTo', 'below'] };

/** A tier table's rows as they are written now. Null where the draft has no such table. */
export function useTableForm(name: string): TableFormView | null {
  const { set, file, text, shape, edit } = useEditor();
  const { lang, say } = useWords();
  const tiers = useMemo(() => TierEdits.in(set, file, text, name), [set, file, text, name]);
  const questions = useMemo(() => questionsOfTable(set, file, text, name), [set, file, text, name]);
  const table = shape.tables?.[name];
  if (!table) return null;
  const at: At = ['tables', name];
  const inputs = table.input === undefined ? (table.inputs ?? []) : [table.input];
  const outputs = table.outputs ? Object.entries(table.outputs).map(([output, { unit, title }]) => ({ name: output, unit, title: title ? wordsIn(title, lang) : output })) : [{ name: 'value', unit: table.unit ?? 'number', title: say('author.row-gives') } as const];
  const rowOf = (row: RowShape, index: number): FormRow => {
    const place: At = [...at, 'rows', index];
    const ofInputs = inputs.map((input, order): RowInput => {
      const unit = writingOf(set, file, input)?.unit ?? 'number';
      const own = table.input === undefined ? [...place, 'when', input] : place;
      return { index: order, name: input, title: titleOfName(set, file, input, lang), unit, isNumber: NUMERIC_KINDS.has(UNITS[unit]), at: own, json: (table.input === undefined ? row.when?.[input] : row) as Json | undefined };
    });
    const ofOutputs = outputs.map((output): RowOutput => ({ ...output, at: [...place, output.name], json: row[output.name] as Json | undefined }));
    const bounds = ofInputs.flatMap(({ at: own, isNumber }) => (isNumber ? Object.values(EDGE_WORDS).flatMap((words) => words.map((word): At => [...own, word])) : [own]));
    return { index, at: place, inputs: ofInputs, outputs: ofOutputs, source: row.source, reading: row.reading, told: [...bounds, ...ofOutputs.map(({ at: own }) => own), [...place, 'source'], [...place, 'reading']] };
  };
  return {
    at,
    table,
    isOrdered: table.kind === 'decision' && table.hitPolicy === 'first',
    rows: table.rows.map(rowOf),
    edit,
    tiers,
    questions,
    // The last row once more: what it is for is then changed, and until then it is told that it is there twice.
    addRow: () => edit([{ at: [...at, 'rows', table.rows.length], json: (table.rows.at(-1) ?? {}) as JsonObject, insert: true }]),
    moveRow: (row, to) => edit([{ at: [...at, 'rows', row] }, { at: [...at, 'rows', to], json: table.rows[row] as JsonObject, insert: true }]),
  };
}
