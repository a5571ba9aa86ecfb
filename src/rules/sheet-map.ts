import type { LedgerDefinition, SheetMap } from './ledger-definition';
import type { RuleFileText, RuleProblem } from './model';
import { byPlace } from './reporter';
import { checkSchema } from './schema-check';
import { suggestionFor } from './suggestion';
import { parseJson } from './syntax';

interface MapShape {
  readonly sheets: Readonly<Record<string, { readonly ledger: string; readonly headerRow?: number; readonly columns?: Readonly<Record<string, string | null>> }>>;
}

/** What a map file says, by sheet; empty where it has an error. */
export interface SheetMapRead {
  readonly maps: ReadonlyMap<string, SheetMap>;
  readonly problems: readonly RuleProblem[];
}

/** Reads a map of sheets and headers that somebody made by hand. Never throws: each mistake is a problem with its place. */
export function readSheetMap(file: RuleFileText, ledgers: ReadonlyMap<string, LedgerDefinition>): SheetMapRead {
  const { report, readable } = parseJson(file);
  const refused = readable ? checkSchema(report, 'map') : [];
  const maps = new Map<string, SheetMap>();
  if (readable && refused.length === 0) {
    for (const [sheet, { ledger, headerRow, columns = {} }] of Object.entries((report.file.value as MapShape).sheets)) {
      const path = ['sheets', sheet];
      const definition = ledgers.get(ledger);
      if (!definition) {
        report.error([...path, 'ledger'], 'unknown-ledger', { name: ledger, suggestion: suggestionFor(ledger, ledgers.keys()) });
        continue;
      }
      const taken = new Map<string, string>();
      for (const [header, key] of Object.entries(columns)) {
        if (key === null) continue;
        const other = taken.get(key);
        if (!definition.columns.has(key)) report.error([...path, 'columns', header], 'unknown-column', { name: key, ledger, suggestion: suggestionFor(key, definition.columns.keys()) });
        else if (other !== undefined) report.error([...path, 'columns', header], 'map-column-twice', { name: key, first: other, second: header });
        taken.set(key, header);
      }
      maps.set(sheet, { ledger, headerRow: headerRow ?? null, columns: new Map(Object.entries(columns)) });
    }
  }
  return { maps: report.broken ? new Map() : maps, problems: [...report.problems].sort(byPlace) };
}
