import { beside } from './beside';
import type { CommonSettings } from './frame';

/** The add-in's settings in this workbook, values as JSON: one store behind `workbook.settings` and `Office.context.document.settings`, as in Excel. */
export const settingsOf = beside(() => new Map<string, string>());

export const asCommonSettings = (settings: Map<string, string>): CommonSettings => ({
  all: () => settings,
  replace: (all) => {
    const entries = [...all];
    settings.clear();
    for (const [key, value] of entries) settings.set(key, value);
  },
});
