import { finished } from '../../values/steps';
import { runInOneSentence } from '../run-sentence';
import type { View } from '../tables/view';
import { chartSection } from './chart';
import { coverageSection } from './coverage';
import { differenceSection } from './difference';
import { findingsSection, hygieneSection, severityTable } from './findings';
import { each, html, type Part } from './markup';
import { Bilingual, company, monthOf, pageOf } from './page';
import { paySection } from './pay';
import { reconciliationSection } from './reconciliation';
import { slipsPage } from './slips';
import { waiversSection } from './waivers';

/**
 * A report as one page to print and sign: what was checked, findings by rule, person and row, pay adjustments with room to sign, what could not be
 * judged. Headings are in both languages; what a finding says is in the first.
 */
export const renderHtml = (first: View, second: View): string => finished(htmlInSteps(first, second));

/** The same in steps. */
export function htmlInSteps(first: View, second: View): Generator<void, string> {
  const words = new Bilingual(first, second);
  const { run, ruleErrors } = first.report;
  return pageOf(
    first,
    first.say('report.title', { company: company(first), month: monthOf(first) }),
    html`<header>
<h1>${words.both((view) => view.say('report.title', { company: company(view), month: monthOf(view) }))}</h1>
<p class="faint">${words.say('run-line', { asOf: run.asOf, engine: run.engine, files: run.files.length })}</p>
${madeLine(words)}<p class="faint">${words.both((view) => view.say('report.rules-line', { files: run.rules.length, rules: view.names.rulesInForce }))}</p>
<p><strong>${words.both(runInOneSentence)}</strong></p>
${ruleErrors.length === 0 ? null : html`<div class="alert"><p><strong>${words.say('rule-errors', { count: ruleErrors.length })}</strong></p>${each(ruleErrors, (error) => html`<p>${error.file}:${error.line}:${error.column} ${error.message}</p>`)}</div>`}${severityTable(words)}</header>
${[chartSection, differenceSection, findingsSection, paySection, reconciliationSection, waiversSection, hygieneSection, coverageSection].map((section) => () => section(words))}`,
  );
}

/** Who made the page and when, where that was said. */
const madeLine = (words: Bilingual): Part => {
  const { made } = words.first;
  return made ? html`<p class="faint">${words.say('made-line', { by: made.by ?? '—', at: made.at })}</p>\n` : null;
};

/** The pay proposal alone, as a page to sign: of a department or of everybody. What is wrong and what was not judged stands in the report. */
export const renderProposal = (first: View, second: View): string => finished(proposalInSteps(first, second));

/** The same in steps. */
export function proposalInSteps(first: View, second: View): Generator<void, string> {
  const words = new Bilingual(first, second);
  const title = first.say('report.proposal-title', { company: company(first), month: monthOf(first) });
  return pageOf(
    first,
    first.of === undefined ? title : `${title} · ${first.of}`,
    html`<header>
<h1>${words.both((view) => view.say('report.proposal-title', { company: company(view), month: monthOf(view) }))}</h1>
${first.of === undefined ? null : html`<p><strong>${first.of}</strong></p>\n`}<p class="faint">${words.say('run-line', { asOf: first.report.run.asOf, engine: first.report.run.engine, files: first.report.run.files.length })}</p>
${madeLine(words)}</header>
${[paySection, reconciliationSection].map((section) => () => section(words))}`,
  );
}

/** A page for each person with the own amounts, to sign or to dispute; second language as in the report. */
export const renderSlips = (first: View, second: View): string => finished(slipsInSteps(first, second));

/** The same in steps. */
export const slipsInSteps = (first: View, second: View): Generator<void, string> => slipsPage(new Bilingual(first, second));
