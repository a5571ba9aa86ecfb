import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answerer } from '../scripts/excel/server.mjs';

const folder = mkdtempSync(join(tmpdir(), 'guiju-'));
mkdirSync(join(folder, 'public', 'help'), { recursive: true });
writeFileSync(join(folder, 'secret.txt'), 'secret');
writeFileSync(join(folder, 'public', '.built'), 'stamp');
writeFileSync(join(folder, 'public', 'functions.js'), 'let a;');
writeFileSync(join(folder, 'public', 'help', '帮助.html'), '<p>帮助');
const server = createServer(answerer(join(folder, 'public')));

beforeAll(() => new Promise<void>((done) => void server.listen(0, '127.0.0.1', done)));
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** The path goes out as it is: a browser would have taken its dots away. */
const ask = (path: string, method = 'GET'): Promise<Answer> =>
  new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port: (server.address() as AddressInfo).port, path, method }, (answer) => {
      let body = '';
      answer.setEncoding('utf8').on('data', (piece: string) => (body += piece)).on('end', () => resolve({ status: answer.statusCode, headers: answer.headers, body }));
    })
      .on('error', reject)
      .end();
  });

test('gives a file with its type, to any page, never from a cache', async () => {
  const { status, headers, body } = await ask('/functions.js?abc');
  expect([status, body]).toEqual([200, 'let a;']);
  expect(headers).toMatchObject({ 'content-type': 'text/javascript; charset=utf-8', 'access-control-allow-origin': '*', 'cache-control': 'no-cache', 'content-length': '6' });
  expect((await ask('/help/%E5%B8%AE%E5%8A%A9.html')).body).toBe('<p>帮助');
});

test('HEAD gives no body, and nothing is taken', async () => {
  expect(await ask('/functions.js', 'HEAD')).toMatchObject({ status: 200, body: '' });
  expect(await ask('/functions.js', 'PUT')).toMatchObject({ status: 405 });
});

test.each(['/', '/nothing.js', '/.built', '/../secret.txt', '/help/../../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/help', '//functions.js'])('%s is not there', async (path) => {
  expect(await ask(path)).toMatchObject({ status: 404, body: '' });
});
