import { join } from 'node:path';
import { readRulesFolder } from '../cli/rules-folder';
import { loadRules } from './load';
import { readersOf } from './readers-of';

const readers = readersOf(loadRules(readRulesFolder(join(__dirname, '../../rules'), { cases: false }).files));

test('who reads a column, directly, through facts, and through a ledger that is made of another', () => {
  expect(readers.get('attendance.in_time')).toContain('attendance/late');
  expect(readers.get('attendance.note')).toBeUndefined();
  expect(readers.get('leave_days.leave_type')?.length).toBeGreaterThan(0);
  expect(readers.get('leave_requests.leave_type')).toEqual(expect.arrayContaining([...readers.get('leave_days.leave_type')!]));
});

test('a ledger is read by the rules that lie on it and by those that look into it', () => {
  const all = readers.get('employees')!;
  expect(all.length).toBeGreaterThan(readers.get('employees.hire_date')!.length);
  expect(readers.get('attendance')).toEqual(expect.arrayContaining([...readers.get('attendance.in_time')!]));
});
