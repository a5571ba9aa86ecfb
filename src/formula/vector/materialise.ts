import { State, type Column } from '../../values/column';
import type { Kind } from '../../values/kind';
import { FALSE, type Block, type Truths, type Vector } from './vector';

type Blocks = Iterable<Block>;

/** A vector's values over some blocks, one after the other, a step each. */
export function* columnOfVector(vector: Vector, rows: number, blocks: Blocks): Generator<void, Column> {
  const { kind, scale, denominator, dictionary, certain } = vector.form;
  const values = new Float64Array(rows);
  const state = new Uint8Array(rows);
  const denominators = denominator === 1 ? undefined : new Float64Array(rows);
  let at = 0;
  for (const block of blocks) {
    const { count } = block;
    vector.read(block);
    values.set(vector.values.subarray(0, count), at);
    denominators?.set(vector.denominators.subarray(0, count), at);
    if (!certain) state.set(vector.state.subarray(0, count), at);
    at += count;
    yield;
  }
  if (!certain) clear(values, denominators, state);
  return { kind, scale, values, state, ...(denominators && { denominators }), ...(dictionary && { dictionary }) };
}

/** What is not known has the value 0. */
function clear(values: Float64Array, denominators: Float64Array | undefined, state: Uint8Array): void {
  for (let i = 0; i < state.length; i++) {
    if (state[i] === State.Known) continue;
    values[i] = 0;
    if (denominators) denominators[i] = 1;
  }
}

/** A condition as a yes/no column, a step a block. */
export function* columnOfTruths(truths: Truths, rows: number, blocks: Blocks): Generator<void, Column> {
  const values = new Float64Array(rows);
  const state = new Uint8Array(rows);
  let at = 0;
  for (const block of blocks) {
    const { count } = block;
    const { truth } = truths.read(block);
    if (!truths.certain) state.set(truths.state(block).subarray(0, count), at);
    for (let i = 0; i < count; i++) values[at + i] = truth[i] !== FALSE && state[at + i] === State.Known ? 1 : 0;
    at += count;
    yield;
  }
  return { kind: 'yesno' satisfies Kind, scale: 0, values, state };
}
