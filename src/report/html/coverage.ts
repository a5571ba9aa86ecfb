import { causesOf, needsText } from '../waiting';
import { coverageTable, remarksTable } from '../tables/coverage';
import { runTable } from '../tables/run';
import { textOf, type Table, type TableCell } from '../tables/table';
import { each, html, type Markup, type Part } from './markup';
import type { Bilingual } from './page';

/** "A4:AD1826" stays on one line. */
const AREA = /^[A-Z]{1,3}\d+(?::[A-Z]{1,3}\d+)?$/;

/** A table of the report as it is, its heads in both languages. */
function plainTable({ first, second }: Bilingual, make: (view: Bilingual['first']) => Table): Markup {
  const table = make(first);
  const other = make(second);
  const number = (column: number): boolean => table.columns[column]?.kind === 'count';
  const text = (cell: TableCell, column: number): string => (number(column) && textOf(cell) !== '' ? first.say('report.count', { count: Number(textOf(cell)) }) : textOf(cell));
  const kindOf = (cell: TableCell, column: number): Markup | null => {
    if (number(column)) return html` class="number"`;
    if (AREA.test(textOf(cell))) return html` class="place"`;
    return table.columns[column]?.header === 'SHA-256' ? html` class="hash"` : null;
  };
  return html`<table>
<thead><tr>${each(table.columns, ({ header }, column) => {
    const translated = other.columns[column]?.header ?? header;
    return html`<th${number(column) ? html` class="number"` : null}>${header}${translated === header ? null : html`<span class="second" lang="${second.lang}">${translated}</span>`}</th>`;
  })}</tr></thead>
<tbody>${each(table.rows, (row) => html`<tr>${each(row, (cell, column) => html`<td${kindOf(cell, column)}>${text(cell, column)}</td>`)}</tr>\n`)}</tbody>
</table>
`;
}

/** What was and was not judged, what rules wait for, what was read oddly; at the end, what the run was made with. */
export function coverageSection(words: Bilingual): Markup {
  const { first } = words;
  const causes = causesOf(first.report);
  const count = new Set(causes.flatMap(({ rules }) => rules)).size;
  const remarks = remarkRows(words);
  const nothing = causes.length === 0 && remarks.length === 0;
  return html`<section>
<h2 class="fresh">${words.say('heading-coverage')}</h2>
${plainTable(words, coverageTable)}${nothing ? html`<p>${words.say('all-judged')}</p>\n` : null}${
    count === 0
      ? null
      : html`<h3>${words.say('waiting', { count })}</h3>
<table>
<thead><tr><th class="w22">${words.say('head-needs')}</th><th>${words.say('head-rule')}</th></tr></thead>
<tbody>${each(causes, ({ ledger, waiting, rules }) => html`<tr><td>${needsText(first.names, first.say, ledger, waiting)}</td><td>${rules.map((id) => first.names.ruleWithId(id)).join(first.say('report.list-separator'))}</td></tr>\n`)}</tbody>
</table>
`
  }${
    remarks.length === 0
      ? null
      : html`<h3>${words.say('table-remarks')}</h3>
<table>
<thead><tr><th class="w14">${words.say('head-kind')}</th><th class="w18">${words.say('ledger')}</th><th>${words.say('head-message')}</th><th class="w22">${words.say('head-cell')}</th></tr></thead>
<tbody>${remarks}</tbody>
</table>
`
  }</section>
<section>
<h2>${words.say('table-run')}</h2>
${plainTable(words, runTable)}</section>
`;
}

/** "表!A1 B2", broken between cells alone. */
const cellsAt = (sheet: string, cells: readonly string[]): Part =>
  cells.length === 0 ? sheet : each(cells, (cell, index) => html`${index === 0 ? null : ' '}<span class="place">${index === 0 && sheet !== '' ? `${sheet}!` : ''}${cell}</span>`);

/** Remarks with the same words about the same sheet stand together, with all their cells. */
function remarkRows({ first }: Bilingual): Part[] {
  const together = new Map<string, { readonly cells: string[]; readonly row: readonly string[] }>();
  for (const cells of remarksTable(first).rows) {
    const [kind = '', ledger = '', file = '', sheet = '', cell = '', message = ''] = cells.map(textOf);
    const key = JSON.stringify([kind, ledger, file, sheet, message]);
    const same = together.get(key);
    if (same) same.cells.push(cell);
    else together.set(key, { cells: cell === '' ? [] : [cell], row: [kind, ledger || file, message, sheet] });
  }
  return [...together.values()].map(({ cells, row: [kind = '', ledger = '', message = '', sheet = ''] }) => html`<tr><td>${kind}</td><td>${ledger}</td><td>${message}</td><td>${cellsAt(sheet, cells)}</td></tr>\n`);
}
