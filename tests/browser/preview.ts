import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { servePreview } from '../../preview/server.mjs';
import type { Report } from '../../src/checking/report';
import type { Language } from '../../src/i18n/language';
import { openBrowser } from './browser';

export const ROOT = join(__dirname, '../..');
export const SAMPLE = join(ROOT, 'samples', '2026-10');
export const MONTH = '2026年10月台账.xlsx';
export const PUNCHES = '考勤-钉钉每日统计.xlsx';

/** The preview, built as it is now, with workbooks to open at once, and a browser. */
export interface Preview {
  readonly url: string;
  readonly browser: Browser;
  close(): Promise<void>;
}

/** Builds what is not up to date, which takes a minute or two, and serves it. */
export async function openPreview(workbooks: readonly string[]): Promise<Preview> {
  const built = spawnSync(process.execPath, ['-e', `import('./scripts/build/preview.mjs').then(({ buildPreview }) => buildPreview())`], { cwd: ROOT, encoding: 'utf8' });
  if (built.status !== 0) throw new Error(built.stderr);
  const server = await servePreview({ folder: join(ROOT, 'build', 'preview'), workbooks, port: 0 });
  const browser = await openBrowser();
  return {
    url: server.url,
    browser,
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}

/** What the command line says of workbooks of October 2026. @param options of `guiju check`, beside */
export function commandLine(workbooks: readonly string[], language: Language = 'zh-CN', options: readonly string[] = []): Report {
  const { stdout, stderr, status } = spawnSync(process.execPath, [join(ROOT, 'bin', 'guiju.mjs'), 'check', ...workbooks, '--month', '2026-10', '--format', 'json', '--lang', language, ...options], { encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (status !== 1) throw new Error(`exit code ${String(status)}: ${stderr}`);
  return JSON.parse(stdout) as Report;
}
