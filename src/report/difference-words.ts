import type { AmountChange, Change, Difference, Finding, FindingChange, Report } from '../checking/report';
import { fenOf } from '../values/amount';
import { hygieneRank } from './hygiene';
import { amountText, yuan } from './money';
import type { View } from './tables/view';

/** What became of a finding since an earlier report, with the mark that stands before it. */
export const FATES = { new: '+', newlyJudged: '+', fixed: '−', notJudged: '?', changed: '~', waived: '○' } as const;
export type Fate = keyof typeof FATES;

export interface Fated {
  readonly fate: Fate;
  readonly finding: Finding;
  readonly change: FindingChange | null;
}

/** What the words are made with. */
type Words = Pick<View, 'report' | 'say' | 'names'>;

/** Every finding that is not what it was, in the order of the rules, record-keeping last. Of this report's, those that are waived stand apart. */
export function fatedOf({ report, names }: Words, { findings }: Difference): Fated[] {
  const byId = new Map(report.findings.map((finding) => [finding.id, finding]));
  const present = (id: string, fate: Fate, change: FindingChange | null = null): Fated => {
    const finding = byId.get(id)!;
    return { fate: finding.waived ? 'waived' : fate, finding, change };
  };
  const all: Fated[] = [
    ...findings.new.map((id) => present(id, 'new')),
    ...findings.newlyJudged.map((id) => present(id, 'newlyJudged')),
    ...findings.fixed.map((finding): Fated => ({ fate: 'fixed', finding, change: null })),
    ...findings.notJudged.map((finding): Fated => ({ fate: 'notJudged', finding, change: null })),
    ...findings.changed.map((change) => present(change.id, 'changed', change)),
  ];
  return all.map((one, index) => ({ one, index })).sort((a, b) => hygieneRank(a.one.finding) - hygieneRank(b.one.finding) || names.ruleOrder(a.one.finding.rule) - names.ruleOrder(b.one.finding.rule) || a.index - b.index).map(({ one }) => one);
}

/** "新增 1 条（+）；已解决 2 条（−）；仍在 3 条…": waived findings are neither new nor still there, and told of only where there are some. */
export function countsText({ report, say }: Words, { findings }: Difference, isImpact: boolean): string {
  const waived = new Set(report.findings.filter((finding) => finding.waived !== null).map(({ id }) => id));
  const open = (ids: readonly string[]): number => ids.filter((id) => !waived.has(id)).length;
  const newlyJudged = open(findings.newlyJudged);
  return [
    say('report.difference-new', { count: open(findings.new) }),
    say(isImpact ? 'report.changes-gone' : 'report.difference-fixed', { count: findings.fixed.length }),
    say('report.difference-still', { count: open(findings.still), changed: open(findings.changed.map(({ id }) => id)) }),
    ...(waived.size > 0 ? [say('report.difference-waived-count', { count: waived.size })] : []),
    ...(newlyJudged > 0 ? [say('report.difference-newly-judged', { count: newlyJudged })] : []),
    ...(findings.notJudged.length > 0 ? [say('report.difference-not-judged', { count: findings.notJudged.length })] : []),
  ].join(say('report.clause-separator'));
}

/** How many money lines are new, gone, of another amount, the same. */
export const linesText = ({ say }: Words, { lines }: Difference): string =>
  say('report.difference-lines', { new: lines.new.length, gone: lines.gone.length, changed: lines.changed.length, still: lines.still });

/** Ledgers that only one of the two runs knew. */
export function givenOnce({ say, names }: Words, { ledgers }: Difference): string[] {
  const list = (keys: readonly string[]): string => keys.map((key) => names.ledger(key)).join(say('report.list-separator'));
  return [
    ...(ledgers.earlierOnly.length === 0 ? [] : [say('report.difference-earlier-only', { ledgers: list(ledgers.earlierOnly) })]),
    ...(ledgers.nowOnly.length === 0 ? [] : [say('report.difference-now-only', { ledgers: list(ledgers.nowOnly) })]),
  ];
}

/** How the earlier run differed, besides in its files. */
export function otherRun({ report: { run }, say }: Words, { against }: Difference): string[] {
  const versionsOf = (rules: Report['run']['rules']): ReadonlyMap<string, string> => {
    const versions = new Map<string, string>();
    for (const { id, version, sha256 } of rules) versions.set(id, `${versions.get(id) ?? ''} ${version} ${sha256}`);
    return versions;
  };
  const [before, after] = [versionsOf(against.rules), versionsOf(run.rules)];
  const changed = [...new Set([...before.keys(), ...after.keys()])].filter((id) => before.get(id) !== after.get(id)).sort();
  return [
    ...(against.asOf === run.asOf ? [] : [say('report.difference-as-of', { from: against.asOf, to: run.asOf })]),
    ...(against.engine === run.engine ? [] : [say('report.difference-engine', { from: against.engine, to: run.engine })]),
    ...(changed.length === 0 ? [] : [say('report.difference-rules', { files: changed.join(say('report.list-separator')) })]),
  ];
}

/** "迟到分钟 16 → 17、结论 违规 → 无法判断": what a finding says otherwise. */
export function changeWords({ say, names }: Words, finding: Finding, { facts, verdict, severity, waived }: FindingChange): string {
  const text = (value: Change['from']): string => (value === null ? say('report.difference-nothing') : String(value));
  const arrow = (name: string, from: string, to: string): string => say('report.difference-change', { name, from, to });
  const parts = Object.entries(facts).map(([name, { from, to }]) => arrow(names.value(finding.ledger, finding.rule, name), text(from), text(to)));
  if (verdict) parts.push(arrow(say('report.difference-verdict'), say(`report.verdict-${verdict.from}`), say(`report.verdict-${verdict.to}`)));
  if (severity) parts.push(arrow(say('report.rule-severity'), say(`report.severity-${severity.from}`), say(`report.severity-${severity.to}`)));
  if (waived) parts.push(arrow(say('report.difference-waived'), text(waived.from), text(waived.to)));
  return parts.join(say('report.list-separator'));
}

/** Items that changed in the order in which HR lists them. */
export const itemsInOrder = ({ names }: Words, items: Readonly<Record<string, AmountChange>>): (readonly [item: string, change: AmountChange])[] =>
  Object.entries(items).sort(([a], [b]) => names.itemOrder(a) - names.itemOrder(b));

/** Then, now and by how much, with its sign: "1,000.00", "970.00", "-30.00". */
export function amounts({ from, to }: AmountChange): string[] {
  const by = fenOf(to) - fenOf(from);
  return [amountText(from), amountText(to), `${by > 0n ? '+' : ''}${yuan(by)}`];
}
