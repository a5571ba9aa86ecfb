import type { Expression } from '../formula/expression';
import { createEngine } from '../formula/engine';
import { makeWorld } from '../formula/testing/world';
import { Truth } from '../values/column';
import { finished } from '../values/steps';

/*
 * A row of 王芳 where two people are called so is one of theirs: what is counted for them is open, what is counted for everybody else is certain.
 */
const world = makeWorld({ ledgers: { leave: { columns: { employee_id: 'text' }, rows: [{ employee_id: 'E1' }, { employee_id: 'E2' }, { employee_id: 'E3' }, { employee_id: 'E1' }] } } });
const column = world.table('leave')!.columns.get('employee_id')!;
Object.assign(column, { state: Uint8Array.of(0, 0, 0, 3), candidates: new Map([[3, ['E1', 'E2']]]) });

const count: Expression = {
  op: 'call', name: 'COUNTIFS', kind: 'count',
  args: [
    { op: 'range', kind: 'text', ledger: 'leave', column: 'employee_id' },
    { op: 'binary', operator: '=', kind: 'yesno', left: { op: 'item', kind: 'text' }, right: { op: 'column', kind: 'text', ledger: 'leave', column: 'employee_id' } },
  ],
};
const moreThan = (limit: bigint): Expression => ({ op: 'binary', operator: '>', kind: 'yesno', left: count, right: { op: 'constant', kind: 'count', value: { n: limit, d: 1n } } });

test.each([
  ['one of the two', 0, 1n, Truth.Unknown],
  ['one of the two, certain all the same', 0, 0n, Truth.True],
  ['the other', 1, 1n, Truth.Unknown],
  ['somebody else', 2, 1n, Truth.False],
])('%s', (_, row, limit, truth) => {
  const engine = createEngine(world);
  expect(engine.truth(moreThan(limit), { ledger: 'leave', row })).toBe(truth);
  const [hits] = finished(engine.scan('leave', [{ condition: moreThan(limit), appliesWhen: null, rows: null }])).hits;
  const at = hits!.row.subarray(0, hits!.length).indexOf(row);
  expect(at < 0 ? Truth.False : hits!.truth[at]).toBe(truth);
});
