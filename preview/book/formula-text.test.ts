import { formulaAsStored, formulaAsTyped, readsElsewhere } from './formula-text';

test.each([
  ['SUM(A1:A3)', '=SUM(A1:A3)'],
  ['_xlfn.XLOOKUP(A1,B:B,C:C)', '=XLOOKUP(A1,B:B,C:C)'],
  ['_xlfn._xlws.FILTER(A1:A3,B1:B3)', '=FILTER(A1:A3,B1:B3)'],
  ['_xlfn.LET(_xlpm.x,1,_xlpm.x+1)', '=LET(x,1,x+1)'],
  ['_xldudf_GUIJU_LATENESS(20)&"_xldudf_GUIJU_LATENESS"', '=GUIJU.LATENESS(20)&"_xldudf_GUIJU_LATENESS"'],
  ['IF(A1="say ""_xlfn.x""",_xlfn.CONCAT(A1),"")', '=IF(A1="say ""_xlfn.x""",CONCAT(A1),"")'],
])('%s is typed %s', (stored, typed) => {
  expect(formulaAsTyped(stored)).toBe(typed);
});

test.each([
  ['[1]成本表!A1', true],
  ["VLOOKUP(A1,'[2]成本 表'!A:B,2,FALSE)", true],
  ['SUM([1]!底薪)', true],
  ['A1&"[1]成本表!A1"', false],
  ['成本表!A1', false],
  ['员工表[1]+1', false],
  ['员工表[[#This Row],[1]]', false],
])('%s reads another workbook: %s', (stored, elsewhere) => {
  expect(readsElsewhere(stored)).toBe(elsewhere);
});

test.each([
  ['=SUM(A1:A3)', 'SUM(A1:A3)'],
  ['=xlookup(A1,B:B,C:C)', '_xlfn.xlookup(A1,B:B,C:C)'],
  ['=GUIJU.LATENESS(20)&"GUIJU.LATENESS(20) TEXTJOIN("', '_xldudf_GUIJU_LATENESS(20)&"GUIJU.LATENESS(20) TEXTJOIN("'],
  ['=IF(A1="#N/A","{",#N/A)', 'IF(A1="#N/A","{",#N/A)'],
  ['=_xlfn_own(1)+员工表[迟到]', '_xlfn_own(1)+员工表[迟到]'],
  ['=UNIQUE(A1:A9)', null],
  ['=LET(x,1,x+1)', null],
  ['=SUM({1,2})', null],
  ['=SUM(A1#)', null],
])('%s is stored %s', (typed, stored) => {
  expect(formulaAsStored(typed, 'GUIJU')).toBe(stored);
  if (stored !== null) expect(formulaAsTyped(stored)).toBe(typed);
});
