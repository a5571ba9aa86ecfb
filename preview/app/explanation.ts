import { functionsOf } from '../host/functions/installed';
import type { Host } from '../host/host';

/** What a function of ours says beside the error that the selected cell shows. */
export interface Explanation {
  /** The cell, as in M16. */
  readonly cell: string;
  readonly shown: string;
  readonly words: string;
}

/** Tells of the error in the selected cell, whenever another cell is selected or its value changes; null where there is none to explain. */
export function onExplanation(host: Host, listener: (explanation: Explanation | null) => void): void {
  const { univer, book } = host;
  // The name box takes addresses beyond the sheet's edge; Univer then throws where it is asked for the range.
  const selected = (): ReturnType<typeof book.getActiveRange> => {
    try {
      return book.getActiveRange();
    } catch {
      return null;
    }
  };
  const look = (): void => {
    const range = selected();
    const shown = range?.getValue();
    const words = range && typeof shown === 'string' && shown.startsWith('#') ? functionsOf(host).messageAt(range.getSheetId(), range.getRow(), range.getColumn(), shown) : null;
    listener(range && words !== null ? { cell: range.getA1Notation(), shown: String(shown), words } : null);
  };
  univer.addEvent(univer.Event.SelectionChanged, look);
  univer.addEvent(univer.Event.SheetValueChanged, look);
}
