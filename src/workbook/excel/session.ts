import { refusalOf } from './refusal';

/** What of Office.js the adapter goes by. In an add-in: `{ Excel, Office }`. */
export interface ExcelClient {
  readonly Excel: { readonly run: typeof Excel.run };
  readonly Office: { readonly context: { readonly requirements: { isSetSupported(name: string, minVersion?: string): boolean } } };
}

export interface SessionOptions {
  /**
   * Told true where Excel has not answered for PATIENCE, and false when it has: mostly somebody is typing in a cell, and Excel holds everything
   * until that is finished. Shown as what to do (Enter or Esc), beside a way to cancel.
   */
  readonly onWaiting?: (waiting: boolean) => void;
}

/** What a piece of work is done with. */
export interface RunOptions {
  readonly signal?: AbortSignal | undefined;
  /** The sheet that it is about, for the words of a refusal. */
  readonly sheet?: string;
  /** An earlier batch's context, where its event handlers are taken away. */
  readonly within?: Excel.RequestContext;
}

/** Milliseconds that people take for "at once, more or less". */
export const PATIENCE = 1500;

/** Sends what was queued to Excel, and resolves when it has answered. */
export type Trip = () => Promise<void>;

/** Rejects with the signal's reason when it is aborted; never, where there is none. `stop` forgets about it. */
function abortion(signal: AbortSignal | undefined): { readonly rejects: Promise<never>; readonly stop: () => void } {
  let stop = (): void => undefined;
  const rejects = new Promise<never>((_, reject) => {
    if (!signal) return;
    const listener = (): void => reject(reasonOf(signal));
    signal.addEventListener('abort', listener, { once: true });
    stop = () => signal.removeEventListener('abort', listener);
  });
  return { rejects, stop: () => stop() };
}

const reasonOf = (signal: AbortSignal): Error => (signal.reason instanceof Error ? signal.reason : new DOMException('Cancelled', 'AbortError'));

/** The way to Excel: each piece of work is one batch that waits while somebody types in a cell, and one step to undo. */
export class Session {
  /** Ids of sheets that this add-in has added, taken away and renamed: Excel tells of both as of anybody's. */
  readonly added = new Set<string>();
  readonly removed = new Set<string>();
  readonly renamed = new Set<string>();

  constructor(
    private readonly client: ExcelClient,
    private readonly options: SessionOptions,
  ) {}

  /** Is a version of Excel's API there, such as 1.14? */
  has(version: string): boolean {
    return this.client.Office.context.requirements.isSetSupported('ExcelApi', version);
  }

  /**
   * Runs a batch. Its first trip only looks: it is the one that waits for a cell to be finished, and cancelling then leaves nothing behind that Excel
   * would still do later. Before each further trip the signal counts.
   * @throws OpenWorkbookError for what Excel refuses; the signal's reason; what `batch` throws.
   */
  async run<T>(batch: (context: Excel.RequestContext, trip: Trip) => Promise<T>, { signal, sheet, within }: RunOptions = {}): Promise<T> {
    signal?.throwIfAborted();
    const options: Excel.RunOptions = {
      delayForCellEdit: true,
      ...(this.has('1.20') ? { mergeUndoGroup: true } : {}),
      ...(within ? { previousObjects: within } : {}),
    };
    try {
      return await this.client.Excel.run(options, (context) => {
        let first = true;
        return batch(context, async () => {
          signal?.throwIfAborted();
          if (!first) return context.sync();
          first = false;
          await this.firstTrip(context, signal);
        });
      });
    } catch (error) {
      throw refusalOf(error, sheet);
    }
  }

  private async firstTrip(context: Excel.RequestContext, signal: AbortSignal | undefined): Promise<void> {
    const notice = this.notice();
    const { rejects, stop } = abortion(signal);
    try {
      await Promise.race([context.sync(), rejects]);
    } finally {
      stop();
      notice.end();
    }
  }

  /** Tells that Excel does not answer, once that has taken too long, until it ends. */
  private notice(): { end(): void } {
    const { onWaiting } = this.options;
    if (!onWaiting) return { end: () => undefined };
    let end = (): void => undefined;
    const timer = setTimeout(() => {
      onWaiting(true);
      end = () => onWaiting(false);
    }, PATIENCE);
    return {
      end() {
        clearTimeout(timer);
        end();
      },
    };
  }
}
