import { isBinaryNode, isLiteralNode, isReferenceNode, isUnaryNode, parse, tokenize, type AstExpression } from '@borgar/fx';
import { check } from '../src/checking/check';
import type { Explanation } from '../src/checking/report';
import { company, SAMPLE_MONTH, sampleFiles } from './company';

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
