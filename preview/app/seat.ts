import type { AddInWindow } from '../host/frame';

/** The page around this frame: it lends the add-in its seat before Microsoft's library loads. */
interface SurroundingPage {
  guijuSeat?(window: AddInWindow): void;
}

(window.parent as Window & SurroundingPage).guijuSeat?.(window);
