import type { LedgerDefinition, SheetMap } from './ledger-definition';
import type { RuleFileText, RuleProblem } from './model';
import { byPlace } from './reporter';
import { checkSchema } from './schema-check';
import { suggestionFor } from './suggestion';
import { parseJson } from './syntax';

interface MapShape {
  readonly schemaVersion?: 1;
  readonly sheets: Readonly<Record<string, { readonly ledger: string | null; readonly headerRow?: number; readonly columns?: Readonly<Record<string, string | null>> }>>;
}

/** Said of a sheet that is no ledger. */
export const LEFT_ALONE: SheetMap = { ledger: null, headerRow: null, columns: new Map() };

/** What a map file says, by sheet; empty where it has an error. */
export interface SheetMapRead {
  readonly maps: ReadonlyMap<string, SheetMap>;
  readonly problems: readonly RuleProblem[];
}

/**
 * Reads a map of sheets and headers that somebody made by hand. Never throws: each mistake is a problem with its place.
 * @param ledgers which it is held against; null: by whom it is used knows them, and tells what is not among them.
 */
export function readSheetMap(file: RuleFileText, ledgers: ReadonlyMap<string, LedgerDefinition> | null): SheetMapRead {
  const { report, readable } = parseJson(file);
  const refused = readable ? checkSchema(report, 'map') : [];
  const maps = new Map<string, SheetMap>();
  if (readable && refused.length === 0) {
    for (const [sheet, { ledger, headerRow, columns = {} }] of Object.entries((report.file.value as MapShape).sheets)) {
      const path = ['sheets', sheet];
      if (ledger === null) {
        if (headerRow !== undefined || Object.keys(columns).length > 0) report.error([...path, 'ledger'], 'map-left-alone', { name: sheet });
        maps.set(sheet, LEFT_ALONE);
        continue;
      }
      const definition = ledgers?.get(ledger);
      if (ledgers !== null && !definition) {
        report.error([...path, 'ledger'], 'unknown-ledger', { name: ledger, suggestion: suggestionFor(ledger, ledgers.keys()) });
        continue;
      }
      const taken = new Map<string, string>();
      for (const [header, key] of Object.entries(columns)) {
        if (key === null) continue;
        const other = taken.get(key);
        if (definition && !definition.columns.has(key)) report.error([...path, 'columns', header], 'unknown-column', { name: key, ledger, suggestion: suggestionFor(key, definition.columns.keys()) });
        else if (other !== undefined) report.error([...path, 'columns', header], 'map-column-twice', { name: key, first: other, second: header });
        taken.set(key, header);
      }
      maps.set(sheet, { ledger, headerRow: headerRow ?? null, columns: new Map(Object.entries(columns)) });
    }
  }
  return { maps: report.broken ? new Map() : maps, problems: [...report.problems].sort(byPlace) };
}

/** Such a map as JSON, as a map file has it. */
export function writeSheetMap(maps: ReadonlyMap<string, SheetMap>): string {
  const shapeOf = ({ ledger, headerRow, columns }: SheetMap): MapShape['sheets'][string] => ({
    ledger,
    ...(headerRow === null ? {} : { headerRow }),
    ...(columns.size === 0 ? {} : { columns: Object.fromEntries(columns) }),
  });
  const shape: MapShape = { schemaVersion: 1, sheets: Object.fromEntries([...maps].map(([sheet, map]) => [sheet, shapeOf(map)])) };
  return JSON.stringify(shape);
}
