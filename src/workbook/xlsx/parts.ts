import { areaOf } from '../../values/address';
import type { GridTable } from '../port';
import { BUILT_IN_FORMATS } from './number-formats';
import { utf8Pieces } from './pieces';
import { shortName, Token, XmlScanner } from './xml';

/** Walks over all tags of a part that is at hand whole. */
function eachTag(part: Uint8Array, opened: (xml: XmlScanner) => void, closed: (xml: XmlScanner) => void = () => undefined): void {
  const xml = new XmlScanner();
  utf8Pieces((piece, last) => xml.push(piece, last))(part, true);
  for (let token = xml.next(); token !== Token.More; token = xml.next()) {
    if (token === Token.Open) opened(xml);
    else closed(xml);
  }
  xml.finish();
}

const TRUE = new Set(['1', 'true', 'on']);

/** A part that another one names. `type` is the last word of its relationship: `worksheet`, `styles`; the same in both dialects of the format. */
export interface Relationship {
  readonly id: string;
  readonly type: string;
  /** Name of the part in the archive, or an address outside. */
  readonly target: string;
}

/** `worksheets/sheet1.xml` beside `xl/workbook.xml` is `xl/worksheets/sheet1.xml`; `/xl/…` is meant from the root. */
function resolved(target: string, base: string): string {
  const steps = target.startsWith('/') ? [] : base.split('/').slice(0, -1);
  for (const step of target.replaceAll('\\', '/').split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}

/** Name of the part that says what `part` refers to; '' is the archive itself. */
export function relationshipsOf(part: string): string {
  const slash = part.lastIndexOf('/') + 1;
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
}

/** @param base name of the part that the relationships are of. */
export function readRelationships(part: Uint8Array, base: string): Relationship[] {
  const found: Relationship[] = [];
  eachTag(part, (xml) => {
    if (xml.name !== 'Relationship') return;
    const attributes = xml.attributes();
    const type = attributes.get('Type') ?? '';
    found.push({ id: attributes.get('Id') ?? '', type: type.slice(type.lastIndexOf('/') + 1), target: resolved(attributes.get('Target') ?? '', base) });
  });
  return found;
}

export interface WorkbookPart {
  readonly isWorkbook: boolean;
  readonly date1904: boolean;
  readonly sheets: readonly { readonly name: string; readonly relationship: string }[];
}

export function readWorkbookPart(part: Uint8Array): WorkbookPart {
  const sheets: { name: string; relationship: string }[] = [];
  let isWorkbook = false;
  let date1904 = false;
  eachTag(part, (xml) => {
    const name = xml.name;
    if (name === 'workbook') isWorkbook = true;
    else if (name === 'workbookPr') date1904 = TRUE.has(xml.attributes().get('date1904') ?? '');
    else if (name === 'sheet') {
      const attributes = xml.attributes();
      sheets.push({ name: attributes.get('name') ?? '', relationship: attributes.get('id') ?? '' });
    }
  });
  return { isWorkbook, date1904, sheets };
}

/** An Excel table's part (18.5.1.2); null where it names no area. */
export function readTable(part: Uint8Array): GridTable | null {
  let table: GridTable | null = null;
  eachTag(part, (xml) => {
    if (xml.name !== 'table') return;
    const attributes = xml.attributes();
    const area = areaOf(attributes.get('ref') ?? '');
    const name = attributes.get('displayName') ?? attributes.get('name') ?? '';
    if (area && name !== '') table = { name, ...area, headers: attributes.get('headerRowCount') !== '0', totals: (attributes.get('totalsRowCount') ?? '0') !== '0' };
  });
  return table;
}

/** Number format codes by cell style. */
export function readFormats(part: Uint8Array): string[] {
  const own = new Map<number, string>();
  const styles: string[] = [];
  let inCellStyles = false;
  const whole = (text: string | undefined): number => (/^\d{1,6}$/.test(text ?? '') ? Number(text) : 0);
  eachTag(
    part,
    (xml) => {
      const name = xml.name;
      if (name === 'cellXfs') inCellStyles = !xml.empty;
      else if (name === 'numFmt') {
        const attributes = xml.attributes();
        own.set(whole(attributes.get('numFmtId')), attributes.get('formatCode') ?? 'General');
      } else if (inCellStyles && name === 'xf') {
        const id = whole(xml.attributes().get('numFmtId'));
        styles.push(own.get(id) ?? BUILT_IN_FORMATS.get(id) ?? 'General');
      }
    },
    (xml) => {
      if (inCellStyles && xml.name === 'cellXfs') inCellStyles = false;
    },
  );
  return styles;
}

const SI = shortName('si');
const T = shortName('t');
const PHONETIC = shortName('rPh');

/** The table of texts. Runs of rich text are one text; how it is pronounced is left out. */
export function readSharedStrings(part: Uint8Array): string[] {
  const texts: string[] = [];
  let text = '';
  let phonetic = false;
  eachTag(
    part,
    (xml) => {
      if (xml.short === SI) {
        text = '';
        if (xml.empty) texts.push('');
      } else if (xml.short === PHONETIC) phonetic = !xml.empty;
      else if (xml.short === T && xml.leaf() && !phonetic) text += xml.leafText;
    },
    (xml) => {
      if (xml.short === PHONETIC) phonetic = false;
      else if (xml.short === SI) texts.push(text);
    },
  );
  return texts;
}
