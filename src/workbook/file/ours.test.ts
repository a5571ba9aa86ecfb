import { strToU8, unzipSync, zipSync, type Zippable } from 'fflate';
import { OWN_TABLES } from '../own-tables';
import { WorkbookError } from '../workbook-error';
import { openFile } from './open-file';
import { readOurs } from './ours';
import { makeBook } from './testing/make-book';

const [NOTES, WORDS] = ['urn:guiju:notes:1', 'urn:guiju:words:1'];
const BOOK = makeBook({ sheets: [{ name: '考勤', cells: { A1: 1 } }] }, { prefix: '', strict: false });
const part = (namespace: string, text = ''): string => `<a xmlns="${namespace}">${text}</a>`;

async function withParts(bytes = BOOK): Promise<Uint8Array> {
  const book = openFile('a.xlsx', bytes);
  await book.setPart('urn:others', part('urn:others'));
  await book.setPart(NOTES, part(NOTES, '规矩'));
  return book.save();
}

/** The same archive with other parts. */
const changed = (bytes: Uint8Array, change: (parts: Zippable) => void): Uint8Array => {
  const parts: Zippable = unzipSync(bytes);
  change(parts);
  return zipSync(parts);
};
const read = (bytes: Uint8Array): object => {
  const { parts, sheets } = readOurs('a.xlsx', bytes, [NOTES, WORDS]);
  return { parts: Object.fromEntries(parts), sheets };
};

describe('what a file carries of ours', () => {
  test('is its parts that are asked for, however it is written', async () => {
    const expected = { parts: { [NOTES]: part(NOTES, '规矩') }, sheets: [] };
    expect(read(await withParts())).toEqual(expected);
    expect(read(await withParts(makeBook({ sheets: [{ name: '考勤' }] }, { prefix: 'x:', strict: true })))).toEqual(expected);
  });

  test.each([
    ['a workbook without', BOOK],
    ['a text', strToU8('a,b\n1,2\n')],
    ['an old workbook', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0])],
    ['another archive', zipSync({ 'content.xml': strToU8('<a/>') })],
    ['no bytes', new Uint8Array()],
  ])('is nothing in %s', (_, bytes) => {
    expect(read(bytes)).toEqual({ parts: {}, sheets: [] });
  });

  test('is read of a binary workbook, too', async () => {
    const binary = changed(await withParts(), (parts) => {
      parts['xl/workbook.bin'] = new Uint8Array([1, 2, 3]);
      parts['xl/_rels/workbook.bin.rels'] = parts['xl/_rels/workbook.xml.rels']!;
      delete parts['xl/workbook.xml'];
    });
    expect(read(binary)).toEqual({ parts: { [NOTES]: part(NOTES, '规矩') }, sheets: [] });
  });

  test('is there where it is no XML any more: whoever asks is given what stands there', async () => {
    const broken = changed(await withParts(), (parts) => {
      const name = Object.keys(parts).find((one) => /^customXml\/item\d+\.xml$/.test(one) && new TextDecoder().decode(parts[one] as Uint8Array).includes(NOTES))!;
      parts[name] = strToU8(`<a xmlns="${NOTES}">`);
    });
    expect(read(broken)).toEqual({ parts: { [NOTES]: `<a xmlns="${NOTES}">` }, sheets: [] });
  });

  test('is refused where the archive is damaged there', async () => {
    const bytes = await withParts();
    const damaged = bytes.slice();
    const at = Buffer.from(damaged).indexOf('customXml/item1.xml');
    damaged.fill(0xff, at + 19, at + 60);
    expect(() => readOurs('a.xlsx', damaged, [NOTES])).toThrow(WorkbookError);
  });

  test('is also the sheets that we wrote, by their tables, whatever they are called by now', async () => {
    const book = openFile('a.xlsx', BOOK);
    const column = { header: '工号', kind: 'text', width: 10 } as const;
    const sheet = (name: string) => ({ name, above: [], table: { name: 'findings', columns: [column], rows: [['000101']] }, sums: [], below: [] });
    const ours = await book.writeSheet(sheet('问题'));
    await book.writeSheet(sheet('别人的'));
    await book.setSetting(OWN_TABLES, JSON.stringify([{ table: ours.table, kind: 'findings' }, 'gone']));
    await book.renameSheet('问题', '十月问题');
    expect(read(book.save())).toEqual({ parts: {}, sheets: ['十月问题'] });
    await book.setSetting(OWN_TABLES, '{');
    expect(read(book.save())).toEqual({ parts: {}, sheets: [] });
  });
});
