import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as XLSX from '@e965/xlsx';
import { zipSync, unzipSync, strToU8 } from 'fflate';
import { openXlsx } from 'hucre/xlsx';
import { WorkbookError } from '../files';
import { OpenWorkbookError, type Mark, type NewSheet } from '../open-workbook';
import { makeXlsx, type XlsxParts } from '../testing/make-xlsx';
import { openFile } from './open-file';
import { ADD_IN_IDS } from './settings-in-file';
import { partsOf, seeFile } from './testing/see-file';

const ROW = '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>';
const MARK: readonly Mark[] = [{ sheet: '台账', kind: 'warn', cells: ['A1'] }];
const SHEET: NewSheet = { name: '发现', above: [], table: { name: 'Findings', columns: [{ header: '甲', kind: 'text', width: 9 }], rows: [['x']] }, sums: [], below: [] };
const SHEET_PART = 'xl/worksheets/sheet1.xml';

const opened = (parts: Partial<XlsxParts>): ReturnType<typeof openFile> => openFile('台账.xlsx', makeXlsx({ sheet: ROW, ...parts }));
/** The parts of a workbook, with others beside or in place of them. */
const withParts = (bytes: Uint8Array, others: Readonly<Record<string, string>>): Uint8Array =>
  zipSync({ ...unzipSync(bytes), ...Object.fromEntries(Object.entries(others).map(([name, text]) => [name, strToU8(text)])) });

describe('what cannot be changed is refused', () => {
  const refusal = (bytes: Uint8Array): unknown => {
    try {
      openFile('a.xlsx', bytes);
    } catch (error) {
      return error;
    }
    return null;
  };

  test('signed, or of another format', () => {
    const signed = withParts(makeXlsx({ sheet: ROW }), { '_xmlsignatures/sig1.xml': '<Signature/>' });
    const book = XLSX.utils.book_new();
    XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([['甲', 1]]), 'Sheet1');
    const others = (['xls', 'ods', 'xlsb'] as const).map((bookType) => new Uint8Array(XLSX.write(book, { bookType, type: 'array' }) as ArrayBuffer));
    for (const bytes of [signed, strToU8('工号,姓名\n1,李华\n'), ...others]) {
      const error = refusal(bytes);
      expect(error).toBeInstanceOf(OpenWorkbookError);
      expect(error).toMatchObject({ code: 'read-only' });
    }
  });

  test('what cannot be read says so as it does when it is read', () => {
    const encrypted = makeXlsx({ sheet: ROW });
    const at = Buffer.from(encrypted).indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
    encrypted[at + 8] = 1;
    const bomb = `<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><workbook/>`;
    for (const [bytes, code] of [
      [new Uint8Array(0), 'empty'],
      [encrypted, 'encrypted'],
      [makeXlsx({ sheet: ROW }).subarray(0, 500), 'damaged'],
      [makeXlsx({ sheet: ROW, others: { 'xl/workbook.xml': bomb } }), 'damaged'],
      [makeXlsx({ sheet: ROW, others: { 'xl/workbook.xml': `<workbook xmlns="a">${'<a>'.repeat(5000)}${'</a>'.repeat(5000)}</workbook>` } }), 'damaged'],
      [zipSync({ 'a.txt': strToU8('x') }), 'not-a-workbook'],
    ] as const) {
      const error = refusal(bytes);
      expect(error).toBeInstanceOf(WorkbookError);
      expect(error).toMatchObject({ code, params: { file: 'a.xlsx' } });
    }
  });

  test.each([
    ['a document type', `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><worksheet xmlns="m">${ROW}</worksheet>`],
    ['tags that do not match', `<?xml version="1.0"?><worksheet xmlns="m">${ROW}<mergeCells></cols></worksheet>`],
    ['an end that is missing', `<?xml version="1.0"?><worksheet xmlns="m">${ROW}`],
    ['more elements inside one another than any program writes', `<?xml version="1.0"?><worksheet xmlns="m">${ROW}${'<a>'.repeat(100_000)}${'</a>'.repeat(100_000)}</worksheet>`],
  ])('a sheet with %s is not changed, nor is anything else', async (_, sheet) => {
    const bytes = makeXlsx({ sheet });
    const workbook = openFile('a.xlsx', bytes);
    await expect(workbook.mark(MARK)).rejects.toMatchObject({ name: 'WorkbookError', code: 'damaged' });
    await expect(workbook.unmark()).rejects.toBeInstanceOf(WorkbookError);
    expect(workbook.save()).toBe(bytes);
  });
});

