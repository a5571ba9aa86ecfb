import { useEffect } from 'react';
import { useSession } from '../frame/context';

/** As assistive technology is told; shortcuts.json has the same keys for the time when the focus is in the sheet. */
export const CHECK_KEYS = 'Control+Shift+Alt+G';

/** Ctrl, Shift, Alt and G check the workbook, wherever the focus is in the pane: Excel hears its own shortcuts in the sheet alone. */
export function useCheckKeys(): void {
  const { checker, desk } = useSession();
  useEffect(() => {
    const check = (event: KeyboardEvent): void => {
      if (event.code !== 'KeyG' || !event.ctrlKey || !event.shiftKey || !event.altKey) return;
      event.preventDefault();
      if (!desk.isBusy) void checker.check();
    };
    document.addEventListener('keydown', check);
    return () => document.removeEventListener('keydown', check);
  }, [checker, desk]);
}
