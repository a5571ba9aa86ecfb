import type { Language } from '../../src/i18n/language';
import type { SourceFile } from '../book/from-xlsx';
import type { Travelling } from '../book/travelling';
import { seatAddIn, type AddInFrame, type AddInWindow, type NativeBridge } from '../host/frame';
import { functionsOf, type FunctionsOptions } from '../host/functions/installed';
import type { FunctionsMetadata } from '../host/functions/metadata';
import { calculateAll } from '../host/grid/calculation';
import { createHost, type Host } from '../host/host';
import { paneOf } from '../host/pane';
import { asCommonSettings, settingsOf } from '../host/settings';
import { beginWorkbook, savedFiles, wholeOf, type Saved } from '../save/save';
import { onExplanation, type Explanation } from './explanation';
import { followSelection } from './follow-selection';
import type { Grid } from './grid';
import { lockProtected } from './lock-protected';
import type { Manifest } from './manifest';
import { dropHeightsWithSheets } from './row-heights';
import { served } from './workbook-files';

/** Languages as Excel names them to its add-ins. */
const TAGS: Readonly<Record<Language, string>> = { 'zh-CN': 'zh-CN', 'zh-TW': 'zh-TW', en: 'en-US' };

declare global {
  interface Window {
    /** Called by the add-in's page in its frame, before Microsoft's library loads there. */
    guijuSeat?: (window: AddInWindow) => void;
    /** Everything that the shown workbook holds, as JSON; for tests, which compare it. */
    guijuWhole?: () => string;
  }
}

/** The custom functions that the manifest names, in its language. */
export async function functionsIn({ functions: { metadata, namespace } }: Manifest): Promise<FunctionsOptions> {
  return { metadata: (await (await served(metadata)).json()) as FunctionsMetadata, namespace };
}

export interface Listeners {
  /** The pane is shown or hidden, by the reader or by the add-in itself. */
  readonly pane: (isShown: boolean) => void;
  readonly explanation: (explanation: Explanation | null) => void;
  /** Somebody tried to change a sheet that is protected. */
  readonly locked: (sheet: string) => void;
}

/** The add-in at work on one workbook: its functions in the formulas, its page in a frame, the stand-in host behind both. */
export class AddIn {
  private readonly host: Host;
  private frame: AddInFrame | null = null;
  private bridge: NativeBridge | null = null;
  /** The newest start counts; none does once the workbook goes. */
  private starts = 0;

  constructor(
    grid: Grid,
    private readonly documentUrl: string,
    { pane, explanation, locked }: Listeners,
    private readonly functions: FunctionsOptions,
    travelling: Travelling,
  ) {
    this.host = createHost(grid.api, grid.api.getActiveWorkbook()!);
    beginWorkbook(this.host, travelling);
    lockProtected(this.host, locked);
    dropHeightsWithSheets(this.host);
    // Before anything is calculated, or cells with the add-in's functions would show #NAME? for a moment.
    functionsOf(this.host).install(functions);
    paneOf(this.host).onChange(pane);
    onExplanation(this.host, explanation);
    followSelection(this.host);
    window.guijuWhole = () => wholeOf(this.host);
  }

  /** Puts the functions into formulas, and makes the next page that is loaded into the frame this add-in's. Returns whether that page is wanted still: not where another start came after. */
  async start(manifest: Manifest, language: Language): Promise<boolean> {
    this.starts += 1;
    const start = this.starts;
    const functions = await functionsIn(manifest);
    if (start !== this.starts) return false;
    functionsOf(this.host).install(functions);
    calculateAll(this.host);
    this.unseat();
    window.guijuSeat = (frameWindow) => {
      this.bridge = this.host.connect();
      this.frame = seatAddIn(frameWindow, {
        bridge: this.bridge,
        language: TAGS[language],
        documentUrl: this.documentUrl,
        shown: paneOf(this.host).isShown,
        settings: asCommonSettings(settingsOf(this.host)),
      });
    };
    return true;
  }

  /** Before its workbook goes. */
  dispose(): void {
    this.starts += 1;
    this.unseat();
    functionsOf(this.host).dispose();
  }

  showPane(isShown: boolean): void {
    paneOf(this.host).show(isShown);
  }

  /** The opened files with what was changed here; see savedFiles. */
  save(files: readonly SourceFile[]): Promise<readonly Saved[]> {
    return savedFiles(this.host, files, this.functions.namespace);
  }

  /** Runs a function of the ribbon. Null while the add-in's page is not loaded yet. */
  run(name: string): Promise<void> | null {
    return this.frame?.runCommand(name) ?? null;
  }

  private unseat(): void {
    delete window.guijuSeat;
    if (this.bridge) this.host.disconnect(this.bridge);
    this.bridge = null;
    this.frame = null;
  }
}
