import type { Workbook } from 'hucre';

/** Names that Excel keeps for itself: print areas, filters. */
const OWN = /^_xlnm\./;

interface DefinedName {
  readonly id: string;
  readonly name: string;
  readonly formulaOrRefString: string;
  readonly comment: string;
  /** Id of the sheet that the name is known in, or all. */
  readonly localSheetId: string;
}

const EVERYWHERE = 'AllDefaultWorkbook';

/** Gathers the defined names of files into what Univer's sheets plugin loads. */
export function definedNames(): { add(workbook: Workbook, sheetIds: ReadonlyMap<string, string>): void; resource(): { name: string; data: string } } {
  const all: Record<string, DefinedName> = {};
  return {
    add(workbook, sheetIds) {
      for (const { name, range, scope, comment = '' } of workbook.namedRanges ?? []) {
        if (OWN.test(name)) continue;
        const id = `name-${Object.keys(all).length + 1}`;
        all[id] = { id, name, formulaOrRefString: range, comment, localSheetId: scope === undefined ? EVERYWHERE : (sheetIds.get(scope) ?? EVERYWHERE) };
      }
    },
    resource: () => ({ name: 'SHEET_DEFINED_NAME_PLUGIN', data: JSON.stringify(all) }),
  };
}
