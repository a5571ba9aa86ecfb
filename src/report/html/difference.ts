import type { AmountChange, Difference } from '../../checking/report';
import { amounts, changeWords, countsText, fatedOf, givenOnce, itemsInOrder, linesText, otherRun, type Fated } from '../difference-words';
import { isHygiene } from '../hygiene';
import { placeOf } from '../text/page';
import { each, html, type Markup, type Part } from './markup';
import type { Bilingual } from './page';

/** What changed since an earlier report: findings with what became of them, then who gets or loses what. */
export function differenceSection(words: Bilingual): Part {
  const { first } = words;
  const { difference } = first.report;
  if (!difference) return null;
  const monthName = (view: Bilingual['first']): string => difference.against.month ?? view.say('report.all-months');
  const fated = fatedOf(first, difference);
  const month = fated.filter(({ finding }) => !isHygiene(finding));
  const kept = fated.filter(({ finding }) => isHygiene(finding));
  return html`<section>
<h2>${words.both((view) => view.say('report.difference-heading', { month: monthName(view), asOf: difference.against.asOf }))}</h2>
<p><strong>${words.both((view) => countsText(view, difference, false))}</strong></p>
${each([...givenOnce(first, difference), ...otherRun(first, difference)], (remark) => html`<p>${remark}</p>\n`)}${month.length === 0 ? null : fatedTable(words, month)}${
    kept.length === 0 ? null : html`<details><summary>${words.say('hygiene-count', { count: kept.length })}</summary>\n${fatedTable(words, kept)}</details>\n`
  }<p><strong>${words.both((view) => linesText(view, difference))}</strong></p>
${money(words, difference)}</section>
`;
}

const fatedTable = (words: Bilingual, fated: readonly Fated[]): Markup => html`<table>
<thead><tr><th class="w14">${words.say('head-fate')}</th><th class="w14">${words.say('head-rule')}</th><th class="w14">${words.say('employee')}</th><th class="w18">${words.say('head-cell')}</th><th>${words.say('head-message')}</th></tr></thead>
<tbody>${each(fated, ({ fate, finding, change }) => {
  const { report, names, say } = words.first;
  const place = placeOf(report, finding.file, finding.sheet, finding.cells[0] ?? String(finding.row));
  const unjudged = finding.verdict === 'cannot-judge' ? say('report.difference-cannot-judge') : '';
  return html`<tr><td>${words.say(`fate-${fate}`)}</td><td>${names.rule(finding.rule, finding.version)}</td><td>${names.personOf(finding)?.label ?? ''}</td><td class="place">${place}</td><td>${finding.message}${unjudged}${change ? html`<p class="faint">${changeWords(words.first, finding, change)}</p>` : null}</td></tr>\n`;
})}</tbody>
</table>
`;

function money(words: Bilingual, { totals, sum }: Difference): Markup {
  if (totals.length === 0) return html`<p>${words.say('difference-no-money')}</p>\n`;
  const { first } = words;
  const several = new Set(totals.map(({ month }) => month)).size > 1;
  const row = (head: Part, rows: number, item: Part, change: AmountChange, index: number): Markup =>
    html`<tr>${index === 0 ? html`<th scope="rowgroup" rowspan="${rows}">${head}</th>` : null}<td>${item}</td>${each(amounts(change), (amount) => html`<td class="number">${amount}</td>`)}</tr>\n`;
  const body = (head: Part, items: Readonly<Record<string, AmountChange>>, net: AmountChange): Part => {
    const changes = [...itemsInOrder(first, items).map(([item, change]): [Part, AmountChange] => [words.both(({ names }) => names.item(item)), change]), [words.say('net'), net] as [Part, AmountChange]];
    return each(changes, ([item, change], index) => row(head, changes.length, item, change, index));
  };
  return html`<table>
<thead><tr><th class="w18">${words.say('employee')}</th><th>${words.say('item')}</th><th class="number">${words.say('difference-from')}</th><th class="number">${words.say('difference-to')}</th><th class="number">${words.say('difference-by')}</th></tr></thead>
${each(totals, ({ employee_id, month, items, net }) => html`<tbody>${body(`${first.names.person(employee_id).label}${several ? ` ${month}` : ''}`, items, net)}</tbody>\n`)}<tbody class="sums">${body(words.say('pay-total', { people: new Set(totals.map(({ employee_id }) => employee_id)).size }), sum.items, sum.net)}</tbody>
</table>
`;
}
