import { parse, tokenize, isErrorNode, isLiteralNode, isReferenceNode, isUnaryNode, isBinaryNode, isCallNode, isIdentifierNode, type AstExpression } from '@borgar/fx';
import { BINARY_OPERATORS, type BinaryOperator, type Span } from './expression';
import type { FormulaProblem } from './scope';

/** A formula as written, before its names are known. Numbers keep their text. */
export type Syntax =
  | { readonly is: 'number'; readonly text: string; readonly at: Span }
  | { readonly is: 'text'; readonly text: string; readonly at: Span }
  | { readonly is: 'truth'; readonly truth: boolean; readonly at: Span }
  | { readonly is: 'name'; readonly name: string; readonly at: Span }
  /** `ledger.name` */
  | { readonly is: 'member'; readonly ledger: string; readonly name: string; readonly at: Span }
  | { readonly is: 'negate' | 'percent'; readonly of: Syntax; readonly at: Span }
  | { readonly is: 'binary'; readonly operator: BinaryOperator; readonly left: Syntax; readonly right: Syntax; readonly at: Span }
  /** A null argument was left empty. The name is in capitals. */
  | { readonly is: 'call'; readonly name: string; readonly args: readonly (Syntax | null)[]; readonly at: Span };

export const MAX_FORMULA_LENGTH = 2000;
export const MAX_FORMULA_DEPTH = 64;

const NAME = /^[\p{L}_][\p{L}\p{N}_]*$/u;
/** Can a text be the name of a column, fact or figure in a formula? */
export const canBeName = (text: string): boolean => NAME.test(text);
const MEMBER = /^([\p{L}_][\p{L}\p{N}_]*)\.([\p{L}_][\p{L}\p{N}_]*)$/u;
/** What a Chinese keyboard writes in place of Excel's own signs. */
const FULL_WIDTH: Readonly<Record<string, string>> = {
  '（': '(', '）': ')', '，': ',', '、': ',', '“': '"', '”': '"', '＋': '+', '－': '-', '×': '*', '＊': '*', '÷': '/', '／': '/', '＝': '=', '＜': '<', '＞': '>', '％': '%',
};

class Refused extends Error {
  constructor(readonly problem: FormulaProblem) {
    super(problem.code);
  }
}

const error = (code: string, at: Span, params: Readonly<Record<string, string>> = {}): FormulaProblem => ({ severity: 'error', code, params, at });

function refuse(code: string, at: Span, params?: Readonly<Record<string, string>>): never {
  throw new Refused(error(code, at, params));
}

/** Signs that only look like Excel's, outside of text literals; and brackets nested so deep that no parser should be asked. */
function lookOver(text: string): FormulaProblem[] {
  const problems: FormulaProblem[] = [];
  let inText = false;
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const sign = text.charAt(i);
    if (sign === '"') inText = !inText;
    if (inText) continue;
    const meant = FULL_WIDTH[sign];
    if (meant !== undefined) problems.push(error('full-width-sign', [i, i + 1], { sign, meant }));
    depth += sign === '(' ? 1 : sign === ')' ? -1 : 0;
    if (depth > MAX_FORMULA_DEPTH) return [error('too-deep', [i, i + 1], { limit: String(MAX_FORMULA_DEPTH) })];
  }
  return problems;
}

function readReference(value: string, kind: string, at: Span): Syntax {
  if (NAME.test(value)) return { is: 'name', name: value, at };
  const member = MEMBER.exec(value);
  if (member?.[1] && member[2]) return { is: 'member', ledger: member[1], name: member[2], at };
  if (kind === 'name') refuse('bad-name', at, { name: value });
  return refuse('cell-reference', at, { reference: value });
}

function read(node: AstExpression | null, depth: number): Syntax {
  if (node === null) return refuse('syntax', [0, 0]);
  const at: Span = [node.loc?.[0] ?? 0, node.loc?.[1] ?? 0];
  if (depth > MAX_FORMULA_DEPTH) refuse('too-deep', at, { limit: String(MAX_FORMULA_DEPTH) });
  if (isReferenceNode(node)) return readReference(node.value, node.kind, at);
  if (isErrorNode(node)) return refuse('error-literal', at, { literal: node.raw });
  if (isLiteralNode(node)) {
    if (typeof node.value === 'boolean') return { is: 'truth', truth: node.value, at };
    if (typeof node.value === 'string') return { is: 'text', text: node.value, at };
    return { is: 'number', text: node.raw, at };
  }
  if (isUnaryNode(node)) {
    const of = read(node.arguments[0] ?? null, depth + 1);
    if (node.operator === '-') return { is: 'negate', of, at };
    if (node.operator === '%') return { is: 'percent', of, at };
    return node.operator === '+' ? of : refuse('unknown-operator', at, { operator: node.operator });
  }
  if (isBinaryNode(node)) {
    const operator = BINARY_OPERATORS.find((known) => known === node.operator);
    if (!operator) return refuse('unknown-operator', at, { operator: node.operator });
    return { is: 'binary', operator, left: read(node.arguments[0] ?? null, depth + 1), right: read(node.arguments[1] ?? null, depth + 1), at };
  }
  if (isCallNode(node) && isIdentifierNode(node.callee)) {
    const args = node.arguments.map((arg: AstExpression | null) => (arg === null ? null : read(arg, depth + 1)));
    return { is: 'call', name: node.callee.name.toUpperCase(), args, at };
  }
  return refuse('syntax', at);
}

const placeOf = (cause: unknown, text: string): Span => {
  const end = typeof cause === 'object' && cause !== null && 'sourceOffset' in cause && typeof cause.sourceOffset === 'number' ? cause.sourceOffset : text.length;
  return [Math.max(0, Math.min(end, text.length) - 1), Math.min(end, text.length)];
};

/**
 * Reads the text of an Excel formula, `=` included. Cell references, arrays, LET and LAMBDA are refused; a name such as `a1` or `Q1` is a name.
 * @returns the syntax tree, or what is wrong and where.
 */
export function parseFormula(text: string): { readonly syntax: Syntax } | { readonly problems: readonly FormulaProblem[] } {
  if (text.length > MAX_FORMULA_LENGTH) return { problems: [error('too-long', [0, text.length], { limit: String(MAX_FORMULA_LENGTH) })] };
  if (!text.startsWith('=')) return { problems: [error('no-equals-sign', [0, Math.min(1, text.length)])] };
  const seen = lookOver(text);
  if (seen.length > 0) return { problems: seen };
  try {
    return { syntax: read(parse(tokenize(text, { withLocation: true })), 1) };
  } catch (cause) {
    if (cause instanceof Refused) return { problems: [cause.problem] };
    return { problems: [error('syntax', placeOf(cause, text))] };
  }
}
