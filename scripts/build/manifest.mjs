// manifest.xml with what differs between environments filled in.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../setup.mjs';
import { filled } from './template.mjs';

/** An id for each of the two that may be installed side by side. Never change them: to Excel another id is another add-in. */
export const INSTALLATIONS = {
  production: { id: '469d5f23-b204-43bf-acda-397520a82fd3', suffix: '', namespace: 'GUIJU' },
  development: { id: 'fe03646b-5d6d-4725-86bf-d6ed4d3711ae', suffix: ' DEV', namespace: 'GUIJU_DEV' },
};

/** The manifest's text for an installation (production or development) that is served at `url`, which ends with a slash. */
export function manifestText(environment, url) {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const template = readFileSync(join(ROOT, 'manifest.xml'), 'utf8').replace(/<!--.*?-->\n/s, '');
  return filled(template, { ...INSTALLATIONS[environment], url, version: `${version}.0` });
}
