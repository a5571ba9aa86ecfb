import type { Finding } from '../../checking/report';
import { SEVERITIES } from '../../rules/model';
import { messageWithRole } from '../finding-text';
import { behindFirst } from '../further-cells';
import { bySeverity, groupFindings, type PersonGroup, type RuleGroup, type Told } from '../group';
import { countHygiene } from '../hygiene';
import { sectionHeading } from '../section-heading';
import { placeOf } from '../text/page';
import { sourceText } from '../tables/table';
import { waivedBecause } from '../waived-words';
import { each, html, type Markup, type Part } from './markup';
import type { Bilingual } from './page';

/** True totals by severity. */
export function severityTable(words: Bilingual): Markup {
  const { report } = words.first;
  const counts = bySeverity(report);
  const hygiene = countHygiene(report.findings);
  return html`<table>
<thead><tr><th>${words.say('head-severity')}</th><th class="number">${words.say('word-violation')}</th><th class="number">${words.say('word-cannot-judge')}</th><th class="number">${words.say('word-waived')}</th></tr></thead>
<tbody>${each(SEVERITIES, (severity) => {
    const { violations, cannotJudge, waived } = counts[severity];
    return html`<tr><th scope="row">${words.say(`word-${severity}`)}</th>${each([violations, cannotJudge, waived], (count) => html`<td class="number">${words.first.say('report.count', { count })}</td>`)}</tr>`;
  })}</tbody>
</table>
${hygiene === 0 ? null : html`<p class="faint">${words.say('hygiene-within', { count: hygiene })}</p>\n`}`;
}

/** All findings: rule, then person, then row; what cannot be judged apart. */
export function findingsSection(words: Bilingual): Part {
  const { report, names } = words.first;
  const groups = groupFindings(report, names).filter(({ isHygiene }) => !isHygiene);
  return each(SEVERITIES, (severity) => {
    const ofSeverity = groups.filter((group) => group.severity === severity);
    if (ofSeverity.length === 0) return null;
    return html`<section>
<h2>${words.both(({ say }) => sectionHeading(report.findings, severity, ofSeverity.length, say))}</h2>
${groupsTable(words, ofSeverity)}</section>
`;
  });
}

const groupsTable = (words: Bilingual, groups: readonly RuleGroup[]): Markup => html`<table class="findings">
<thead><tr><th class="w14">${words.say('employee')}</th><th class="w22">${words.say('head-cell')}</th><th>${words.say('head-message')}</th></tr></thead>
${each(groups, (group) => ruleRows(words, group))}</table>
`;

/** Record-keeping: how much of which rule, for paper too, and each of it behind a fold, which is printed where it stands open. */
export function hygieneSection(words: Bilingual): Part {
  const { report, names, say } = words.first;
  const groups = groupFindings(report, names).filter(({ isHygiene }) => isHygiene);
  if (groups.length === 0) return null;
  return html`<section>
<h2>${words.both((view) => sectionHeading(report.findings, 'hygiene', groups.length, view.say))}</h2>
<p class="faint">${words.say('hygiene-about')}</p>
<table>
<tbody>${each(groups, (group) => html`<tr><th scope="row">${words.both((view) => view.names.rule(group.rule, group.version))}</th><td>${say(`report.word-${group.severity}`)}</td><td>${counts(words, group)}</td></tr>\n`)}</tbody>
</table>
<details><summary>${words.say('hygiene-each')}</summary>
${groupsTable(words, groups)}</details>
</section>
`;
}

function counts(words: Bilingual, { violations, cannotJudge, waived, underCause }: RuleGroup): string {
  const { say } = words.first;
  return [
    say('report.findings-count', { count: violations }),
    cannotJudge > 0 ? say('report.and-cannot-judge', { count: cannotJudge }) : '',
    waived > 0 ? say('report.and-waived', { count: waived }) : '',
    underCause > 0 ? say('report.and-under-cause', { count: underCause }) : '',
  ].join('');
}

function ruleRows(words: Bilingual, group: RuleGroup): Part {
  const { report, say } = words.first;
  const sources = report.findings.filter(({ rule, version }) => rule === group.rule && version === group.version).flatMap(({ source }) => source);
  const undecided = group.undecided.reduce((sum, { told }) => sum + told.length, 0);
  return html`<tbody><tr class="rule ${group.severity}"><th colspan="3" scope="rowgroup"><p>${words.both(({ names }) => names.rule(group.rule, group.version))}　${counts(words, group)}</p><p class="faint">${group.rule}　${sourceText(sources, say('report.source-separator'))}</p></th></tr></tbody>
${personRows(words, group.violated)}${undecided === 0 ? null : html`<tbody><tr class="rule"><td colspan="3"><p>${words.say('undecided', { count: undecided })}</p></td></tr></tbody>
`}${personRows(words, group.undecided)}`;
}

const personRows = (words: Bilingual, people: readonly PersonGroup[]): Part =>
  each(people, (group) => {
    const rows = group.told.flatMap((told) => rowsOf(words, told));
    return html`<tbody>${each(rows, (row, index) => html`<tr${row.hence ? html` class="hence"` : null}>${index === 0 ? personCell(words, group, rows.length) : null}<td class="place">${row.place}</td><td>${row.text}</td></tr>
`)}</tbody>
`;
  });

const personCell = (words: Bilingual, { person, told }: PersonGroup, rows: number): Markup =>
  html`<th scope="rowgroup" rowspan="${rows}">${person?.label || words.first.say('report.nobody')}${told.length > 1 ? ` ×${told.length}` : ''}</th>`;

interface Row {
  readonly place: string;
  readonly text: string;
  readonly hence: boolean;
}

/** A finding and, below it, what follows from it. */
function rowsOf(words: Bilingual, { finding, consequences }: Told): Row[] {
  const { say, names } = words.first;
  return [
    { place: locationOf(words, finding), text: wordsOf(words, finding), hence: false },
    ...consequences.map((one) => ({ place: locationOf(words, one), text: `${say('report.therefore')} ${names.rule(one.rule, one.version)}${say('report.clause-separator')}${wordsOf(words, one)}`, hence: true })),
  ];
}

const locationOf = ({ first: { report, say } }: Bilingual, finding: Finding): string =>
  `${placeOf(report, finding.file, finding.sheet, finding.cells[0] ?? String(finding.row))}${behindFirst(finding, say)}`;

function wordsOf({ first }: Bilingual, finding: Finding): string {
  const message = messageWithRole(finding, first.say);
  return finding.waived ? `${waivedBecause(first, finding.waived)} ${message}` : message;
}
