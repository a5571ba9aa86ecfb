import type { Finding } from '../../checking/report';
import { SEVERITIES } from '../../rules/model';
import { messageWithRole } from '../finding-text';
import { behindFirst } from '../further-cells';
import { groupFindings, type PersonGroup, type RuleGroup, type Told } from '../group';
import { columnWidth, printable, tableRow, type ColumnLayout } from '../layout';
import { sectionHeading } from '../section-heading';
import { waivedBecause } from '../waived-words';
import { heading, paragraph, placeOf, severityPaint, type Page } from './page';

/** Where a finding is: its first cell, and what more there is. */
const locationOf = ({ report, say }: Page, finding: Finding): string =>
  `${placeOf(report, finding.file, finding.sheet, finding.cells[0] ?? String(finding.row))}${behindFirst(finding, say)}`;

/** The finding in words: the rule's own message, with what a reader must know besides. */
function wordsOf(page: Page, finding: Finding): string {
  const message = messageWithRole(finding, page.say);
  return printable(finding.waived ? `${waivedBecause(page, finding.waived)} ${message}` : message);
}

/** Documents and clauses that a rule stands on, each once. */
function sourcesOf(page: Page, group: RuleGroup): string {
  const seen = new Set<string>();
  for (const finding of page.report.findings) {
    if (finding.rule !== group.rule || finding.version !== group.version) continue;
    for (const { id, document, clause } of finding.source) seen.add([id, [document, clause].filter(Boolean).join(' ')].filter(Boolean).join(' '));
  }
  return [...seen].join(page.say('report.source-separator'));
}

function groupTitle(page: Page, group: RuleGroup): string[] {
  const { say, paint, names } = page;
  const counts = [say('report.findings-count', { count: group.violations })];
  if (group.cannotJudge > 0) counts.push(say('report.and-cannot-judge', { count: group.cannotJudge }));
  if (group.waived > 0) counts.push(say('report.and-waived', { count: group.waived }));
  if (group.underCause > 0) counts.push(say('report.and-under-cause', { count: group.underCause }));
  const title = names.rule(group.rule, group.version);
  const colour = severityPaint(paint, group.severity);
  return [
    '',
    ...paragraph(page, `■ ${title}  ${counts.join('')}`, 0, (text) => colour(paint.strong(text))),
    ...paragraph(page, [group.rule === title ? '' : group.rule, sourcesOf(page, group)].filter(Boolean).join('  '), 2, paint.faint),
  ];
}

/** What follows from a finding: violations in words; of what cannot be judged because of it only the rules' names, unless all is asked for. */
function consequencesOf(page: Page, { consequences }: Told): readonly { readonly place: string; readonly text: string }[] {
  const { say, names, verbose } = page;
  const inWords = consequences.filter((finding) => verbose || finding.verdict === 'violation');
  const named = consequences.filter((finding) => !inWords.includes(finding));
  const rows = inWords.map((finding) => ({ place: locationOf(page, finding), text: `${say('report.therefore')} ${wordsOf(page, finding)}` }));
  if (named.length === 0) return rows;
  const rules = named.map((finding) => names.rule(finding.rule, finding.version)).join(say('report.list-separator'));
  return [...rows, { place: '', text: say('report.therefore-undecided', { count: named.length, rules }) }];
}

/** Person, place and words side by side; the person stands only at the first of their findings, with the count where there are several. */
function personRows(page: Page, people: readonly PersonGroup[]): string[] {
  const { say, paint, width } = page;
  const labelOf = ({ person, told }: PersonGroup): string => {
    const label = person?.label || say('report.nobody');
    return told.length > 1 ? `${label} ×${told.length}` : label;
  };
  const about = people.some(({ person }) => person !== null);
  const places = people.flatMap(({ told }) => told.flatMap((one) => [locationOf(page, one.finding), ...consequencesOf(page, one).map(({ place }) => place)]));
  const columns: ColumnLayout[] = [
    ...(about ? [{ width: columnWidth(people.map(labelOf), Math.floor(width * 0.22)) }] : []),
    { width: columnWidth(places, Math.floor(width * 0.28)) },
  ];
  const used = columns.reduce((total, column) => total + column.width + 2, 2);
  columns.push({ width: Math.max(20, width - used) });
  const row = (label: string, place: string, text: string, waived: boolean): string[] =>
    tableRow(
      [...(about ? [{ text: label, paint: paint.strong }] : []), { text: place, paint: paint.faint }, { text: printable(text), ...(waived ? { paint: paint.faint } : {}) }],
      columns,
    );
  return people.flatMap((group) =>
    group.told.flatMap((one, index) => [
      ...row(index === 0 ? labelOf(group) : '', locationOf(page, one.finding), wordsOf(page, one.finding), one.finding.waived !== null),
      ...consequencesOf(page, one).flatMap(({ place, text }) => row('', place, text, false)),
    ]),
  );
}

function groupRows(page: Page, group: RuleGroup): string[] {
  const undecided = group.undecided.reduce((sum, { told }) => sum + told.length, 0);
  return [
    ...personRows(page, group.violated),
    ...(undecided > 0 ? paragraph(page, page.say('report.undecided', { count: undecided }), 2, page.paint.faint) : []),
    ...personRows(page, group.undecided),
  ];
}

/** One line a rule: for what is only counted. */
function countedOnly(page: Page, groups: readonly RuleGroup[], how: 'see-verbose' | 'see-hygiene'): string[] {
  const { say, names, paint } = page;
  return [
    ...groups.flatMap((group) => {
      const title = names.rule(group.rule, group.version);
      const counts = [say('report.findings-count', { count: group.violations })];
      if (group.cannotJudge > 0) counts.push(say('report.and-cannot-judge', { count: group.cannotJudge }));
      if (group.waived > 0) counts.push(say('report.and-waived', { count: group.waived }));
      return paragraph(page, `${title === group.rule ? title : `${title} (${group.rule})`}  ${counts.join('')}`);
    }),
    ...paragraph(page, say(`report.${how}`), 2, paint.faint),
  ];
}

const inFull = (page: Page, groups: readonly RuleGroup[]): string[] => groups.flatMap((group) => [...groupTitle(page, group), ...groupRows(page, group)]);

/** All findings, grave first; info only counted unless the reader wants all, record-keeping behind everything unless it is asked for. */
export function findings(page: Page): string[] {
  const groups = groupFindings(page.report, page.names);
  const lines: string[] = [];
  for (const severity of SEVERITIES) {
    const ofSeverity = groups.filter((group) => group.severity === severity && !group.isHygiene);
    if (ofSeverity.length === 0) continue;
    lines.push(...heading(page, sectionHeading(page.report.findings, severity, ofSeverity.length, page.say)));
    if (severity === 'info' && !page.verbose) {
      // A consequence that stands under its cause above has been told already; it is counted here all the same.
      lines.push(...countedOnly(page, ofSeverity, 'see-verbose'));
      continue;
    }
    lines.push(...inFull(page, ofSeverity));
  }
  const kept = groups.filter(({ isHygiene }) => isHygiene);
  if (kept.length === 0) return lines;
  return [
    ...lines,
    ...heading(page, sectionHeading(page.report.findings, 'hygiene', kept.length, page.say)),
    ...paragraph(page, page.say('report.hygiene-about'), 2, page.paint.faint),
    ...(page.hygiene ? inFull(page, kept) : countedOnly(page, kept, 'see-hygiene')),
  ];
}
