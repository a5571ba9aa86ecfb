import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { openBrowser } from './browser';
import { addInOf, visit } from './visit';

jest.setTimeout(400_000);

const ROOT = join(__dirname, '../..');
const WORKBOOK = join(ROOT, 'samples', '2026-10', '考勤-钉钉每日统计.xlsx');
const START = [process.execPath, join(ROOT, 'scripts', 'start.mjs')];

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

interface Started {
  readonly program: ChildProcess;
  /** All that it printed so far. */
  readonly printed: () => string;
  /** The address that it prints. */
  readonly url: Promise<string>;
  /** Its exit code. */
  readonly ended: Promise<number | null>;
}

function start(command: string, args: readonly string[]): Started {
  const program = spawn(command, args, { cwd: ROOT, env: { ...process.env, CI: '', INIT_CWD: ROOT, TERM: 'xterm' } });
  let printed = '';
  const ended = new Promise<number | null>((resolve) => program.on('close', resolve));
  const url = new Promise<string>((resolve, reject) => {
    for (const stream of [program.stdout, program.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        printed += text;
        // To the end of its line: it may come in pieces.
        const address = /(http:\/\/127\.0\.0\.1:\S+)\s/.exec(printed)?.[1];
        if (address !== undefined) resolve(address);
      });
    }
    void ended.then((code) => reject(new Error(`It ended with ${String(code)} and gave no address:\n${printed}`)));
  });
  return { program, printed: () => printed, url, ended };
}

test('`npm start` checks a workbook, prints the address of a page that shows it with the pane, and ends by a signal', async () => {
  const { program, printed, url, ended } = start(START[0]!, [START[1]!, WORKBOOK, '--serve', '--lang', 'en']);
  try {
    const { page, wrongs, close } = await visit(browser, await url);
    expect(printed()).toMatch(/考勤-钉钉每日统计\.xlsx[\s\S]*Ctrl\+C/);
    await addInOf(page);
    await expect(page.locator('h1').innerText()).resolves.toBe('考勤-钉钉每日统计.xlsx');
    // The language of the check is that of the page.
    await expect(page.getByRole('button', { name: 'Check', exact: true }).count()).resolves.toBe(1);
    expect(wrongs).toEqual([]);
    await close();
  } finally {
    program.kill('SIGINT');
  }
  await expect(ended).resolves.toBe(0);
  await expect(fetch(await url)).rejects.toThrow('fetch failed');
});

// script(1) lends it a terminal; each kind of system has another one.
(process.platform === 'linux' ? test : test.skip)('in a terminal it serves unasked, until Ctrl+C', async () => {
  // `exec`: a shell that stays in between ends by the signal itself, whatever the program answers.
  const command = `exec ${[...START, WORKBOOK].map((word) => `'${word}'`).join(' ')}`;
  const { program, url, ended } = start('script', ['-qec', command, '/dev/null']);
  const answer = await fetch(await url);
  expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining('univer') as string]);
  program.stdin!.write('\u0003');
  await expect(ended).resolves.toBe(0);
  await expect(fetch(await url)).rejects.toThrow('fetch failed');
});
