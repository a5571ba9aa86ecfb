import { amountOf, fenOf } from '../values/amount';
import { textOfKey, type Key } from './key-text';
import type { AmountChange, Change, Difference, Finding, FindingChange, LineChange, MoneyLine, Report } from './report';
import { finished, mapped } from '../values/steps';
import { sortedBy } from './sort';

const NOTHING = '0.00';

/** Each has amounts by item. */
const TOTALS_A_STEP = 256;

/** Fen of an amount of a report; 0 where there is none. */
const fen = (amount: string | null | undefined): bigint => fenOf(amount ?? NOTHING);

/**
 * What changed between two reports: findings by their ids, money lines by person, month, item, rule and key. The one way in which two reports are
 * compared. What a run did not look at is neither new nor fixed: findings of rules that only one of the two runs judged stand apart.
 */
export const compareReports = (earlier: Report, now: Report): Difference => finished(comparing(earlier, now));

/** The same in steps. */
export function* comparing(earlier: Report, now: Report): Generator<void, Difference> {
  const before = new Map(yield* mapped(earlier.findings, (finding) => [finding.id, finding] as const));
  const after = new Set(yield* mapped(now.findings, ({ id }) => id));
  const judgedBefore = judgedIn(earlier, now);
  const judgedNow = judgedIn(now, earlier);
  const appeared = now.findings.filter(({ id }) => !before.has(id));
  yield;
  const gone = earlier.findings.filter(({ id }) => !after.has(id));
  yield;
  const still = now.findings.filter(({ id }) => before.has(id));
  yield;
  const idsOf = (findings: readonly Finding[]): string[] => findings.map(({ id }) => id);
  return {
    against: earlier.run,
    ledgers: { earlierOnly: without(ledgersOf(earlier), ledgersOf(now)), nowOnly: without(ledgersOf(now), ledgersOf(earlier)) },
    findings: {
      new: idsOf(appeared.filter(judgedBefore)),
      newlyJudged: idsOf(appeared.filter((finding) => !judgedBefore(finding))),
      fixed: gone.filter(judgedNow),
      notJudged: gone.filter((finding) => !judgedNow(finding)),
      still: idsOf(still),
      changed: (yield* mapped(still, (finding) => changeOf(before.get(finding.id)!, finding))).flat(),
    },
    lines: yield* compareLines(earlier.lines, now.lines),
    totals: yield* compareTotals(earlier.totals, now.totals),
    sum: compareSums(earlier.totals, now.totals),
  };
}

/** Did a run judge a finding's rule on its ledger, at least as well as the other run did? */
function judgedIn(report: Report, other: Report): (finding: Finding) => boolean {
  const ledgers = ledgersOf(report);
  const files = rulesOf(report);
  const otherFiles = rulesOf(other);
  const waiting = waitingIn(report);
  const otherWaiting = waitingIn(other);
  return ({ ledger, rule }) => {
    const file = rule.slice(0, rule.lastIndexOf('/'));
    if (!ledgers.has(ledger) || (!files.has(file) && otherFiles.has(file))) return false;
    const missing = waiting.get(rule) ?? [];
    const missingThere = otherWaiting.get(rule) ?? [];
    return missing.every((one) => missingThere.includes(one));
  };
}

const ledgersOf = ({ coverage }: Report): ReadonlySet<string> => new Set(coverage.filter(({ file }) => file !== '').map(({ ledger }) => ledger));
const without = (ledgers: ReadonlySet<string>, others: ReadonlySet<string>): string[] => [...ledgers].filter((ledger) => !others.has(ledger)).sort();
const rulesOf = ({ run }: Report): ReadonlySet<string> => new Set(run.rules.map(({ id }) => id));

/** What each rule waits for. */
function waitingIn({ coverage }: Report): ReadonlyMap<string, readonly string[]> {
  const waiting = new Map<string, string[]>();
  for (const { notJudgedRules } of coverage) {
    for (const { rule, missingColumns, missingLedgers, missingParameters } of notJudgedRules) {
      waiting.set(rule, [...(waiting.get(rule) ?? []), ...missingColumns, ...missingLedgers.map((ledger) => `${ledger}.`), ...missingParameters.map((name) => `=${name}`)]);
    }
  }
  return waiting;
}

