import { createScanner, getLocation, getNodeValue, parseTree, printParseErrorCode, type JSONPath, type Node, type ParseError } from 'jsonc-parser';
import { JsonFile } from './json-file';
import type { RuleFileText } from './model';
import { Reporter } from './reporter';
import { soundValue } from './sound-json';

export const MAX_FILE_CHARACTERS = 1_000_000;
export const MAX_NESTING = 64;

/** What an input method for Chinese types where JSON wants ASCII. */
const FULL_WIDTH: Readonly<Record<string, string>> = { '，': ',', '：': ':', '“': '"', '”': '"', '｛': '{', '｝': '}', '［': '[', '］': ']', '【': '[', '】': ']', '、': ',', '；': ',', '‘': '"', '’': '"', '＂': '"' };

/** Mistakes after which the rest of the file can still be read with certainty, so that its other mistakes are found in the same pass. */
const HARMLESS = new Set(['comma-missing', 'trailing-comma', 'comment', 'quote-missing']);

export interface Parsed {
  readonly report: Reporter;
  /** False where the JSON is too broken to say what the file means. */
  readonly readable: boolean;
}

/**
 * Parses one file as strict JSON and reports every mistake in it: comments, trailing commas and repeated keys are mistakes.
 * @param most characters of its text
 */
export function parseJson({ path, text: given }: RuleFileText, most = MAX_FILE_CHARACTERS): Parsed {
  const text = given.startsWith('\uFEFF') ? given.slice(1) : given;
  if (text.length > most) return refuse(path, 'file-too-large', { limit: String(most) });
  const sound = soundValue(text, MAX_NESTING);
  if (sound !== undefined) return { report: new Reporter(new JsonFile(path, text, sound, () => treeOf(text, []))), readable: true };
  const deep = offsetTooDeep(text);
  if (deep !== null) return refuse(path, 'nested-too-deep', { limit: String(MAX_NESTING) }, text, deep);
  const errors: ParseError[] = [];
  const root = treeOf(text, errors);
  const report = new Reporter(new JsonFile(path, text, root && getNodeValue(root), () => root));
  const { codes, adrift } = reportSyntax(report, errors);
  const certain = root !== undefined && !adrift && reportDuplicates(report, root, []);
  const readable = certain && codes.every((code) => HARMLESS.has(code));
  return { report, readable };
}

const treeOf = (text: string, errors: ParseError[]): Node | undefined =>
  parseTree(text, errors, { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false });

function refuse(path: string, code: string, params: Record<string, string>, text = '', offset = 0): Parsed {
  const report = new Reporter(new JsonFile(path, text, undefined, () => undefined));
  report.syntax(offset, [], code, params);
  return { report, readable: false };
}

/**
 * Where brackets nest deeper than allowed; null where they don't. Asked of the text, for the parser itself recurses. Brackets that close nothing
 * are passed over: they must not make room for others.
 */
function offsetTooDeep(text: string): number | null {
  const scanner = createScanner(text, true);
  const open: string[] = [];
  for (;;) {
    scanner.scan();
    const offset = scanner.getTokenOffset();
    if (offset >= text.length) return null;
    const first = text[offset];
    if (first === '{' || first === '[') open.push(first === '{' ? '}' : ']');
    else if (first === open.at(-1)) open.pop();
    if (open.length > MAX_NESTING) return offset;
  }
}

interface Mistake {
  readonly code: string;
  readonly offset: number;
  readonly params: Readonly<Record<string, string>>;
}

/** End of the last thing before an offset that is not white space. */
function endBefore(text: string, offset: number): number {
  let end = offset;
  while (end > 0 && /\s/.test(text[end - 1]!)) end -= 1;
  return end;
}

function mistakeOf(text: string, { error, offset, length }: ParseError): Mistake {
  const found = text.slice(offset, offset + Math.max(1, length));
  const wide = [...found].findIndex((character) => character in FULL_WIDTH);
  const character = [...found][wide];
  if (character !== undefined && text[offset] !== '"') {
    return { code: 'full-width', offset: offset + found.indexOf(character), params: { found: character, instead: FULL_WIDTH[character]! } };
  }
  const before = endBefore(text, offset);
  const at = (code: string, where = offset, params: Record<string, string> = {}): Mistake => ({ code, offset: where, params });
  const afterComma = text[before - 1] === ',' && /^[}\]]/.test(found);
  switch (printParseErrorCode(error)) {
    case 'CommaExpected':
      // In braces stands a bracket that closes a list, or the other way round.
      if (found === '}' || found === ']') return at('bracket-missing', before, { bracket: found === '}' ? ']' : '}' });
      return at('comma-missing', before);
    case 'ColonExpected':
      return at('colon-missing', before);
    case 'InvalidCommentToken':
    case 'UnexpectedEndOfComment':
      return at('comment');
    case 'UnexpectedEndOfString':
      return at('quote-missing');
    case 'UnexpectedEndOfNumber':
    case 'InvalidNumberFormat':
      return at('bad-number', offset, { found });
    case 'InvalidUnicode':
    case 'InvalidEscapeCharacter':
      return at('bad-escape', offset, { found });
    case 'InvalidCharacter':
      return at('bad-character');
    case 'CloseBraceExpected':
      return at('bracket-missing', before, { bracket: '}' });
    case 'CloseBracketExpected':
      return at('bracket-missing', before, { bracket: ']' });
    case 'EndOfFileExpected':
      return at('after-the-end', offset, { found });
    case 'PropertyNameExpected':
      if (afterComma) return at('trailing-comma', before - 1);
      // A list goes on after the comma: the braces of its last item are still open.
      return found === '{' && text[before - 1] === ',' ? at('bracket-missing', before - 1, { bracket: '}' }) : at('name-expected', offset, { found });
    case 'ValueExpected':
      if (afterComma) return at('trailing-comma', before - 1);
      return text.trim() === '' ? at('empty-file', 0) : at('value-expected', offset, { found });
    default:
      if (/^[０-９－]/u.test(found)) return at('full-width', offset, { found, instead: found.normalize('NFKC') });
      return /^-?\d/.test(found) ? at('bad-number', offset, { found }) : at('not-json', offset, { found: found.slice(0, 40) });
  }
}

