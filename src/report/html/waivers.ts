import { amountText } from '../money';
import { waiverCounts, waiversInWords } from '../waived-words';
import { each, html, type Part } from './markup';
import type { Bilingual } from './page';

/** Every waiver, with what became of it. */
export function waiversSection(words: Bilingual): Part {
  const { first } = words;
  const told = waiversInWords(first);
  if (told.length === 0) return null;
  return html`<section>
<h2>${words.say('heading-waivers', { count: told.length })}</h2>
<p><strong>${words.both((view) => waiverCounts(view, view.report))}</strong></p>
<table>
<thead><tr><th class="w14">${words.say('head-state')}</th><th class="w14">${words.say('head-rule')}</th><th class="w18">${words.say('head-about')}</th><th>${words.say('head-reason')}</th><th class="w14">${words.say('head-by')}</th><th class="w14">${words.say('head-expires')}</th><th class="number">${words.say('head-lifted')}</th></tr></thead>
<tbody>${each(told, ({ waiver, state, category, rule, about }) => html`<tr><td>${state}</td><td>${rule}</td><td>${about}</td><td>${category}${first.say('report.clause-separator')}${waiver.reason}</td><td>${waiver.by}<p class="faint">${waiver.at}</p></td><td>${waiver.expires ?? '—'}</td><td class="number">${waiver.money === null ? '—' : amountText(waiver.money)}</td></tr>
`)}</tbody>
</table>
</section>
`;
}
