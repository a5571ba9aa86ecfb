import { runCases } from './cases';
import { declared, folderOf, rule, ruleFile } from './testing/rules';

const words = (text: string) => ({ 'zh-CN': text, en: text });
const POSITIONS = {
  key: 'positions',
  title: words('Positions'),
  rowKey: ['no'],
  dateColumn: null,
  columns: {
    no: { type: 'text', headers: ['no'] },
    department: { type: 'text', headers: ['department'], values: { 业务部: ['业务部门'] } },
    heads: { type: 'integer', headers: ['heads'] },
  },
};
const heads = declared({ unit: 'count', formula: '=SUMIFS(positions.heads, positions.department, "業務部門")' });
const own = rule('own', { conditions: { all: [{ fact: 'department', operator: 'equal', value: '業務部' }, { fact: 'heads_there', operator: 'equal', value: 3 }] } });
const other = rule('other', { conditions: { all: [{ fact: 'department', operator: 'equal', value: '财务部' }] } });
const folder = folderOf({ 'ledgers/positions.json': POSITIONS, 'positions.json': ruleFile([own, other], { id: 'positions', ledger: 'positions', facts: { heads_there: heads } }) }, { inForce: [{ file: 'positions.json', from: '2026-01-01' }] });
const positions = (...departments: readonly string[]) => departments.map((department, index) => ({ no: String(index), department, heads: index + 1 }));

test.each([
  ['own', positions('業務部', '业务部门'), 'violation'],
  ['own', positions('业务部', 'ｘ'), 'pass'],
  ['own', positions('財務部'), 'pass'],
  // What nobody listed stays as it is written.
  ['other', positions('财务部'), 'violation'],
  ['other', positions('財務部'), 'pass'],
] as const)('%s of %j: %s', (name, rows, expected) => {
  const text = JSON.stringify({ file: 'positions.json', cases: [{ rule: name, rows, expect: expected }] });
  expect(runCases([...folder, { path: 'cases/positions.json', text }])).toMatchObject({ visited: 1, failures: [] });
});
