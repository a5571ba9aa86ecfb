import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

export const ROOT = resolve(__dirname, '..', '..');

/** The answer of a function of a script that runs under plain Node, outside of jest. Arguments and answer travel as JSON. */
export function called(module: string, name: string, ...args: readonly unknown[]): unknown {
  const from = module.startsWith('scripts/') ? pathToFileURL(join(ROOT, module)).href : module;
  const program = `import * as all from ${JSON.stringify(from)};
    const answer = await all.${name}(...JSON.parse(process.argv[1]));
    await new Promise((done) => process.stdout.write(JSON.stringify(answer ?? null), done));`;
  return JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', program, JSON.stringify(args)], { cwd: ROOT, encoding: 'utf8', maxBuffer: 1 << 26, stdio: ['ignore', 'pipe', 'inherit'] }));
}

export interface Installation {
  readonly development?: boolean;
  readonly office?: 'world' | 'china';
  readonly url?: string;
}

const made: string[] = [];

/** What `npm run build` makes, in a folder of the test's own. */
export function installable(options: Installation): string {
  const folder = mkdtempSync(join(tmpdir(), 'guiju-'));
  made.push(folder);
  called('scripts/build/add-in.mjs', 'installableFolder', folder, options);
  return folder;
}

export function removeFolders(): void {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true });
}

/** All files under a folder, as paths with slashes. */
export const filesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1).replaceAll('\\', '/'))
    .sort();
