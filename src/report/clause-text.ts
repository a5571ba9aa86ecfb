import { CLAUSE_STATES, type ClauseCoverage, type ClauseState, type Coverage, type CoveringRule } from '../checking/clause-coverage';
import { wordsIn, type Language } from '../i18n/language';
import type { Translator } from '../i18n/translator';
import type { ClauseDomain } from '../rules/model';
import { columnWidth, printable, tableRow, type ColumnLayout } from './layout';
import type { Paint } from './paint';

export interface ClauseTextOptions {
  readonly lang: Language;
  readonly say: Translator;
  readonly width: number;
  readonly paint: Paint;
}

/** How many clauses of a domain are in a state. */
export type StateCounts = Readonly<Record<ClauseState, number>>;

export function countStates(clauses: readonly ClauseCoverage[]): StateCounts {
  const count = (state: ClauseState): number => clauses.filter((one) => one.state === state).length;
  return { checked: count('checked'), waiting: count('waiting'), 'not-checked': count('not-checked'), unaccounted: count('unaccounted') };
}

/** Is something of a domain missing that should be there by now? What is to be written later is counted and is no gap, unless it was asked for. */
export const hasGap = (domain: ClauseDomain, clauses: readonly ClauseCoverage[], asked: boolean): boolean =>
  (asked || !domain.later) && clauses.some(({ clause, state }) => clause.domain === domain.key && state === 'unaccounted');

const titleOf = ({ key, title }: ClauseDomain, lang: Language): string => (title ? `${key} ${wordsIn(title, lang)}` : key);

/**
 * Each clause with the rules that check it and how many cases they have, what it waits for, or why no table can show it; then the counts by domain,
 * and what nobody accounts for. Of a domain that is written later only the counts are shown, unless it was asked for.
 */
export function clauseText(coverage: Coverage, domains: readonly ClauseDomain[], asked: boolean, options: ClauseTextOptions): string {
  const { lang, say, paint } = options;
  const ofDomain = ({ key }: ClauseDomain): ClauseCoverage[] => coverage.clauses.filter(({ clause }) => clause.domain === key);
  const listed = domains.filter((domain) => asked || !domain.later);
  const lines = listed.flatMap((domain) => {
    const clauses = ofDomain(domain);
    return [paint.heading(printable(say('report.clauses-heading', { domain: titleOf(domain, lang), count: clauses.length }))), ...clauseRows(clauses, options), ''];
  });
  const gaps = listed.flatMap((domain) => ofDomain(domain).filter(({ state }) => state === 'unaccounted'));
  const later = domains.filter((domain) => !listed.includes(domain)).reduce((sum, domain) => sum + countStates(ofDomain(domain)).unaccounted, 0);
  return [
    paint.faint(say('report.clauses-legend')),
    '',
    ...lines,
    ...countRows(domains, ofDomain, asked, options),
    '',
    gaps.length === 0 ? paint.good(say('report.clauses-all-accounted', { later })) : paint.block(say('report.clauses-gaps', { count: gaps.length, clauses: gaps.map(({ clause }) => clause.id).join(' ') })),
    ...coverage.unlisted.map(({ id, by }) => paint.block(printable(say('report.clauses-unlisted', { id, by: by.join(say('report.list-separator')) })))),
    '',
  ].join('\n');
}

function clauseRows(clauses: readonly ClauseCoverage[], options: ClauseTextOptions): string[] {
  const { paint, width } = options;
  const rows = clauses.map((one) => ({ id: one.clause.id, where: printable([one.clause.document, one.clause.quote].filter(Boolean).join(' ')), what: printable(whatOf(one, options)), state: one.state }));
  const columns: ColumnLayout[] = [{ width: columnWidth(rows.map(({ id }) => id), 12) }, { width: columnWidth(rows.map(({ where }) => where), Math.floor(width * 0.36)) }];
  columns.push({ width: Math.max(20, width - columns.reduce((sum, column) => sum + column.width + 2, 2)) });
  const colours: Readonly<Record<ClauseState, ((text: string) => string) | undefined>> = { checked: undefined, waiting: paint.warn, 'not-checked': paint.faint, unaccounted: paint.block };
  return rows.flatMap(({ id, where, what, state }) => {
    const colour = colours[state];
    return tableRow([{ text: id, paint: paint.strong }, { text: where, paint: paint.faint }, { text: what, ...(colour ? { paint: colour } : {}) }], columns);
  });
}

