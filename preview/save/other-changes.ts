import { CommandType, ICommandService, type ICellData, type Nullable } from '@univerjs/core';
import { beside } from '../host/beside';
import type { Host } from '../host/host';

/** What happens to a workbook and no saved file gets, each with a sentence of its own. */
export type OtherChange = 'structure' | 'looks' | 'hidden' | 'filters' | 'tables' | 'order' | 'names' | 'other';

/** What saving sees for itself: contents, sheets, their names, conditional formats. What Univer works out by itself is nothing to save. */
const SEEN = /^(?:sheet\.mutation\.(?:insert-sheet|remove-sheet|set-worksheet-name|set-worksheet-hidden|(?:add|delete|move|set)-conditional-rule|set-worksheet-(?:row|column)-count|set-worksheet-row-(?:is-)?auto-height|re-calc-filter|mark-dirty-filter-change|data-validation-formula-mark-dirty|empty|copy-worksheet-end)|formula\.mutation\.(?!set-defined-name|remove-defined-name).*)$/;

const KINDS: readonly (readonly [RegExp, OtherChange])[] = [
  [/^sheet\.mutation\.(?:insert-row|insert-col|remove-rows?|remove-col|move-(?:range|rows|columns)|reorder-range)$/, 'structure'],
  [/^sheet\.mutation\.set-(?:row|col)-(?:hidden|visible)$/, 'hidden'],
  [/filter/, 'filters'],
  [/-table$/, 'tables'],
  [/worksheet-order$/, 'order'],
  [/defined-name/, 'names'],
  [/merge|numfmt|theme|(?:row|col)-(?:data|height|width)$|row-height$|col-width$|tab-color|gridlines|frozen|default-style|right-to-left/, 'looks'],
];

type CellMatrix = Readonly<Record<string, Readonly<Record<string, Nullable<ICellData>>> | undefined>>;

const hasContents = (cells: CellMatrix): boolean => Object.values(cells).some((row) => Object.values(row ?? {}).some((cell) => !cell || 'v' in cell || 'f' in cell || 'p' in cell || 'si' in cell));
const hasCells = (cells: CellMatrix): boolean => Object.values(cells).some((row) => Object.keys(row ?? {}).length > 0);

/** What has happened since the watching began, by the sheets' ids; '' is the workbook. */
const happened = beside(() => new Map<OtherChange, Set<string>>());

/** Begins to watch what is done to a workbook, by anybody; once for each host, before anybody can do anything. */
export function watchOtherChanges(host: Host): void {
  const seen = happened(host);
  const note = (kind: OtherChange, sheetId: string): void => {
    const sheets = seen.get(kind) ?? new Set();
    seen.set(kind, sheets.add(sheetId));
  };
  host.injector.get(ICommandService).onCommandExecuted(({ id, type, params }, options) => {
    if (type !== CommandType.MUTATION || SEEN.test(id)) return;
    const { unitId, subUnitId = '', cellValue, trigger } = (params ?? {}) as { readonly unitId?: string; readonly subUnitId?: string; readonly cellValue?: CellMatrix; readonly trigger?: string };
    if (unitId !== undefined && unitId !== host.book.getId()) return;
    if (id === 'sheet.mutation.set-range-values') {
      if (options?.fromFormula === true || cellValue === undefined) return;
      // A clear of formats alone is one of looks, too, and says so by what triggers it.
      if (hasCells(cellValue) && (!hasContents(cellValue) || trigger === 'sheet.command.set-style')) note('looks', subUnitId);
      return;
    }
    note(KINDS.find(([pattern]) => pattern.test(id))?.[1] ?? 'other', subUnitId);
  });
}

/** Sheets that are there and had such a change; all those of the workbook itself stand under ''. */
export function otherChanges(host: Host): ReadonlyMap<OtherChange, ReadonlySet<string>> {
  const there = new Set(host.book.getSheets().map((sheet) => sheet.getSheetId()));
  return new Map([...happened(host)].map(([kind, sheets]) => [kind, new Set([...sheets].filter((id) => id === '' || there.has(id)))]));
}
