import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { request, type IncomingHttpHeaders } from 'node:http';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:net';
import { servePreview } from './server.mjs';

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

let folder: string;
let outside: string;
let workbook: string;
let server: Awaited<ReturnType<typeof servePreview>>;

/** A request as it is written: no client tidies its path, host or method first. */
function ask(path: string, { method = 'GET', host, headers = {} }: { method?: string; host?: string; headers?: Record<string, string> } = {}): Promise<Answer> {
  const { port, hostname } = new URL(server.url);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, method, setHost: false, agent: false, headers: { Host: host ?? `${hostname}:${port}`, ...headers } }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (piece: string) => (body += piece));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
    });
    sent.on('error', reject);
    sent.end();
  });
}

const root = (): string => new URL(server.url).pathname;

beforeAll(async () => {
  outside = mkdtempSync(join(tmpdir(), 'guiju-preview-'));
  folder = join(outside, 'build');
  mkdirSync(join(folder, 'addin'), { recursive: true });
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>规矩</title>');
  writeFileSync(join(folder, 'page.js'), 'export {};');
  writeFileSync(join(folder, 'empty.css'), '');
  writeFileSync(join(folder, '.built'), 'stamp');
  writeFileSync(join(folder, 'addin', 'rules.json'), '{}');
  writeFileSync(join(outside, 'secret.txt'), 'secret');
  // On Windows only administrators make links.
  if (process.platform !== 'win32') symlinkSync(join(outside, 'secret.txt'), join(folder, 'link.txt'));
  workbook = join(outside, '台账 10月.xlsx');
  writeFileSync(workbook, 'PK as of now');
  server = await servePreview({ folder, workbooks: [workbook], port: 0 });
});

afterAll(async () => {
  await server.close();
  rmSync(outside, { recursive: true });
});

test('gives the page, its files and the workbooks, each as what it is', async () => {
  expect(await ask(root())).toMatchObject({ status: 200, body: '<!doctype html><title>规矩</title>', headers: { 'content-type': 'text/html; charset=utf-8' } });
  expect(await ask(`${root()}page.js?v=1`)).toMatchObject({ status: 200, headers: { 'content-type': 'text/javascript; charset=utf-8' } });
  expect(await ask(`${root()}empty.css`)).toMatchObject({ status: 200, body: '' });
  expect(await ask(`${root()}addin/rules.json`)).toMatchObject({ status: 200, body: '{}' });
  const { workbooks } = JSON.parse((await ask(`${root()}workbooks.json`)).body) as { workbooks: { name: string; url: string }[] };
  expect(workbooks).toEqual([{ name: '台账 10月.xlsx', url: 'workbooks/0' }]);
  expect(await ask(`${root()}workbooks/0`)).toMatchObject({ status: 200, body: 'PK as of now', headers: { 'content-type': 'application/octet-stream' } });
});

test('a text that is given takes the place of a file of the folder', async () => {
  const other = await servePreview({ folder, workbooks: [], texts: { 'addin/rules.json': '{"files":[]}' }, port: 0 });
  const text = await (await fetch(`${other.url}addin/rules.json`)).text();
  await other.close();
  expect(text).toBe('{"files":[]}');
});

test('a workbook that was saved again is given as it is then, and one that was moved away is not found', async () => {
  writeFileSync(workbook, 'PK saved again');
  expect((await ask(`${root()}workbooks/0`)).body).toBe('PK saved again');
  rmSync(workbook);
  expect((await ask(`${root()}workbooks/0`)).status).toBe(404);
  writeFileSync(workbook, 'PK as of now');
});

test.each(['127.0.0.1', 'localhost', 'rebound.example', 'rebound.example:PORT', '127.0.0.1.rebound.example:PORT', '127.0.0.1:1', '', '[::1]:PORT'])('host %s', async (name) => {
  const { port } = new URL(server.url);
  const mine = [`127.0.0.1:${port}`, `localhost:${port}`];
  const host = name.replace('PORT', port);
  expect((await ask(root(), { host })).status).toBe(mine.includes(host) ? 200 : 421);
});

test('localhost and 127.0.0.1 with the port are its own names', async () => {
  const { port } = new URL(server.url);
  for (const name of ['127.0.0.1', 'localhost']) expect((await ask(root(), { host: `${name}:${port}` })).status).toBe(200);
});

