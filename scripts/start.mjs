// `npm start`: checks the sample month, or the files (and options of `guiju check`) that were given.
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { CLI, ROOT, callersFolder, prepare, run } from './setup.mjs';

await prepare();
process.chdir(callersFolder());
const given = process.argv.slice(2);
const sample = join(ROOT, 'samples', '2026-10');
const isInput = (argument, at) => given[at - 1] !== '--output' && statSync(argument, { throwIfNoEntry: false })?.isFile();
const sampleFiles = () => readdirSync(sample).filter((name) => name.endsWith('.xlsx')).sort().map((name) => join(sample, name));
const args = given.some(isInput) ? given : [...sampleFiles(), '--month', '2026-10', ...given];
const code = run(process.execPath, [CLI, 'check', ...args], { cwd: process.cwd(), stdio: 'inherit' });
// Findings are what a check is for, no failure of `npm start`.
process.exitCode = code === 1 ? 0 : code;
