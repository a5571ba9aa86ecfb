// What has to be there before anything runs: the packages of package-lock.json and up-to-date bundles. Plain Node, no packages: it runs first.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));
export const CLI = join(ROOT, 'build', 'cli', 'guiju.cjs');

const read = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : null);
const sha256 = (data) => createHash('sha256').update(data).digest('hex');

/** Runs a program with what it prints on stderr, since stdout belongs to the report alone. Returns its exit code. */
export function run(command, args, options = {}) {
  const result = spawnSync(command, args, { cwd: ROOT, stdio: ['ignore', 2, 2], ...options });
  if (result.error) {
    console.error(`${command}: ${result.error.message}`);
    return 2;
  }
  return result.status ?? 2;
}

/** Where the person stands: npm starts scripts in the package's folder, and says where it was called. File names are meant from there. */
export const callersFolder = () => process.env.INIT_CWD ?? process.cwd();

function stop(message) {
  console.error(message);
  process.exit(2);
}

function npm(cwd, ...args) {
  // npm names its own script to what it starts; elsewhere (and on Windows, where npm is a batch file) it is found by a shell.
  const script = process.env.npm_execpath;
  return script?.endsWith('npm-cli.js') ? run(process.execPath, [script, ...args], { cwd }) : run('npm', args, { cwd, shell: process.platform === 'win32' });
}

/** Does node_modules hold what package-lock.json names, as npm itself has noted there? Builds for other platforms need not be there. */
function holdsLocked(folder, lock) {
  const noted = read(join(folder, 'node_modules', '.package-lock.json'));
  if (noted === null) return false;
  const installed = JSON.parse(noted).packages;
  return Object.entries(JSON.parse(lock).packages).every(
    ([path, { version, optional }]) => path === '' || installed[path]?.version === version || (optional && installed[path] === undefined),
  );
}

/** Installs the packages of a folder's package-lock.json where its node_modules holds something else. */
export function install(folder = ROOT) {
  const [major] = process.versions.node.split('.').map(Number);
  if (major < 20) stop(`规矩需要 Node 20 或更新版本，现为 ${process.versions.node}。 / Guiju needs Node 20 or newer; this is ${process.versions.node}.`);
  const lock = readFileSync(join(folder, 'package-lock.json'), 'utf8');
  const wanted = sha256(lock);
  const installed = join(folder, 'node_modules', '.guiju-installed');
  if (read(installed) === wanted) return;
  if (!holdsLocked(folder, lock)) {
    console.error('首次运行，正在安装依赖…… / Installing packages, this once …');
    const quietly = ['--no-audit', '--no-fund', '--loglevel=error'];
    // A registry that lacks builds for other platforms makes `npm ci` give up; an ordinary install, by the same lock file, then goes on.
    if (npm(folder, 'ci', ...quietly) !== 0 && npm(folder, 'install', '--no-save', ...quietly) !== 0) {
      stop('依赖安装失败，请检查网络后重试。 / The packages could not be installed. Check the network and try again.');
    }
  }
  writeFileSync(installed, wanted);
}

/** Paths, sizes and times of all that something is made of, but for tests and what is under `except`. */
function stampOf(sources, except) {
  const stamps = [];
  const visit = (path) => {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (!stat || basename(path) === 'testing' || /\.test\.tsx?$/.test(path) || except.includes(relative(ROOT, path).replaceAll('\\', '/'))) return;
    if (stat.isDirectory()) for (const name of readdirSync(path).sort()) visit(join(path, name));
    else stamps.push(`${path} ${stat.size} ${stat.mtimeMs}`);
  };
  for (const name of [...sources, 'webpack.config.js', 'package.json', 'package-lock.json', 'scripts/setup.mjs']) visit(resolve(ROOT, name));
  return sha256(stamps.join('\n'));
}

/** Moves what is in a fresh folder over an old one and takes away the rest, file by file: who runs the old one misses nothing meanwhile. */
function replace(folder, fresh) {
  mkdirSync(folder, { recursive: true });
  const names = readdirSync(fresh, { withFileTypes: true });
  for (const entry of names) {
    const [from, to] = [join(fresh, entry.name), join(folder, entry.name)];
    if (entry.isDirectory()) replace(to, from);
    else renameSync(from, to);
  }
  for (const name of readdirSync(folder)) if (!names.some((entry) => entry.name === name)) rmSync(join(folder, name), { recursive: true, force: true });
}

/**
 * Makes a folder where what it is made of has changed since. `make` fills a fresh folder; the old one stays in place until the fresh one is whole.
 * @param {string} target the folder, from the root
 * @param {{sources: string[], except?: string[], also?: string}} of what it is made of; `also` is what else decides, such as options
 * @param {(fresh: string) => void | Promise<void>} make
 */
export async function upToDate(target, { sources, except = [], also = '' }, make) {
  const folder = join(ROOT, target);
  const stamp = join(folder, '.built');
  const wanted = sha256(stampOf(sources, except) + also);
  if (read(stamp) === wanted) return;
  const fresh = `${folder}.${process.pid}`;
  mkdirSync(fresh, { recursive: true });
  process.once('exit', () => rmSync(fresh, { recursive: true, force: true }));
  await make(fresh);
  rmSync(stamp, { force: true });
  replace(folder, fresh);
  rmSync(fresh, { recursive: true });
  writeFileSync(stamp, wanted);
}

const SOURCES = {
  'command-line': { target: 'build/cli', sources: ['src'], except: ['src/addin', 'src/functions', 'src/taskpane', 'src/commands', 'src/workbook/excel'] },
  'add-in': { target: 'build/bundles/add-in', sources: ['src'], except: ['src/cli', 'src/workbook/file'] },
  'add-in-development': { target: 'build/bundles/add-in-development', sources: ['src'], except: ['src/cli', 'src/workbook/file'] },
  texts: { target: 'build/bundles/texts', sources: ['src', 'scripts/build/texts.ts', 'scripts/functions', 'scripts/functions-metadata.ts'], except: ['src/addin', 'src/taskpane', 'src/commands', 'src/workbook'] },
  preview: { target: 'build/bundles/preview', sources: ['src', 'preview'], except: ['src/cli'] },
};

/** One bundle of webpack.config.js, by its name, in a folder of its own under build/; returns that folder. */
export async function bundle(name) {
  const { target, ...of } = SOURCES[name];
  await upToDate(target, of, (fresh) => {
    console.error(`正在构建…… / Building … (${name})`);
    const webpack = join(ROOT, 'node_modules', 'webpack', 'bin', 'webpack.js');
    if (run(process.execPath, [webpack, '--config-name', name, '--output-path', fresh]) !== 0) stop('构建失败。 / The build failed.');
  });
  return join(ROOT, target);
}

/** Installs what is missing and builds the command line. A package that came without its sources is already built. */
export async function prepare() {
  if (!existsSync(join(ROOT, 'src'))) return;
  install();
  await bundle('command-line');
}
