import type { AmountChange, Change, Difference, Finding, FindingChange, Report } from '../../checking/report';
import { columnWidth, printable, tableRow, type ColumnLayout } from '../layout';
import { fen, yuan } from '../money';
import { heading, item, paragraph, placeOf, type Page } from './page';

/** What became of a finding, with the mark that stands before it. */
const FATES = { new: '+', newlyJudged: '+', fixed: '−', notJudged: '?', changed: '~' } as const;
type Fate = keyof typeof FATES;

interface Fated {
  readonly fate: Fate;
  readonly finding: Finding;
  readonly change: FindingChange | null;
}

/** Every finding that is not what it was, in the order of the rules. */
function fatedOf({ findings }: Report, difference: Difference, order: (rule: string) => number): Fated[] {
  const byId = new Map(findings.map((finding) => [finding.id, finding]));
  const named = (ids: readonly string[], fate: Fate): Fated[] => ids.flatMap((id) => ({ fate, finding: byId.get(id)!, change: null }));
  const all: Fated[] = [
    ...named(difference.findings.new, 'new'),
    ...named(difference.findings.newlyJudged, 'newlyJudged'),
    ...difference.findings.fixed.map((finding): Fated => ({ fate: 'fixed', finding, change: null })),
    ...difference.findings.notJudged.map((finding): Fated => ({ fate: 'notJudged', finding, change: null })),
    ...difference.findings.changed.map((change): Fated => ({ fate: 'changed', finding: byId.get(change.id)!, change })),
  ];
  return all.map((one, index) => ({ one, index })).sort((a, b) => order(a.one.finding.rule) - order(b.one.finding.rule) || a.index - b.index).map(({ one }) => one);
}

/** What changed since an earlier report, each finding with its fate. */
export const difference = (page: Page): string[] => sections(page, false);

/** What another rule set changes on the same files; findings are only counted, rule by rule, unless all is asked for. */
export const impact = (page: Page): string[] => sections(page, true);

function sections(page: Page, isImpact: boolean): string[] {
  const { report, say, names, paint } = page;
  const { difference: found } = report;
  if (!found) return [];
  const { findings, lines } = found;
  const fated = fatedOf(report, found, names.ruleOrder);
  const month = found.against.month ?? say('report.all-months');
  const detail = !isImpact || page.verbose;
  const counts = [
    say('report.difference-new', { count: findings.new.length }),
    say(isImpact ? 'report.changes-gone' : 'report.difference-fixed', { count: findings.fixed.length }),
    say('report.difference-still', { count: findings.still.length, changed: findings.changed.length }),
    ...(findings.newlyJudged.length > 0 ? [say('report.difference-newly-judged', { count: findings.newlyJudged.length })] : []),
    ...(findings.notJudged.length > 0 ? [say('report.difference-not-judged', { count: findings.notJudged.length })] : []),
  ];
  const rules = [...new Set(fated.map(({ finding }) => finding.rule))];
  return [
    ...heading(page, isImpact ? say('report.changes-impact', { month, files: report.run.files.length }) : say('report.difference-heading', { month, asOf: found.against.asOf })),
    ...paragraph(page, counts.join(say('report.clause-separator')), 2, paint.strong),
    ...givenOnce(page, found),
    ...(isImpact ? [] : otherRun(page, found)),
    ...rules.flatMap((rule) => ofRule(page, rule, fated.filter(({ finding }) => finding.rule === rule), detail)),
    '',
    ...paragraph(page, say('report.difference-lines', { new: lines.new.length, gone: lines.gone.length, changed: lines.changed.length, still: lines.still }), 2, paint.strong),
    ...money(page, found),
  ];
}

/** Ledgers that only one of the two runs knew. */
function givenOnce(page: Page, { ledgers }: Difference): string[] {
  const { say, names } = page;
  const list = (keys: readonly string[]): string => keys.map((key) => names.ledger(key)).join(say('report.list-separator'));
  return [
    ...(ledgers.earlierOnly.length === 0 ? [] : item(page, say('report.difference-earlier-only', { ledgers: list(ledgers.earlierOnly) }))),
    ...(ledgers.nowOnly.length === 0 ? [] : item(page, say('report.difference-now-only', { ledgers: list(ledgers.nowOnly) }))),
  ];
}

/** How the earlier run differed, besides in its files. */
function otherRun(page: Page, { against }: Difference): string[] {
  const { report: { run }, say } = page;
  const versionsOf = (rules: Report['run']['rules']): ReadonlyMap<string, string> => {
    const versions = new Map<string, string>();
    for (const { id, version, sha256 } of rules) versions.set(id, `${versions.get(id) ?? ''} ${version} ${sha256}`);
    return versions;
  };
  const [before, after] = [versionsOf(against.rules), versionsOf(run.rules)];
  const changed = [...new Set([...before.keys(), ...after.keys()])].filter((id) => before.get(id) !== after.get(id)).sort();
  return [
    ...(against.asOf === run.asOf ? [] : item(page, say('report.difference-as-of', { from: against.asOf, to: run.asOf }))),
    ...(against.engine === run.engine ? [] : item(page, say('report.difference-engine', { from: against.engine, to: run.engine }))),
    ...(changed.length === 0 ? [] : item(page, say('report.difference-rules', { files: changed.join(say('report.list-separator')) }))),
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

function changeWords(page: Page, finding: Finding, { facts, verdict, severity, waived }: FindingChange): string {
  const { say, names } = page;
  const text = (value: Change['from']): string => (value === null ? say('report.difference-nothing') : String(value));
  const arrow = (name: string, from: string, to: string): string => say('report.difference-change', { name, from, to });
  const parts = Object.entries(facts).map(([name, { from, to }]) => arrow(names.value(finding.ledger, finding.rule, name), text(from), text(to)));
  if (verdict) parts.push(arrow(say('report.difference-verdict'), say(`report.verdict-${verdict.from}`), say(`report.verdict-${verdict.to}`)));
  if (severity) parts.push(arrow(say('report.rule-severity'), say(`report.severity-${severity.from}`), say(`report.severity-${severity.to}`)));
  if (waived) parts.push(arrow(say('report.difference-waived'), text(waived.from), text(waived.to)));
  return parts.join(say('report.list-separator'));
}

/** Who gets or loses what: people and items from → to, then all together. */
function money(page: Page, { totals, sum }: Difference): string[] {
  const { say, names, paint } = page;
  if (totals.length === 0) return paragraph(page, say('report.difference-no-money'));
  const several = new Set(totals.map(({ month }) => month)).size > 1;
  const rowsOf = (who: string, items: Readonly<Record<string, AmountChange>>, net: AmountChange): string[][] => {
    const order = Object.entries(items).sort(([a], [b]) => names.itemOrder(a) - names.itemOrder(b));
    const rows = order.map(([name, change]) => ['', printable(names.item(name)), ...amounts(change)]);
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

const amounts = ({ from, to }: AmountChange): string[] => {
  const by = fen(to) - fen(from);
  return [yuan(fen(from)), yuan(fen(to)), `${by > 0n ? '+' : ''}${yuan(by)}`];
};
