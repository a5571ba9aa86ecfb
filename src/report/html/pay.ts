import type { MoneyLine, Report } from '../../checking/report';
import { amountText, sumOf } from '../money';
import { placeOf } from '../text/page';
import { sourceText } from '../tables/table';
import { itemsOf, legalNotes } from '../tables/totals';
import { each, html, type Markup, type Part } from './markup';
import { signatures, type Bilingual } from './page';

export const monthsOf = ({ totals, waivedLines }: Report): string[] => [...new Set([...totals, ...waivedLines].map(({ month }) => month))].sort();

/** The proposal's standing, and what labour law says of its items. */
export function payNotes(words: Bilingual, items: readonly string[]): Markup {
  const notes = legalNotes(words.first.names, items);
  const others = legalNotes(words.second.names, items);
  return html`<div class="notes"><p>${words.say('pay-is-a-proposal')}</p>${each(notes, (note, index) => {
    const other = others[index] ?? note;
    return html`<p>${words.both((view) => view.say('report.legal-note', view === words.first ? note : other))}</p>`;
  })}</div>
`;
}

/** Sums per person and item with totals and room to sign, then every line with the row and clause behind it. */
export function paySection(words: Bilingual): Part {
  const { report } = words.first;
  if (report.lines.length + report.waivedLines.length === 0) return html`<section><h2>${words.say('heading-no-pay')}</h2><p>${words.say('no-lines')}</p></section>\n`;
  return html`${each(monthsOf(report), (month) => monthSection(words, month))}${signatures(words)}`;
}

function monthSection(words: Bilingual, month: string): Markup {
  const { first } = words;
  const totals = first.report.totals.filter((total) => total.month === month);
  const lines = first.report.lines.filter((line) => line.month === month);
  const items = itemsOf(first).filter((item) => totals.some((total) => total.items[item] !== undefined));
  const count = new Map<string, number>();
  for (const { employee_id, item } of lines) {
    for (const key of [`${employee_id} ${item}`, item]) count.set(key, (count.get(key) ?? 0) + 1);
  }
  const row = (item: string, amount: string, times: number | undefined): Markup =>
    html`<td>${words.both(({ names }) => names.item(item))}</td><td class="number">${amountText(amount)}</td><td class="number">${words.first.say('report.count', { count: times ?? 0 })}</td>`;
  return html`<section>
<h2 class="fresh">${words.say('heading-pay', { month, people: totals.length, lines: lines.length })}</h2>
<table>
<thead><tr><th class="w18">${words.say('employee')}</th><th>${words.say('item')}</th><th class="number">${words.say('amount')}</th><th class="number">${words.say('lines')}</th><th class="number">${words.say('net')}</th><th class="sign">${words.say('head-signature')}</th></tr></thead>
${each(totals, (total) => {
    const own = items.filter((item) => total.items[item] !== undefined);
    return html`<tbody>${each(own, (item, index) => html`<tr>${index === 0 ? html`<th scope="rowgroup" rowspan="${own.length}">${first.names.person(total.employee_id).label}</th>` : null}${row(item, total.items[item] ?? '0.00', count.get(`${total.employee_id} ${item}`))}${index === 0 ? html`<td class="number" rowspan="${own.length}">${amountText(total.net)}</td><td rowspan="${own.length}"></td>` : null}</tr>\n`)}</tbody>
`;
  })}<tbody class="sums">${each(items, (item, index) => html`<tr>${index === 0 ? html`<th scope="rowgroup" rowspan="${items.length}">${words.say('pay-total', { people: totals.length })}</th>` : null}${row(item, sumOf(totals.flatMap((total) => total.items[item] ?? [])), count.get(item))}${index === 0 ? html`<td class="number" rowspan="${items.length}">${amountText(sumOf(totals.map(({ net }) => net)))}</td><td rowspan="${items.length}"></td>` : null}</tr>\n`)}</tbody>
</table>
${payNotes(words, items)}<h3>${words.say('table-lines')}</h3>
<table>
<thead><tr><th class="w14">${words.say('employee')}</th><th class="w14">${words.say('item')}</th><th class="number">${words.say('amount')}</th><th class="w18">${words.say('head-cell')}</th><th class="w18">${words.say('head-rule')}</th><th>${words.say('head-source')}</th></tr></thead>
<tbody>${each(lines.filter(({ carried }) => !carried), (line) => lineRow(words, line))}</tbody>
</table>
${apart(words, 'carried-apart', lines.filter(({ carried }) => carried))}${apart(words, 'waived-apart', first.report.waivedLines.filter((line) => line.month === month))}</section>
`;
}

/** Lines that are not the month's own, or not counted: each of them, and what they come to. */
function apart(words: Bilingual, title: string, lines: readonly MoneyLine[]): Part {
  if (lines.length === 0) return null;
  return html`<h3>${words.say(title, { count: lines.length, amount: amountText(sumOf(lines.map(({ amount }) => amount))) })}</h3>
<table>
<thead><tr><th class="w14">${words.say('employee')}</th><th class="w14">${words.say('item')}</th><th class="number">${words.say('amount')}</th><th class="w18">${words.say('head-cell')}</th><th class="w18">${words.say('head-rule')}</th><th>${words.say('head-source')}</th></tr></thead>
<tbody>${each(lines, (line) => lineRow(words, line))}</tbody>
</table>
`;
}

function lineRow({ first: { report, names, say } }: Bilingual, line: MoneyLine): Markup {
  return html`<tr><td>${names.person(line.employee_id).label}</td><td>${names.item(line.item)}</td><td class="number">${amountText(line.amount)}</td><td class="place">${line.carried ? say('report.carried-from', { month: line.carried.from }) : placeOf(report, line.file, line.sheet, String(line.row))}</td><td>${names.rule(line.rule, line.version)}</td><td>${sourceText(line.source, say('report.source-separator'))}</td></tr>
`;
}
