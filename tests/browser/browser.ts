import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type LaunchOptions } from 'playwright-core';
import { chineseFonts } from './fonts';

const MODULES = join(__dirname, '../../node_modules');

/**
 * The package unpacks to the system's folder of temporary files, and its libraries only where it believes to be on its home ground.
 * It is told so in a process of its own: what jest calls the environment is a copy, which the package would not see.
 */
function unpack(folder: string): void {
  const fresh = `${folder}.${process.pid}`;
  mkdirSync(fresh, { recursive: true });
  try {
    const program = "await (await import('@sparticuz/chromium')).default.executablePath();";
    execFileSync(process.execPath, ['--input-type=module', '-e', program], { cwd: join(MODULES, '..'), env: { ...process.env, TMPDIR: fresh, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' }, stdio: 'inherit' });
    // Another test may have done the same meanwhile.
    if (existsSync(join(folder, 'chromium'))) return;
    rmSync(folder, { recursive: true, force: true });
    renameSync(fresh, folder);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

/**
 * The Chromium that an npm package carries, unpacked once into a folder of ours, with the system libraries that a bare machine lacks.
 * It starts without a sandbox, which a container does not offer; it sees our own pages alone.
 */
function carriedChromium(): LaunchOptions {
  const { version } = JSON.parse(readFileSync(join(MODULES, '@sparticuz/chromium/package.json'), 'utf8')) as { readonly version: string };
  const folder = join(MODULES, '.cache', `chromium-${version}`);
  const libraries = join(folder, 'al2023', 'lib');
  if (!existsSync(join(folder, 'chromium'))) unpack(folder);
  return {
    executablePath: join(folder, 'chromium'),
    env: { ...process.env, FONTCONFIG_FILE: chineseFonts(join(folder, 'chinese')), LD_LIBRARY_PATH: [process.env.LD_LIBRARY_PATH, libraries].filter(Boolean).join(':') },
    args: ['--no-sandbox', '--no-zygote', '--font-render-hinting=none', '--disable-gpu'],
  };
}

/** Opens the browser of the tests: the carried one on Linux, elsewhere an installed Chrome or Edge. Close it when done. */
export async function openBrowser(): Promise<Browser> {
  if (process.platform === 'linux' && process.arch === 'x64') return chromium.launch({ ...carriedChromium(), timeout: PATIENCE });
  try {
    return await chromium.launch({ channel: 'chrome' });
  } catch {
    return chromium.launch({ channel: 'msedge' });
  }
}

/** Milliseconds for anything but a check of a large workbook, on a machine that has much else to do. */
export const PATIENCE = 120_000;

/** Where the pictures of the tests go; they are looked at, not compared. */
export const PICTURES = join(__dirname, '../../build/screenshots');
