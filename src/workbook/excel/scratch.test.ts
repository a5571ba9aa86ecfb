import { openBook } from '../../../preview/book/node';
test('x', async () => {
  const { book } = openBook({ id: 'b', name: 'x.xlsx', sheetOrder: ['s1'], sheets: { s1: { id: 's1', name: 'A', cellData: { 0: { 0: { v: 'h1', t: 1 }, 1: { v: 'h2', t: 1 } }, 1: { 0: { v: 1, t: 2, s: { n: { pattern: '0%' } } } } } } } });
  const sheet = book.getActiveSheet();
  const rule = sheet.newConditionalFormattingRule().whenFormulaSatisfied('=ISTEXT("guiju:warn")').setRanges([sheet.getRange('A1').getRange(), sheet.getRange('B2').getRange()]).setBackground('#FBD9CC').build();
  sheet.addConditionalFormattingRule(rule);
  await sheet.addTable('T1', { startRow: 0, endRow: 1, startColumn: 0, endColumn: 1 }, 't1', { showHeader: true });
  console.log(JSON.stringify(book.save(), null, 1));
});
