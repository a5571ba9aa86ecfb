// `npm test`: installs and builds what is missing, then types, lint, import directions and all tests. Arguments go to jest.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ROOT, prepare, run } from './setup.mjs';

await prepare();
// What tests of the add-in and of the preview look at is built meanwhile.
const built = new Promise((done) => spawn(process.execPath, [join(ROOT, 'scripts', 'build.mjs'), '--preview'], { stdio: ['ignore', 'ignore', 'inherit'] }).on('exit', done));
const bin = (...path) => join(ROOT, 'node_modules', ...path);
const steps = [
  ['types', bin('typescript', 'bin', 'tsc'), '-p', '.'],
  ['lint', bin('eslint', 'bin', 'eslint.js'), '.'],
  ['imports', bin('dependency-cruiser', 'bin', 'dependency-cruise.mjs'), '--config', '.dependency-cruiser.cjs', 'src', 'preview'],
  ['tests', bin('jest', 'bin', 'jest.js'), ...process.argv.slice(2)],
];
let failed = 0;
for (const [name, ...command] of steps) {
  if (name === 'tests') await built;
  console.log(`\n── ${name}`);
  if (run(process.execPath, command, { stdio: 'inherit' }) !== 0) failed += 1;
}
process.exitCode = failed === 0 ? 0 : 1;
