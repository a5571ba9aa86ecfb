// Makes the README's pictures of the sample month: docs/check.<lang>.svg out of what `guiju check` really prints, and docs/preview.<lang>.png of the
// page that `npm start` shows. A terminal is needed for colours, so the command runs under script(1), which every Linux has.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { transformFileSync } from '@swc/core';
import stringWidth from 'string-width';
import { servePreview } from '../preview/server.mjs';
import { buildPreview } from './build/preview.mjs';
import { CLI, ROOT, prepare } from './setup.mjs';

const LINES_OF_A_SECTION = 6;
const CHAR = 8;
const LINE = 19;
const MARGIN = 16;
/** Chinese characters are two columns wide, and square: a larger font fills them without stretching. */
const LATIN_SIZE = 13.3;
const WIDE_SIZE = 15;
const FONTS = "'DejaVu Sans Mono', Menlo, Consolas, 'Liberation Mono', 'Noto Sans Mono CJK SC', 'PingFang SC', 'Microsoft YaHei', monospace";
const COLOURS = { 31: '#f47067', 33: '#e0b050', 36: '#6cb6ff', 32: '#6bc46d' };

await prepare();

const sample = join('samples', '2026-10');
const files = readdirSync(join(ROOT, sample)).filter((name) => name.endsWith('.xlsx')).sort().map((name) => join(sample, name));

function terminalOutput(lang) {
  const command = [process.execPath, CLI, 'check', ...files, '--month', '2026-10', '--lang', lang, '--quiet'].map((word) => `'${word}'`).join(' ');
  const { stdout, error } = spawnSync('script', ['-qec', command, '/dev/null'], { cwd: ROOT, encoding: 'utf8', env: { ...process.env, TERM: 'xterm' } });
  if (error) throw error;
  return stdout.replaceAll('\r', '').trimEnd().split('\n');
}

const plain = (line) => line.replace(/\u001b\[\d+m/g, '');

/** As many lines as there is room for, cut where an entry ends: before a blank line, else before a line that is not indented further. */
function cutSection(lines, most) {
  if (lines.length <= most + 1) return lines;
  const texts = lines.map(plain);
  const isEnd = (at) => texts[at] === '' || (/^ {2}\S/.test(texts[at]) && !texts[at - 2]?.startsWith('■') && !texts[at - 1]?.startsWith('■'));
  let end = most;
  while (end > 3 && !isEnd(end)) end -= 1;
  return [...lines.slice(0, end), '  ⋮', ''];
}

/** The beginning of each section; what is left out is marked. */
function excerpt(lines) {
  const sections = [[]];
  for (const line of lines) {
    if (plain(line).startsWith('─ ')) sections.push([]);
    sections.at(-1).push(line);
  }
  const [summary, ...rest] = sections;
  const table = summary.findIndex((line) => line === '') + 1;
  const afterTable = summary.findIndex((line, index) => index > table && line === '');
  const closing = rest.at(-1).splice(rest.at(-1).findLastIndex((line) => plain(line).startsWith('───')));
  while (rest.at(-1).at(-1) === '') rest.at(-1).pop();
  return [
    ...summary.slice(0, table),
    ...cutSection(summary.slice(table, afterTable), LINES_OF_A_SECTION),
    ...summary.slice(afterTable + 1),
    ...rest.flatMap((section) => cutSection(section, LINES_OF_A_SECTION)),
    ...closing,
  ];
}

const escapeXml = (text) => text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign]);

