import { askBound } from './bound';
import { askCheck } from './check-range';
import { askExplanation } from './explain';
import { askParameter, askTable } from './lookups';
import { askRuleSet } from './rule-set';

/* Microsoft's generator reads the comments here into functions.json. Ids never change: they stand in people's workbooks. */

/**
 * Who has to decide on a quote, by its margin.
 * @customfunction APPROVER APPROVER
 * @param {unknown[][]} price What the customer is quoted, in yuan
 * @param {unknown[][]} cost What it costs us, in yuan
 * @param {unknown[][]} [asOf] Date whose rules count; the newest rules if left out
 * @returns {unknown[][]} The role that has to decide
 */
export function approver(price: unknown[][], cost: unknown[][], asOf?: unknown[][]): unknown[][] {
  return askBound('APPROVER', [price, cost], asOf);
}

/**
 * What being late on a day costs; deductions are negative.
 * @customfunction LATENESS LATENESS
 * @param {unknown[][]} minutes Minutes late on that day
 * @param {unknown[][]} [asOf] Date whose rules count; the newest rules if left out
 * @returns {unknown[][]} The amount in yuan
 */
export function lateness(minutes: unknown[][], asOf?: unknown[][]): unknown[][] {
  return askBound('LATENESS', [minutes], asOf);
}

/**
 * What approved leave takes off the pay; deductions are negative.
 * @customfunction LEAVEPAY LEAVEPAY
 * @param {unknown[][]} type Kind of leave, as in the leave ledger
 * @param {unknown[][]} base Base salary of a month, in yuan
 * @param {unknown[][]} workdays Working days of the month
 * @param {unknown[][]} days Days of leave in the month
 * @param {unknown[][]} [years] Full years of service
 * @param {unknown[][]} [asOf] Date whose rules count; the newest rules if left out
 * @returns {unknown[][]} The amount in yuan
 */
export function leavepay(type: unknown[][], base: unknown[][], workdays: unknown[][], days: unknown[][], years?: unknown[][], asOf?: unknown[][]): unknown[][] {
  return askBound('LEAVEPAY', [type, base, workdays, days, years], asOf);
}

/**
 * Commission on what one person sold in one month in one product line.
 * @customfunction COMMISSION COMMISSION
 * @param {unknown[][]} line Product line, as in the deals ledger
 * @param {unknown[][]} amount The person's total of the month in that line, in yuan
 * @param {unknown[][]} [asOf] Date whose rules count; the newest rules if left out
 * @returns {unknown[][]} The amount in yuan
 */
export function commission(line: unknown[][], amount: unknown[][], asOf?: unknown[][]): unknown[][] {
  return askBound('COMMISSION', [line, amount], asOf);
}

/**
 * Travel allowance of one person for one trip.
 * @customfunction PERDIEM PERDIEM
 * @param {unknown[][]} depart Date and time of departure
 * @param {unknown[][]} return_ Date and time of return
 * @param {unknown[][]} [asOf] Date whose rules count; the newest rules if left out
 * @returns {unknown[][]} The amount in yuan
 */
export function perdiem(depart: unknown[][], return_: unknown[][], asOf?: unknown[][]): unknown[][] {
  return askBound('PERDIEM', [depart, return_], asOf);
}

/**
 * Looks a value up in a tier table of the rules.
 * @customfunction TIER TIER
 * @param {unknown[][]} table Name or title of the table; file/table where several have it, table.result where it gives several
 * @param {unknown[][]} value What is looked up; amounts in yuan
 * @param {unknown[][]} [value2] The second value of a table that asks for two
 * @param {unknown[][]} [asOf] Date whose rules count; the newest rules if left out
 * @returns {unknown[][]} What the table says
 */
export function tier(table: unknown[][], value: unknown[][], value2?: unknown[][], asOf?: unknown[][]): unknown[][] {
  return askTable(table, value, value2, asOf);
}

/**
 * A figure of the rules, such as a limit or a rate.
 * @customfunction PARAM PARAM
 * @param {unknown[][]} name Name or title of the figure; file/name where several have it
 * @param {unknown[][]} [asOf] Date whose rules count; the newest rules if left out
 * @returns {unknown[][]} The figure; amounts in yuan
 */
export function param(name: unknown[][], asOf?: unknown[][]): unknown[][] {
  return askParameter(name, asOf);
}

/**
 * Checks a range of a ledger and lists the findings.
 * @customfunction CHECK CHECK
 * @param {unknown[][]} range The sheet's cells with its header row
 * @param {unknown[][]} ledger Which ledger it is, by its title or key
 * @param {unknown[][]} [month] Month that is checked, such as 2026-10; all months if left out
 * @param {unknown[][]} [asOf] Day that the check looks from; the month's last day if left out
 * @returns {unknown[][]} A header, one row a finding, and what was looked at
 */
export function check(range: unknown[][], ledger: unknown[][], month?: unknown[][], asOf?: unknown[][]): unknown[][] {
  return askCheck(range, ledger, month, asOf);
}

/**
 * Says how a function, table or figure comes to its value, or what a rule says.
 * @customfunction EXPLAIN EXPLAIN
 * @param {unknown[][]} rule Name of a function, tier table, figure or rule
 * @param {unknown[][]} [value1] Its first value
 * @param {unknown[][]} [value2] Its second value
 * @param {unknown[][]} [value3] Its third value
 * @param {unknown[][]} [value4] Its fourth value
 * @param {unknown[][]} [value5] Its fifth value
 * @param {unknown[][]} [asOf] Date whose rules count; the newest rules if left out
 * @returns {unknown[][]} The arithmetic in words
 */
export function explain(rule: unknown[][], value1?: unknown[][], value2?: unknown[][], value3?: unknown[][], value4?: unknown[][], value5?: unknown[][], asOf?: unknown[][]): unknown[][] {
  return askExplanation(rule, [value1, value2, value3, value4, value5], asOf);
}

/**
 * Names the rules that all functions go by.
 * @customfunction RULESET RULESET
 * @param {unknown[][]} [asOf] Date whose rules count; the newest rules if left out
 * @returns {unknown[][]} Company, number of rule files, newest version and a code that changes with every change
 */
export function ruleset(asOf?: unknown[][]): unknown[][] {
  return askRuleSet(asOf);
}
