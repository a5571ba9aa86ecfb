import { useEffect } from 'react';
import { useSession } from './context';

/** Alt with the down and up arrow goes to the next finding and the one before, wherever the focus is in the pane. */
export function useWalkKeys(): void {
  const { walk } = useSession();
  useEffect(() => {
    const go = (event: KeyboardEvent): void => {
      if (!event.altKey || event.ctrlKey || event.metaKey || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
      // A list opens with the same keys.
      if (event.target instanceof HTMLSelectElement) return;
      event.preventDefault();
      void walk.go(event.key === 'ArrowDown' ? 1 : -1);
    };
    document.addEventListener('keydown', go);
    return () => document.removeEventListener('keydown', go);
  }, [walk]);
}
