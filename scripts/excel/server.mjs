// Gives a folder to the Excel on this machine, which takes https alone.
import { createReadStream, readdirSync, statSync } from 'node:fs';
import { createServer } from 'node:https';
import { extname, join } from 'node:path';

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.xml': 'application/xml; charset=utf-8',
};

/** Paths of the files of a folder, by the address that asks for them: what is not in this list is not given, whatever an address looks like. */
const listed = (folder) =>
  new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [encodeURI(path.slice(folder.length).replaceAll('\\', '/')), path]),
  );

/** What answers requests for the files of a folder. */
export function answerer(folder) {
  const files = listed(folder);
  // Excel on the web asks from a page of its own; and what was built anew is to be seen at once.
  const always = { 'Access-Control-Allow-Origin': '*', 'Cache-Control': 'no-cache', 'X-Content-Type-Options': 'nosniff' };
  return (request, response) => {
    const answer = (status, headers = {}) => response.writeHead(status, { ...always, ...headers });
    if (request.method !== 'GET' && request.method !== 'HEAD') return answer(405, { Allow: 'GET, HEAD' }).end();
    const file = files.get(request.url.split('?')[0]);
    const stat = file === undefined ? undefined : statSync(file, { throwIfNoEntry: false });
    if (!stat) return answer(404).end();
    answer(200, { 'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream', 'Content-Length': stat.size });
    return request.method === 'HEAD' ? response.end() : createReadStream(file).on('error', () => response.destroy()).pipe(response);
  };
}

/** Serves a folder at an address of this machine; `certificate` is {ca, cert, key}. Resolves when it listens. */
export async function serve(folder, address, certificate) {
  const { hostname, port } = new URL(address);
  const server = createServer(certificate, answerer(folder));
  await new Promise((listening, failed) => server.once('error', failed).listen(Number(port), hostname, listening));
  return server;
}
