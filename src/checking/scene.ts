import { createEngine } from '../formula/engine';
import type { Engine, FactVersion, Table, World } from '../formula/world';
import type { Ledger } from '../ledgers/ledger';
import { ledgersWanted } from '../rules/ledgers-wanted';
import type { RuleSet } from '../rules/model';
import { MONTH } from '../rules/names';
import { rowFact } from '../rules/row-fact';
import { State } from '../values/column';
import { monthAtEnd, periodEnd, periodOf, periodSort, periodStart } from '../values/period';
import { finished } from '../values/steps';
import { splitByDay } from './by-day';
import { attributesIn, filesInForce, type FileInForce } from './in-force';
import { dayAt, withMonth } from './months';
import { joinPeople } from './people';
import { checkedDays, rosterOf, slotsIn } from './roster';

/** All that a check looks at: ledgers joined and dated, rule files with the rows they speak for, and the engine over both. */
export interface Scene {
  readonly set: RuleSet;
  readonly ledgers: ReadonlyMap<string, Ledger>;
  readonly inForce: ReadonlyMap<string, readonly FileInForce[]>;
  /** The month that is checked (period code); null: all that the ledgers hold. */
  readonly month: number | null;
  readonly asOf: number;
  readonly world: World;
  readonly engine: Engine;
  /** A ledger that is made of what the check found joins the scene; no formula may have asked for it before. */
  include(ledger: Ledger): void;
}

/** Sets the scene. `asOf` null: the month's last day, else the latest date in the ledgers, else the end of their latest month, else day 1. */
export const setScene = (set: RuleSet, read: readonly Ledger[], month: number | null, asOf: number | null): Scene => finished(settingScene(set, read, month, asOf));

/** The same in steps of a ledger or a column, for a caller who lets others in between them. */
export function* settingScene(set: RuleSet, read: readonly Ledger[], month: number | null, asOf: number | null): Generator<void, Scene> {
  const payroll = set.profile.payrollPeriod;
  const joined = yield* joinPeople(new Map(read.map((ledger) => [ledger.key, ledger])), set.ledgers);
  for (const definition of set.ledgers.values()) {
    if (!definition.byDay || joined.has(definition.key)) continue;
    const days = yield* splitByDay(definition, definition.byDay, joined, set.calendar);
    if (days) joined.set(definition.key, days);
    yield;
  }
  const ledgers = new Map<string, Ledger>();
  for (const [key, ledger] of joined) {
    ledgers.set(key, withMonth(ledger, set.ledgers.get(key)!, payroll));
    yield;
  }
  const wanted = ledgersWanted(set);
  const looksFrom = asOf ?? (month === null ? latestDay(ledgers, set) : periodEnd(month, payroll));
  for (const definition of set.ledgers.values()) {
    if (!definition.roster || ledgers.has(definition.key) || !wanted.has(definition.key)) continue;
    const windows = checkedDays(definition.roster, ledgers, month, looksFrom, payroll);
    const roster = windows.length === 0 ? null : yield* rosterOf(definition, definition.roster, ledgers, set.calendar, slotsIn(definition.roster, windows, payroll));
    if (roster) ledgers.set(definition.key, withMonth(roster, definition, payroll));
    yield;
  }
  const inForce = new Map<string, readonly FileInForce[]>();
  const tables = new Map<string, Table>();
  const take = (ledger: Ledger): void => {
    const { key, rows, columns } = ledger;
    const definition = set.ledgers.get(key)!;
    const attributesOf = attributesIn(ledger, definition, ledgers);
    inForce.set(key, filesInForce(set.profile.inForce, ledger, definition, attributesOf, looksFrom, (period) => periodEnd(period, payroll)));
    tables.set(key, { key, rows, columns, dateColumn: definition.dateColumn });
  };
  for (const ledger of ledgers.values()) {
    take(ledger);
    yield;
  }
  const world = worldOf(set, tables, looksFrom, (ledger, name, first = []) => {
    const versions: FactVersion[] = [];
    const files = inForce.get(ledger) ?? [];
    const isFirst = ({ file }: FileInForce): boolean => first.includes(file.id);
    for (const { file, rows } of first.length === 0 ? files : [...files.filter(isFirst), ...files.filter((one) => !isFirst(one))]) {
      const fact = rowFact(file, name);
      if (fact) versions.push({ fact, rows });
      // What stands behind a fact that speaks for all rows is never asked.
      if (versions.at(-1)?.rows === null) break;
    }
    return versions;
  });
  const include = (ledger: Ledger): void => {
    ledgers.set(ledger.key, ledger);
    take(ledger);
  };
  return { set, ledgers, inForce, month, asOf: looksFrom, world, engine: createEngine(world), include };
}