test.each([
  '../secret.txt',
  '..%2fsecret.txt',
  '%2e%2e/secret.txt',
  '%2e%2e%2fsecret.txt',
  '..\\secret.txt',
  '..%5csecret.txt',
  'addin/../../secret.txt',
  'addin/..%2f..%2fsecret.txt',
  './page.js',
  '//page.js',
  'page.js/',
  'page.js%00',
  'link.txt',
  '.built',
  'addin',
  'addin/',
  'workbooks/',
  'workbooks/1',
  'workbooks/0/',
  'workbooks/%30',
  'constructor',
  '__proto__',
])('gives nothing for %s', async (path) => {
  expect(await ask(`${root()}${path}`)).toMatchObject({ status: 404, body: 'Not found\n' });
});

test('gives nothing without the word in front of its paths', async () => {
  for (const path of ['/', '/index.html', '/workbooks.json', '/workbooks/0', '*', root().slice(0, -1), root().toUpperCase()]) expect([path, (await ask(path)).status]).toEqual([path, 404]);
  expect(root()).toMatch(/^\/[\w-]{16}\/$/);
  const other = await servePreview({ folder, workbooks: [], port: 0 });
  await other.close();
  expect(new URL(other.url).pathname).not.toBe(root());
});

test.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'TRACE'])('refuses %s', async (method) => {
  expect(await ask(`${root()}workbooks/0`, { method })).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD' } });
  expect(readFileSync(workbook, 'utf8')).toBe('PK as of now');
});

test('HEAD says how long a file is, and gives nothing of it', async () => {
  expect(await ask(`${root()}page.js`, { method: 'HEAD' })).toMatchObject({ status: 200, body: '', headers: { 'content-length': '10' } });
  expect(await ask(`${root()}workbooks.json`, { method: 'HEAD' })).toMatchObject({ status: 200, body: '' });
  expect(await ask(`${root()}none`, { method: 'HEAD' })).toMatchObject({ status: 404, body: '' });
});

test('every answer carries the strict headers, and no page of another origin may read it', async () => {
  const answers = [await ask(root()), await ask(`${root()}none`), await ask(root(), { host: 'rebound.example' }), await ask(`${root()}workbooks/0`, { headers: { Origin: 'https://web.example' } }), await ask(root(), { method: 'POST' })];
  for (const { headers } of answers) {
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'cross-origin-resource-policy': 'same-origin', 'cross-origin-opener-policy': 'same-origin', 'cache-control': 'no-store' });
    expect(headers['access-control-allow-origin']).toBeUndefined();
    const policy = String(headers['content-security-policy']);
    expect(policy).toMatch(/default-src 'none'; script-src 'self';/);
    expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline|\*|https?:/);
  }
});

test('listens on the loopback address alone', async () => {
  const { port } = new URL(server.url);
  // All of 127.x is this machine, but for macOS: what listens everywhere would answer there, and at its other addresses.
  const others = [...(process.platform === 'darwin' ? [] : ['127.0.0.2']), ...Object.values(networkInterfaces()).flatMap((at = []) => at.filter(({ internal, family }) => !internal && family === 'IPv4').map(({ address }) => address))];
  const answers = others.map(
    (host) =>
      new Promise<string>((resolve) => {
        const socket = connect({ host, port: Number(port) });
        socket.on('connect', () => resolve('answered')).on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? ''));
      }),
  );
  expect(new Set(await Promise.all(answers))).toEqual(new Set(['ECONNREFUSED']));
});

test('takes another port where the one it wants is taken', async () => {
  const { port } = new URL(server.url);
  const other = await servePreview({ folder, workbooks: [], port: Number(port) });
  await other.close();
  expect(new URL(other.url).port).not.toBe(port);
});

test('closing ends connections that are still open', async () => {
  const other = await servePreview({ folder, workbooks: [], port: 0 });
  const { port, hostname } = new URL(other.url);
  const socket = connect({ host: hostname, port: Number(port) });
  const ended = new Promise((resolve) => socket.on('close', resolve));
  socket.on('error', () => undefined);
  await new Promise((resolve) => socket.on('connect', resolve));
  await other.close();
  await ended;
});
