import type { IWorkbookData } from '@univerjs/core';
import { openBook } from '../../book/node';
import { functionsOf, type FunctionsOptions } from '../functions/installed';
import { calculated } from '../grid/calculation';
import { createHost, type Host, type Trip } from '../host';
import { asCommonSettings, settingsOf } from '../settings';
import { loadClient, type Client, type Globals } from './client';

/** A workbook in the stand-in host, with Microsoft's own client in front of it. */
export interface OpenedExcel extends Omit<Client, 'close'> {
  readonly host: Host;
  /** What went over the wire since it was opened or cleared. */
  readonly wire: Trip[];
  /** Resolves when nothing of it runs any more. */
  close(): Promise<void>;
}

export interface OpenOptions {
  /** Custom functions, known to the formulas from the start. */
  readonly functions?: FunctionsOptions;
  /** The add-in's own scripts: run when the client is loaded, before it is ready. */
  readonly addIn?: (client: Globals) => void;
}

/** Opens a workbook and Microsoft's unmodified client over it; several may be open at once. */
export async function openExcel(data: Partial<IWorkbookData>, options: OpenOptions = {}): Promise<OpenedExcel> {
  const opened = openBook(data);
  const host = createHost(opened.univer, opened.book);
  if (options.functions !== undefined) functionsOf(host).install(options.functions);
  const wire: Trip[] = [];
  const seat = {
    bridge: host.connect((trip) => wire.push(trip)),
    language: 'zh-CN',
    documentUrl: opened.book.getName(),
    shown: true,
    settings: asCommonSettings(settingsOf(host)),
  };
  const client = await loadClient(seat, options.addIn);
  wire.length = 0;
  return {
    ...client,
    host,
    wire,
    close: async () => {
      client.close();
      // Univer's timers of a calculation outlive what they ask for.
      await calculated(host);
      opened.close();
    },
  };
}
