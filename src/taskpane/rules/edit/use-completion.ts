import { useId, useLayoutEffect, useRef, useState, type ChangeEvent, type KeyboardEvent, type RefObject } from 'react';
import { completionsAt, signatureAt, type Completion } from '../../../authoring/completion';
import { useEditor } from './editor-context';

export interface CompletionView {
  readonly area: RefObject<HTMLTextAreaElement | null>;
  readonly listId: string;
  readonly options: readonly Completion[];
  readonly active: number;
  /** Of the function that the caret stands in. */
  readonly signature: string | null;
  readonly onChange: (event: ChangeEvent<HTMLTextAreaElement>) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLTextAreaElement>) => void;
  /** The caret has moved. */
  readonly follow: () => void;
  readonly take: (index: number) => void;
  readonly close: () => void;
}

/** Names and functions that complete what is typed in a formula. */
export function useCompletion(formula: string, put: (formula: string) => void): CompletionView {
  const { set, file } = useEditor();
  const area = useRef<HTMLTextAreaElement>(null);
  const listId = useId();
  const [caret, setCaret] = useState<number | null>(null);
  const [active, setActive] = useState(0);
  const [isOpen, setIsOpen] = useState(false);
  /** Where the caret is to stand once the formula is drawn. */
  const due = useRef<number | null>(null);
  const { from, to, options } = isOpen && caret !== null ? completionsAt(set, file, formula, caret) : { from: 0, to: 0, options: [] };

  useLayoutEffect(() => {
    if (due.current === null) return;
    area.current?.setSelectionRange(due.current, due.current);
    due.current = null;
  }, [formula]);

  const take = (index: number): void => {
    const option = options[index];
    if (!option) return;
    due.current = from + option.text.length;
    setCaret(due.current);
    setActive(0);
    // Behind a ledger its names follow; all else is done.
    setIsOpen(option.is === 'ledger');
    put(formula.slice(0, from) + option.text + formula.slice(to));
  };
  const go = (by: number): void => setActive((active + by + options.length) % options.length);
  return {
    area,
    listId,
    options,
    active: Math.min(active, Math.max(0, options.length - 1)),
    signature: caret === null ? null : signatureAt(formula, caret),
    onChange: ({ target }) => {
      setCaret(target.selectionStart);
      setActive(0);
      setIsOpen(true);
      put(target.value);
    },
    follow: () => setCaret(area.current?.selectionStart ?? null),
    onKeyDown: (event) => {
      if (options.length === 0 || event.nativeEvent.isComposing) return;
      const acts: Readonly<Record<string, () => void>> = { ArrowDown: () => go(1), ArrowUp: () => go(-1), Enter: () => take(active), Tab: () => take(active), Escape: () => setIsOpen(false) };
      const act = acts[event.key];
      if (!act) return;
      event.preventDefault();
      event.stopPropagation();
      act();
    },
    take,
    close: () => setIsOpen(false),
  };
}
