import type { RuleFileShape } from '../../../rules/shapes';
import { nameFor } from './new-name';
import { partAt } from './part-at';

test('a name that the file may have, for whatever it is called', () => {
  const taken = new Set(['半天津贴']);
  const isTaken = (name: string): boolean => taken.has(name);
  expect(['半天补贴', '半天津贴', 'Half  day!', '2 nights', '…'].map((title) => nameFor(title, isTaken))).toEqual(['半天补贴', '半天津贴_2', 'half_day', 'nights', 'new']);
});

test('the part that a mistake stands in', () => {
  const shape = { rules: [{ name: 'late' }, { name: 'early' }] } as unknown as RuleFileShape;
  expect(['/rules/1/message/en', '/tables/a~1b/rows/0', '/parameters/x', '/title', '/rules/7'].map((pointer) => partAt(pointer, shape))).toEqual(['rule early', 'table a/b', 'parameter x', null, null]);
});
