import { useMemo, useState } from 'react';
import { withEdits } from '../../../authoring/edit';
import { restated } from '../../../authoring/restated';
import { inputsOf, TableInputs, type InputsChange } from '../../../authoring/table-inputs';
import { outputInUnit, outputsOf, withOutput, withoutOutput } from '../../../authoring/table-outputs';
import type { TierEdits } from '../../../authoring/tier-edits';
import type { Edit } from '../../../authoring/edit';
import { wordsIn } from '../../../i18n/language';
import { titleOfName } from '../../../report/policy';
import type { TableShape } from '../../../rules/shapes';
import { ROW_WORDS } from '../../../rules/tiers';
import type { Unit } from '../../../values/kind';
import { useWords } from '../../frame/context';
import { nameFor } from '../draft/new-name';
import { useEditor } from './editor-context';

export interface TableShapeForm {
  readonly read: (kind: TableShape['kind']) => void;
  readonly several: (policy: string) => void;
  readonly inputs: readonly { readonly name: string; readonly title: string }[];
  readonly accepts: (name: string) => boolean;
  readonly mayAddInput: boolean;
  readonly addInput: (name: string) => void;
  readonly replaceInput: (index: number, name: string) => void;
  readonly removeInput: (index: number) => void;
  /** Of how many rows the last change of an input could not keep something; 0: of none, or somebody has gone on. */
  readonly lost: number;
  /** `remove` null: a formula uses it, or it is all that the table gives. */
  readonly outputs: readonly { readonly name: string; readonly title: string; readonly unit: Unit; readonly remove: (() => void) | null; readonly measure: (unit: Unit) => void }[];
  readonly addOutput: (title: string) => void;
}

/** How a tier table is read, what it goes by and what it gives, to be changed; its rows and the formulas that look it up follow. */
export function useTableShape(name: string, table: TableShape, tiers: TierEdits | null): TableShapeForm {
  const { set, file, text, shape, edit } = useEditor();
  const { lang } = useWords();
  const inputs = useMemo(() => TableInputs.in(set, file, shape, name), [set, file, shape, name]);
  const [lost, setLost] = useState<{ readonly after: string; readonly rows: number } | null>(null);
  const at = ['tables', name];
  const put = (edits: readonly Edit[]): void => edit(restated(text, edits));
  const change = (made: InputsChange | undefined): void => {
    if (!made) return;
    const edits = restated(text, made.edits);
    setLost({ after: withEdits(text, edits), rows: made.lost });
    edit(edits);
  };
  const given = outputsOf(table);
  return {
    read: (kind) => put(tiers?.readAs(kind) ?? [{ at: [...at, 'kind'], json: kind }]),
    several: (policy) => put([{ at: [...at, 'hitPolicy'], json: policy, after: 'kind' }]),
    inputs: inputsOf(table).map((input) => ({ name: input, title: titleOfName(set, file, input, lang) })),
    accepts: (input) => inputs?.accepts(input) ?? false,
    mayAddInput: inputs?.mayAdd ?? false,
    addInput: (input) => change(inputs?.add(input)),
    replaceInput: (index, input) => change(inputs?.replace(index, input)),
    removeInput: (index) => change(inputs?.remove(index)),
    lost: lost?.after === text ? lost.rows : 0,
    outputs: given.map(({ name: output, unit, title }) => {
      const removal = withoutOutput(shape, name, output);
      return { name: output, title: title ? wordsIn(title, lang) : output, unit, remove: removal && (() => put(removal)), measure: (chosen) => put(outputInUnit(shape, name, output, chosen)) };
    }),
    addOutput: (title) => {
      const taken = (one: string): boolean => ROW_WORDS.has(one) || one === 'value' || given.some((output) => output.name === one);
      put(withOutput(shape, name, { name: nameFor(title, taken), title: { 'zh-CN': title, en: title }, unit: given.at(-1)?.unit ?? 'yuan' }));
    },
  };
}
