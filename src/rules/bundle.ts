import type { RuleFileText } from './model';

/** Beyond this it is no company's policy, but something that was taken for one. */
export const BUNDLE_LIMITS = { characters: 32 * 1024 * 1024, files: 5000, fileCharacters: 4 * 1024 * 1024, pathCharacters: 260, depth: 8 } as const;

/** Why a text is no bundle of rule files. `code` is a key of the message catalogue (`rules.<code>`), `params` its words. */
export class BundleError extends Error {
  constructor(
    readonly code: 'bundle-too-large' | 'bundle-not-json' | 'bundle-shape' | 'bundle-path' | 'bundle-path-twice' | 'bundle-no-profile',
    readonly params: Readonly<Record<string, string>> = {},
  ) {
    super(`${code}: ${JSON.stringify(params)}`);
    this.name = 'BundleError';
  }
}

/** Files of a rules folder as one text: `{"files": [{"path": "attendance.json", "text": "…"}]}`, without `schema/`. */
export const writeBundle = (files: readonly RuleFileText[]): string => [...bundlePieces(files)].join('');

/** The same in pieces, one after another, a file each. */
export function* bundlePieces(files: readonly RuleFileText[]): Generator<string, void> {
  yield '{"files":[';
  for (const [index, { path, text }] of files.entries()) yield `${index === 0 ? '' : ','}${JSON.stringify({ path, text })}`;
  yield ']}';
}

/** The same for people, a file a line: where they change something by hand, a mistake has a line. */
export const writeBundleInLines = (files: readonly RuleFileText[]): string => `{"files":[\n${files.map(({ path, text }) => JSON.stringify({ path, text })).join(',\n')}\n]}\n`;

/** Reads a whole folder again, within limits: what the files say is for `loadRules` to judge. Throws BundleError. */
export function readBundle(text: string): RuleFileText[] {
  const files = readFiles(text);
  if (!files.some(({ path }) => path === 'profile.json')) throw new BundleError('bundle-no-profile');
  return files;
}

/** Reads some files of a folder, such as its cases alone. Throws BundleError. */
export function readFiles(text: string): RuleFileText[] {
  if (text.length > BUNDLE_LIMITS.characters) throw new BundleError('bundle-too-large', { limit: String(BUNDLE_LIMITS.characters / 1024 / 1024) });
  const list = listOf(parsed(text));
  if (list === null || list.length > BUNDLE_LIMITS.files) throw new BundleError('bundle-shape');
  const seen = new Set<string>();
  const files = list.map(readFile);
  for (const { path } of files) {
    if (seen.has(path)) throw new BundleError('bundle-path-twice', { path });
    seen.add(path);
  }
  return files;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.startsWith('\ufeff') ? text.slice(1) : text);
  } catch {
    throw new BundleError('bundle-not-json');
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);

function listOf(value: unknown): readonly unknown[] | null {
  const files: unknown = isRecord(value) ? value['files'] : null;
  return Array.isArray(files) ? files : null;
}

function readFile(entry: unknown): RuleFileText {
  const { path, text } = isRecord(entry) ? entry : {};
  if (typeof path !== 'string' || typeof text !== 'string' || text.length > BUNDLE_LIMITS.fileCharacters) throw new BundleError('bundle-shape');
  if (!isPathInside(path)) throw new BundleError('bundle-path', { path: path.slice(0, 80) });
  return { path, text };
}

/** A path that stays inside of the folder, written in one way only. */
function isPathInside(path: string): boolean {
  const steps = path.split('/');
  const plain = steps.every((step) => step !== '' && !step.startsWith('.') && !/[\\:\p{Cc}]/u.test(step));
  return plain && path.endsWith('.json') && path.length <= BUNDLE_LIMITS.pathCharacters && steps.length <= BUNDLE_LIMITS.depth;
}
