import { LocaleService, LocaleType, LogLevel, Univer, type IWorkbookData } from '@univerjs/core';
import { FUniver } from '@univerjs/core/facade';
import { UniverSheetsConditionalFormattingPlugin } from '@univerjs/sheets-conditional-formatting';
import '@univerjs/sheets-conditional-formatting/facade';
import type { FWorkbook } from '@univerjs/sheets/facade';
import { UniverSheetsNodeCorePreset } from '@univerjs/preset-sheets-node-core';
import zhCN from '@univerjs/preset-sheets-node-core/locales/zh-CN';
import { UniverSheetsTablePlugin } from '@univerjs/sheets-table';
import '@univerjs/sheets-table/facade';

/** A workbook without a screen. */
export interface OpenBook {
  readonly univer: FUniver;
  readonly book: FWorkbook;
  close(): void;
}

/** Opens workbook data in Univer, in Node: formulas calculate, conditional formats, tables, links and filters are kept. */
export function openBook(data: Partial<IWorkbookData>): OpenBook {
  const instance = new Univer({ locale: LocaleType.ZH_CN, locales: { [LocaleType.ZH_CN]: zhCN }, logLevel: LogLevel.ERROR });
  for (const plugin of UniverSheetsNodeCorePreset().plugins) {
    if (Array.isArray(plugin)) instance.registerPlugin(...plugin);
    else instance.registerPlugin(plugin);
  }
  instance.registerPlugin(UniverSheetsConditionalFormattingPlugin);
  instance.registerPlugin(UniverSheetsTablePlugin);
  const univer = FUniver.newAPI(instance);
  const words = instance.__getInjector().get(LocaleService);
  return {
    univer,
    book: univer.createWorkbook(data),
    close: () => {
      instance.dispose();
      // A timer of a calculation outlives it, and asks for a word.
      words.load({ [LocaleType.ZH_CN]: zhCN });
    },
  };
}
