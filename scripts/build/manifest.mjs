// manifest.xml as it stands is production's, served by this machine; here it becomes that of another address or installation.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../setup.mjs';

/** An id for each of the two that may be installed side by side. Never change them: to Excel another id is another add-in. */
export const INSTALLATIONS = {
  production: { id: '469d5f23-b204-43bf-acda-397520a82fd3', names: ['规矩', '規矩', 'Guiju'], namespace: 'GUIJU' },
  development: { id: 'fe03646b-5d6d-4725-86bf-d6ed4d3711ae', names: ['规矩 DEV', '規矩 DEV', 'Guiju DEV'], namespace: 'GUIJU_DEV' },
};
/** Where manifest.xml says that the add-in is served, and where the development server listens. */
export const LOCALHOST = 'https://localhost:3000/';

/**
 * The manifest's text for an installation (production or development) that is served at `url`, which ends with a slash.
 * @throws Error where manifest.xml lacks what is to be changed: it would be missed.
 */
export function manifestText(environment, url) {
  const source = readFileSync(join(ROOT, 'manifest.xml'), 'utf8').replace(/<!--.*?-->\n/s, '');
  const [from, to] = [INSTALLATIONS.production, INSTALLATIONS[environment]];
  const attributes = [
    ['<DisplayName DefaultValue', from.names[0], to.names[0]],
    ['<Override Locale="zh-TW" Value', from.names[1], to.names[1]],
    ['<Override Locale="en-US" Value', from.names[2], to.names[2]],
    ['id="Functions.Namespace" DefaultValue', from.namespace, to.namespace],
  ];
  const changes = [
    [`<Id>${from.id}</Id>`, `<Id>${to.id}</Id>`],
    ...attributes.map(([name, was, is]) => [`${name}="${was}"`, `${name}="${is}"`]),
    [`=${from.namespace}.`, `=${to.namespace}.`],
    [`"${LOCALHOST}`, `"${url}`],
  ];
  return changes.reduce((text, [what, by]) => {
    if (!text.includes(what)) throw new Error(`manifest.xml lacks ${what}`);
    return text.replaceAll(what, by);
  }, source);
}
