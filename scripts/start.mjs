// `npm start`: checks the sample month, or the files (and options of `guiju check`) that were given; then shows them in a spreadsheet in the browser.
// `--no-serve` ends after the check, as in a pipe or on a build machine; `--serve` shows the preview there, too.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CLI, ROOT, callersFolder, prepare, run } from './setup.mjs';

/** Options of `guiju check` whose value is a file, which is no workbook to look at. */
const FILE_OPTIONS = ['--output', '--map', '--against'];
const OURS = ['--serve', '--no-serve'];
const UNUSABLE = 2;

await prepare();
process.chdir(callersFolder());
const all = process.argv.slice(2);
const given = all.filter((argument) => !OURS.includes(argument));
const isFile = (path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true;
const inputs = given.filter((argument, at) => !FILE_OPTIONS.includes(given[at - 1]) && isFile(argument)).map((path) => resolve(path));
const sample = join(ROOT, 'samples', '2026-10');
const workbooks = inputs.length > 0 ? inputs : readdirSync(sample).filter((name) => name.endsWith('.xlsx')).sort().map((name) => join(sample, name));
const args = inputs.length > 0 ? given : [...workbooks, '--month', '2026-10', ...given];
const code = run(process.execPath, [CLI, 'check', ...args], { cwd: process.cwd(), stdio: 'inherit' });
// Findings are what a check is for, no failure of `npm start`.
process.exitCode = code === 1 ? 0 : code;

const isSet = (value) => value !== undefined && !['', '0', 'false'].includes(value);
const someoneIsThere = process.stdout.isTTY && process.stdin.isTTY && !isSet(process.env.CI);
const wanted = all.includes('--serve') || (someoneIsThere && !all.includes('--no-serve'));
// A workbook without ledgers cannot be checked, and is still one to try the formulas in; a misspelt option is neither.
const shows = code !== UNUSABLE || given.every((argument) => isFile(argument));
if (wanted && shows && existsSync(join(ROOT, 'preview'))) await serve();

/** The value of an option, written after a space or `=`; null where it is not given. */
function option(name) {
  const at = given.findIndex((argument) => argument === name || argument.startsWith(`${name}=`));
  return at < 0 ? null : given[at].includes('=') ? given[at].slice(name.length + 1) : (given[at + 1] ?? null);
}

async function serve() {
  const { buildPreview } = await import('./build/preview.mjs');
  const { rulesFiles } = await import('./build/add-in.mjs');
  const { servePreview } = await import('../preview/server.mjs');
  const rules = option('--rules');
  const language = option('--lang');
  const { url, close } = await servePreview({
    folder: await buildPreview(),
    workbooks,
    // The pane and the formulas go by the same rules as the check above.
    texts: rules === null ? {} : Object.fromEntries(Object.entries(await rulesFiles(resolve(rules))).map(([name, text]) => [`addin/${name}`, text])),
  });
  console.error(`
预览（只在本机可用）：${url}${language === null ? '' : `?lang=${encodeURIComponent(language)}`}
在浏览器里打开上面的网址：表格、公式和规矩窗格都在那里。文件只读取，不会改写。按 Ctrl+C 结束。
Preview (on this machine alone): open the address above in a browser. Files are read, never written. Ctrl+C ends it.`);
  await new Promise((done) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, done);
  });
  await close();
  process.exitCode = 0;
}
