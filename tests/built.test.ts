import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { JSDOM } from 'jsdom';
import { readRulesFolder } from '../src/cli/rules-folder';
import { called, filesOf, installable, removeFolders, ROOT } from './deployed/folders';

const preview = called('scripts/build/preview.mjs', 'buildPreview') as string;
const pane = join(preview, 'addin');
const hosted = installable({ url: 'https://addins.example.com/guiju/' });
const inChina = installable({ url: 'https://addins.example.com/guiju/', office: 'china' });
const text = (...path: string[]): string => readFileSync(join(...path), 'utf8');
const scriptsOf = (folder: string): string[] => filesOf(folder).filter((name) => /\.c?js$/.test(name));

afterAll(removeFolders);

/** Turning text into code: what a content policy without 'unsafe-eval' refuses. `x.eval(` and `retrieval(` are other functions. */
const MAKES_CODE = /(?<![\w$.])eval\s*\(|\bnew\s+Function\s*\(|(?<![\w$.])Function\s*\(\s*["'`]/;

test('nothing that we build makes code out of text', () => {
  const all = [join(ROOT, 'build', 'cli'), hosted, inChina, pane].flatMap((folder) => scriptsOf(folder).map((name) => join(folder, name)));
  // The preview's spreadsheet is not ours: the browser tests hold it under the same policy.
  const ours = [...all, join(preview, 'page.js'), join(preview, 'seat.js')];
  expect(ours.length).toBeGreaterThan(15);
  expect(ours.filter((path) => MAKES_CODE.test(readFileSync(path, 'utf8')))).toEqual([]);
  expect(ours.filter((path) => /\beval\(|new Function\(/.test(readFileSync(path, 'utf8')))).toEqual([]);
});

test.each(['return eval(text)', 'x=new Function("return this")()', 'Function("return this")()', ';eval (a)'])('would see %p', (code) => expect(code).toMatch(MAKES_CODE));

test('the preview runs the very bytes that are hosted, whichever cloud gives office.js', () => {
  const scripts = scriptsOf(hosted);
  expect(scripts).toContain('functions.js');
  expect(scripts.length).toBeGreaterThan(4);
  for (const other of [inChina, pane]) {
    expect(scriptsOf(other)).toEqual(scripts);
    for (const name of [...scripts, 'rules.json', 'rules-cases.json', 'sample.json', 'taskpane.css']) expect([name, readFileSync(join(other, name)).equals(readFileSync(join(hosted, name)))]).toEqual([name, true]);
  }
});

test('scripts have their hash in the name, but functions.js, which the manifest names: there it is a query', () => {
  expect(scriptsOf(hosted).filter((name) => !/^[\w-]+\.[0-9a-f]{10}\.js$/.test(name))).toEqual(['functions.js']);
  expect(text(hosted, 'taskpane.html')).toMatch(/src="functions\.js\?[0-9a-f]{10}"/);
});

test('rules.json holds the rule files as the command line reads them', () => {
  expect(JSON.parse(text(hosted, 'rules.json'))).toEqual({ files: readRulesFolder(join(ROOT, 'rules'), { cases: false }).files });
});

test('rules-cases.json holds their cases, so that both together are the folder', () => {
  const { files } = JSON.parse(text(hosted, 'rules-cases.json')) as { readonly files: readonly { readonly path: string }[] };
  expect(files).toEqual(readRulesFolder(join(ROOT, 'rules'), { cases: true }).files.filter(({ path }) => path.startsWith('cases/')));
  expect(files.length).toBeGreaterThan(25);
});

interface Page {
  readonly document: Document;
  readonly policy: ReadonlyMap<string, readonly string[]>;
}

function page(folder: string): Page {
  const { document } = new JSDOM(text(folder, 'taskpane.html')).window;
  const policy = document.querySelector('meta[http-equiv="Content-Security-Policy"]')!.getAttribute('content')!;
  return { document, policy: new Map(policy.split('; ').map((directive) => directive.split(' ')).map(([name, ...sources]) => [name!, sources])) };
}

const WORLD = 'https://appsforoffice.microsoft.com/lib/1/hosted/';
const CHINA = 'https://appsforoffice.cdn.partner.office365.cn/appsforoffice/lib/1/hosted/';

test.each([
  ['hosted', hosted, [WORLD, 'https://officeapis.public.onecdn.static.microsoft/1/'], `${WORLD}office.js`],
  ['hosted for China', inChina, [CHINA], `${CHINA}office.js`],
  ['preview', pane, [], '../office/office.js'],
])('the policy of the pane, %s: scripts from here and of office.js alone, none in the page', (_, folder, foreign, office) => {
  const { document, policy } = page(folder);
  expect(policy.get('default-src')).toEqual(["'self'"]);
  expect(policy.get('script-src')).toEqual(["'self'", ...foreign]);
  expect(policy.get('object-src')).toEqual(["'none'"]);
  expect([...policy].filter(([name, sources]) => sources.some((source) => source === '*' || source === 'https:' || source.startsWith("'unsafe-") && name !== 'style-src'))).toEqual([]);

  const scripts = [...document.scripts];
  expect(scripts.filter((script) => script.textContent !== '')).toEqual([]);
  expect(scripts.map((script) => script.getAttribute('src')).filter((src) => src?.includes('office.js'))).toEqual([office]);
  expect([...document.querySelectorAll('*')].flatMap((element) => [...element.attributes]).filter(({ name }) => name.startsWith('on'))).toEqual([]);
  // The policy stands before all that it is to hold for.
  expect(document.head.children[1]!.getAttribute('http-equiv')).toBe('Content-Security-Policy');

  const own = [...scripts.map((script) => script.getAttribute('src')!), ...[...document.querySelectorAll('link')].map((link) => link.getAttribute('href')!)].filter((src) => src !== office && src !== '../seat.js');
  expect(own.length).toBeGreaterThan(6);
  const there = filesOf(folder);
  expect(own.filter((src) => !there.includes(src.split('?')[0]!))).toEqual([]);
});

test('help is text and a style sheet', () => {
  const pages = filesOf(hosted).filter((name) => name.startsWith('help/') && name.endsWith('.html'));
  expect(pages.length).toBe(3);
  for (const name of pages) {
    const { document } = new JSDOM(text(hosted, name)).window;
    const attributes = [...document.querySelectorAll('*')].flatMap((element) => [...element.attributes]).map((attribute) => attribute.name);
    expect([name, document.scripts.length, attributes.filter((attribute) => attribute.startsWith('on') || attribute === 'style')]).toEqual([name, 0, []]);
  }
});

/** Whose addresses stand in our scripts, and why: none of them is ever asked for. */
const NAMED_ONLY = [
  ['http://www.w3.org/', 'names of XML vocabularies'],
  ['http://json-schema.org/', 'the name of the schema language'],
  ['https://react.dev/', 'where React explains its errors'],
  ['https://aka.ms/', 'where Griffel explains its warnings'],
  ['https://github.com/', 'where packages explain themselves'],
  ['http://sheetjs.com', 'where SheetJS explains itself'],
  ['http://schemas.openxmlformats.org/', 'names of XML vocabularies'],
  ['http://schemas.microsoft.com/', 'names of XML vocabularies'],
] as const;

test('no script names an address beyond these, and no other file but licences does', () => {
  const found = scriptsOf(hosted).flatMap((name) => [...text(hosted, name).matchAll(/https?:\/\/[\w.-]+\/?/g)].map(([address]) => address));
  expect(found.length).toBeGreaterThan(0);
  expect([...new Set(found)].filter((address) => !NAMED_ONLY.some(([start]) => address.startsWith(start)))).toEqual([]);
  const others = filesOf(hosted).filter((name) => /\.(html|css)$/.test(name));
  expect(others.length).toBeGreaterThan(3);
  const foreign = others.flatMap((name) => [...text(hosted, name).matchAll(/(?:src|href)="(https?:[^"]*)"|url\((https?:[^)]*)\)/g)].map((match) => match[1] ?? match[2]));
  expect(foreign).toEqual([`${WORLD}office.js`]);
});

test('what a package asks for when its code is passed on goes along', () => {
  const notices = text(hosted, 'licences.txt');
  for (const name of ['react', 'react-dom', '@fluentui/react-components', 'json-rules-engine', 'opencc-js', '@e965/xlsx']) expect(notices).toMatch(new RegExp(`^${name.replace('/', '\\/')} \\d`, 'm'));
  expect(filesOf(hosted).filter((name) => !/^[\w/.-]+\.(js|json|html|css|png|xml|txt)$/.test(name) || /(^|\/)\./.test(name))).toEqual([]);
});

const build = (...args: string[]) =>
  spawnSync(process.execPath, [join(ROOT, 'scripts', 'build.mjs'), ...args], { encoding: 'utf8' });

test.each([
  [['--url', 'http://addins.example.com/'], 'https'],
  [['--url', 'addins.example.com'], 'https'],
  [['--url', 'https://addins.example.com/?a'], '--url'],
  [['--office', 'moon'], 'china'],
  [['--nothing'], '--nothing'],
])('npm run build %j is refused in words', (args, word) => {
  const { status, stderr } = build(...args);
  expect([status, stderr.includes(word), stderr.includes('npm run build')]).toEqual([2, true, true]);
});
