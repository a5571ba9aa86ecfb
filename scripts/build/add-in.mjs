// The add-in's folder as a server gives it: one bundle, with the page and the manifest of one environment.
import { cpSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { ROOT, bundle } from '../setup.mjs';
import { INSTALLATIONS, LOCALHOST, manifestText } from './manifest.mjs';
import { OFFICE, panePolicy } from './office.mjs';
import { panePage } from './page.mjs';

const DEFAULT_RULES = join(ROOT, 'rules');

/** What the folder is made of besides its bundle. */
export const ADD_IN_SOURCES = ['src', 'rules', 'samples/2026-10', 'assets', 'manifest.xml', 'scripts/build', 'scripts/functions', 'scripts/functions-metadata.ts'];

const write = (folder, name, text) => {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
};

const environmentOf = (development) => (development ? 'development' : 'production');

/** What makes texts out of our own sources. */
const texts = async () => createRequire(import.meta.url)(join(await bundle('texts'), 'texts.cjs'));

/** The texts of rules.json and rules-cases.json for a folder of rule files, by name. */
export async function rulesFiles(folder) {
  const { rulesText, casesText } = await texts();
  return { 'rules.json': rulesText(folder), 'rules-cases.json': casesText(folder) };
}

/** What the licences of the packages in a bundle ask for: their names and notices, in one text. */
function licences(packages) {
  const one = (folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(ROOT, folder, 'package.json'), 'utf8'));
    const files = readdirSync(join(ROOT, folder), { withFileTypes: true }).filter((file) => file.isFile() && /^(licen[cs]e|notice|copying)/i.test(file.name));
    const notices = files.map((file) => readFileSync(join(ROOT, folder, file.name), 'utf8').trim());
    return [`${name} ${version} (${license})`, ...notices].join('\n\n');
  };
  return `${[readFileSync(join(ROOT, 'LICENSE'), 'utf8').trim(), ...packages.map(one)].join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}

/**
 * Fills a folder with all of the add-in but its manifest: bundle, page, rules, sample month, functions' metadata and help, icons, licences.
 * @param {string} folder
 * @param {{development?: boolean, before: string[], policy: string, url: string, rules?: string}} of `before` are the scripts before ours, `url` is where the folder will be served,
 * `rules` the folder of the rule files that come along.
 */
export async function addInFolder(folder, { development = false, before, policy, url, rules = DEFAULT_RULES }) {
  const bundled = await bundle(development ? 'add-in-development' : 'add-in');
  const { namespace } = INSTALLATIONS[environmentOf(development)];
  const own = ['.built', 'contents.json'];
  for (const name of readdirSync(bundled)) if (!own.includes(name)) cpSync(join(bundled, name), join(folder, name), { recursive: true });
  const { entries, packages } = JSON.parse(readFileSync(join(bundled, 'contents.json'), 'utf8'));
  write(folder, 'taskpane.html', panePage({ entries, before, policy, icon: 'assets/1/guiju-32.png' }));
  cpSync(join(ROOT, 'src', 'taskpane', 'taskpane.css'), join(folder, 'taskpane.css'));
  cpSync(join(ROOT, 'src', 'commands', 'shortcuts.json'), join(folder, 'shortcuts.json'));
  cpSync(join(ROOT, 'assets'), join(folder, 'assets'), { recursive: true });
  write(folder, 'licences.txt', licences(packages));
  for (const [name, text] of Object.entries(await rulesFiles(rules))) write(folder, name, text);
  const { functionsFiles, sampleText } = await texts();
  // The sample month is the default company's: other rules would not know what to make of it.
  if (rules === DEFAULT_RULES) write(folder, 'sample.json', sampleText(join(ROOT, 'samples', '2026-10'), rules));
  const functions = readFileSync(join(ROOT, 'src', 'functions', 'functions.ts'), 'utf8');
  // Formulas are shown as they are typed in this installation.
  for (const [name, text] of functionsFiles(functions, url)) write(folder, name, text.replaceAll(`=${INSTALLATIONS.production.namespace}.`, `=${namespace}.`));
}

/** The same with its manifest, for a real Excel. `office` names the cloud whose office.js the page loads. */
export async function installableFolder(folder, { development = false, office = 'world', url = LOCALHOST, rules }) {
  const cloud = OFFICE[office];
  await addInFolder(folder, { development, before: [cloud.script], policy: panePolicy(cloud), url, rules });
  write(folder, 'manifest.xml', manifestText(environmentOf(development), url));
}
