import { PROTECTED_ACTIONS, sheetCustom, withSheetCustom, withWorkbookCustom, workbookCustom, type ProtectedAction, type SheetProtection } from '../book/custom';
import { HostError } from './errors';
import { sheetById } from './grid/sheets';
import type { Host } from './host';

/** How a sheet is protected; null where it is not. */
export const protectionOf = (host: Host, sheetId: string): SheetProtection | null => sheetCustom(sheetById(host, sheetId).getSheet().getSnapshot()).protection;

function setProtection(host: Host, sheetId: string, protection: SheetProtection | null): void {
  const sheet = sheetById(host, sheetId);
  const custom = sheetCustom(sheet.getSheet().getSnapshot());
  sheet.setCustomMetadata({ ...sheet.getCustomMetadata(), ...withSheetCustom({ ...custom, protection }) });
}

export function protectSheet(host: Host, sheetId: string, allowed: readonly ProtectedAction[]): void {
  if (protectionOf(host, sheetId) !== null) throw new HostError('InvalidOperation', 'The sheet is protected already.');
  setProtection(host, sheetId, { allowed: PROTECTED_ACTIONS.filter((action) => allowed.includes(action)) });
}

export const unprotectSheet = (host: Host, sheetId: string): void => setProtection(host, sheetId, null);

/** Whether sheets may not be added, deleted, renamed, moved, hidden or shown. */
export const isStructureProtected = (host: Host): boolean => workbookCustom(host.book.getWorkbook().getSnapshot()).structureLocked;

export function protectStructure(host: Host, isProtected: boolean): void {
  const custom = workbookCustom(host.book.getWorkbook().getSnapshot());
  host.book.setCustomMetadata({ ...host.book.getCustomMetadata(), ...withWorkbookCustom({ ...custom, structureLocked: isProtected }) });
}

/** Refuses what protection forbids the add-in: on a protected sheet each cell is locked, and what it looks like. */
export function keepProtection(host: Host): void {
  host.guards.push((sheetId) => {
    if (protectionOf(host, sheetId) !== null) throw new HostError('AccessDenied', 'The sheet is protected.');
  });
  host.structureGuards.push(() => {
    if (isStructureProtected(host)) throw new HostError('AccessDenied', "The workbook's structure is protected.");
  });
}
