import { useState } from 'react';
import { wordsIn, type Language } from '../../../i18n/language';
import { remarkText } from '../../../report/remark-text';
import { partKey } from '../../../report/policy';
import type { RuleFileShape } from '../../../rules/shapes';
import { useSession, useWords } from '../../frame/context';
import { useObservable } from '../../frame/use-observable';
import { problemText } from '../../frame/problem-text';
import { printable } from '../../../report/layout';
import { nearest } from '../../../rules/nearest';
import { partAt } from './part-at';

/** Something that is said of a place in the draft. */
export interface Said {
  readonly text: string;
  readonly tone: 'bad' | 'warn' | 'plain';
  /** Key of the part that it is about; null: none that is shown. */
  readonly part: string | null;
}

export interface DraftBarView {
  readonly state: 'reading' | 'wrong' | 'red' | 'sound';
  readonly said: readonly Said[];
  readonly wrong: number;
  readonly red: number;
  readonly cases: number;
  readonly isSaved: boolean;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly isOvertaken: boolean;
  /** Goes on with an overtaken draft: a person has looked at both. */
  readonly goOn: () => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly isDiscarding: boolean;
  readonly askDiscard: () => void;
  readonly keep: () => void;
  readonly discard: () => void;
}

function titleOf({ rules }: RuleFileShape, name: string, lang: Language): string {
  const title = rules.find((rule) => rule.name === name)?.title;
  return title ? wordsIn(title, lang) : name;
}

/** How the draft of a file stands: what is wrong with it, what looks wrong, how its cases come out. */
export function useDraftBar(path: string, shape: RuleFileShape): DraftBarView {
  const { drafting, policy: place } = useSession();
  const { lang, say } = useWords();
  const state = useObservable(drafting.state);
  const [isDiscarding, setIsDiscarding] = useState(false);
  const { remarks, cases, isReading } = state;
  const problems = nearest(state.problems);
  const failing = new Map<string, number>();
  for (const { ok, section, id, rule } of cases ?? []) if (!ok && section === 'cases' && id.startsWith(`${shape.id}/`)) failing.set(rule, (failing.get(rule) ?? 0) + 1);
  const shown = remarks.filter(({ file, severity }) => file === path && severity !== 'hint');
  const said: Said[] = [
    ...problems.map((problem): Said => ({ text: problem.file === path ? problemText(problem, say) : printable(say('author.problem-in', { file: problem.file, problem: problemText(problem, say) })), tone: problem.severity === 'error' ? 'bad' : 'warn', part: problem.file === path ? partAt(problem.pointer, shape) : null })),
    ...[...failing].map(([rule, count]): Said => ({ text: printable(say('author.rule-red', { rule: titleOf(shape, rule, lang), count })), tone: 'bad', part: partKey({ kind: 'rule', name: rule }) })),
    ...shown.map((remark): Said => ({ text: printable(remarkText(remark, lang, say)), tone: remark.severity === 'error' ? 'bad' : 'warn', part: partAt(remark.pointer, shape) })),
  ];
  const wrong = problems.filter(({ severity }) => severity === 'error').length;
  const red = cases?.filter(({ ok }) => !ok).length ?? 0;
  return {
    state: isReading ? 'reading' : wrong > 0 ? 'wrong' : red > 0 ? 'red' : 'sound',
    said,
    wrong,
    red,
    cases: cases?.length ?? 0,
    isSaved: state.isSaved,
    canUndo: state.canUndo,
    canRedo: state.canRedo,
    isOvertaken: state.overtaken.includes(path),
    goOn: () => void drafting.keep(path),
    undo: () => drafting.undo(),
    redo: () => drafting.redo(),
    isDiscarding,
    askDiscard: () => setIsDiscarding(true),
    keep: () => setIsDiscarding(false),
    discard: () => {
      setIsDiscarding(false);
      drafting.discard(path);
      // The bar goes with the draft.
      place.show({ path });
    },
  };
}
