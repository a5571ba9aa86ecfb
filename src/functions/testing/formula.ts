import { FUNCTIONS } from '../index';

/** A formula's argument, or null where nothing stands between two commas. */
type Given = unknown[][] | null;

const LITERAL = /^(?:"((?:[^"]|"")*)"|(-?\d+(?:\.\d+)?)(%?)|(TRUE|FALSE))$/;

function literal(text: string): unknown {
  const match = LITERAL.exec(text.trim());
  if (!match) throw new Error(`no literal: ${text}`);
  const [, quoted, digits, percent, truth] = match;
  if (quoted !== undefined) return quoted.replaceAll('""', '"');
  if (truth !== undefined) return truth === 'TRUE';
  return percent === '%' ? Number(digits) / 100 : Number(digits);
}

/** Parts of a text between separators that stand in no quotes and no braces. */
function parts(text: string, separator: string): string[] {
  const found: string[] = [''];
  let [quoted, depth] = [false, 0];
  for (const one of text) {
    if (one === '"') quoted = !quoted;
    if (!quoted) depth += one === '{' ? 1 : one === '}' ? -1 : 0;
    if (one === separator && !quoted && depth === 0) found.push('');
    else found.push((found.pop() ?? '') + one);
  }
  return found;
}

function argument(text: string): Given {
  const inner = text.trim();
  if (inner === '') return null;
  return inner.startsWith('{') ? parts(inner.slice(1, -1), ';').map((row) => parts(row, ',').map(literal)) : [[literal(inner)]];
}

/** What a call gives, as Excel shows it: values, and errors by their name with their message. */
export function calculate(name: string, ...args: readonly Given[]): unknown[][] {
  const shown = (result: unknown): unknown => (result instanceof CustomFunctions.Error ? `${result.code} ${result.message ?? ''}` : result);
  try {
    return FUNCTIONS[name]!(...(args as unknown[][][])).map((row) => row.map(shown));
  } catch (cause) {
    if (!(cause instanceof CustomFunctions.Error)) throw cause;
    return [[shown(cause)]];
  }
}

/** The same of a formula whose arguments are literals and constant arrays: `=GUIJU.LATENESS({5;6})`. */
export function calculateFormula(formula: string): unknown[][] {
  const match = /^=GUIJU\.([A-Z]+)\((.*)\)$/.exec(formula);
  if (!match) throw new Error(`no formula of ours: ${formula}`);
  const [, name = '', args = ''] = match;
  return calculate(name, ...(args.trim() === '' ? [] : parts(args, ',').map(argument)));
}
