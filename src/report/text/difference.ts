import type { AmountChange, Difference } from '../../checking/report';
import { amounts, changeWords, countsText, FATES, fatedOf, givenOnce, itemsInOrder, linesText, otherRun, type Fate, type Fated } from '../difference-words';
import { isHygiene } from '../hygiene';
import { columnWidth, printable, tableRow, type ColumnLayout } from '../layout';
import { heading, item, paragraph, placeOf, type Page } from './page';

/** What changed since an earlier report, each finding with its fate. */
export const difference = (page: Page): string[] => sections(page, false);

/** What another rule set changes on the same files; findings are only counted, rule by rule, unless all is asked for. */
export const impact = (page: Page): string[] => sections(page, true);

function sections(page: Page, isImpact: boolean): string[] {
  const { report, say, paint } = page;
  const { difference: found } = report;
  if (!found) return [];
  const fated = fatedOf(page, found);
  const month = found.against.month ?? say('report.all-months');
  const detail = !isImpact || page.verbose;
  const ofRules = (some: readonly Fated[], inDetail: boolean): string[] =>
    [...new Set(some.map(({ finding }) => finding.rule))].flatMap((rule) => ofRule(page, rule, some.filter(({ finding }) => finding.rule === rule), inDetail));
  const kept = fated.filter(({ finding }) => isHygiene(finding));
  return [
    ...heading(page, isImpact ? say('report.changes-impact', { month, files: report.run.files.length }) : say('report.difference-heading', { month, asOf: found.against.asOf })),
    ...paragraph(page, countsText(page, found, isImpact), 2, paint.strong),
    ...[...givenOnce(page, found), ...(isImpact ? [] : otherRun(page, found))].flatMap((words) => item(page, words)),
    ...ofRules(fated.filter(({ finding }) => !isHygiene(finding)), detail),
    ...(kept.length === 0 ? [] : ['', ...paragraph(page, `${say('report.hygiene-count', { count: kept.length })}${page.hygiene ? '' : say('report.see-hygiene')}`)]),
    ...ofRules(kept, detail && page.hygiene),
    '',
    ...paragraph(page, linesText(page, found), 2, paint.strong),
    ...money(page, found),
  ];
}

function ofRule(page: Page, rule: string, fated: readonly Fated[], detail: boolean): string[] {
  const { say, names, paint } = page;
  const counts = (Object.keys(FATES) as Fate[]).flatMap((fate) => {
    const count = fated.filter((one) => one.fate === fate).length;
    return count === 0 ? [] : [`${FATES[fate]}${say('report.count', { count })}`];
  });
  const title = `■ ${names.ruleTitle(rule)}  ${counts.join(' ')}`;
  const id = names.ruleTitle(rule) === rule ? [] : paragraph(page, rule, 4, paint.faint);
  if (!detail) return [...paragraph(page, title), ...id];
  return ['', ...paragraph(page, title, 2, paint.strong), ...id, ...fated.flatMap((one) => findingLines(page, one))];
}

function findingLines(page: Page, { fate, finding, change }: Fated): string[] {
  const { say, names, paint } = page;
  const person = names.personOf(finding)?.label ?? '';
  const place = placeOf(page.report, finding.file, finding.sheet, finding.cells[0] ?? String(finding.row));
  const unjudged = finding.verdict === 'cannot-judge' ? say('report.difference-cannot-judge') : '';
  const lines = item(page, [person, place, finding.message + unjudged].filter(Boolean).join('  '), FATES[fate], 4);
  const colour = fate === 'fixed' ? paint.good : fate === 'new' ? paint.warn : (text: string): string => text;
  return [...lines.map(colour), ...(change ? paragraph(page, changeWords(page, finding, change), 8, paint.faint) : [])];
}

/** Who gets or loses what: people and items from → to, then all together. */
function money(page: Page, { totals, sum }: Difference): string[] {
  const { say, names, paint } = page;
  if (totals.length === 0) return paragraph(page, say('report.difference-no-money'));
  const several = new Set(totals.map(({ month }) => month)).size > 1;
  const rowsOf = (who: string, items: Readonly<Record<string, AmountChange>>, net: AmountChange): string[][] => {
    const rows = itemsInOrder(page, items).map(([name, change]) => ['', printable(names.item(name)), ...amounts(change)]);
    return [[who, say('report.net'), ...amounts(net)], ...rows];
  };
  const header = [say('report.employee'), say('report.item'), say('report.difference-from'), say('report.difference-to'), say('report.difference-by')];
  const body = totals.map(({ employee_id, month, items, net }) => rowsOf(`${names.person(employee_id).label}${several ? ` ${month}` : ''}`, items, net));
  const last = rowsOf(say('report.pay-total', { people: new Set(totals.map(({ employee_id }) => employee_id)).size }), sum.items, sum.net);
  const all = [header, ...body.flat(), ...last];
  const columns: ColumnLayout[] = [0, 1, 2, 3, 4].map((index) => ({
    width: columnWidth(all.map((row) => row[index] ?? ''), index < 2 ? Math.floor(page.width * 0.3) : 18),
    ...(index < 2 ? {} : { align: 'right' as const }),
  }));
  const print = (row: readonly string[], colour?: (text: string) => string): string[] => tableRow(row.map((text) => ({ text, ...(colour ? { paint: colour } : {}) })), columns);
  const line = `  ${'─'.repeat(columns.reduce((total, { width }) => total + width + 2, -2))}`;
  return [...print(header, paint.faint), ...body.flatMap((rows) => rows.flatMap((row, index) => print(row, index === 0 ? paint.strong : undefined))), line, ...last.flatMap((row) => print(row, paint.strong))];
}
