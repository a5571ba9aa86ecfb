import type { SheetEntry } from '../../addin/mapping';
import { groupOf, statusOf, type GroupName, type Status } from './status';

const entry = (outcome: SheetEntry['account']['outcome'], problems = 0): SheetEntry =>
  ({ account: { outcome }, problems: Array.from({ length: problems }, () => ({ code: 'two-columns' })), rows: null }) as unknown as SheetEntry;

test.each<[SheetEntry['account']['outcome'], number, Status, GroupName]>([
  ['read', 0, 'read', 'read'],
  ['read', 1, 'partly', 'look'],
  ['not-read', 1, 'not-read', 'look'],
  ['no-ledger', 0, 'unknown', 'look'],
  ['no-ledger', 1, 'unknown', 'look'],
  ['known-format', 0, 'unknown', 'look'],
  ['left-alone', 0, 'left', 'aside'],
  ['left-alone', 1, 'left', 'aside'],
  ['blank', 0, 'blank', 'aside'],
])('a sheet that is %s with %d problems is %s, among %s', (outcome, problems, status, group) => {
  expect(statusOf(entry(outcome, problems))).toBe(status);
  expect(groupOf(status)).toBe(group);
});
