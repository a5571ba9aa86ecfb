// The preview's server: gives the files of one folder, and the workbooks named, to this machine alone. Plain Node, no packages.
import { randomBytes } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { basename, extname, join } from 'node:path';

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
};
const ANY = 'application/octet-stream';

/** Univer and Fluent UI make style elements, hence 'unsafe-inline' for styles alone; nothing may frame the page but itself. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
].join('; ');

const HEADERS = {
  'Content-Security-Policy': POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
};

/** Where it listens by preference, so that a page that was left open finds it again; any other free port does as well. */
const USUAL_PORT = 4780;

/**
 * All files under a folder by their address: what is not in this list is not given, whatever a request's path looks like. They are read once, so that
 * a build meanwhile does not give half of one version and half of another.
 */
function filesUnder(folder, address = '', files = new Map()) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.name.startsWith('.')) continue;
    const [path, url] = [join(folder, entry.name), `${address}${encodeURIComponent(entry.name)}`];
    if (entry.isDirectory()) filesUnder(path, `${url}/`, files);
    else if (entry.isFile()) files.set(url, { type: TYPES[extname(path)] ?? ANY, body: readFileSync(path) });
  }
  return files;
}

function listen(server, port) {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve(server.address().port);
    });
  });
}

/**
 * Serves the preview on 127.0.0.1. Its address has a word in front of all paths that nobody guesses: other people on the same machine, and pages of
 * the web that are open beside it, cannot read the workbooks. Workbooks are read anew for each request and never written.
 * @param {{folder: string, workbooks: readonly string[], texts?: Readonly<Record<string, string>>, port?: number}} of `folder` is build/preview, `workbooks`
 * are paths in the order of their sheets, `texts` are .json files by their addresses, in place of those of the folder.
 * @returns {Promise<{url: string, close(): Promise<void>}>} `close` ends open connections, too.
 */
export async function servePreview({ folder, workbooks, texts = {}, port = USUAL_PORT }) {
  const root = `/${randomBytes(12).toString('base64url')}/`;
  const files = filesUnder(folder);
  files.set('', files.get('index.html'));
  const given = workbooks.map((path, at) => ({ path, name: basename(path), url: `workbooks/${at}` }));
  const list = JSON.stringify({ workbooks: given.map(({ name, url }) => ({ name, url })) });
  for (const [url, text] of Object.entries({ ...texts, 'workbooks.json': list })) files.set(url, { type: TYPES['.json'], body: text });
  let hosts = [];

  const answer = (response, status, headers, body = '') => {
    response.writeHead(status, { ...HEADERS, 'Content-Length': Buffer.byteLength(body), ...headers });
    response.end(response.req.method === 'HEAD' ? undefined : body);
  };

  const server = createServer(async (request, response) => {
    // A page of the web whose name was turned to this machine (DNS rebinding) asks by that name.
    if (!hosts.includes(request.headers.host)) return answer(response, 421, { 'Content-Type': TYPES['.txt'] }, 'Misdirected request\n');
    if (request.method !== 'GET' && request.method !== 'HEAD') return answer(response, 405, { Allow: 'GET, HEAD', 'Content-Type': TYPES['.txt'] }, 'Method not allowed\n');
    const [address] = request.url.split('?');
    if (!address.startsWith(root)) return answer(response, 404, { 'Content-Type': TYPES['.txt'] }, 'Not found\n');
    const name = address.slice(root.length);
    const workbook = given.find(({ url }) => url === name);
    const file = workbook ? { type: ANY, body: await readFile(workbook.path).catch(() => null) } : files.get(name);
    if (!file || file.body === null) return answer(response, 404, { 'Content-Type': TYPES['.txt'] }, 'Not found\n');
    return answer(response, 200, { 'Content-Type': file.type }, file.body);
  });

  const taken = await listen(server, port).catch((error) => {
    if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES') throw error;
    return listen(server, 0);
  });
  hosts = [`127.0.0.1:${taken}`, `localhost:${taken}`];
  return {
    url: `http://127.0.0.1:${taken}${root}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