describe('marks in files as programs write them', () => {
  const sheetXml = (workbook: ReturnType<typeof openFile>): string => partsOf(workbook.save())[SHEET_PART]!;

  test('they stand in the place that the format demands, whatever is there', async () => {
    const before = '<sheetPr/><dimension ref="A1"/><sheetViews><sheetView workbookViewId="0"/></sheetViews><cols><col min="1" max="1" width="9"/></cols>';
    const after =
      '<sheetProtection/><autoFilter ref="A1"/><!-- a remark --><mergeCells count="1"><mergeCell ref="B1:C1"/></mergeCells><phoneticPr fontId="1"/>|<dataValidations count="0"/><hyperlinks/><pageMargins left="1" right="1" top="1" bottom="1" header="1" footer="1"/><drawing/><extLst><ext uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}"><x14:conditionalFormattings xmlns:x14="a"/></ext></extLst>';
    const workbook = opened({ sheet: `${before}${ROW}${after.replace('|', '')}` });
    await workbook.mark(MARK);
    const [head, rest] = after.split('|') as [string, string];
    expect(sheetXml(workbook)).toMatch(/<conditionalFormatting sqref="A1">.*<\/conditionalFormatting>/);
    expect(sheetXml(workbook).replace(/<conditionalFormatting .*<\/conditionalFormatting>/, '|')).toContain(`${head}|${rest}`);
  });

  test('a sheet without any cell, and one whose XML is in UTF-16', async () => {
    const workbook = opened({ sheet: '<sheetData/>' });
    await workbook.mark(MARK);
    expect(seeFile(workbook.save()).sheets[0]!.conditionalFormats).toEqual([{ formula: 'ISTEXT("guiju:warn")', cells: ['A1'] }]);
    const xml = `<?xml version="1.0" encoding="UTF-16"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${ROW.replace('<v>1</v>', '<is><t>甲</t></is>').replace('r="A1"', 'r="A1" t="inlineStr"')}</worksheet>`;
    const wide = openFile('a.xlsx', makeXlsx({ sheet: ROW, others: { [SHEET_PART]: Buffer.from(`\ufeff${xml}`, 'utf16le') } }));
    await wide.mark(MARK);
    expect(sheetXml(wide)).toContain('encoding="UTF-8"');
    expect((await openFile('a.xlsx', wide.save()).read()).sheets[0]!.value(0, 0)).toBe('甲');
  });

  const OWN = '<dxf><font><b/></font></dxf>';

  test.each([
    ['no style sheet', null, null],
    ['no list of differential formats', '<cellXfs/><tableStyles/>', '<cellXfs/><tableStyles/>'],
    ['an empty list', '<dxfs count="0"/>', '<dxfs count="0"/>'],
    ['an empty list in two tags', '<dxfs count="0"></dxfs>', '<dxfs count="0"/>'],
    ['a list without its count', `<dxfs>${OWN}</dxfs>`, `<dxfs>${OWN}</dxfs>`],
    ['a list of the user’s own', `<dxfs count="1">${OWN}</dxfs>`, `<dxfs count="1">${OWN}</dxfs>`],
  ])('with %s', async (_, styles, left) => {
    const whole = makeXlsx({ sheet: ROW, styles: styles ?? '' });
    const without = Object.fromEntries(Object.entries(unzipSync(whole)).filter(([name]) => name !== 'xl/styles.xml'));
    const workbook = openFile('a.xlsx', styles === null ? zipSync(without) : whole);
    await workbook.mark([...MARK, { sheet: '台账', kind: 'block', cells: ['B2'] }]);
    const shown = partsOf(workbook.save())['xl/styles.xml']!;
    const rules = [...sheetXml(workbook).matchAll(/dxfId="(\d+)"/g)].map(([, id]) => Number(id));
    const formats = [...shown.matchAll(/<dxf>.*?<\/dxf>/g)].map(([format]) => format);
    expect(rules.map((id) => /bgColor rgb="(\w+)"/.exec(formats[id]!)![1])).toEqual(['FFFDEFC8', 'FFFBD9CC']);
    await workbook.unmark();
    if (left !== null) expect(partsOf(workbook.save())['xl/styles.xml']).toContain(`>${left}</styleSheet>`);
    expect(partsOf(workbook.save())['xl/styles.xml']).not.toContain('FFFDEFC8');
  });

  test('a program may have put our rule and the user’s into one element, and its formats behind ours', async () => {
    const workbook = opened({ styles: '<dxfs count="0"/>' });
    await workbook.mark(MARK);
    const parts = partsOf(workbook.save());
    const own = '<cfRule type="expression" dxfId="1" priority="2"><formula>A1&gt;0</formula></cfRule>';
    const mixed = withParts(workbook.save(), {
      [SHEET_PART]: parts[SHEET_PART]!.replace('</conditionalFormatting>', `${own}</conditionalFormatting>`).replace('sqref="A1"', 'sqref="A1:B3 D4"').replace('ISTEXT(', ' istext('),
      'xl/styles.xml': parts['xl/styles.xml']!.replace('</dxfs>', `${OWN}</dxfs>`).replace('count="1"', 'count="2"'),
    });
    const again = openFile('a.xlsx', mixed);
    expect((await again.unmark()).cells).toBe(7);
    const left = partsOf(again.save());
    expect(left[SHEET_PART]).toContain(`<conditionalFormatting sqref="A1:B3 D4">${own.replace('priority="2"', 'priority="1"')}</conditionalFormatting>`);
    // Ours keeps its place in the list: the user's own is counted from it.
    expect(left['xl/styles.xml']).toBe(partsOf(mixed)['xl/styles.xml']);
  });

  test('marks come before the user’s own rules, whose order stays, those of later versions of Excel among them', async () => {
    const own = (priority: number): string => `<conditionalFormatting sqref="A1"><cfRule type="expression" stopIfTrue="1" priority="${priority}"><formula>TRUE</formula></cfRule></conditionalFormatting>`;
    const later = '<extLst><ext><x14:conditionalFormattings xmlns:x14="a"><x14:conditionalFormatting><x14:cfRule type="iconSet" priority="2" id="x"/><x14:cfRule type="dataBar" id="y"/></x14:conditionalFormatting></x14:conditionalFormattings></ext></extLst>';
    const bytes = makeXlsx({ sheet: `${ROW}${own(1)}${own(7)}${later}`, styles: '<dxfs count="0"/>' });
    const workbook = openFile('a.xlsx', bytes);
    await workbook.mark([...MARK, { sheet: '台账', kind: 'block', cells: ['A1'] }]);
    expect([...sheetXml(workbook).matchAll(/priority="(\d+)"/g)].map(([, priority]) => Number(priority))).toEqual([3, 9, 1, 2, 4]);
    await workbook.mark([{ sheet: '台账', kind: 'info', cells: ['B1'] }]);
    expect([...sheetXml(workbook).matchAll(/priority="(\d+)"/g)].map(([, priority]) => Number(priority))).toEqual([4, 10, 2, 3, 1, 5]);
    await workbook.unmark();
    expect(Buffer.compare(workbook.save(), bytes)).toBe(0);
  });

  test('a look of ours that the user’s table or rule shows stays', async () => {
    const workbook = opened({ styles: '<dxfs count="0"/>' });
    await workbook.mark(MARK);
    const parts = partsOf(workbook.save());
    const used = withParts(workbook.save(), { [SHEET_PART]: parts[SHEET_PART]!.replace('</worksheet>', '<autoFilter ref="A1"><filterColumn colId="0"><colorFilter dxfId="0"/></filterColumn></autoFilter></worksheet>') });
    const again = openFile('a.xlsx', used);
    await again.unmark();
    expect(partsOf(again.save())['xl/styles.xml']).toContain('FFFDEFC8');
  });

  test('a text that is no cell is refused, and nothing is marked', async () => {
    const workbook = opened({});
    const before = workbook.save();
    for (const cell of ['A0', 'A1:B2', '$A$1', '']) await expect(workbook.mark([...MARK, { sheet: '台账', kind: 'info', cells: [cell] }])).rejects.toMatchObject({ code: 'refused' });
    expect(workbook.save()).toBe(before);
  });
});

