/**
 * Takes jsonpath-plus's place in what is built. json-rules-engine asks it for a fact's `path`; jsonpath-plus would also run scripts inside of a path, by `eval`.
 * A plain path is `$`, then any of `.name`, `[0]`, `['name']`, `["name"]`; there, both give the same.
 */
const STEP = /\.([\p{L}\p{N}_-]+)|\[(\d+)\]|\[(['"])([\p{L}\p{N}_. -]*)\3\]/uy;

function* stepsOf(path: string): Generator<string> {
  let at = path.startsWith('$') ? 1 : 0;
  STEP.lastIndex = at;
  while (at === 0 || at < path.length) {
    const step = at === 0 ? null : STEP.exec(path);
    if (!step) throw new Error(`Not a plain path: ${JSON.stringify(path)} at character ${at + 1}. Write $.name, $['name'] or $[0], one after the other.`);
    yield step[1] ?? step[2] ?? step[4]!;
    at = STEP.lastIndex;
  }
}

/** A text has places and a length, too. */
const hasSteps = (value: unknown): value is Record<string, unknown> => (typeof value === 'object' && value !== null) || (typeof value === 'string' && value !== '');

/**
 * What stands at a plain path; undefined where nothing does. The signature is jsonpath-plus's own, as json-rules-engine calls it.
 * @throws Error where the path is no plain one.
 */
export function JSONPath({ path, json }: { readonly path: string; readonly json: unknown }): unknown {
  let value = json;
  // Every step is read, so that a path is refused whatever it is asked of.
  for (const step of [...stepsOf(path)]) value = hasSteps(value) && Object.hasOwn(value, step) ? value[step] : undefined;
  return value;
}
