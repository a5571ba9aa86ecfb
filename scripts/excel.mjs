// `npm run excel`: the add-in of this folder in the Excel on this machine, or in Excel on the web (`-- --document <address of a workbook>`).
// Serves build/development over https on localhost until Ctrl+C, then takes the add-in out of Excel again.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { serve } from './excel/server.mjs';
import { install, ROOT, upToDate } from './setup.mjs';

const FOLDER = join(ROOT, 'build', 'development');
const MANIFEST = join(FOLDER, 'manifest.xml');
const TOOLS = join(ROOT, 'scripts', 'excel');

const { document } = parseArgs({ options: { document: { type: 'string' } } }).values;
const place = document === undefined ? 'desktop' : 'web';
if (place === 'desktop' && !['win32', 'darwin'].includes(process.platform)) {
  console.error('这台机器上没有 Excel 桌面版。请用 Excel 网页版：npm run excel -- --document <OneDrive 或 SharePoint 上一个工作簿的网址>；没有 Excel 时，npm start 有预览。');
  console.error('There is no desktop Excel for this machine. Use Excel on the web: npm run excel -- --document <address of a workbook on OneDrive or SharePoint>; without any Excel, npm start has a preview.');
  process.exit(2);
}

install();
// Microsoft's tools for this lie apart: who builds, tests or uses Guiju otherwise does not pay for them.
install(TOOLS);
const { ADD_IN_SOURCES, installableFolder } = await import('./build/add-in.mjs');
const { LOCALHOST } = await import('./build/manifest.mjs');
await upToDate('build/development', { sources: ADD_IN_SOURCES }, (fresh) => installableFolder(fresh, { development: true }));

// The first time, the system asks whether to trust a certificate that was made on this machine for this machine.
const { getHttpsServerOptions } = createRequire(join(TOOLS, 'package.json'))('office-addin-dev-certs');
await serve(FOLDER, LOCALHOST, await getHttpsServerOptions());
console.log(`${LOCALHOST}  (Ctrl+C)`);

/** Runs Microsoft's tool beside the server, which goes on answering; gives its exit code. */
const tool = (...args) =>
  new Promise((done) => spawn(process.execPath, [join(TOOLS, 'node_modules', 'office-addin-debugging', 'cli.js'), ...args], { cwd: ROOT, stdio: 'inherit' }).on('error', () => done(2)).on('exit', done));
const stop = async () => process.exit((await tool('stop', MANIFEST, place)) ?? 2);
process.once('SIGINT', stop).once('SIGTERM', stop);
const where = document === undefined ? [] : ['--document', document];
if ((await tool('start', MANIFEST, place, '--app', 'excel', '--no-live-reload', ...where)) !== 0) process.exit(2);