function latestDay(ledgers: ReadonlyMap<string, Ledger>, set: RuleSet): number {
  let latest = 1;
  for (const [key, ledger] of ledgers) {
    const name = set.ledgers.get(key)!.dateColumn;
    const dates = name === null ? undefined : ledger.columns.get(name);
    for (let row = 0; row < ledger.rows; row += 1) latest = Math.max(latest, dayAt(dates, row) ?? 1);
  }
  return latest === 1 ? latestPeriodEnd(ledgers, set) : latest;
}

/** Where no row has a day, months have: the last day of the latest. */
function latestPeriodEnd(ledgers: ReadonlyMap<string, Ledger>, set: RuleSet): number {
  let latest = 0;
  for (const ledger of ledgers.values()) {
    const months = ledger.columns.get(MONTH);
    months?.values.forEach((period, row) => {
      if (months.state[row] === State.Known && periodSort(period) === 'month') latest = Math.max(latest, period);
    });
  }
  return latest === 0 ? 1 : periodEnd(latest, set.profile.payrollPeriod);
}

const ranks = new WeakMap<RuleSet['roles'], ReadonlyMap<string, number>>();

/** Ranks by title, made once for a list of titles. */
function ranksOf(roles: RuleSet['roles']): ReadonlyMap<string, number> {
  let known = ranks.get(roles);
  if (!known) ranks.set(roles, (known = new Map(roles.map((role) => [role.key, role.rank]))));
  return known;
}

/** What formulas may know of these tables under a company's calendar, titles and payroll period. */
export function worldOf(set: RuleSet, tables: ReadonlyMap<string, Table>, asOf: number, factVersions: World['factVersions']): World {
  const payroll = set.profile.payrollPeriod;
  const rankOf = ranksOf(set.roles);
  return {
    table: (ledger) => tables.get(ledger) ?? null,
    factVersions,
    calendar: set.calendar,
    asOf,
    rankOf: (role) => rankOf.get(role),
    periodOf: (day) => periodOf(day, payroll),
    periodStart: (period) => periodStart(period, payroll),
    periodEnd: (period) => periodEnd(period, payroll),
  };
}

/**
 * 1 at the rows of the checked month; null: all rows. What is of a quarter, half, year or week is of the month in which that ends. A row without a known
 * date is looked at too: nothing is dropped in silence.
 */
export function rowsOfMonth(scene: Scene, ledger: Ledger): Uint8Array | null {
  let known = ofMonth.get(scene);
  if (!known) ofMonth.set(scene, (known = new Map<Ledger, Uint8Array | null>()));
  let wanted = known.get(ledger);
  if (wanted === undefined) known.set(ledger, (wanted = findRowsOfMonth(scene, ledger)));
  return wanted;
}

/** Asked for by all who go through the rows of a check. */
const ofMonth = new WeakMap<Scene, Map<Ledger, Uint8Array | null>>();

function findRowsOfMonth({ set, month }: Scene, ledger: Ledger): Uint8Array | null {
  const months = ledger.columns.get(MONTH);
  if (month === null || !months) return null;
  const wanted = new Uint8Array(ledger.rows);
  // Rows of one month mostly stand together.
  let last = NaN;
  let isOfMonth = false;
  for (let row = 0; row < wanted.length; row += 1) {
    const period = months.values[row]!;
    if (period !== last) [last, isOfMonth] = [period, monthAtEnd(period, set.profile.payrollPeriod) === month];
    wanted[row] = Number(months.state[row] !== State.Known || isOfMonth);
  }
  return wanted.includes(0) ? wanted : null;
}