describe('settings as Excel stores them', () => {
  const WE = 'http://schemas.microsoft.com/office/webextensions/webextension/2010/11';
  const part = (id: string, properties: string): string =>
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<we:webextension xmlns:we="${WE}" id="{3E1C5A52-0000-4000-8000-000000000001}"><we:reference id="${id}" version="1.0.0.0" store="\\\\server\\share" storeType="Filesystem"/><we:alternateReferences/>${properties}<we:bindings/><we:snapshot xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/></we:webextension>`;
  const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
  const inExcel = (ours: string): Uint8Array =>
    withParts(makeXlsx({ sheet: ROW }), {
      '_rels/.rels': `<Relationships xmlns="${RELATIONS}"><Relationship Id="rId2" Type="http://schemas.microsoft.com/office/2011/relationships/webextensiontaskpanes" Target="xl/webextensions/taskpanes.xml"/><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      'xl/webextensions/taskpanes.xml': '<wetp:taskpanes xmlns:wetp="http://schemas.microsoft.com/office/webextensions/taskpanes/2010/11"><wetp:taskpane dockstate="right" visibility="1" width="350" row="4"><wetp:webextensionref xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId1"/></wetp:taskpane></wetp:taskpanes>',
      'xl/webextensions/_rels/taskpanes.xml.rels': `<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="http://schemas.microsoft.com/office/2011/relationships/webextension" Target="webextension1.xml"/><Relationship Id="rId2" Type="http://schemas.microsoft.com/office/2011/relationships/webextension" Target="webextension2.xml"/></Relationships>`,
      'xl/webextensions/webextension1.xml': part('wa104380862', '<we:properties><we:property name="lang" value="&quot;other add-in&quot;"/></we:properties>'),
      'xl/webextensions/webextension2.xml': ours,
    });

  test('what the pane saved in Excel is read, and changed in its place; other add-ins’ stay', async () => {
    const ours = part(`{${ADD_IN_IDS[0].toUpperCase()}}`, '<we:properties><we:property name="Office.AutoShowTaskpaneWithDocument" value="true"/><we:property name="lang" value="&quot;zh-TW \\&quot;李\\&quot; _x000D_&quot;"/></we:properties>');
    const bytes = inExcel(ours);
    const workbook = openFile('a.xlsx', bytes);
    expect([await workbook.setting('lang'), await workbook.setting('Office.AutoShowTaskpaneWithDocument'), await workbook.setting('month')]).toEqual(['zh-TW "李" _x000D_', null, null]);
    await workbook.setSetting('lang', 'en');
    await workbook.setSetting('month', '2026-10');
    const [before, after] = [partsOf(bytes), partsOf(workbook.save())];
    expect(Object.keys(after).filter((name) => after[name] !== before[name])).toEqual(['xl/webextensions/webextension2.xml']);
    expect(after['xl/webextensions/webextension2.xml']).toContain('<we:property name="lang" value="&quot;en&quot;"/><we:property name="month" value="&quot;2026-10&quot;"/></we:properties>');
    await workbook.setSetting('month', null);
    await workbook.setSetting('lang', 'zh-TW "李" _x000D_');
    expect(await workbook.setting('lang')).toBe('zh-TW "李" _x000D_');
  });

  test('where the add-in is there and has stored nothing yet', async () => {
    for (const properties of ['<we:properties/>', '']) {
      const workbook = openFile('a.xlsx', inExcel(part(ADD_IN_IDS[1], properties)));
      expect(await workbook.setting('lang')).toBeNull();
      await workbook.setSetting('lang', 'en');
      expect(partsOf(workbook.save())['xl/webextensions/webextension2.xml']).toContain('<we:alternateReferences/><we:properties><we:property name="lang" value="&quot;en&quot;"/></we:properties><we:bindings/>');
      await workbook.setSetting('lang', null);
      expect(partsOf(workbook.save())['xl/webextensions/webextension2.xml']).toContain('<we:properties/><we:bindings/>');
    }
  });

  test('where the workbook has not met the add-in, or only others', async () => {
    for (const bytes of [makeXlsx({ sheet: ROW }), inExcel(part('another', ''))]) {
      const workbook = openFile('a.xlsx', bytes);
      await workbook.setSetting('lang', 'en');
      expect(await openFile('a.xlsx', workbook.save()).setting('lang')).toBe('en');
      const parts = partsOf(workbook.save());
      const panes = [...parts['xl/webextensions/taskpanes.xml']!.matchAll(/r:id="(rId\d+)"/g)].map(([, id]) => id);
      expect(new Set(panes).size).toBe(panes.length);
      for (const id of panes) expect(parts['xl/webextensions/_rels/taskpanes.xml.rels']).toContain(`Id="${id!}"`);
      expect(parts['xl/webextensions/taskpanes.xml']).toContain('visibility="0"');
    }
  });

  test('where another program has kept the pane and lost the add-in, and refers to our part from elsewhere', async () => {
    const bytes = makeXlsx({ sheet: ROW });
    const workbook = openFile('a.xlsx', bytes);
    await workbook.setSetting('lang', 'en');
    await workbook.setPart('urn:a', '<a xmlns="urn:a">1</a>');
    const parts = partsOf(workbook.save());
    const relation = /<Relationship Id="\w+" Type="[^"]*\/customXml" Target="[^"]*"\/>/.exec(parts['xl/_rels/workbook.xml.rels']!)![0];
    const lost = Object.fromEntries(Object.entries(unzipSync(workbook.save())).filter(([name]) => !/webextension1|_rels\/taskpanes/.test(name)));
    const resaved = withParts(zipSync(lost), {
      'xl/_rels/workbook.xml.rels': parts['xl/_rels/workbook.xml.rels']!.replace(relation, ''),
      '_rels/.rels': parts['_rels/.rels']!.replace('</Relationships>', `${relation.replace(/Id="\w+"/, 'Id="rId99"')}</Relationships>`),
    });
    const again = openFile('a.xlsx', resaved);
    expect([await again.setting('lang'), await again.part('urn:a')]).toEqual([null, '<a xmlns="urn:a">1</a>']);
    await again.setSetting('lang', 'zh-TW');
    await again.setPart('urn:a', null);
    const left = partsOf(again.save());
    expect(left['xl/webextensions/taskpanes.xml']!.match(/webextensionref/g)).toHaveLength(1);
    expect([await again.setting('lang'), await again.part('urn:a'), left['_rels/.rels']!.includes('customXml')]).toEqual(['zh-TW', null, false]);
  });

  test('the ids are those of the manifests', () => {
    const manifests = readFileSync(join(__dirname, '../../../scripts/build/manifest.mjs'), 'utf8');
    for (const id of ADD_IN_IDS) expect(manifests).toContain(id);
  });
});

