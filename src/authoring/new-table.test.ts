import { FIXTURE, load } from '../rules/testing/fixture';
import { withEdits } from './edit';
import { newTable } from './new-table';

const title = { 'zh-CN': '新表', en: 'new table' };
const withTable = (table: ReturnType<typeof newTable>): ReturnType<typeof load> => load({ 'attendance.json': withEdits(FIXTURE['attendance.json']!, [{ at: ['tables', '新表'], json: table }]) });
const about = (set: ReturnType<typeof load>): readonly string[] => set.problems.filter(({ pointer }) => pointer.startsWith('/tables/新表')).map(({ severity, code }) => `${severity} ${code}`);

test.each([5, null])('two rows that meet at %j', (bound) => {
  const table = newTable({ title, kind: 'single amount', inputs: ['late_minutes'], unit: 'yuan', bound, isOrdered: true });
  expect(table['rows']).toEqual([{ below: bound, value: null }, { from: bound, value: null }]);
  const set = withTable(table);
  expect(about(set)).toEqual([]);
  expect(set.files.find(({ id }) => id === 'attendance')!.tables.get('新表')!.rows).toHaveLength(2);
});

test('of several inputs one row, whatever they are', () => {
  const set = withTable(newTable({ title, kind: 'whole rate', inputs: ['late_minutes', 'result'], unit: 'percent', bound: 5, isOrdered: true }));
  expect(about(set)).toEqual([]);
  expect(set.files.find(({ id }) => id === 'attendance')!.tables.get('新表')).toMatchObject({ hitPolicy: 'unique' });
});
