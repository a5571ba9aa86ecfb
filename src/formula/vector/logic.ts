import { State } from '../../values/column';
import { worst } from './compare';
import { FALSE, TRUE, Truths, UNKNOWN, type Block, type Vector } from './vector';

const EVERY_TRUE = TRUE * 0x01010101;
const wordsOf = (block: Block): number => (block.count + 3) >>> 2;

/** The same truth for every row. */
export function always(truth: number, state: number): Truths {
  return new Truths(truth !== UNKNOWN, (_, out) => out.fill(truth), (_, states) => states.fill(state));
}

/** All of them (`and`) or one of them (`or`). Once every row is decided, the remaining parts are not computed. */
export function junction(op: 'and' | 'or', parts: readonly Truths[]): Truths {
  if (parts.length === 1) return parts[0]!;
  return new Truths(
    parts.every((part) => part.certain),
    (block, _, words) => {
      const count = wordsOf(block);
      words.fill(op === 'and' ? EVERY_TRUE : 0, 0, count);
      for (const part of parts) {
        const open = op === 'and' ? narrow(words, part.read(block).words, count) : widen(words, part.read(block).words, count);
        if (open === 0) break;
      }
    },
    (block, states) => worst(parts.filter((part) => !part.certain).map((part) => part.state(block)), block.count, states),
  );
}

/** words &= other; 0 where all rows are now false. */
function narrow(words: Uint32Array, other: Uint32Array, count: number): number {
  let open = 0;
  for (let i = 0; i < count; i++) open |= words[i] = words[i]! & other[i]!;
  return open;
}

/** words |= other; 0 where all rows are now true. */
function widen(words: Uint32Array, other: Uint32Array, count: number): number {
  let open = 0;
  for (let i = 0; i < count; i++) open |= ~(words[i] = words[i]! | other[i]!) & EVERY_TRUE;
  return open;
}

/** Swaps the two bits of each byte and inverts them: 3 ↔ 0, 1 stays. */
export function negation(of: Truths): Truths {
  return new Truths(
    of.certain,
    (block, _, words) => {
      const source = of.read(block).words;
      const count = wordsOf(block);
      for (let i = 0; i < count; i++) {
        const open = ~source[i]!;
        words[i] = ((open & 0x01010101) << 1) | ((open >>> 1) & 0x01010101);
      }
    },
    (block, states) => worst([of.state(block)], block.count, states),
  );
}

/** Is the value blank? A missing column leaves that open, and so does what can't be read: nobody is guilty for it. */
export function blankness(certain: boolean, stateOf: (block: Block) => Uint8Array): Truths {
  if (certain) return always(FALSE, State.Known);
  const answers = [FALSE, TRUE, UNKNOWN, UNKNOWN];
  return new Truths(
    false,
    (block, out) => {
      const state = stateOf(block);
      for (let i = 0; i < block.count; i++) out[i] = answers[state[i]!]!;
    },
    (block, states) => worst([stateOf(block)], block.count, states),
  );
}

/** Answers of a dictionary's entries, looked up by code. `answer` and `state` have one entry a code. */
export function lookupTruths(codes: Vector, answer: Uint8Array, state: Uint8Array): Truths {
  const plain = codes.form.certain && state.every((one) => one === 0);
  return new Truths(
    plain,
    (block, out) => {
      const { values, state: known } = codes.read(block);
      for (let i = 0; i < block.count; i++) out[i] = answer[values[i]!]!;
      if (!codes.form.certain) for (let i = 0; i < block.count; i++) if (known[i] !== 0) out[i] = UNKNOWN;
    },
    (block, states) => {
      const { values, state: known } = codes.read(block);
      for (let i = 0; i < block.count; i++) states[i] = known[i] !== State.Known ? known[i]! : state[values[i]!]!;
    },
  );
}

