import { rulesPartInSteps } from '../records/rules-part';
import { BUNDLE_LIMITS, BundleError, readBundle, readFiles } from '../rules/bundle';
import type { RuleFileText, RuleSet } from '../rules/model';
import { rulesInSteps } from '../rules/load';
import { PartError } from '../workbook/text-part';
import type { RulesInForce } from './rules-in-force';
import type { Slices } from './slices';

/** Why rules could not be had. `key` is a key of the message catalogue. */
export class RulesError extends Error {
  constructor(
    readonly from: RulesInForce['from'],
    readonly key: string,
    readonly params: Readonly<Record<string, string>>,
  ) {
    super(`${key}: ${JSON.stringify(params)}`);
    this.name = 'RulesError';
  }
}

/** How long the page's own server may take. */
const FETCH_MS = 20_000;

/** Reads the rules that come with Guiju from beside the page. Throws RulesError. */
export async function bundledRules(url: string): Promise<RuleFileText[]> {
  const text = await fetchText(url);
  return readAs('bundled', () => readBundle(text));
}

/** Reads their case files, which lie beside them. Throws RulesError. */
export async function bundledCases(url: string): Promise<RuleFileText[]> {
  const text = await fetchText(new URL('rules-cases.json', url).href);
  return readAs('bundled', () => readFiles(text));
}

/** Asks once, and again where that failed. */
export function onceAsked<T>(ask: () => Promise<T>): () => Promise<T> {
  let asked: Promise<T> | null = null;
  return () => {
    asked ??= ask().catch((error: unknown) => {
      asked = null;
      throw error;
    });
    return asked;
  };
}

async function fetchText(url: string): Promise<string> {
  let response: Response;
  try {
    response = await fetch(url, { signal: AbortSignal.timeout(FETCH_MS) });
    if (response.ok) {
      if (Number(response.headers.get('content-length') ?? 0) > BUNDLE_LIMITS.characters) throw new BundleError('bundle-too-large', { limit: String(BUNDLE_LIMITS.characters / 1024 / 1024) });
      return await response.text();
    }
  } catch (error) {
    if (error instanceof BundleError) throw new RulesError('bundled', `rules.${error.code}`, error.params);
    throw new RulesError('bundled', 'pane.rules-unreachable', { url });
  }
  throw new RulesError('bundled', 'pane.rules-refused-by-server', { url, status: String(response.status) });
}

/** Reads the rules that travel in a workbook, out of their part. Throws RulesError where they can't be used. */
export const workbookRules = async (part: string, slices: Slices): Promise<RuleFileText[]> => {
  try {
    return await slices.through(rulesPartInSteps(part));
  } catch (error) {
    throw asRulesError('workbook', error);
  }
};

function readAs(from: RulesInForce['from'], read: () => RuleFileText[]): RuleFileText[] {
  try {
    return read();
  } catch (error) {
    throw asRulesError(from, error);
  }
}

function asRulesError(from: RulesInForce['from'], error: unknown): unknown {
  if (error instanceof BundleError) return new RulesError(from, `rules.${error.code}`, error.params);
  if (error instanceof PartError) return new RulesError(from, `records.${error.code}`, error.params);
  return error;
}

const CASES_FOLDER = 'cases/';

const isCase = ({ path }: RuleFileText): boolean => path.startsWith(CASES_FOLDER);

/** Rules that travel in a workbook, their cases among them. @param set what they were loaded as */
export const ownRules = (folder: readonly RuleFileText[], set: RuleSet): RulesInForce => ({
  set,
  files: folder.filter((file) => !isCase(file)),
  from: 'workbook',
  cases: () => Promise.resolve(folder.filter(isCase)),
});

/** Loads them. Throws RulesError where nothing of them comes into force. */
export async function loadOwn(folder: readonly RuleFileText[], slices: Slices): Promise<RulesInForce> {
  const { set } = await loadInSlices(folder.filter((file) => !isCase(file)), 'workbook', () => Promise.resolve([]), slices);
  return ownRules(folder, set);
}

/** Loads rule files a slice at a time. Throws RulesError where nothing of them comes into force. */
export async function loadInSlices(files: readonly RuleFileText[], from: RulesInForce['from'], cases: RulesInForce['cases'], slices: Slices): Promise<RulesInForce> {
  const set = await slices.through(rulesInSteps(files));
  if (set.profile.inForce.length > 0) return { set, files, from, cases };
  const first = set.problems.find((problem) => problem.severity === 'error');
  throw new RulesError(from, 'pane.rules-none-in-force', { file: first?.file ?? 'profile.json', line: String(first?.line ?? 1), count: String(set.problems.length) });
}
