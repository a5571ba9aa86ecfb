import { beside } from './beside';
import type { Host } from './host';

/** Categories of the client's messages; types of them above this are the shared runtime's own. */
const EVENTS = 65_536;
const VISIBILITY_CHANGED = 65_539;

/** Whether the add-in's pane is seen. The page that shows it listens, the add-in hears of it by `Office.addin.onVisibilityModeChanged`. */
class Pane {
  #isShown = true;
  #listeners: ((isShown: boolean) => void)[] = [];

  constructor(private readonly host: Host) {}

  get isShown(): boolean {
    return this.#isShown;
  }

  show(isShown: boolean): void {
    if (isShown === this.#isShown) return;
    this.#isShown = isShown;
    for (const listener of this.#listeners) listener(isShown);
    const message = JSON.stringify({ visibility: isShown ? 'Visible' : 'Hidden' });
    this.host.send([{ messageCategory: EVENTS, messageType: VISIBILITY_CHANGED, targetId: '', message }]);
  }

  onChange(listener: (isShown: boolean) => void): void {
    this.#listeners.push(listener);
  }
}

export const paneOf = beside((host) => new Pane(host));
