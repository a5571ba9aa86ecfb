// `npm test`: installs and builds what is missing, then types, lint, import directions and all tests. Arguments go to jest.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ROOT, bundle, install, run } from './setup.mjs';

install();
const bin = (...path) => join(ROOT, 'node_modules', ...path);

/** Runs a program beside others: what it prints comes in one piece at its end. Returns whether it went well. */
const beside = (name, ...command) =>
  new Promise((done) => {
    const program = spawn(process.execPath, command, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
    const printed = [];
    for (const stream of [program.stdout, program.stderr]) stream.on('data', (data) => printed.push(data));
    program.on('close', (code) => {
      console.log(`\n── ${name}\n${Buffer.concat(printed).toString()}`.trimEnd());
      done(code === 0);
    });
  });

// No more than two at a time, as many as CI has cores. What tests of the add-in and of the preview look at is built meanwhile.
const checked = Promise.all([
  beside('types', bin('typescript', 'bin', 'tsc'), '-p', '.').then(async (isRight) => (await beside('build', join(ROOT, 'scripts', 'build.mjs'), '--preview')) && isRight),
  beside('lint', bin('eslint', 'bin', 'eslint.js'), '.').then(async (isRight) => (await beside('imports', bin('dependency-cruiser', 'bin', 'dependency-cruise.mjs'), '--config', '.dependency-cruiser.cjs', 'src', 'preview')) && isRight),
]);
// A few seconds, while the two others begin.
await bundle('command-line');
const [types, others] = await checked;
console.log('\n── tests');
const tests = run(process.execPath, [bin('jest', 'bin', 'jest.js'), ...process.argv.slice(2)], { stdio: 'inherit' }) === 0;
process.exitCode = types && others && tests ? 0 : 1;
