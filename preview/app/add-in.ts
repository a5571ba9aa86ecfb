import type { Language } from '../../src/i18n/language';
import { seatAddIn, type AddInFrame, type AddInWindow } from '../host/frame';
import { createHost, type Host } from '../host/host';
import type { Grid } from './grid';

/** Languages as Excel names them to its add-ins. */
const TAGS: Readonly<Record<Language, string>> = { 'zh-CN': 'zh-CN', 'zh-TW': 'zh-TW', en: 'en-US' };

declare global {
  interface Window {
    /** Called by the add-in's page in its frame, before Microsoft's library loads there. */
    guijuSeat?: (window: AddInWindow) => void;
  }
}

/** The add-in at work on one workbook: its page in a frame, the stand-in host behind it. */
export class AddIn {
  private readonly host: Host;
  private frame: AddInFrame | null = null;
  private readonly settings = new Map<string, string>();

  constructor(grid: Grid, private readonly documentUrl: string) {
    this.host = createHost(grid.api, grid.api.getActiveWorkbook()!);
  }

  /** Makes the next page that is loaded into the frame this add-in's. */
  expectFrame(language: Language): void {
    this.frame = null;
    window.guijuSeat = (frameWindow) => {
      this.frame = seatAddIn(frameWindow, {
        bridge: this.host.connect(),
        language: TAGS[language],
        documentUrl: this.documentUrl,
        shown: true,
        settings: {
          all: () => this.settings,
          replace: (all) => {
            this.settings.clear();
            for (const [name, value] of all) this.settings.set(name, value);
          },
        },
      });
    };
  }

  /** Runs a function of the ribbon. Null while the add-in's page is not loaded yet. */
  run(name: string): Promise<void> | null {
    return this.frame?.runCommand(name) ?? null;
  }
}
