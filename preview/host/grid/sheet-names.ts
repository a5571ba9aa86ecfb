import { HostError } from '../errors';
import type { Host } from '../host';
import { findSheet } from './sheets';

const LONGEST = 31;

/** Refuses what Excel takes for no sheet's name, and a name that another sheet has, whatever its case. */
export function checkSheetName(host: Host, name: string, own: string | null): void {
  const isName = name !== '' && name.length <= LONGEST && !/[:\\/?*[\]]/.test(name) && !name.startsWith("'") && !name.endsWith("'") && name.toLowerCase() !== 'history';
  if (!isName) throw new HostError('InvalidArgument', `No name for a sheet: ${name}`);
  const taken = findSheet(host, name);
  if (taken !== null && taken.getSheetId() !== own) throw new HostError('ItemAlreadyExists', `There is a sheet of that name: ${name}`);
}

/** Sheet1, Sheet2 … as Excel names sheets that are added without a name. */
export function freeSheetName(host: Host): string {
  for (let number = 1; ; number += 1) if (findSheet(host, `Sheet${number}`) === null) return `Sheet${number}`;
}
