import type { FWorkbook } from '@univerjs/sheets/facade';
import type { Host } from '../host';
import { parseAddress, type Area } from './address';
import { findSheet } from './sheets';

type DefinedName = ReturnType<FWorkbook['getDefinedNames']>[number];

const folded = (name: string): string => name.toLowerCase();

/** Names of the workbook (sheet null) or of one sheet. */
export function definedNames(host: Host, sheet: string | null): DefinedName[] {
  return host.book.getDefinedNames().filter((name) => (name.isWorkbookScope() ? sheet === null : name.getLocalSheetId() === sheet));
}

export const findName = (host: Host, sheet: string | null, name: string): DefinedName | null =>
  definedNames(host, sheet).find((defined) => folded(defined.getName()) === folded(name)) ?? null;

/** Where a name leads, whichever sheet it belongs to; null where it is no range. */
export function rangeOfName(host: Host, name: string): { readonly sheet: string; readonly area: Area } | null {
  const defined = host.book.getDefinedNames().find((known) => folded(known.getName()) === folded(name));
  return defined === undefined ? null : rangeOfReference(host, defined.getFormulaOrRefString());
}

export function rangeOfReference(host: Host, reference: string): { readonly sheet: string; readonly area: Area } | null {
  const parsed = parseAddress(reference.replace(/^=/, ''));
  const sheet = parsed === null || parsed.sheet === null ? null : findSheet(host, parsed.sheet);
  return parsed === null || sheet === null ? null : { sheet: sheet.getSheetId(), area: parsed.area };
}
