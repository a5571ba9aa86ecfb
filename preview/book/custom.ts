import type { IWorkbookData, IWorksheetData } from '@univerjs/core';

/** What an .xlsx file says and Univer has no place for, kept in `custom` of the workbook data: the host reads it there. */
export interface WorkbookCustom {
  /** Serial 0 is 1904-01-01. */
  readonly date1904: boolean;
  /** No sheet may be added, deleted, renamed, moved, hidden or shown. */
  readonly structureLocked: boolean;
  /** Id of the sheet that the file opens on. */
  readonly activeSheet: string;
}

export interface SheetCustom {
  /** Hidden so that only a program shows it again. */
  readonly veryHidden: boolean;
  /** Null where the sheet is not protected; else what is allowed all the same. */
  readonly protection: SheetProtection | null;
  /** The file the sheet came from. */
  readonly file: string;
}

/** What may be done on a protected sheet, by the words of Excel's own API. Locked cells are never written to. */
export interface SheetProtection {
  readonly allowed: readonly ProtectedAction[];
}

export const PROTECTED_ACTIONS = [
  'formatCells', 'formatColumns', 'formatRows', 'insertColumns', 'insertRows', 'insertHyperlinks', 'deleteColumns', 'deleteRows', 'sort', 'autoFilter', 'pivotTables',
] as const;
export type ProtectedAction = (typeof PROTECTED_ACTIONS)[number];

/** Where the two stand in `custom`, beside what others may keep there. */
const KEY = 'guiju';

const NOTHING_SPECIAL: WorkbookCustom = { date1904: false, structureLocked: false, activeSheet: '' };
const ORDINARY_SHEET: SheetCustom = { veryHidden: false, protection: null, file: '' };

const under = (custom: IWorkbookData['custom']): unknown => (custom as Readonly<Record<string, unknown>> | null | undefined)?.[KEY];

export const withWorkbookCustom = (custom: WorkbookCustom): Record<string, unknown> => ({ [KEY]: custom });
export const withSheetCustom = (custom: SheetCustom): Record<string, unknown> => ({ [KEY]: custom });

export const workbookCustom = (data: Pick<IWorkbookData, 'custom'>): WorkbookCustom => ({ ...NOTHING_SPECIAL, ...(under(data.custom) as Partial<WorkbookCustom> | undefined) });
export const sheetCustom = (data: Partial<Pick<IWorksheetData, 'custom'>>): SheetCustom => ({ ...ORDINARY_SHEET, ...(under(data.custom) as Partial<SheetCustom> | undefined) });