/** Mistakes of structure: once a bracket is amiss, all that the parser still says about structure follows from it. */
const STRUCTURE = new Set(['comma-missing', 'trailing-comma', 'colon-missing', 'bracket-missing', 'after-the-end', 'name-expected', 'value-expected']);
const BRACKETS = new Set(['{', '}', '[', ']']);

/**
 * Reports the parser's errors and gives their codes; `adrift`: which bracket belongs to which can't be told. Of those on one line the first is the
 * mistake, the others mostly follow from it.
 */
function reportSyntax(report: Reporter, errors: readonly ParseError[]): { readonly codes: readonly string[]; readonly adrift: boolean } {
  const { file } = report;
  const codes: string[] = [];
  const lines = new Set<number>();
  let unclosedLine = -2;
  let tornLine = -1;
  /** Did an unclosed text take a closing bracket into itself? Then one is missing at the end of the file, too. */
  let swallowed = false;
  let adrift = false;
  for (const error of errors) {
    const mistake = mistakeOf(file.text, error);
    const { line } = file.position(mistake.offset);
    const { line: seenOn } = file.position(error.offset);
    // A quote that was never closed swallows the comma, or the colon and value, that stood behind it.
    const follows = unclosedLine >= 0 && line <= unclosedLine;
    const torn = line === tornLine || (line === unclosedLine + 1 && isMidText(file.text.split('\n')[line - 1] ?? ''));
    if (mistake.code === 'quote-missing') {
      unclosedLine = line;
      swallowed ||= /[}\]]/.test(file.text.slice(error.offset, error.offset + error.length));
    }
    if (follows && mistake.code === 'comma-missing') continue;
    codes.push(mistake.code);
    if ((adrift && STRUCTURE.has(mistake.code)) || (swallowed && mistake.code === 'bracket-missing')) continue;
    if (torn) {
      tornLine = line;
      adrift = true;
      continue;
    }
    adrift ||= isOfBrackets(mistake);
    if (lines.has(line) || lines.has(seenOn)) continue;
    lines.add(line);
    report.syntax(mistake.offset, pathAround(file.text, mistake.offset), mistake.code, mistake.params);
  }
  return { codes, adrift };
}

/** Does a line begin with what can only be the rest of a text that began on the line before? */
const isMidText = (line: string): boolean => !/^\s*(?:["“”＂\][}，,]|\{\s*(?:["“”＂]|$)|$)/u.test(line);

const isOfBrackets = ({ code, params: { found = '', instead = '' } }: Mistake): boolean =>
  code === 'bracket-missing' || (code === 'name-expected' && BRACKETS.has(found)) || (code === 'full-width' && BRACKETS.has(instead));

const pathAround = (text: string, offset: number): JSONPath => getLocation(text, offset).path.filter((segment) => segment !== '');

/** False where it can't be told what the file as a whole is about: a key of its outermost braces stands there twice, or is no text. */
function reportDuplicates(report: Reporter, node: Node, path: JSONPath): boolean {
  let certain = true;
  const lines = new Map<string, number>();
  (node.children ?? []).forEach((child, index) => {
    if (node.type !== 'object') {
      certain = reportDuplicates(report, child, [...path, index]) && certain;
      return;
    }
    const [key, value] = child.children ?? [];
    if (!key) return;
    const name = String(key.value);
    const first = lines.get(name);
    if (first !== undefined) report.syntax(key.offset, [...path, name], 'duplicate-key', { name, line: String(first) });
    else lines.set(name, report.file.position(key.offset).line);
    // Half of a character that needs two: it has no place in any text.
    const damaged = /\p{Surrogate}/u.test(name);
    if (damaged) report.syntax(key.offset, path, 'bad-character');
    if (damaged || (first !== undefined && path.length === 0)) certain = false;
    if (value) certain = reportDuplicates(report, value, [...path, name]) && certain;
  });
  return certain;
}