describe('sheets come and go', () => {
  const NAMES = '<definedNames><definedName name="_xlnm.Print_Area" localSheetId="0">台账!$A$1</definedName><definedName name="甲">1</definedName><definedName name="乙" localSheetId="1">2</definedName></definedNames>';
  const two = (extra = '', formula = ''): ReturnType<typeof openFile> => {
    const bytes = makeXlsx({ sheet: ROW });
    const parts = partsOf(bytes);
    return openFile(
      'a.xlsx',
      withParts(bytes, {
        'xl/workbook.xml': parts['xl/workbook.xml']!.replace('<sheets>', '<bookViews><workbookView activeTab="1" firstSheet="0"/></bookViews><sheets>').replace('</sheets>', `<sheet name="二 表" sheetId="7" r:id="rId9"/></sheets>${extra}`),
        'xl/_rels/workbook.xml.rels': parts['xl/_rels/workbook.xml.rels']!.replace('</Relationships>', '<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="/xl/worksheets/second.xml"/><Relationship Id="rId8" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/calcChain" Target="calcChain.xml"/></Relationships>'),
        'xl/calcChain.xml': '<calcChain xmlns="m"><c r="A1" i="7"/></calcChain>',
        'xl/worksheets/second.xml': `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1"><f>${formula === '' ? '1+1' : formula}</f><v>2</v></c></row></sheetData></worksheet>`,
      }),
    );
  };

  test('names and tabs are counted anew, and the names of the sheet go with it', async () => {
    const workbook = two(NAMES);
    await workbook.deleteSheet('台账');
    const main = partsOf(workbook.save())['xl/workbook.xml']!;
    expect(main).toContain('<definedNames><definedName name="甲">1</definedName><definedName name="乙" localSheetId="0">2</definedName></definedNames>');
    expect(main).toContain('activeTab="0"');
    expect(Object.keys(partsOf(workbook.save()))).not.toContain(SHEET_PART);
    expect(partsOf(workbook.save())['[Content_Types].xml']).not.toContain('sheet1.xml');
  });

  test('a part is given its type where the workbook has none for its extension', async () => {
    const bytes = makeXlsx({ sheet: ROW });
    const types = partsOf(bytes)['[Content_Types].xml']!;
    const save = async (list: string): Promise<string> => {
      const workbook = openFile('a.xlsx', withParts(bytes, { '[Content_Types].xml': list }));
      await workbook.setPart('urn:a', '<a xmlns="urn:a"/>');
      return partsOf(workbook.save())['[Content_Types].xml']!;
    };
    const own = '<Override PartName="/customXml/item1.xml" ContentType="application/xml"/>';
    expect(await save(types)).not.toContain(own);
    expect(await save(types.replace('<Default Extension="xml" ContentType="application/xml"/>', ''))).toContain(own);
  });

  test('a selection that is no cell is refused, and nothing is written', async () => {
    const workbook = opened({});
    const before = workbook.save();
    await expect(workbook.select({ sheet: '台账', cell: 'A1" x="' })).rejects.toMatchObject({ code: 'refused' });
    expect(workbook.save()).toBe(before);
  });

  test('the order of calculation goes with a sheet that has formulas', async () => {
    const workbook = two();
    await workbook.deleteSheet('二 表');
    const parts = partsOf(workbook.save());
    expect(Object.keys(parts)).not.toContain('xl/calcChain.xml');
    expect(parts['xl/_rels/workbook.xml.rels']).not.toContain('calcChain');
  });

  test.each([['a formula', '', '台账!A1*2'], ['a quoted one', '', "SUM('台账'!A:A)"], ['a name', '<definedNames><definedName name="甲">台账!$A$1</definedName></definedNames>', '']])('a sheet that %s counts on stays', async (_, names, formula) => {
    const workbook = two(names, formula);
    const before = workbook.save();
    await expect(workbook.deleteSheet('台账')).rejects.toMatchObject({ name: 'OpenWorkbookError', code: 'refused', params: { code: 'SheetInUse' } });
    expect(workbook.save()).toBe(before);
  });

  test('new ids and names keep clear of those that are taken', async () => {
    const workbook = two('<definedNames><definedName name="FINDINGS">1</definedName></definedNames>');
    expect(await workbook.writeSheet(SHEET)).toEqual({ sheet: '发现', table: 'Findings_2' });
    const main = partsOf(workbook.save())['xl/workbook.xml']!;
    expect(main).toMatch(/<sheet name="发现" sheetId="8" r:id="rId6"/);
    const ids = [...partsOf(workbook.save())['xl/_rels/workbook.xml.rels']!.matchAll(/ Id="(\w+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('only the columns that are meant for it are printed, the header on every page', async () => {
    for (const names of ['', NAMES]) {
      const workbook = two(names);
      const before = partsOf(workbook.save())['xl/workbook.xml'];
      const { sheet } = await workbook.writeSheet({ ...SHEET, name: "it's", above: ['x'], table: { ...SHEET.table, columns: [...SHEET.table.columns, ...SHEET.table.columns, ...SHEET.table.columns], printed: 2 } });
      const main = partsOf(workbook.save())['xl/workbook.xml']!;
      expect(main).toContain(`<definedName name="_xlnm.Print_Area" localSheetId="2">'it''s'!$A$1:$B$4</definedName><definedName name="_xlnm.Print_Titles" localSheetId="2">'it''s'!$3:$3</definedName></definedNames>`);
      await workbook.deleteSheet(sheet);
      expect(partsOf(workbook.save())['xl/workbook.xml']).toBe(before);
    }
  });

  test('one tab is in front, its pane has the selection', async () => {
    const workbook = openFile('a.xlsx', makeXlsx({ sheet: `<sheetViews><sheetView tabSelected="1" workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="B7" sqref="B7:C9"/></sheetView></sheetViews>${ROW}` }));
    expect(await workbook.selection()).toEqual({ sheet: '台账', cell: 'B7' });
    const { sheet } = await workbook.writeSheet(SHEET);
    await workbook.select({ sheet, cell: 'A2' });
    const parts = partsOf(workbook.save());
    expect(Object.entries(parts).filter(([name, text]) => name.startsWith('xl/worksheets/sheet') && text.includes('tabSelected="1"')).map(([name]) => name)).toEqual(['xl/worksheets/sheet2.xml']);
    await workbook.select({ sheet: '台账', cell: 'C3' });
    expect(partsOf(workbook.save())[SHEET_PART]).toContain('activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="C3" sqref="C3"/>');
    expect(await openFile('a.xlsx', workbook.save()).selection()).toEqual({ sheet: '台账', cell: 'C3' });
  });
});

describe('the sample month, read by other programs’ libraries', () => {
  const bytes = new Uint8Array(readFileSync(join(__dirname, '../../../samples/2026-10/2026年10月台账.xlsx')));

  test('all cells are as they were, the findings are a table with links, the marks are rules', async () => {
    const workbook = openFile('台账.xlsx', bytes);
    const [first] = await workbook.sheets();
    await workbook.mark([{ sheet: first!.name, kind: 'block', cells: ['B2', 'B3', 'D9'] }]);
    await workbook.writeSheet({ ...SHEET, table: { ...SHEET.table, rows: [[{ value: '=B2', leadsTo: { sheet: first!.name, cell: 'B2' } }]] } });
    await workbook.setSetting('lang', 'zh-TW');
    await workbook.setPart('urn:guiju:rules', '<rules xmlns="urn:guiju:rules"/>');
    const saved = workbook.save();

    const [before, after] = [bytes, saved].map((file) => XLSX.read(file, { cellStyles: false, cellNF: true }));
    expect(after!.SheetNames).toEqual([...before!.SheetNames, '发现']);
    for (const name of before!.SheetNames) expect(after!.Sheets[name]).toEqual(before!.Sheets[name]);
    const found = (after!.Sheets['发现'] as XLSX.WorkSheet)['A2'] as XLSX.CellObject;
    expect([found.t, found.v, found.f, found.l?.Target]).toEqual(['s', '=B2', undefined, `#'${first!.name}'!B2`]);

    const book = await openXlsx(saved);
    const sheet = book.sheets.find(({ name }) => name === first!.name)!;
    expect(sheet.conditionalRules?.map(({ range, formula }) => [range, formula])).toContainEqual(['B2:B3 D9', 'ISTEXT("guiju:block")']);
    expect(book.sheets.at(-1)!.tables?.map(({ name, range }) => [name, range])).toEqual([['Findings', 'A1:A2']]);

    await workbook.unmark();
    await workbook.deleteSheet('发现');
    const left = partsOf(workbook.save());
    const original = partsOf(bytes);
    const changed = Object.keys(original).filter((name) => left[name] !== original[name]).sort();
    expect(changed).toEqual(['[Content_Types].xml', '_rels/.rels', 'xl/_rels/workbook.xml.rels', 'xl/styles.xml']);
  });
});
