import type { MoneyLine } from '../../checking/report';
import { arithmeticText } from '../arithmetic';
import { amountText } from '../money';
import { sourceText } from '../tables/table';
import { each, html, type Markup } from './markup';
import { company, monthOf, pageOf, type Bilingual } from './page';
import { payNotes } from './pay';

/** A page for each person: the own amounts with their grounds, to agree to or to dispute. Nobody else's pay stands on it. */
export function slipsPage(words: Bilingual): Generator<void, string> {
  const { first } = words;
  const title = first.say('report.slips-title', { company: company(first), month: monthOf(first) });
  const own = new Map<string, MoneyLine[]>();
  for (const line of first.report.lines) {
    const key = keyOf(line);
    const lines = own.get(key);
    if (lines) lines.push(line);
    else own.set(key, [line]);
  }
  const slips = each(first.report.totals, (total) => slip(words, total, own.get(keyOf(total)) ?? []));
  return pageOf(first, title, first.report.totals.length === 0 ? html`<p>${words.say('no-lines')}</p>` : slips);
}

/** Whose slip it is, and of which month. */
const keyOf = ({ employee_id, month }: Pick<MoneyLine, 'employee_id' | 'month'>): string => `${month} ${employee_id}`;

function slip(words: Bilingual, total: Bilingual['first']['report']['totals'][number], lines: readonly MoneyLine[]): Markup {
  const { first } = words;
  const { names, say } = first;
  return html`<section class="slip">
<h1>${words.both((view) => view.say('report.slips-title', { company: company(view), month: total.month }))}</h1>
<p><strong>${names.person(total.employee_id).label}</strong>${total.department === null ? null : html`　${total.department}`}</p>
<table>
<thead><tr><th class="w18">${words.say('item')}</th><th class="number w14">${words.say('amount')}</th><th>${words.say('slip-grounds')}</th></tr></thead>
<tbody>${each(lines, (line) => html`<tr><td>${words.both((view) => view.names.item(line.item))}</td><td class="number">${amountText(line.amount)}</td><td>${names.rule(line.rule, line.version)}　${sourceText(line.source, say('report.source-separator'))}<br>${arithmeticText(first, line, 'first')}<br><span class="faint">${line.carried ? words.say('carried-from', { month: line.carried.from }) : html`${line.sheet} ${words.first.say('report.slip-row', { row: line.row })}`}</span></td></tr>\n`)}</tbody>
<tbody class="sums"><tr><th scope="row">${words.say('net')}</th><td class="number">${amountText(total.net)}</td><td></td></tr></tbody>
</table>
${payNotes(words, Object.keys(total.items))}<p class="label"><span class="box"></span>${words.say('slip-agreed')}</p>
<p class="label"><span class="box"></span>${words.say('slip-disputed')}</p>
<div class="blank"></div>
<div class="signatures"><div class="label">${words.say('head-signature')}</div><div class="label">${words.say('sign-date')}</div></div>
</section>
`;
}