/** Pieces of one line with their colours, each at its own column, so that any monospaced font gives the same picture. */
function lineToSvg(line, y) {
  let style = { colour: null, bold: false, faint: false };
  let column = 0;
  let svg = '';
  for (const part of line.split(/(\u001b\[\d+m)/)) {
    const code = /^\u001b\[(\d+)m$/.exec(part)?.[1];
    if (code !== undefined) {
      if (code in COLOURS) style = { ...style, colour: COLOURS[code] };
      else if (code === '39') style = { ...style, colour: null };
      else style = { ...style, bold: code === '1' || (style.bold && code !== '22'), faint: code === '2' || (style.faint && code !== '22') };
      continue;
    }
    for (const piece of part.match(/[ \u3000]+|[^\s\u2e80-\uffef]+|[\u2e80-\u2fff\u3001-\uffef]+/gu) ?? []) {
      const width = stringWidth(piece);
      if (piece.trim() !== '') {
        const fill = style.colour ?? (style.faint ? '#8b949e' : '#d6dce4');
        const looks = `fill="${fill}"${style.bold ? ' font-weight="bold"' : ''}${width > piece.length ? ` font-size="${WIDE_SIZE}"` : ''}`;
        svg += `<text x="${MARGIN + column * CHAR}" y="${y}" ${looks} textLength="${width * CHAR}">${escapeXml(piece)}</text>`;
      }
      column += width;
    }
  }
  return svg;
}

for (const lang of ['zh-CN', 'en']) {
  const lines = excerpt(terminalOutput(lang));
  const width = MARGIN * 2 + 100 * CHAR;
  const height = MARGIN * 2 + lines.length * LINE;
  const body = lines.map((line, index) => lineToSvg(line, MARGIN + index * LINE + 14)).filter(Boolean).join('\n');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${FONTS}" font-size="${LATIN_SIZE}">\n<rect width="100%" height="100%" rx="8" fill="#161b22"/>\n${body}\n</svg>\n`;
  writeFileSync(join(ROOT, 'docs', `check.${lang}.svg`), svg);
}

/** The browser of the tests, in JavaScript: a folder as deep as theirs, so that paths in it lead to the same places. */
function testsBrowser() {
  const folder = join(ROOT, 'build', 'pictures');
  mkdirSync(folder, { recursive: true });
  for (const name of ['browser', 'fonts', 'visit']) {
    const { code } = transformFileSync(join(ROOT, 'tests', 'browser', `${name}.ts`), { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } });
    writeFileSync(join(folder, `${name}.js`), code);
  }
  const require = createRequire(join(folder, 'browser.js'));
  return { ...require('./browser.js'), ...require('./visit.js') };
}

/** A finding whose cells and words are seen well side by side: more claimed than the invoice says. */
const SEEN = 'BX2610-003';

const { openBrowser, visit, addInOf } = testsBrowser();
const server = await servePreview({ folder: await buildPreview(), workbooks: files.map((path) => join(ROOT, path)), port: 0 });
const browser = await openBrowser();
for (const lang of ['zh-CN', 'en']) {
  const words = (room) => JSON.parse(readFileSync(join(ROOT, 'src', 'i18n', 'messages', lang, `${room}.json`), 'utf8'));
  const [own, walk] = [words('pane'), words('walk')];
  const { page, close } = await visit(browser, `${server.url}?lang=${lang}`, lang);
  // GitHub shows it about so wide.
  await page.setViewportSize({ width: 1280, height: 800 });
  const pane = await addInOf(page);
  await pane.getByRole('button', { name: own.check, exact: true }).click();
  await pane.locator('#findings-heading').waitFor({ timeout: 60_000 });
  await pane.getByRole('switch', { name: walk.marks, exact: true }).click();
  await pane.locator('.fui-MessageBar').waitFor({ timeout: 60_000 });
  await pane.getByRole('button', { name: own.dismiss, exact: true }).click();
  await pane.getByLabel(walk.search, { exact: true }).fill(SEEN);
  await pane.getByRole('button', { name: own.next, exact: true }).click();
  await pane.locator('[aria-current=true]', { hasText: SEEN }).waitFor();
  await page.mouse.move(720, 100);
  // What is selected is scrolled to and drawn within a moment.
  await page.waitForTimeout(1000);
  await page.screenshot({ path: join(ROOT, 'docs', `preview.${lang}.png`) });
  await close();
}
await browser.close();
await server.close();
