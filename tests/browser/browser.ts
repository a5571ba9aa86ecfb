import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type LaunchOptions } from 'playwright-core';
import { chineseFonts } from './fonts';

const MODULES = join(__dirname, '../../node_modules');

/**
 * The Chromium that an npm package carries, unpacked once into a folder of ours, with the system libraries that a bare machine lacks.
 * It starts without a sandbox, which a container does not offer; it sees our own pages alone.
 */
async function carriedChromium(): Promise<LaunchOptions> {
  const { version } = JSON.parse(readFileSync(join(MODULES, '@sparticuz/chromium/package.json'), 'utf8')) as { readonly version: string };
  const folder = join(MODULES, '.cache', `chromium-${version}`);
  const libraries = join(folder, 'al2023', 'lib');
  if (!existsSync(folder)) {
    const fresh = `${folder}.${process.pid}`;
    mkdirSync(fresh, { recursive: true });
    // The package unpacks to the folder of temporary files, and its libraries only where it believes to be on its home ground.
    const before = { TMPDIR: process.env.TMPDIR, AWS_EXECUTION_ENV: process.env.AWS_EXECUTION_ENV, FONTCONFIG_PATH: process.env.FONTCONFIG_PATH, LD_LIBRARY_PATH: process.env.LD_LIBRARY_PATH };
    Object.assign(process.env, { TMPDIR: fresh, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' });
    try {
      const { default: carried } = await import('@sparticuz/chromium');
      await carried.executablePath();
      renameSync(fresh, folder);
    } finally {
      for (const [name, value] of Object.entries(before)) {
        if (value === undefined) Reflect.deleteProperty(process.env, name);
        else process.env[name] = value;
      }
      rmSync(fresh, { recursive: true, force: true });
    }
  }
  return {
    executablePath: join(folder, 'chromium'),
    env: { ...process.env, FONTCONFIG_FILE: chineseFonts(join(folder, 'chinese')), LD_LIBRARY_PATH: [process.env.LD_LIBRARY_PATH, libraries].filter(Boolean).join(':') },
    args: ['--no-sandbox', '--no-zygote', '--font-render-hinting=none', '--disable-gpu'],
  };
}

/** Opens the browser of the tests: the carried one on Linux, elsewhere an installed Chrome or Edge. Close it when done. */
export async function openBrowser(): Promise<Browser> {
  if (process.platform === 'linux' && process.arch === 'x64') return chromium.launch(await carriedChromium());
  try {
    return await chromium.launch({ channel: 'chrome' });
  } catch {
    return chromium.launch({ channel: 'msedge' });
  }
}

/** Where the pictures of the tests go; they are looked at, not compared. */
export const PICTURES = join(__dirname, '../../build/screenshots');
