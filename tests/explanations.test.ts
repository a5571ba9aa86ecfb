import { isBinaryNode, isCallNode, isLiteralNode, isReferenceNode, isUnaryNode, parse, tokenize, type AstExpression } from '@borgar/fx';
import { check, checkRead } from '../src/checking/check';
import type { Explanation } from '../src/checking/report';
import { company, SAMPLE_MONTH, sampleFiles, sampleLedgers } from './company';

/*
 * Promise 13 on the report itself: whoever has nothing but its JSON can do the arithmetic again. Every formula of plain arithmetic in every line's
 * explanation is worked out here a second time, in fractions, from the inputs that stand beside it.
 */
interface Fraction {
  readonly n: bigint;
  readonly d: bigint;
}

function fraction(text: string): Fraction {
  const [n = '', d = '1'] = text.split('/');
  const [whole = '', places = ''] = n.split('.');
  return { n: BigInt(whole + places), d: BigInt(d) * 10n ** BigInt(places.length) };
}
const equal = (a: Fraction, b: Fraction): boolean => a.n * b.d === b.n * a.d;

/** Works out arithmetic over named inputs; null where a formula does more than that, or an input has no number. */
function workOut(node: AstExpression | null, inputs: ReadonlyMap<string, Fraction>): Fraction | null {
  if (node === null) return null;
  if (isLiteralNode(node)) return typeof node.value === 'number' && Number.isInteger(node.value) ? { n: BigInt(node.value), d: 1n } : null;
  if (isReferenceNode(node)) return inputs.get(node.value) ?? null;
  if (isUnaryNode(node)) {
    const of = node.operator === '-' ? workOut(node.arguments[0] ?? null, inputs) : null;
    return of && { n: -of.n, d: of.d };
  }
  if (!isBinaryNode(node)) return null;
  const [a, b] = node.arguments.map((part) => workOut(part, inputs));
  if (!a || !b) return null;
  switch (node.operator) {
    case '+':
      return { n: a.n * b.d + b.n * a.d, d: a.d * b.d };
    case '-':
      return { n: a.n * b.d - b.n * a.d, d: a.d * b.d };
    case '*':
      return { n: a.n * b.n, d: a.d * b.d };
    case '/':
      return { n: a.n * b.d * (b.n < 0n ? -1n : 1n), d: a.d * (b.n < 0n ? -b.n : b.n) };
    default:
      return null;
  }
}

const NUMBER = /^-?\d+(?:\.\d+)?(?:\/\d+)?$/;

function* withFormula(explanation: Explanation): Generator<Explanation> {
  if (explanation.formula !== undefined) yield explanation;
  for (const input of explanation.inputs ?? []) yield* withFormula(input);
}

test('every plain formula of every line gives the number that the report says, from the inputs that it names', async () => {
  const { lines } = await check(company, sampleFiles, { month: SAMPLE_MONTH });
  let recomputed = 0;
  for (const { amount, explain } of lines) {
    // The line is its explanation's value, rounded to the fen once, halves away from zero.
    const { n, d } = fraction(String(explain.value));
    const size = n < 0n ? -n : n;
    const fen = (2n * size * 100n + d) / (2n * d);
    expect(BigInt(amount.replace('.', ''))).toBe(n < 0n ? -fen : fen);
    for (const { name, formula, value, inputs } of withFormula(explain)) {
      if (typeof value !== 'string' || !NUMBER.test(value)) continue;
      const named = new Map((inputs ?? []).flatMap((input) => (typeof input.value === 'string' && NUMBER.test(input.value) ? [[input.name, fraction(input.value)] as const] : [])));
      const result = workOut(parse(tokenize(formula!, { withLocation: true })), named);
      if (!result) continue;
      expect([name, formula, equal(result, fraction(value))]).toEqual([name, formula, true]);
      recomputed += 1;
    }
  }
  expect(lines.length).toBeGreaterThan(100);
  expect(recomputed).toBeGreaterThan(100);
});

const isTrue = (value: Explanation['value']): boolean | null => (typeof value === 'boolean' ? value : null);
const textOf = (node: AstExpression, inputs: ReadonlyMap<string, Explanation>): string | null => {
  if (isLiteralNode(node)) return typeof node.value === 'string' ? node.value : null;
  const input = isReferenceNode(node) ? inputs.get(node.value) : undefined;
  return typeof input?.value === 'string' ? input.value : null;
};

