import { marksOf } from './marks';
import { finding, report, waived } from './testing/sample';

test('each cell is marked once, as its gravest open finding; what cannot be judged is a kind of its own', () => {
  const findings = [
    finding({ id: 'a', severity: 'info', cells: ['H41', 'I41'] }),
    finding({ id: 'b', severity: 'warn', cells: ['I41', 'J41'] }),
    finding({ id: 'c', severity: 'block', verdict: 'cannot-judge', cells: ['J41', 'H41', 'K41'] }),
    finding({ id: 'd', severity: 'block', cells: ['L41'] }),
    finding({ id: 'e', severity: 'block', cells: ['M41'], waived: waived('已核实') }),
    finding({ id: 'f', severity: 'block', cells: ['N41'], file: '别的.xlsx' }),
    finding({ id: 'g', severity: 'warn', cells: [], row: 7, sheet: "O'Brien 表" }),
    finding({ id: 'h', severity: 'warn', cells: [], row: 0, sheet: '' }),
  ];
  for (const order of [findings, [...findings].reverse()]) {
    const marks = marksOf(report({ findings: order }), '考勤.xlsx', false).map((mark) => ({ ...mark, cells: [...mark.cells].sort() }));
    expect(marks.sort((a, b) => (a.sheet + a.kind < b.sheet + b.kind ? -1 : 1))).toEqual([
      { sheet: "O'Brien 表", kind: 'warn', cells: ['A7'] },
      { sheet: '每日统计', kind: 'block', cells: ['L41'] },
      { sheet: '每日统计', kind: 'cannot-judge', cells: ['H41', 'K41'] },
      { sheet: '每日统计', kind: 'warn', cells: ['I41', 'J41'] },
    ]);
  }
});

test('a remark is marked where nothing graver stands', () => {
  expect(marksOf(report({ findings: [finding({ severity: 'info', cells: ['H41'] })] }), '考勤.xlsx', false)).toEqual([{ sheet: '每日统计', kind: 'info', cells: ['H41'] }]);
  expect(marksOf(report(), '考勤.xlsx', false)).toEqual([]);
});
