import { openFile } from '../../src/workbook/file/open-file';
import { OpenWorkbookError } from '../../src/workbook/open-workbook';
import { WorkbookError } from '../../src/workbook/workbook-error';
import { rootNamespace } from '../host/xml';

/** What travels in a workbook beside its sheets. */
export interface Travelling {
  /** The XML of custom parts, whoever wrote them. */
  readonly parts: readonly string[];
  /** The add-in's settings: JSON by key. */
  readonly settings: ReadonlyMap<string, string>;
}

export const NOTHING: Travelling = { parts: [], settings: new Map() };

/** Null where it cannot be read: another format, a signed file. */
export async function travellingIn(name: string, bytes: Uint8Array): Promise<Travelling | null> {
  try {
    const file = openFile(name, bytes);
    return { parts: await file.allParts(), settings: await file.allSettings() };
  } catch (error) {
    if (error instanceof OpenWorkbookError || error instanceof WorkbookError) return null;
    throw error;
  }
}

/** Of two workbooks shown as one: what the first one has, counts. `isWhole` says whether all of the other could be taken in. */
export function joined(first: Travelling, other: Travelling): Travelling & { readonly isWhole: boolean } {
  const taken = new Set(first.parts.map(rootNamespace));
  const parts = other.parts.filter((xml) => !taken.has(rootNamespace(xml)));
  const settings = [...other.settings].filter(([key]) => !first.settings.has(key));
  return {
    parts: [...first.parts, ...parts],
    settings: new Map([...first.settings, ...settings]),
    isWhole: parts.length === other.parts.length && settings.length === other.settings.size,
  };
}
