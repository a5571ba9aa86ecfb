// build/preview: the spreadsheet page with the add-in beside it, as preview/server.mjs gives it.
import { cpSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, bundle, upToDate } from '../setup.mjs';
import { ADD_IN_SOURCES, addInFolder } from './add-in.mjs';
import { manifestText } from './manifest.mjs';
import { contentPolicy } from './office.mjs';
import { filled } from './template.mjs';

const PREVIEW = join(ROOT, 'build', 'preview');

const OFFICE = join(ROOT, 'node_modules', '@microsoft', 'office-js', 'dist');
/** What the client library loads for Excel on the web; all of it is 86 MB. */
const OFFICE_FILES = ['office.js', 'excel-web-16.00.js', 'o15apptofilemappingtable.js', 'telemetry/oteljs_agave.js', ...['zh-cn', 'zh-tw', 'en-us'].map((locale) => `${locale}/office_strings.js`)];

const UNIVER_STYLES = ['core', 'conditional-formatting', 'filter', 'hyper-link', 'table'].map((preset) => join(ROOT, 'node_modules', '@univerjs', `preset-sheets-${preset}`, 'lib', 'index.css'));

/** The page's scripts: those of its entry, by what webpack says; seat.js is loaded by the add-in's page. */
function pageText(bundled) {
  const { page } = JSON.parse(readFileSync(join(bundled, 'contents.json'), 'utf8')).entries;
  const scripts = page.map((src) => `<script defer src="${src}"></script>`).join('\n    ');
  return filled(readFileSync(join(ROOT, 'preview', 'app', 'index.html'), 'utf8'), { scripts });
}

/** Builds the preview where something of it has changed. */
export async function buildPreview() {
  await upToDate('build/preview', { sources: [...ADD_IN_SOURCES, 'preview'], except: ['src/cli'] }, async (fresh) => {
    const bundled = await bundle('preview');
    const own = ['.built', 'contents.json'];
    for (const name of readdirSync(bundled)) if (!own.includes(name)) cpSync(join(bundled, name), join(fresh, name), { recursive: true });
    writeFileSync(join(fresh, 'index.html'), pageText(bundled));
    cpSync(join(ROOT, 'preview', 'app', 'page.css'), join(fresh, 'page.css'));
    writeFileSync(join(fresh, 'univer.css'), UNIVER_STYLES.map((path) => readFileSync(path, 'utf8')).join('\n'));
    for (const name of OFFICE_FILES) cpSync(join(OFFICE, name), join(fresh, 'office', name));
    await addInFolder(join(fresh, 'addin'), { before: ['../seat.js', '../office/office.js'], policy: contentPolicy(), url: '' });
    // Addresses in it are meant from where it lies.
    writeFileSync(join(fresh, 'addin', 'manifest.xml'), manifestText('production', ''));
  });
  return PREVIEW;
}
