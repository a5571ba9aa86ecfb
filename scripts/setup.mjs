// What has to be there before anything runs: the packages of package-lock.json and an up-to-date dist/. Plain Node, no packages: it runs first.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));
export const CLI = join(ROOT, 'dist', 'guiju.cjs');
const BUILT = join(ROOT, 'dist', '.guiju-built');

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

/** Paths, sizes and times of all that the bundle is made of. */
function sourcesStamp() {
  const stamps = [];
  const visit = (path) => {
    const stat = statSync(path);
    if (basename(path) === 'testing' || path.endsWith('.test.ts')) return;
    if (stat.isDirectory()) for (const name of readdirSync(path).sort()) visit(join(path, name));
    else stamps.push(`${path} ${stat.size} ${stat.mtimeMs}`);
  };
  for (const name of ['src', 'webpack.config.js', 'package.json', 'package-lock.json']) visit(join(ROOT, name));
  return sha256(stamps.join('\n'));
}

/** Builds dist/ where a source has changed since. The old bundle stays in place until the new one is whole. */
export function build() {
  const wanted = sourcesStamp();
  if (read(BUILT) === wanted && existsSync(CLI)) return;
  console.error('正在构建…… / Building …');
  const fresh = join(ROOT, 'dist', `.building-${process.pid}`);
  mkdirSync(fresh, { recursive: true });
  try {
    if (run(process.execPath, [join(ROOT, 'node_modules', 'webpack', 'bin', 'webpack.js'), '--output-path', fresh]) !== 0) {
      stop('构建失败。 / The build failed.');
    }
    for (const name of readdirSync(fresh)) renameSync(join(fresh, name), join(ROOT, 'dist', name));
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
  writeFileSync(BUILT, wanted);
}

/** Installs and builds what is missing. A package that came without its sources is already built. */
export function prepare() {
  if (!existsSync(join(ROOT, 'src'))) return;
  install();
  build();
}
