import { useMemo, useRef, useState, type RefObject } from 'react';
import { timeNow } from '../../addin/clock';
import type { Checked } from '../../addin/session-state';
import { figuresBy, type Trial, type WhatIfState } from '../../addin/what-if';
import { impactOf, type Impact } from '../../report/impact';
import { unitText } from '../../report/unit-text';
import { figuresOf, type Figure } from '../../rules/figures';
import { useAddIn, useSession, useSessionState, useWords } from '../frame/context';
import { useObservable } from '../frame/use-observable';
import { clauseOf, titleOf, valueText } from './figure-words';

/** Figures that are listed at first. */
const PAGE = 20;

export interface FigureLine {
  readonly figure: Figure;
  readonly title: string;
  readonly now: string;
  readonly unit: string;
  readonly clause: string;
}

export interface WhatIfView {
  readonly query: string;
  readonly search: (text: string) => void;
  readonly figures: readonly FigureLine[];
  /** Figures that fit the query and are not listed yet. */
  readonly more: number;
  readonly showMore: () => void;
  readonly trials: readonly (FigureLine & Pick<Trial, 'typed'>)[];
  readonly state: WhatIfState;
  /** What was tried, in words; the difference person by person. */
  readonly tried: readonly string[];
  readonly impacts: readonly Impact[];
  /** True where the workbook was checked anew since. */
  readonly isOld: boolean;
  readonly isBusy: boolean;
  readonly replacing: readonly string[] | null;
  /** The field of a figure that was just chosen takes the focus: its button is gone. */
  readonly fieldRef: (figure: Figure) => (field: HTMLElement | null) => void;
  readonly searchRef: RefObject<HTMLInputElement | null>;
  readonly choose: (figure: Figure) => void;
  readonly leave: (figure: Figure) => void;
  readonly type: (figure: Figure, text: string) => void;
  readonly run: () => void;
  readonly clear: () => void;
  readonly write: () => void;
  readonly replace: () => void;
  readonly keep: () => void;
}

const plain = (text: string): string => text.normalize('NFKC').toLowerCase();

export function useWhatIf(checked: Checked): WhatIfView {
  const { whatIf } = useSession();
  const { progress } = useSessionState();
  const { say } = useWords();
  const { person } = useAddIn();
  const state = useObservable(whatIf.state);
  const wanted = useRef<string | null>(null);
  const searchRef = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState('');
  const [shown, setShown] = useState(PAGE);
  const [replacing, setReplacing] = useState<readonly string[] | null>(null);
  const { view, recognised: { rules } } = checked;
  const lines = useMemo(
    () =>
      figuresBy(rules).map((figure): FigureLine & { readonly text: string } => {
        const line = { figure, title: titleOf(figure, view), now: valueText(figure, view), unit: unitText(figure.unit, view.say), clause: clauseOf(figure, view) };
        return { ...line, text: plain([line.title, figure.name, line.now, line.clause].join(' ')) };
      }),
    [rules, view],
  );
  const words = plain(query).split(/\s+/).filter(Boolean);
  const chosen = new Set(state.trials.map(({ figure }) => figure.id));
  const fitting = lines.filter(({ figure, text }) => !chosen.has(figure.id) && words.every((word) => text.includes(word)));
  const lineOf = new Map(lines.map((line) => [line.figure.id, line]));
  const { outcome } = state;
  // By the rules that it was tried by, the value as it reads there.
  const then = useMemo(() => new Map((outcome ? figuresOf(outcome.view.set, rules.files) : []).map((figure) => [figure.id, figure])), [outcome, rules]);
  const tried = (outcome?.trials ?? []).map(({ figure, typed }) => say('whatif.tried', { title: titleOf(figure, view), from: valueText(figure, view), to: then.has(figure.id) ? valueText(then.get(figure.id)!, view) : typed.trim() }));
  const impacts = useMemo(() => (outcome?.view.report.difference ? impactOf(outcome.view, outcome.view.report.difference) : []), [outcome]);
  const write = (): void => {
    setReplacing(null);
    void whatIf.write({ by: person.get().trim() || null, at: timeNow() }, tried);
  };
  return {
    query,
    search: (text) => {
      setQuery(text);
      setShown(PAGE);
    },
    figures: fitting.slice(0, shown),
    more: Math.max(0, fitting.length - shown),
    showMore: () => setShown(shown + PAGE),
    trials: state.trials.flatMap(({ figure, typed }) => {
      const line = lineOf.get(figure.id);
      return line ? [{ ...line, typed }] : [];
    }),
    state,
    tried,
    impacts,
    isOld: outcome !== null && outcome.base !== checked,
    isBusy: progress !== null,
    replacing,
    fieldRef: (figure) => (field) => {
      if (field === null || wanted.current !== figure.id) return;
      wanted.current = null;
      field.focus();
    },
    searchRef,
    choose: (figure) => {
      wanted.current = figure.id;
      setQuery('');
      whatIf.choose(figure);
    },
    leave: (figure) => {
      whatIf.leave(figure);
      searchRef.current?.focus();
    },
    type: (figure, text) => whatIf.type(figure, text),
    run: () => void whatIf.run(),
    clear: () => whatIf.clear(),
    write: () =>
      void whatIf.wouldReplace().then((sheets) => {
        if (sheets === null) return;
        if (sheets.length > 0) setReplacing(sheets);
        else write();
      }),
    replace: write,
    keep: () => setReplacing(null),
  };
}