/** Works out a condition over the inputs beside it; null where one is not there, or the formula does more than compare. */
function decide(node: AstExpression, inputs: ReadonlyMap<string, Explanation>): boolean | null {
  if (isReferenceNode(node)) return isTrue(inputs.get(node.value)?.value ?? null);
  if (isCallNode(node)) {
    const [first] = node.arguments;
    const { name } = node.callee;
    if (name === 'ISBLANK' && first && isReferenceNode(first)) return inputs.has(first.value) ? inputs.get(first.value)?.reason === 'blank' : null;
    const parts = node.arguments.map((part) => decide(part, inputs));
    if (name === 'NOT') return parts[0] === undefined || parts[0] === null ? null : !parts[0];
    if (name !== 'AND' && name !== 'OR') return null;
    const decisive = name === 'OR';
    return parts.includes(decisive) ? decisive : parts.includes(null) ? null : !decisive;
  }
  if (!isBinaryNode(node)) return null;
  const [left, right] = node.arguments;
  if (!left || !right) return null;
  const numbers = new Map([...inputs].flatMap(([name, { value }]) => (typeof value === 'string' && NUMBER.test(value) ? [[name, fraction(value)] as const] : [])));
  const [a, b] = [workOut(left, numbers), workOut(right, numbers)];
  const difference = a && b ? a.n * b.d - b.n * a.d : null;
  const [c, d] = [textOf(left, inputs), textOf(right, inputs)];
  const order = difference === null ? (c === null || d === null ? null : c < d ? -1 : c > d ? 1 : 0) : difference < 0n ? -1 : difference > 0n ? 1 : 0;
  if (order === null) return null;
  return new Map([['=', order === 0], ['<>', order !== 0], ['<', order < 0], ['>', order > 0], ['<=', order <= 0], ['>=', order >= 0]]).get(node.operator) ?? null;
}

const syntax = (formula: string): AstExpression | null => {
  try {
    return parse(tokenize(formula, { withLocation: true }));
  } catch {
    return null;
  }
};

function* allOf(explanation: Explanation, deepest: number): Generator<Explanation> {
  yield explanation;
  if (deepest > 0) for (const input of explanation.inputs ?? []) yield* allOf(input, deepest - 1);
}

/** N1: whoever doubts a finding can decide it again from what it says it was read from. */
test('every finding says what it was read from, and its conditions give the same answer again', async () => {
  const DEEPEST = 4;
  const sheets = new Set(sampleFiles.flatMap(({ sheets: own }) => own.map(({ sheet }) => sheet)));
  const { report, explain } = await checkRead(company, sampleFiles, { ledgers: sampleLedgers, unrecognised: [], problems: [] }, { month: SAMPLE_MONTH });
  let decided = 0;
  let cells = 0;
  for (const finding of report.findings) {
    const trees = explain(finding);
    const parts = trees.filter(({ name }) => name === 'appliesWhen' || name === 'conditions');
    const line = [...report.lines, ...report.waivedLines].find(({ rule, key }) => rule === finding.rule && JSON.stringify(key) === JSON.stringify(finding.key));
    if (finding.verdict === 'violation') {
      expect([finding.id, parts.length > 0, ...parts.map(({ value }) => value)]).toEqual([finding.id, true, ...parts.map(() => true)]);
      if (line) expect(trees.at(-1)).toEqual(line.explain);
    } else expect([finding.id, trees.some(({ value }) => value === null)]).toEqual([finding.id, true]);
    for (const tree of parts) {
      for (const { cell, formula, value, inputs } of allOf(tree, DEEPEST)) {
        if (cell !== undefined) {
          expect(sheets.has(cell.slice(0, cell.lastIndexOf('!')))).toBe(true);
          cells += 1;
        }
        const node = formula === undefined ? null : syntax(formula);
        const again = node && typeof value === 'boolean' ? decide(node, new Map((inputs ?? []).map((input) => [input.name, input]))) : null;
        if (again === null) continue;
        expect([finding.id, formula, again]).toEqual([finding.id, formula, value]);
        decided += 1;
      }
    }
  }
  expect([report.findings.length > 300, decided > 300, cells > 1000]).toEqual([true, true, true]);
  expect(explain({ id: 'nothing' })).toEqual([]);
});
