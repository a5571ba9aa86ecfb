import { amountText } from '../money';
import { placeOf } from '../text/page';
import { comparedOf, notCompared, reconciliationCounts, type Compared } from '../tables/reconciliation';
import { each, html, type Markup, type Part } from './markup';
import type { Bilingual } from './page';

/** What is due against what was paid: the amounts that do not agree; how many do is counted. */
export function reconciliationSection(words: Bilingual): Part {
  const { first, second } = words;
  const compared = comparedOf(first);
  if (compared.length === 0) return null;
  const other = comparedOf(second);
  const rows = compared.map((one, index) => ({ one, label: other[index]?.label ?? one.label })).filter(({ one }) => one.agreement !== 'equal');
  const items = notCompared(first);
  return html`<section>
<h2>${words.say('table-reconciliation')}</h2>
<p><strong>${words.both((view) => reconciliationCounts(view, comparedOf(view)))}</strong></p>
${rows.length === 0 ? null : html`<table>
<thead><tr><th class="w18">${words.say('employee')}</th><th>${words.say('head-compared')}</th><th class="number">${words.say('head-due')}</th><th class="number">${words.say('head-paid')}</th><th class="number">${words.say('head-paid-more')}</th><th class="w14">${words.say('head-agreement')}</th><th class="w14">${words.say('head-cell')}</th></tr></thead>
<tbody>${each(rows, ({ one, label }) => row(words, one, label))}</tbody>
</table>
`}${items.length === 0 ? null : html`<p>${words.both((view) => view.say('report.not-compared', { items: notCompared(view).join(view.say('report.list-separator')) }))}</p>\n`}</section>
`;
}

function row(words: Bilingual, { employee_id, employee_name, month, label, due, paid, difference, agreement, place }: Compared, second: string): Markup {
  const { first } = words;
  const person = [employee_name, employee_id].filter((part) => part !== null && part !== '').join(' ') || first.say('report.nobody');
  const amount = (text: string | null, unknown: string): Part => (text === null ? html`<td class="number">${unknown}</td>` : html`<td class="number">${amountText(text)}</td>`);
  const unknown = first.say('report.paid-unknown');
  return html`<tr><td>${person}${first.report.run.month === null ? ` ${month}` : null}</td><td>${label}${second === label ? null : html`<span class="second" lang="${words.second.lang}">${second}</span>`}</td>${amount(due, unknown)}${amount(paid, agreement === 'absent' ? '—' : unknown)}${amount(difference, '—')}<td>${words.say(`agreement-${agreement}`)}</td><td class="place">${place ? placeOf(first.report, place.file, place.sheet, String(place.row)) : null}</td></tr>
`;
}
