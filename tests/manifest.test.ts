import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { JSDOM } from 'jsdom';
import { CHECK_KEYS } from '../src/taskpane/check/check-keys';
import { called, filesOf, installable, removeFolders, ROOT } from './deployed/folders';
import { outOfOrder } from './deployed/schema';

const BASE = 'https://addins.example.com/guiju/';
const OTHER_LANGUAGES = ['zh-TW', 'en-US'];
const folder = installable({ url: BASE });
const manifestOf = (environment: 'production' | 'development', url: string): string => called('scripts/build/manifest.mjs', 'manifestText', environment, url) as string;
const read = (text: string): Document => new JSDOM(text, { contentType: 'application/xml' }).window.document;
const manifest = read(readFileSync(join(folder, 'manifest.xml'), 'utf8'));
const all = (selector: string, document = manifest): Element[] => [...document.querySelectorAll(selector)];
const attribute = (element: Element, name: string): string => element.getAttribute(name) ?? '';
const text = (selector: string, document = manifest): string => document.querySelector(selector)?.textContent ?? '';
const named = (id: string): Element | undefined => all('Resources [id]').find((one) => attribute(one, 'id') === id);
const valuesOf = (element: Element): string[] => [attribute(element, 'DefaultValue'), ...[...element.children].map((child) => attribute(child, 'Value'))];

afterAll(removeFolders);

test('elements stand in the order of the schema, and all that must be is there', () => expect(outOfOrder(manifest.documentElement)).toEqual([]));

test('the check of the order can fail', () => {
  const source = manifestOf('production', BASE);
  const swapped = read(source.replace('<Id>', '<Version>1.0.0.0</Version>\n  <Id>'));
  expect(outOfOrder(swapped.documentElement)).toHaveLength(1);
  expect(outOfOrder(read(source.replace(/<Script>.*?<\/Script>/s, '')).documentElement)).toHaveLength(1);
  expect(outOfOrder(read(source.replace('<bt:Images>', '<bt:Images><bt:Picture/>')).documentElement)).toHaveLength(1);
});

