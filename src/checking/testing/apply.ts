import type { Difference, Finding, MoneyLine, Report } from '../report';

/** What two reports are compared by: findings with what they say, money lines, and sums. */
export interface Compared {
  readonly findings: Readonly<Record<string, string>>;
  readonly lines: readonly string[];
  readonly totals: Readonly<Record<string, string>>;
}

const factsOf = ({ facts, verdict, severity, waived }: Pick<Finding, 'facts' | 'verdict' | 'severity'> & { readonly waived: { readonly reason: string } | null }): string =>
  JSON.stringify([Object.entries(facts).filter(([, value]) => value !== null).sort(([a], [b]) => (a < b ? -1 : 1)), verdict, severity, waived?.reason ?? null]);
const lineOf = (line: Pick<MoneyLine, 'employee_id' | 'month' | 'item' | 'rule' | 'key'>, amount: string): string =>
  JSON.stringify([line.employee_id, line.month, line.item, line.rule, Object.entries(line.key).sort(([a], [b]) => (a < b ? -1 : 1)), amount]);
const amountOf = (amount: string): bigint => BigInt(amount.replace('.', ''));
const totalsOf = (report: Report): [string, string][] => report.totals.flatMap(({ employee_id, month, items }) => Object.entries(items).filter(([, amount]) => amountOf(amount) !== 0n).map(([item, amount]): [string, string] => [`${employee_id} ${month} ${item}`, amount]));

/** A report, as far as reports are compared. */
export const comparedOf = ({ findings, lines, ...rest }: Report): Compared => ({
  findings: Object.fromEntries(findings.map((finding) => [finding.id, factsOf(finding)])),
  lines: lines.map((line) => lineOf(line, line.amount)).sort(),
  totals: Object.fromEntries(totalsOf({ findings, lines, ...rest })),
});

/**
 * The earlier report with the difference applied: what the later one must be. Of findings that are new only the later report has the contents, so it
 * is asked for these, and for nothing else.
 */
export function applyDifference(earlier: Report, { findings, lines, totals }: Difference, contentsOfNew: Report): Compared {
  const gone = new Set([...findings.fixed, ...findings.notJudged].map(({ id }) => id));
  const appeared = new Set([...findings.new, ...findings.newlyJudged]);
  const after: Record<string, string> = {};
  for (const finding of earlier.findings) {
    if (gone.delete(finding.id)) continue;
    const change = findings.changed.find(({ id }) => id === finding.id);
    const facts: Record<string, Finding['facts'][string]> = { ...finding.facts };
    for (const [name, { to }] of Object.entries(change?.facts ?? {})) facts[name] = to;
    const waived = change?.waived ? (change.waived.to === null ? null : { reason: change.waived.to }) : finding.waived;
    after[finding.id] = factsOf({ facts, verdict: change?.verdict?.to ?? finding.verdict, severity: change?.severity?.to ?? finding.severity, waived });
  }
  for (const finding of contentsOfNew.findings) if (appeared.delete(finding.id)) after[finding.id] = factsOf(finding);
  if (gone.size + appeared.size > 0) throw new Error(`not in the reports: ${[...gone, ...appeared].join(' ')}`);
  const left = earlier.lines.map((line) => lineOf(line, line.amount));
  const take = (text: string): void => {
    if (!left.includes(text)) throw new Error(`no such line: ${text}`);
    left.splice(left.indexOf(text), 1);
  };
  for (const change of [...lines.gone, ...lines.changed]) take(lineOf(change, change.from!));
  for (const change of [...lines.new, ...lines.changed]) left.push(lineOf(change, change.to!));
  const sums = new Map(totalsOf(earlier));
  for (const { employee_id, month, items } of totals) {
    for (const [item, { from, to }] of Object.entries(items)) {
      const key = `${employee_id} ${month} ${item}`;
      if (amountOf(sums.get(key) ?? '0.00') !== amountOf(from)) throw new Error(`${key} was not ${from}`);
      if (amountOf(to) === 0n) sums.delete(key);
      else sums.set(key, to);
    }
  }
  return { findings: after, lines: left.sort(), totals: Object.fromEntries(sums) };
}
