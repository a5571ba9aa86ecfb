import { zipSync } from 'fflate';
import { areaOf, cellName } from '../../../values/address';
import type { Book, BookCell, BookSheet, BookValue } from '../../testing/contract';

/** How a program writes the format: with a prefix before every name, or in its strict dialect. */
export interface Dialect {
  readonly prefix: string;
  readonly strict: boolean;
}

const NAMESPACES = {
  transitional: { main: 'http://schemas.openxmlformats.org/spreadsheetml/2006/main', office: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships' },
  strict: { main: 'http://purl.oclc.org/ooxml/spreadsheetml/main', office: 'http://purl.oclc.org/ooxml/officeDocument/relationships' },
} as const;
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const xml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

type Whole = Exclude<BookCell, BookValue>;
const whole = (cell: BookCell): Whole => (typeof cell === 'object' && 'value' in cell ? cell : { value: cell });

/** Formats and fills that cells and conditional formats use, by number. */
class Looks {
  readonly formats: string[] = [];
  readonly fills: string[] = [];
  readonly styles = ['0 0'];
  readonly rules: string[] = [];

  style({ format, fill }: Whole): number {
    const key = `${format === undefined ? 0 : 164 + numberOf(this.formats, format)} ${fill === undefined ? 0 : 2 + numberOf(this.fills, fill)}`;
    return numberOf(this.styles, key);
  }
}

function numberOf(list: string[], item: string): number {
  if (!list.includes(item)) list.push(item);
  return list.indexOf(item);
}

/** The bytes of an .xlsx as described. Texts stand in a shared table, as Excel has them. */
export function makeBook(book: Book, { prefix, strict }: Dialect): Uint8Array {
  const { main, office } = strict ? NAMESPACES.strict : NAMESPACES.transitional;
  const p = prefix;
  const declare = `xmlns${p === '' ? '' : `:${p.slice(0, -1)}`}="${main}" xmlns:r="${office}"`;
  const looks = new Looks();
  const texts: string[] = [];
  const parts: Record<string, string> = {};
  const overrides: string[] = [];
  let tables = 0;
  const add = (name: string, type: string, content: string): void => {
    parts[name] = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n${content}`;
    overrides.push(`<Override PartName="/${name}" ContentType="${type}"/>`);
  };
  const cellXml = (reference: string, cell: Whole): string => {
    const { value, formula } = cell;
    const head = `<${p}c r="${reference}" s="${looks.style(cell)}"`;
    const f = formula === undefined ? '' : `<${p}f>${xml(formula)}</${p}f>`;
    if (typeof value === 'number') return `${head}>${f}<${p}v>${value}</${p}v></${p}c>`;
    if (typeof value === 'boolean') return `${head} t="b">${f}<${p}v>${value ? 1 : 0}</${p}v></${p}c>`;
    if (typeof value === 'object') return `${head} t="e">${f}<${p}v>${value.error}</${p}v></${p}c>`;
    return formula === undefined ? `${head} t="s"><${p}v>${numberOf(texts, value)}</${p}v></${p}c>` : `${head} t="str">${f}<${p}v>${xml(value)}</${p}v></${p}c>`;
  };
  const rowsXml = (sheet: BookSheet): string => {
    const byRow = new Map<number, { column: number; xml: string }[]>();
    for (const [reference, cell] of Object.entries(sheet.cells ?? {})) {
      const { top, left } = areaOf(reference)!;
      byRow.set(top, [...(byRow.get(top) ?? []), { column: left, xml: cellXml(reference, whole(cell)) }]);
    }
    for (const row of sheet.hiddenRows ?? []) if (!byRow.has(row - 1)) byRow.set(row - 1, []);
    return [...byRow]
      .sort(([a], [b]) => a - b)
      .map(([row, cells]) => `<${p}row r="${row + 1}"${sheet.hiddenRows?.includes(row + 1) ? ' hidden="1"' : ''}>${cells.sort((a, b) => a.column - b.column).map((cell) => cell.xml).join('')}</${p}row>`)
      .join('');
  };
  const list = (name: string, items: readonly string[]): string => (items.length === 0 ? '' : `<${p}${name} count="${items.length}">${items.join('')}</${p}${name}>`);
  const states = { visible: '', hidden: ' state="hidden"', 'very-hidden': ' state="veryHidden"' } as const;

  book.sheets.forEach((sheet, i) => {
    const name = `xl/worksheets/sheet${i + 1}.xml`;
    const ids = (sheet.tables ?? []).map((table) => {
      tables += 1;
      const { left, right, top } = areaOf(table.range)!;
      const headers = Array.from({ length: right - left + 1 }, (_, k) => whole(sheet.cells?.[cellName(top, left + k)] ?? '').value as string);
      add(
        `xl/tables/table${tables}.xml`,
        `${TYPE}.table+xml`,
        `<${p}table ${declare} id="${tables}" name="${xml(table.name)}" displayName="${xml(table.name)}" ref="${table.range}"${table.totals ? ' totalsRowCount="1"' : ''}><${p}autoFilter ref="${table.range}"/>${list('tableColumns', headers.map((header, k) => `<${p}tableColumn id="${k + 1}" name="${xml(header)}"/>`))}<${p}tableStyleInfo name="TableStyleLight1" showRowStripes="1"/></${p}table>`,
      );
      return tables;
    });
    if (ids.length > 0) parts[`xl/worksheets/_rels/sheet${i + 1}.xml.rels`] = `<Relationships xmlns="${PACKAGE}/relationships">${ids.map((id, k) => `<Relationship Id="rId${k + 1}" Type="${office}/table" Target="../tables/table${id}.xml"/>`).join('')}</Relationships>`;
    const hidden = (sheet.hiddenColumns ?? []).map((letter) => areaOf(`${letter}1`)!.left + 1);
    const rules = (sheet.conditionalFormats ?? []).map(
      ({ range, formula, fill }, k) => `<${p}conditionalFormatting sqref="${range}"><${p}cfRule type="expression" dxfId="${numberOf(looks.rules, fill)}" priority="${k + 1}"><${p}formula>${xml(formula)}</${p}formula></${p}cfRule></${p}conditionalFormatting>`,
    );
    add(
      name,
      `${TYPE}.worksheet+xml`,
      `<${p}worksheet ${declare}><${p}sheetViews><${p}sheetView${i === 0 ? ' tabSelected="1"' : ''} workbookViewId="0"/></${p}sheetViews><${p}sheetFormatPr defaultRowHeight="15"/>` +
        (hidden.length === 0 ? '' : `<${p}cols>${hidden.map((column) => `<${p}col min="${column}" max="${column}" width="9" hidden="1" customWidth="1"/>`).join('')}</${p}cols>`) +
        `<${p}sheetData>${rowsXml(sheet)}</${p}sheetData>${sheet.isProtected ? `<${p}sheetProtection sheet="1" objects="1" scenarios="1"/>` : ''}${list('mergeCells', (sheet.merges ?? []).map((range) => `<${p}mergeCell ref="${range}"/>`))}` +
        `${rules.join('')}<${p}pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>${list('tableParts', ids.map((_, k) => `<${p}tablePart r:id="rId${k + 1}"/>`))}</${p}worksheet>`,
    );
  });
  const count = book.sheets.length;
  add(
    'xl/workbook.xml',
    `${TYPE}.sheet.main+xml`,
    `<${p}workbook ${declare}><${p}workbookPr${book.date1904 ? ' date1904="1"' : ''}/>${book.structureProtected ? `<${p}workbookProtection lockStructure="1"/>` : ''}<${p}bookViews><${p}workbookView xWindow="0" yWindow="0"/></${p}bookViews>` +
      `<${p}sheets>${book.sheets.map((sheet, i) => `<${p}sheet name="${xml(sheet.name)}" sheetId="${i + 1}"${states[sheet.visibility ?? 'visible']} r:id="rId${i + 1}"/>`).join('')}</${p}sheets><${p}calcPr calcId="191029"/></${p}workbook>`,
  );
  add('xl/sharedStrings.xml', `${TYPE}.sharedStrings+xml`, `<${p}sst ${declare}>${texts.map((text) => `<${p}si><${p}t xml:space="preserve">${xml(text)}</${p}t></${p}si>`).join('')}</${p}sst>`);
  const solid = (colour: string): string => `<${p}fill><${p}patternFill patternType="solid"><${p}fgColor rgb="FF${colour}"/><${p}bgColor indexed="64"/></${p}patternFill></${p}fill>`;
  add(
    'xl/styles.xml',
    `${TYPE}.styles+xml`,
    `<${p}styleSheet ${declare}>${list('numFmts', looks.formats.map((format, i) => `<${p}numFmt numFmtId="${164 + i}" formatCode="${xml(format)}"/>`))}<${p}fonts count="1"><${p}font><${p}sz val="11"/><${p}name val="等线"/></${p}font></${p}fonts>` +
      `${list('fills', [`<${p}fill><${p}patternFill patternType="none"/></${p}fill>`, `<${p}fill><${p}patternFill patternType="gray125"/></${p}fill>`, ...looks.fills.map(solid)])}<${p}borders count="1"><${p}border><${p}left/><${p}right/><${p}top/><${p}bottom/><${p}diagonal/></${p}border></${p}borders>` +
      `<${p}cellStyleXfs count="1"><${p}xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></${p}cellStyleXfs>${list('cellXfs', looks.styles.map((style) => style.split(' ')).map(([format, fill]) => `<${p}xf numFmtId="${format}" fontId="0" fillId="${fill}" borderId="0" xfId="0" applyNumberFormat="1" applyFill="1"/>`))}` +
      `<${p}cellStyles count="1"><${p}cellStyle name="常规" xfId="0" builtinId="0"/></${p}cellStyles>${looks.rules.length === 0 ? `<${p}dxfs count="0"/>` : list('dxfs', looks.rules.map((fill) => `<${p}dxf><${p}fill><${p}patternFill><${p}bgColor rgb="FF${fill}"/></${p}patternFill></${p}fill></${p}dxf>`))}</${p}styleSheet>`,
  );
  parts['xl/_rels/workbook.xml.rels'] = `<Relationships xmlns="${PACKAGE}/relationships">${Array.from({ length: count }, (_, i) => `<Relationship Id="rId${i + 1}" Type="${office}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`).join('')}<Relationship Id="rId${count + 1}" Type="${office}/styles" Target="styles.xml"/><Relationship Id="rId${count + 2}" Type="${office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`;
  parts['_rels/.rels'] = `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;
  parts['[Content_Types].xml'] = `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides.join('')}</Types>`;
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, content]) => [name, new TextEncoder().encode(content)])));
}

