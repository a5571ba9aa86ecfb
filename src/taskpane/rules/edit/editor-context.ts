import { createContext, useContext } from 'react';
import type { JSONPath } from 'jsonc-parser';
import type { Edit } from '../../../authoring/edit';
import type { RuleFile, RuleProblem, RuleSet } from '../../../rules/model';
import type { RuleFileShape } from '../../../rules/shapes';

/** A drafted rule file, as its forms see it. */
export interface Editor {
  readonly path: string;
  /** The draft's text as it is now, and what it says. */
  readonly text: string;
  readonly shape: RuleFileShape;
  /** The last version that loads, among all others: names and their titles are looked up in it. */
  readonly set: RuleSet;
  readonly file: RuleFile;
  readonly problems: readonly RuleProblem[];
  readonly edit: (edits: readonly Edit[]) => void;
}

export const EditorContext = createContext<Editor | null>(null);

/** Null where the file in sight is not being changed. */
export const useMaybeEditor = (): Editor | null => useContext(EditorContext);

export function useEditor(): Editor {
  const editor = useMaybeEditor();
  if (editor === null) throw new Error('Editor is not given here');
  return editor;
}

export type At = JSONPath;
