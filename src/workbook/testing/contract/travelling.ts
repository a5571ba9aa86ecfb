import { OpenWorkbookError } from '../../open-workbook';
import { LEDGER, type Bench } from './harness';

const RULES = 'urn:guiju:rules';
const WAIVERS = 'urn:guiju:waivers';
const TEXTS = ['', 'x', '李华 😀 \u200f', '"quoted" \\ \'', '<a href="x">&amp;</a> ]]>', 'line\nline\ttab', ' spaces ', '{"a":[1,2]}', '_x000D_', '𠮷'.repeat(100), 'true', '12', 'null'];

/** What travels in the workbook: settings and XML parts. */
export function travelling({ open }: Bench): void {
  test('a setting is null until it is set, then its text, then null again; another is not touched', async () => {
    const { workbook } = await open({ sheets: [LEDGER] });
    expect(await workbook.setting('lang')).toBeNull();
    await workbook.setSetting('lang', 'zh-TW');
    await workbook.setSetting('month', '2026-10');
    expect([await workbook.setting('lang'), await workbook.setting('month'), await workbook.setting('Lang')]).toEqual(['zh-TW', '2026-10', null]);
    await workbook.setSetting('lang', 'en');
    expect(await workbook.setting('lang')).toBe('en');
    await workbook.setSetting('lang', null);
    await workbook.setSetting('never', null);
    expect([await workbook.setting('lang'), await workbook.setting('month')]).toEqual([null, '2026-10']);
  });

  test('settings hold any text, and are there when the workbook is opened anew', async () => {
    const opened = await open({ sheets: [LEDGER] });
    for (const [i, text] of TEXTS.entries()) await opened.workbook.setSetting(`键 "${i}" <&>`, text);
    for (const { workbook } of [opened, await opened.reopen()]) {
      for (const [i, text] of TEXTS.entries()) expect(await workbook.setting(`键 "${i}" <&>`)).toBe(text);
    }
  });

  test('settings do not touch cells, and what is set and taken back leaves none behind', async () => {
    const opened = await open({ sheets: [LEDGER] });
    const before = await opened.see();
    await opened.workbook.setSetting('a', '1');
    expect(await opened.see()).toEqual(before);
    await opened.workbook.setSetting('a', null);
    const { workbook, see } = await opened.reopen();
    expect(await workbook.setting('a')).toBeNull();
    expect(await see()).toEqual(before);
  });

  test('a part is null until it is put there, then its XML, then another, then null again', async () => {
    const { workbook, see } = await open({ sheets: [LEDGER] });
    const before = await see();
    const [first, second, other] = [`<rules xmlns="${RULES}"><file path="a.json">1</file></rules>`, `<rules xmlns="${RULES}"/>`, `<waivers xmlns="${WAIVERS}">2</waivers>`];
    expect(await workbook.part(RULES)).toBeNull();
    await workbook.setPart(RULES, first);
    await workbook.setPart(WAIVERS, other);
    expect([await workbook.part(RULES), await workbook.part(WAIVERS), await workbook.part('urn:guiju')]).toEqual([first, other, null]);
    await workbook.setPart(RULES, second);
    expect([await workbook.part(RULES), await workbook.part(WAIVERS)]).toEqual([second, other]);
    await workbook.setPart(RULES, null);
    await workbook.setPart('urn:guiju:never', null);
    expect([await workbook.part(RULES), await workbook.part(WAIVERS)]).toEqual([null, other]);
    expect(await see()).toEqual(before);
  });

  const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

  test.each([
    ['characters of any language, and escapes', `<rules xmlns="${RULES}" note="${escaped('<"&">')}">${escaped('李华 😀 𠮷 \u200f <b> & ]]>')}</rules>`],
    ['a prefix', `<g:rules xmlns:g="${RULES}" xmlns:o="urn:other"><o:file g:path="a"/></g:rules>`],
    ['a hundred thousand bytes', `<rules xmlns="${RULES}">${escaped('{"规则":"<>"}\n').repeat(4000)}</rules>`],
  ])('a part holds %s, and is there when the workbook is opened anew', async (_, xml) => {
    const opened = await open({ sheets: [LEDGER] });
    await opened.workbook.setPart(WAIVERS, `<waivers xmlns="${WAIVERS}"/>`);
    await opened.workbook.setPart(RULES, xml);
    expect(await opened.workbook.part(RULES)).toBe(xml);
    const { workbook } = await opened.reopen();
    expect(await workbook.part(RULES)).toBe(xml);
    await workbook.setPart(RULES, null);
    expect([await workbook.part(RULES), await workbook.part(WAIVERS)]).toEqual([null, `<waivers xmlns="${WAIVERS}"/>`]);
    expect(await (await opened.reopen()).workbook.part(WAIVERS)).toBe(`<waivers xmlns="${WAIVERS}"/>`);
  });

  test.each(['', 'text', `<rules xmlns="${RULES}">`, `<rules xmlns="${RULES}"></rule>`, `<rules xmlns="${RULES}"/><more/>`, `<rules xmlns="urn:other"/>`, '<rules/>', `<!DOCTYPE rules [<!ENTITY x "y">]><rules xmlns="${RULES}">&x;</rules>`])(
    'what is no XML of that namespace is refused, and leaves the part that is there: %j',
    async (xml) => {
      const { workbook } = await open({ sheets: [LEDGER] });
      const kept = `<rules xmlns="${RULES}">1</rules>`;
      await workbook.setPart(RULES, kept);
      await expect(workbook.setPart(RULES, xml)).rejects.toBeInstanceOf(OpenWorkbookError);
      expect(await workbook.part(RULES)).toBe(kept);
    },
  );
}
