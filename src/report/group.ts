import type { Finding, Report } from '../checking/report';
import { SEVERITIES, type Severity } from '../rules/model';
import { compareText } from '../values/compare-text';
import { isHygiene } from './hygiene';
import type { Names, Person } from './names';

/** A finding with the findings that follow from it. */
export interface Told {
  readonly finding: Finding;
  readonly consequences: readonly Finding[];
}

export interface PersonGroup {
  readonly person: Person | null;
  readonly told: readonly Told[];
}

export interface RuleGroup {
  readonly rule: string;
  readonly version: string;
  readonly severity: Severity;
  readonly isHygiene: boolean;
  readonly violations: number;
  readonly cannotJudge: number;
  readonly waived: number;
  /** How many of the rule's findings stand under their cause, in another group. */
  readonly underCause: number;
  /** Violations, and apart from them what cannot be judged. */
  readonly violated: readonly PersonGroup[];
  readonly undecided: readonly PersonGroup[];
}

export interface Counts {
  readonly violations: number;
  readonly cannotJudge: number;
  readonly waived: number;
}

/** True totals of a severity: waived findings are counted apart, every other one as a violation or as cannot-judge. */
export function countFindings(findings: readonly Finding[]): Counts {
  const waived = findings.filter((finding) => finding.waived !== null).length;
  const cannotJudge = findings.filter((finding) => finding.waived === null && finding.verdict === 'cannot-judge').length;
  return { violations: findings.length - waived - cannotJudge, cannotJudge, waived };
}

export const bySeverity = (report: Pick<Report, 'findings'>): Readonly<Record<Severity, Counts>> => ({
  block: countFindings(report.findings.filter((finding) => finding.severity === 'block')),
  warn: countFindings(report.findings.filter((finding) => finding.severity === 'warn')),
  info: countFindings(report.findings.filter((finding) => finding.severity === 'info')),
});

/** Does a run with this report pass? Exit code 0 or 1 of the command line. */
export const hasOpenFindings = (report: Report): boolean =>
  report.findings.some((finding) => finding.waived === null && finding.severity !== 'info');

const rank = (severity: Severity): number => SEVERITIES.indexOf(severity);
const byPlace = (a: Finding, b: Finding): number =>
  compareText(a.file, b.file) || compareText(a.sheet, b.sheet) || a.row - b.row || compareText(a.id, b.id);

function collect<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

/**
 * Under which of the findings one stands that follows from it; null where it stands by itself. The cause is at least as grave, so that nothing grave
 * hides under something slight, and what is certain not under what is open. Record-keeping and the month's other findings stand apart.
 */
export function causesAmong(findings: readonly Finding[]): (finding: Finding) => Finding | null {
  const byId = new Map(findings.map((finding) => [finding.id, finding]));
  return (finding) => {
    const cause = finding.root === null ? undefined : byId.get(finding.root);
    if (!cause || cause.root !== null || rank(cause.severity) > rank(finding.severity) || isHygiene(cause) !== isHygiene(finding)) return null;
    return finding.verdict === 'violation' && cause.verdict === 'cannot-judge' ? null : cause;
  };
}

/** Findings by rule, then person, then row: graver rules first, else in the order in which HR wrote them, record-keeping last; a consequence under its cause. */
export function groupFindings(report: Report, names: Names): RuleGroup[] {
  const causeOf = causesAmong(report.findings);
  const consequences = collect(
    report.findings.filter((finding) => causeOf(finding) !== null),
    (finding) => finding.root ?? '',
  );
  const groups = collect(report.findings, (finding) => `${rank(finding.severity)} ${finding.rule} ${finding.version}`);
  return [...groups.values()]
    .map((findings) => ruleGroup(findings, findings.filter((finding) => causeOf(finding) === null), consequences, names))
    .sort(
      (a, b) =>
        Number(a.isHygiene) - Number(b.isHygiene) ||
        rank(a.severity) - rank(b.severity) ||
        names.ruleOrder(a.rule) - names.ruleOrder(b.rule) ||
        compareText(a.rule, b.rule) ||
        compareText(a.version, b.version),
    );
}

function byPerson(roots: readonly Finding[], consequences: ReadonlyMap<string, Finding[]>, names: Names): PersonGroup[] {
  return [...collect(roots, (finding) => names.personOf(finding)?.key ?? '').entries()]
    .sort(([a], [b]) => compareText(a, b))
    .map(([, findings]) => {
      findings.sort(byPlace);
      return {
        person: findings[0] ? names.personOf(findings[0]) : null,
        told: findings.map((finding) => ({ finding, consequences: (consequences.get(finding.id) ?? []).slice().sort(byPlace) })),
      };
    });
}

function ruleGroup(all: Finding[], roots: Finding[], consequences: ReadonlyMap<string, Finding[]>, names: Names): RuleGroup {
  const [first] = all as [Finding, ...Finding[]];
  const ofVerdict = (verdict: Finding['verdict']): PersonGroup[] => byPerson(roots.filter((finding) => finding.verdict === verdict), consequences, names);
  return {
    rule: first.rule,
    version: first.version,
    severity: first.severity,
    isHygiene: isHygiene(first),
    ...countFindings(all),
    underCause: all.length - roots.length,
    violated: ofVerdict('violation'),
    undecided: ofVerdict('cannot-judge'),
  };
}
