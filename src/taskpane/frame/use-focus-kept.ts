import { useEffect, useRef, type RefObject } from 'react';

/** Keeps the keyboard's place: where what had the focus went away as `what` changed, the element behind the ref has it. It needs a tabIndex of −1. */
export function useFocusKept<Kept extends HTMLElement = HTMLDivElement>(what: unknown): RefObject<Kept | null> {
  const kept = useRef<Kept>(null);
  useEffect(() => {
    // Where somebody is at work in the sheet, it is not ours to move.
    if (document.hasFocus() && document.activeElement === document.body) kept.current?.focus({ preventScroll: true });
  }, [what]);
  return kept;
}
