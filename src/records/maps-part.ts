import type { SheetMap } from '../rules/ledger-definition';
import { readSheetMap, writeSheetMap } from '../rules/sheet-map';
import { PartError, readTextPart, writeTextPart } from '../workbook/text-part';
import { soundPartJson } from './part-json';
import { PARTS } from './parts';

/** What was said by hand of the sheets, by name. It is not held against the ledgers of any rules: who reads by it tells what is not among them. Throws PartError. */
export function readMapsPart(xml: string): ReadonlyMap<string, SheetMap> {
  const text = readTextPart(PARTS.maps, xml);
  soundPartJson(text);
  const { maps, problems } = readSheetMap({ path: 'maps', text }, null);
  const [first] = problems;
  if (first) throw new PartError('shape', { place: first.pointer.slice(0, 200) || 'none' });
  return maps;
}

export const writeMapsPart = (maps: ReadonlyMap<string, SheetMap>): string => writeTextPart(PARTS.maps, writeSheetMap(maps));
