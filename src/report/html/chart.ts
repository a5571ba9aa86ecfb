import { chartOf, largestOf, sumOfBars, thousandths, type CountBar, type MoneyBar } from '../chart';
import { amountText } from '../money';
import { each, html, type Markup, type Part } from './markup';
import type { Bilingual } from './page';

/** The month by department, by item and by rule: bars beside their figures, for paper and screen, without scripts. */
export function chartSection(words: Bilingual): Part {
  const first = chartOf(words.first);
  const second = chartOf(words.second);
  if (first.items.length === 0 && first.rules.length === 0) return null;
  return html`<section>
<h2>${words.say('heading-chart')}</h2>
${first.items.length === 0 ? null : html`${moneyTable(words, 'head-department', first.departments, second.departments)}${moneyTable(words, 'item', first.items, second.items)}<p class="faint"><svg class="key" viewBox="0 0 10 10" aria-hidden="true"><rect class="added" width="10" height="10"/></svg> ${words.say('chart-added')}　<svg class="key" viewBox="0 0 10 10" aria-hidden="true"><rect class="deducted" x=".5" y=".5" width="9" height="9"/></svg> ${words.say('chart-deducted')}</p>
`}${first.rules.length === 0 ? null : html`<details><summary>${words.say('chart-rules', { count: first.rules.length })}</summary>
${ruleTable(words, first.rules, second.rules)}</details>
`}</section>
`;
}

const named = (words: Bilingual, first: string, second: string | undefined): Markup =>
  html`${first}${second === undefined || second === first ? null : html`<span class="second" lang="${words.second.lang}">${second}</span>`}`;

function moneyTable(words: Bilingual, head: string, bars: readonly MoneyBar[], others: readonly MoneyBar[]): Markup {
  const largest = largestOf(bars);
  const sum = sumOfBars(bars);
  const numbers = ({ added, deducted, net }: Pick<MoneyBar, 'added' | 'deducted' | 'net'>): Part => each([added, deducted, net], (amount) => html`<td class="number">${amountText(amount)}</td>`);
  return html`<table class="chart">
<thead><tr><th class="w22">${words.say(head)}</th><th class="number">${words.say('people')}</th><th class="bars">${words.say('chart-bars')}</th><th class="number">${words.say('chart-added')}</th><th class="number">${words.say('chart-deducted')}</th><th class="number">${words.say('net')}</th></tr></thead>
<tbody>${each(bars, (bar, index) => html`<tr><th scope="row">${named(words, bar.label, others[index]?.label)}</th><td class="number">${words.first.say('report.count', { count: bar.people })}</td><td class="bars">${barsOf(bar, largest)}</td>${numbers(bar)}</tr>\n`)}</tbody>
<tbody class="sums"><tr><th scope="row">${words.say('chart-sum')}</th><td></td><td class="bars"></td>${numbers(sum)}</tr></tbody>
</table>
`;
}

/** What is added is filled, what is deducted is an outline: told apart in black and white, too. */
const barsOf = ({ added, deducted }: MoneyBar, largest: string): Markup => {
  const [up, down] = [thousandths(added, largest), thousandths(deducted, largest)];
  return html`<svg viewBox="0 0 1004 50" preserveAspectRatio="none" aria-hidden="true"><rect class="added" y="2" width="${up}" height="20"/>${down === 0 ? null : html`<rect class="deducted" x="2" y="28" width="${down}" height="18"/>`}</svg>`;
};

function ruleTable(words: Bilingual, bars: readonly CountBar[], others: readonly CountBar[]): Markup {
  const most = bars.reduce((largest, { violations, cannotJudge }) => Math.max(largest, violations + cannotJudge), 1);
  const width = (count: number): number => Math.ceil((count * 1000) / most);
  const count = (number: number): Markup => html`<td class="number">${words.first.say('report.count', { count: number })}</td>`;
  return html`<table class="chart">
<thead><tr><th class="w22">${words.say('head-rule')}</th><th class="w14">${words.say('head-severity')}</th><th class="bars">${words.say('chart-bars')}</th><th class="number">${words.say('word-violation')}</th><th class="number">${words.say('word-cannot-judge')}</th></tr></thead>
<tbody>${each(bars, ({ label, severity, isHygiene, violations, cannotJudge }, index) => html`<tr><th scope="row">${named(words, label, others[index]?.label)}</th><td>${words.say(`word-${severity}`)}${isHygiene ? html`<p class="faint">${words.first.say('report.hygiene')}</p>` : null}</td><td class="bars"><svg viewBox="0 0 1004 24" preserveAspectRatio="none" aria-hidden="true"><rect class="${severity}" y="2" width="${width(violations)}" height="20"/>${cannotJudge === 0 ? null : html`<rect class="deducted" x="${width(violations) + 2}" y="3" width="${Math.max(1, width(cannotJudge) - 2)}" height="18"/>`}</svg></td>${count(violations)}${count(cannotJudge)}</tr>\n`)}</tbody>
</table>
`;
}
