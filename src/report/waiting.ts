import type { LedgerCoverage, Report } from '../checking/report';
import type { Translator } from '../i18n/translator';
import { WORKING_HOURS } from '../values/calendar';
import type { Names } from './names';

export type Waiting = LedgerCoverage['notJudgedRules'][number];

/** What rules wait for, and which do. */
export interface Cause {
  readonly ledger: string;
  readonly waiting: Waiting;
  readonly rules: readonly string[];
}

/** Rules that wait, by what they wait for. A column is a ledger's own; a missing ledger or figure is the same for all. */
export function causesOf(report: Report): Cause[] {
  const causes = new Map<string, Cause & { readonly rules: string[] }>();
  for (const { ledger, notJudgedRules } of report.coverage) {
    for (const waiting of notJudgedRules) {
      const { missingLedgers, missingColumns, missingParameters } = waiting;
      const file = missingParameters.length > 0 ? waiting.rule.slice(0, waiting.rule.lastIndexOf('/')) : '';
      const key = JSON.stringify([missingColumns.length > 0 ? ledger : '', missingColumns, missingLedgers, missingParameters, file]);
      const cause = causes.get(key) ?? { ledger, waiting, rules: [] };
      if (!cause.rules.includes(waiting.rule)) cause.rules.push(waiting.rule);
      causes.set(key, cause);
    }
  }
  const order = ({ waiting }: Cause): number => (waiting.missingLedgers.length > 0 ? 0 : waiting.missingColumns.length > 0 ? 1 : 2);
  return [...causes.values()].sort((a, b) => order(a) - order(b));
}

/** "缺台账 请假台账；缺列 下班时间": what a rule of a ledger lacks. */
export function needsText(names: Names, say: Translator, ledger: string, { rule, missingLedgers, missingColumns, missingParameters }: Waiting): string {
  const list = (values: readonly string[]): string => values.join(say('report.list-separator'));
  const needs: string[] = [];
  if (missingLedgers.length > 0) needs.push(say('report.needs-ledgers', { ledgers: list(missingLedgers.map((key) => names.ledger(key))) }));
  if (missingColumns.length > 0) needs.push(say('report.needs-columns', { columns: list(missingColumns.map((key) => columnName(names, ledger, key))) }));
  if (missingParameters.length > 0) needs.push(say('report.needs-parameters', { parameters: list(missingParameters.map((name) => (name === WORKING_HOURS ? say('report.working-hours') : names.parameter(name, rule)))) }));
  return needs.join(say('report.clause-separator'));
}

/** A missing column is named with its ledger where it is another ledger's. */
function columnName(names: Names, ledger: string, key: string): string {
  const dot = key.indexOf('.');
  if (dot < 0) return names.column(ledger, key);
  const other = key.slice(0, dot);
  return `${names.ledger(other)}.${names.column(other, key.slice(dot + 1))}`;
}
