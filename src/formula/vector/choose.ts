import { State } from '../../values/column';
import { bounds } from './arithmetic';
import { worst } from './compare';
import { either, power, times } from './proof';
import { type Block, bytesOfBlock, FALSE, numbersOfBlock, ONES, TRUE, Truths, UNKNOWN, Vector } from './vector';

/** Row by row `yes` or `no`, as the test says; unknown where that is unknown. Both sides are of one kind. */
export function choice(test: Truths, yes: Vector, no: Vector): Vector {
  const [left, right, dictionary] = yes.form.dictionary ? joined(yes, no) : [yes, no, null];
  const scale = Math.max(left.form.scale, right.form.scale);
  const factors = [power(scale - left.form.scale), power(scale - right.form.scale)] as const;
  const [low, high] = either(times(bounds(left), [factors[0], factors[0]]), times(bounds(right), [factors[1], factors[1]]));
  const denominator = Math.max(left.form.denominator, right.form.denominator);
  const certain = test.certain && left.form.certain && right.form.certain;
  const out = numbersOfBlock();
  const dens = denominator === 1 ? ONES : numbersOfBlock();
  const states = bytesOfBlock();
  const form = { kind: yes.form.kind, scale, low: Math.min(0, low), high: Math.max(0, high), denominator, dictionary, certain };
  return new Vector(form, (block, self) => {
    const { truth } = test.read(block);
    const { values: x, denominators: dx } = left.read(block);
    const { values: y, denominators: dy } = right.read(block);
    const [fx, fy] = factors;
    for (let i = 0; i < block.count; i++) out[i] = truth[i] === TRUE ? x[i]! * fx : truth[i] === FALSE ? y[i]! * fy : 0;
    if (denominator !== 1) for (let i = 0; i < block.count; i++) dens[i] = truth[i] === TRUE ? dx[i]! : truth[i] === FALSE ? dy[i]! : 1;
    if (!certain) chosen(block, truth, test.state(block), left.state, right.state, states);
    self.values = out;
    self.denominators = dens;
    self.state = states;
  });
}

/** The same for conditions. */
export function choiceOfTruths(test: Truths, yes: Truths, no: Truths): Truths {
  return new Truths(
    test.certain && yes.certain && no.certain,
    (block, out) => {
      const { truth } = test.read(block);
      const a = yes.read(block).truth;
      const b = no.read(block).truth;
      for (let i = 0; i < block.count; i++) out[i] = truth[i] === TRUE ? a[i]! : truth[i] === FALSE ? b[i]! : UNKNOWN;
    },
    (block, states) => chosen(block, test.read(block).truth, test.state(block), yes.state(block), no.state(block), states),
  );
}

function chosen(block: Block, truth: Uint8Array, test: Uint8Array, yes: Uint8Array, no: Uint8Array, out: Uint8Array): void {
  for (let i = 0; i < block.count; i++) out[i] = truth[i] === TRUE ? yes[i]! : truth[i] === FALSE ? no[i]! : Math.max(test[i]!, yes[i]!, no[i]!);
}

/** Is the value blank, not found or not there, so that IFNA takes its second operand? */
export function absence(certain: boolean, stateOf: (block: Block) => Uint8Array): Truths {
  return new Truths(
    true,
    (block, out) => {
      if (certain) return void out.fill(FALSE);
      const state = stateOf(block);
      for (let i = 0; i < block.count; i++) out[i] = state[i] === State.Blank || state[i] === State.Missing ? TRUE : FALSE;
    },
    (block, states) => worst([], block.count, states),
  );
}

/** Both vectors coded by one dictionary. */
function joined(a: Vector, b: Vector): readonly [Vector, Vector, readonly string[]] {
  const codes = new Map<string, number>();
  const translate = (v: Vector): Vector => {
    const table = Float64Array.from(v.form.dictionary ?? [], (text) => {
      if (!codes.has(text)) codes.set(text, codes.size);
      return codes.get(text)!;
    });
    return recoded(v, table);
  };
  const both = [translate(a), translate(b)] as const;
  return [...both, [...codes.keys()]];
}

/** `table[code]` in place of each code. */
export function recoded(v: Vector, table: Float64Array): Vector {
  const out = numbersOfBlock();
  const low = table.reduce((x, y) => Math.min(x, y), 0);
  const high = table.reduce((x, y) => Math.max(x, y), 0);
  return new Vector({ ...v.form, low, high }, (block, self) => {
    const { values, state } = v.read(block);
    for (let i = 0; i < block.count; i++) out[i] = table[values[i]!] ?? 0;
    self.values = out;
    self.state = state;
  });
}