/** A finding that both reports have, where it says something else now. */
function changeOf(before: Finding, after: Finding): FindingChange[] {
  const names = [...new Set([...Object.keys(before.facts), ...Object.keys(after.facts)])];
  const facts = names.flatMap((name): [string, Change][] => {
    const change = { from: before.facts[name] ?? null, to: after.facts[name] ?? null };
    return change.from === change.to ? [] : [[name, change]];
  });
  const differs = <T extends string | null>(from: T, to: T): { from: T; to: T } | null => (from === to ? null : { from, to });
  const verdict = differs(before.verdict, after.verdict);
  const severity = differs(before.severity, after.severity);
  const waived = differs(before.waived?.reason ?? null, after.waived?.reason ?? null);
  if (facts.length === 0 && !verdict && !severity && !waived) return [];
  return [{ id: after.id, facts: Object.fromEntries(facts), ...(verdict ? { verdict } : {}), ...(severity ? { severity } : {}), ...(waived ? { waived } : {}) }];
}

/** A key with its names in one order: a report that was written and read has another. */
const inOrder = (key: Key): Key => Object.fromEntries(Object.entries(key).sort(([a], [b]) => (a < b ? -1 : 1)));

/** Lines by what they are for; lines that cannot be told apart are numbered, so that none is lost. */
function* byKey(lines: readonly MoneyLine[]): Generator<void, ReadonlyMap<string, MoneyLine>> {
  const keyed = new Map<string, MoneyLine>();
  yield* mapped(lines, (line) => {
    const key = [line.employee_id, line.month, line.item, line.rule, textOfKey(inOrder(line.key))].join('\u0000');
    let unique = key;
    for (let number = 2; keyed.has(unique); number += 1) unique = `${key}\u0000${number}`;
    keyed.set(unique, line);
  });
  return keyed;
}

function* compareLines(earlier: readonly MoneyLine[], now: readonly MoneyLine[]): Generator<void, Difference['lines']> {
  const before = yield* byKey(earlier);
  const after = yield* byKey(now);
  const change = ({ employee_id, month, item, rule, key }: MoneyLine, from: string | null, to: string | null): LineChange => ({ employee_id, month, item, rule, key, from, to });
  const stayed = [...after].filter(([key]) => before.has(key));
  yield;
  const changed = stayed.filter(([key, { amount }]) => before.get(key)!.amount !== amount);
  return {
    new: [...after].filter(([key]) => !before.has(key)).map(([, line]) => change(line, null, line.amount)),
    gone: [...before].filter(([key]) => !after.has(key)).map(([, line]) => change(line, line.amount, null)),
    changed: changed.map(([key, line]) => change(line, before.get(key)!.amount, line.amount)),
    still: stayed.length - changed.length,
  };
}

type Total = Report['totals'][number];

/** Amounts by item that are not what they were. */
function compareItems(before: Total['items'], after: Total['items']): Readonly<Record<string, AmountChange>> {
  const items = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return Object.fromEntries(items.filter((item) => fen(before[item]) !== fen(after[item])).map((item) => [item, { from: before[item] ?? NOTHING, to: after[item] ?? NOTHING }]));
}

function* compareTotals(earlier: Report['totals'], now: Report['totals']): Generator<void, Difference['totals']> {
  const keyOf = ({ employee_id, month }: Total): string => `${employee_id}\u0000${month}`;
  const before = new Map(earlier.map((total) => [keyOf(total), total]));
  const after = new Map(now.map((total) => [keyOf(total), total]));
  const changes = yield* mapped([...new Map([...before, ...after]).values()], (one): Difference['totals'] => {
    const [from, to] = [before.get(keyOf(one)), after.get(keyOf(one))];
    const items = compareItems(from?.items ?? {}, to?.items ?? {});
    if (Object.keys(items).length === 0) return [];
    return [{ employee_id: one.employee_id, employee_name: one.employee_name ?? from?.employee_name ?? null, month: one.month, items, net: { from: from?.net ?? NOTHING, to: to?.net ?? NOTHING } }];
  }, TOTALS_A_STEP);
  return yield* sortedBy(changes.flat(), ({ employee_id, month }) => [employee_id, month]);
}

/** All people and months together. */
function compareSums(earlier: Report['totals'], now: Report['totals']): Difference['sum'] {
  const sumOf = (totals: Report['totals']): { items: Record<string, string>; net: string } => {
    const items = new Map<string, bigint>();
    for (const total of totals) for (const [item, amount] of Object.entries(total.items)) items.set(item, (items.get(item) ?? 0n) + fen(amount));
    return { items: Object.fromEntries([...items].map(([item, sum]) => [item, amountOf(sum)])), net: amountOf(totals.reduce((sum, { net }) => sum + fen(net), 0n)) };
  };
  const [before, after] = [sumOf(earlier), sumOf(now)];
  return { items: compareItems(before.items, after.items), net: { from: before.net, to: after.net } };
}