function whatOf({ clause, state, rules, unused }: ClauseCoverage, { lang, say }: ClauseTextOptions): string {
  const list = (texts: readonly string[]): string => texts.join(say('report.list-separator'));
  // Where rules cite the clause itself, those that only use what cites it, too, are counted.
  const citing = rules.filter(({ cites }) => cites);
  const named = citing.length > 0 ? citing : rules;
  const others = rules.length - named.length;
  const parts = named.length > 0 ? [list(named.map((rule) => ruleText(rule, say))) + (others > 0 ? say('report.clauses-more-rules', { count: others }) : '')] : [];
  const waitsFor = [...new Set(named.flatMap((rule) => rule.waitsFor))];
  if (waitsFor.length > 0) parts.push(say('report.clauses-wait-for', { figures: list(waitsFor) }));
  if (unused.length > 0) parts.push(say(state === 'waiting' && rules.length === 0 ? 'report.clauses-wait-for' : 'report.clauses-unused', { figures: list(unused) }));
  if (clause.notChecked) parts.push(say('report.clauses-not-checked', { reason: wordsIn(clause.notChecked, lang) }));
  if (state === 'unaccounted') parts.push(say('report.clauses-unaccounted'));
  return parts.join(say('report.clause-separator'));
}

const ruleText = ({ id, inForce, cases }: CoveringRule, say: Translator): string => say(inForce ? 'report.clauses-rule' : 'report.clauses-rule-idle', { rule: id, cases });

const COLUMNS = ['clauses', ...CLAUSE_STATES, 'rules', 'in-force', 'cases'] as const;

function countRows(domains: readonly ClauseDomain[], ofDomain: (domain: ClauseDomain) => readonly ClauseCoverage[], asked: boolean, options: ClauseTextOptions): string[] {
  const { lang, say, paint } = options;
  const countsOf = (clauses: readonly ClauseCoverage[]): Readonly<Record<(typeof COLUMNS)[number], number>> => {
    const rules = [...new Map(clauses.flatMap((one) => one.rules.map((rule) => [rule.id, rule] as const))).values()];
    return {
      clauses: clauses.length,
      ...countStates(clauses),
      rules: rules.length,
      'in-force': rules.filter(({ inForce }) => inForce).length,
      cases: rules.reduce((sum, { cases }) => sum + cases, 0),
    };
  };
  const rows = domains.map((domain) => ({ name: titleOf(domain, lang) + (domain.later && !asked ? say('report.clauses-later') : ''), counts: countsOf(ofDomain(domain)), gap: hasGap(domain, ofDomain(domain), asked) }));
  const total = { name: say('report.clauses-total'), counts: countsOf(domains.flatMap(ofDomain)), gap: false };
  const all = [...rows, total];
  const layouts: ColumnLayout[] = [
    { width: columnWidth(all.map(({ name }) => name), 44) },
    ...COLUMNS.map((column) => ({ width: columnWidth([say(`report.clauses-column-${column}`), ...all.map(({ counts }) => say('report.count', { count: counts[column] }))], 9), align: 'right' as const })),
  ];
  return [
    ...tableRow([{ text: '' }, ...COLUMNS.map((column) => ({ text: say(`report.clauses-column-${column}`), paint: paint.faint }))], layouts),
    ...all.flatMap(({ name, counts, gap }) =>
      tableRow([{ text: printable(name) }, ...COLUMNS.map((column) => ({ text: say('report.count', { count: counts[column] }), ...(gap && column === 'unaccounted' ? { paint: paint.block } : {}) }))], layouts),
    ),
  ];
}
