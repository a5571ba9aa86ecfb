import fc from 'fast-check';
import { finished, mapped, relabelled, ROWS_A_STEP, sorted, spans } from './steps';

/** What each step did, as `count` tells it. */
function eachStep(steps: Generator<unknown, unknown>, count: () => number): number[] {
  const did: number[] = [];
  for (let before = count(); ; before = count()) {
    const { done } = steps.next();
    did.push(count() - before);
    if (done) return did;
  }
}

test.each([0, 1, ROWS_A_STEP - 1, ROWS_A_STEP, ROWS_A_STEP + 1, 5 * ROWS_A_STEP])('%i numbers in pieces: each once, in order, none larger than a step', (count) => {
  const pieces = [...spans(count)];
  expect(pieces.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, i) => from + i))).toEqual(Array.from({ length: count }, (_, i) => i));
  expect(pieces.filter(({ from, to }) => to <= from || to - from > ROWS_A_STEP)).toEqual([]);
});

test('what many give comes in their order, so many in a step', () => {
  let asked = 0;
  const items = Array.from({ length: 1000 }, (_, i) => i);
  expect(Math.max(...eachStep(mapped(items, () => (asked += 1), 64), () => asked))).toBe(64);
  expect(finished(mapped(items, (item, i) => item * i, 7))).toEqual(items.map((item, i) => item * i));
});

test('sorted as by sort, equal ones in their order', () => {
  const item = fc.record({ key: fc.integer({ min: 0, max: 20 }), at: fc.integer() });
  fc.assert(
    fc.property(fc.array(item, { maxLength: 3 * ROWS_A_STEP, size: 'max' }), (items) => {
      expect(finished(sorted(items, (a, b) => a.key - b.key))).toEqual([...items].sort((a, b) => a.key - b.key));
    }),
    { numRuns: 20 },
  );
});

test('no step of sorting many compares many', () => {
  let compared = 0;
  const items = Array.from({ length: 40 * ROWS_A_STEP }, (_, i) => (i * 7919) % 104_729);
  const did = eachStep(sorted(items, (a, b) => ((compared += 1), a - b)), () => compared);
  expect(Math.max(...did)).toBeLessThan(12 * ROWS_A_STEP);
});

test('relabelled steps are as many, and give the same', () => {
  const steps = function* (): Generator<number, string> {
    yield 1;
    yield 2;
    return 'done';
  };
  const labelled = relabelled(steps(), (step) => `step ${step}`);
  expect([labelled.next(), labelled.next(), labelled.next()]).toEqual([{ done: false, value: 'step 1' }, { done: false, value: 'step 2' }, { done: true, value: 'done' }]);
});
