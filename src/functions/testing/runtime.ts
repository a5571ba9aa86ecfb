import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { JSDOM } from 'jsdom';

const RUNTIME = join(__dirname, '../../../node_modules/@microsoft/office-js/dist/custom-functions-runtime.js');

/* Microsoft's own runtime, so that errors and associations are what they are in Excel. It finds itself by its script element, and stands still once its window is closed. */
const { window } = new JSDOM('<script src="https://localhost/custom-functions-runtime.js"></script>', { runScripts: 'outside-only', url: 'https://localhost/' });
window.eval(readFileSync(RUNTIME, 'utf8'));
const loaded = window as unknown as { readonly CustomFunctions: typeof CustomFunctions & { readonly _association: { readonly mappings: Readonly<Record<string, unknown>> } } };
Object.assign(globalThis, { CustomFunctions: loaded.CustomFunctions });
window.close();

/** Ids that functions have been associated with. */
export const associated = (): readonly string[] => Object.keys(loaded.CustomFunctions._association.mappings);