test('id and version', () => {
  expect(text('Id')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(text('Version')).toMatch(/^\d{1,5}(\.\d{1,5}){3}$/);
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
  expect(text('Version')).toBe(`${version}.0`);
});

test('ids are at most 32 characters and named once; each is defined and used', () => {
  const defined = all('Resources [id]').map((one) => attribute(one, 'id'));
  const used = all('[resid]').map((one) => attribute(one, 'resid'));
  expect(defined.length).toBeGreaterThan(40);
  expect(new Set(defined).size).toBe(defined.length);
  expect([...defined, ...used].filter((id) => id.length > 32)).toEqual([]);
  expect([...new Set(used)].sort()).toEqual([...defined].sort());
  const controls = all('Group, Control').map((one) => attribute(one, 'id'));
  expect(new Set(controls).size).toBe(controls.length);
  expect(controls.filter((id) => id === '' || id.length > 125)).toEqual([]);
});

test.each([
  ['ShortStrings', 125, ['Label', 'Title', 'Namespace']],
  ['LongStrings', 250, ['Description']],
  ['Urls', 2048, ['SourceLocation', 'LearnMoreUrl', 'FunctionFile', 'Runtime']],
  ['Images', 2048, ['bt:Image']],
])('%s are at most %i characters, and stand where such belong', (kind, most, users) => {
  const resources = all(`Resources > *`).find((one) => one.localName === kind)!;
  const entries = [...resources.children];
  expect(entries.length).toBeGreaterThan(0);
  expect(entries.flatMap(valuesOf).filter((value) => value === '' || value.length > most)).toEqual([]);
  const ids = new Set(entries.map((one) => attribute(one, 'id')));
  const usedBy = all('[resid]').filter((one) => ids.has(attribute(one, 'resid'))).map((one) => one.tagName);
  expect([...new Set(usedBy)].sort()).toEqual([...users].sort());
});

test('name and description keep to their lengths', () => {
  expect(valuesOf(all('OfficeApp > DisplayName')[0]!).filter((name) => name.length > 125 || /add-in|加载项|excel/i.test(name))).toEqual([]);
  expect(valuesOf(all('OfficeApp > Description')[0]!).filter((one) => one.length > 250)).toEqual([]);
});

test('every word is there in three languages', () => {
  expect(text('DefaultLocale')).toBe('zh-CN');
  const words = [...all('OfficeApp > DisplayName, OfficeApp > Description, OfficeApp > SupportUrl'), ...all('Resources *').filter((one) => one.tagName === 'bt:String')].filter((one) => attribute(one, 'id') !== 'Functions.Namespace');
  expect(words.length).toBeGreaterThan(10);
  for (const word of words) expect([attribute(word, 'id'), [...word.children].map((child) => attribute(child, 'Locale'))]).toEqual([attribute(word, 'id'), OTHER_LANGUAGES]);
});

test('page, runtime, functions and pane are one page', () => {
  const of = (selector: string): string[] => all(selector).map((one) => attribute(one, 'resid'));
  const pages = [...of('Runtime'), ...of('Page > SourceLocation'), ...of('FunctionFile'), ...of('Action > SourceLocation')];
  expect(pages).toEqual(['Taskpane.Url', 'Taskpane.Url', 'Taskpane.Url', 'Taskpane.Url']);
  expect(attribute(all('Runtime')[0]!, 'lifetime')).toBe('long');
  expect(all('TaskpaneId')).toEqual([]);
  expect(attribute(all('DefaultSettings > SourceLocation')[0]!, 'DefaultValue')).toBe(attribute(named('Taskpane.Url')!, 'DefaultValue'));
});

/** Width and height as the file itself has them: the first chunk of a PNG. */
function pixels(path: string): [number, number] {
  const bytes = readFileSync(path);
  expect(bytes.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}

test('every address is below ours, and its file is in the build', () => {
  const addresses = [...all('OfficeApp > IconUrl, OfficeApp > HighResolutionIconUrl, OfficeApp > SupportUrl, DefaultSettings > SourceLocation'), ...all('Resources *').filter((one) => ['bt:Url', 'bt:Image'].includes(one.tagName))].flatMap(valuesOf);
  expect(addresses.length).toBeGreaterThan(40);
  expect(addresses.filter((address) => !address.startsWith(BASE))).toEqual([]);
  expect(addresses.filter((address) => !existsSync(join(folder, new URL(address).pathname.slice('/guiju/'.length))))).toEqual([]);
});

test('icons have the pixels that they are named for, in every size that Excel asks for', () => {
  const images = all('Icon');
  expect(images.length).toBeGreaterThan(3);
  for (const icon of images) {
    expect([...icon.children].map((image) => attribute(image, 'size'))).toEqual(['16', '20', '24', '32', '40', '48', '64', '80']);
    for (const image of icon.children) {
      const size = Number(attribute(image, 'size'));
      expect(pixels(join(folder, attribute(named(attribute(image, 'resid'))!, 'DefaultValue').slice(BASE.length)))).toEqual([size, size]);
    }
  }
  for (const [selector, size] of [['IconUrl', 32], ['HighResolutionIconUrl', 64]] as const) {
    expect(pixels(join(folder, attribute(all(selector)[0]!, 'DefaultValue').slice(BASE.length)))).toEqual([size, size]);
  }
});

test('shortcuts are for actions of ours, each with keys of its own, and those of the check are the pane’s', () => {
  interface Shortcuts {
    readonly actions: readonly { readonly id: string; readonly type: string; readonly name: string }[];
    readonly shortcuts: readonly { readonly action: string; readonly key: { readonly default: string } }[];
  }
  const address = attribute(all('OfficeApp > ExtendedOverrides')[0]!, 'Url');
  expect(address).toBe(`${BASE}shortcuts.json`);
  const { actions, shortcuts } = JSON.parse(readFileSync(join(folder, 'shortcuts.json'), 'utf8')) as Shortcuts;
  const buttons = all('FunctionName').map((one) => one.textContent);
  expect(actions.filter(({ id, type, name }) => !buttons.includes(id) || type !== 'ExecuteFunction' || name === '')).toEqual([]);
  expect(shortcuts.map(({ action }) => action)).toEqual(actions.map(({ id }) => id));
  const keys = shortcuts.map(({ key }) => key.default);
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys.filter((one) => !/^Ctrl\+Shift\+Alt\+[A-Z]$/.test(one))).toEqual([]);
  expect(shortcuts.find(({ action }) => action === 'check')!.key.default.replace('Ctrl', 'Control')).toBe(CHECK_KEYS);
});

test('every button does what the bundle has an action for, and there is no other action', () => {
  const bundle = filesOf(folder).filter((name) => name.endsWith('.js')).map((name) => readFileSync(join(folder, name), 'utf8')).join('');
  const actions = [...bundle.matchAll(/Office\.actions\.associate\("([^"]+)"/g)].map(([, name]) => name);
  expect(actions.length).toBeGreaterThan(0);
  expect(all('FunctionName').map((one) => one.textContent).sort()).toEqual(actions.sort());
});

/** The functions that the bundle itself tells Excel of, at once when its scripts have run. */
function associated(): string[] {
  const ids: string[] = [];
  const { window } = new JSDOM(readFileSync(join(folder, 'taskpane.html'), 'utf8'), { url: `${BASE}taskpane.html`, runScripts: 'outside-only' });
  Object.assign(window, { CustomFunctions: { associate: (id: string) => ids.push(id) } });
  const scripts = [...window.document.scripts].map((script) => script.getAttribute('src')!.split('?')[0]!);
  for (const name of scripts.filter((src) => /^(runtime|packages|shared|functions)\./.test(src))) window.eval(readFileSync(join(folder, name), 'utf8'));
  window.close();
  return ids;
}

test('functions are the same in the metadata of every language and in the bundle, each with a page that helps', () => {
  const [own, ...others] = valuesOf(named('Functions.Metadata.Url')!).map((url) => JSON.parse(readFileSync(join(folder, url.slice(BASE.length)), 'utf8')) as { functions: { id: string; helpUrl?: string }[] });
  expect(own!.functions.length).toBeGreaterThan(5);
  for (const other of others) expect(other.functions.map(({ id }) => id)).toEqual(own!.functions.map(({ id }) => id));
  for (const { functions } of [own!, ...others]) {
    for (const { id, helpUrl = '' } of functions) {
      expect([id, helpUrl.startsWith(BASE)]).toEqual([id, true]);
      expect(existsSync(join(folder, new URL(helpUrl).pathname.slice('/guiju/'.length)))).toBe(true);
    }
  }
  expect(associated().sort()).toEqual(own!.functions.map(({ id }) => id).sort());
  expect(attribute(named('Functions.Namespace')!, 'DefaultValue')).toMatch(/^[A-Z]{3,32}$/);
});

test.each([
  ['as it is built', join(folder, 'manifest.xml')],
  ['as it stands in the repository', join(ROOT, 'manifest.xml')],
])("Microsoft's own reader reads it %s", (_, file) => {
  const info = called('office-addin-manifest', 'OfficeAddinManifest.readManifestFile', file);
  expect(info).toMatchObject({ id: text('Id'), version: text('Version'), officeAppType: 'TaskPaneApp', hosts: ['Workbook'], permissions: 'ReadWriteDocument', defaultLocale: 'zh-CN', displayName: '规矩' });
});

test('a development installation stands beside the other: its own id, name, namespace', () => {
  const development = read(manifestOf('development', 'https://localhost:3000/'));
  expect(text('Id', development)).not.toBe(text('Id'));
  expect(attribute(all('DisplayName', development)[0]!, 'DefaultValue')).toBe('规矩 DEV');
  const namespaces = all('Resources *', development).filter((one) => attribute(one, 'id') === 'Functions.Namespace').map((one) => attribute(one, 'DefaultValue'));
  expect(namespaces).toEqual(['GUIJU_DEV']);
  expect(outOfOrder(development.documentElement)).toEqual([]);
});
