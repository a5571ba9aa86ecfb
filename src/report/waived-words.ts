import { keyOfFinding } from '../checking/key-text';
import type { Finding, Report, Waived } from '../checking/report';
import type { WaiverTold } from '../checking/waiver';
import { amountText, sumOf } from './money';
import type { View } from './tables/view';

type Words = Pick<View, 'report' | 'say' | 'names'>;

/** "【已豁免（特批，赵敏，2026-11-02 09:30，至 2026-12-31）：…】" before what a finding says. */
export const waivedBecause = ({ say, names }: Pick<Words, 'say' | 'names'>, { category, reason, by, at, expires }: Waived): string =>
  say('report.waived-because', { category: names.waiverCategory(category), reason, by, at, expires: expires ?? 'none' });

/** A waiver with what it was said of: the finding where this run has it, else what its id says. */
export interface WaiverInWords {
  readonly waiver: WaiverTold;
  readonly finding: Finding | null;
  readonly state: string;
  readonly category: string;
  readonly rule: string;
  /** Whom or what it is about. */
  readonly about: string;
}

export function waiversInWords({ report, say, names }: Words): WaiverInWords[] {
  const findings = new Map(report.findings.map((finding) => [finding.id, finding]));
  return report.waivers.map((waiver) => {
    const finding = findings.get(waiver.finding) ?? null;
    return {
      waiver,
      finding,
      state: say(`waive.state-${waiver.state}`),
      category: names.waiverCategory(waiver.category),
      rule: names.ruleTitle(waiver.rule),
      about: aboutOf(names, waiver, finding),
    };
  });
}

/** The person, where one is known, and what else the key says: days and numbers. */
function aboutOf(names: Words['names'], waiver: WaiverTold, finding: Finding | null): string {
  const person = finding && names.personOf(finding);
  const key = Object.values(keyOfFinding(waiver.finding)).filter((text) => text !== '' && text !== person?.key);
  return [...(person ? [person.label] : []), ...key].join(' ');
}

/** "有效 2 条，免去 −80.00 元；不起作用 1 条" */
export function waiverCounts({ say }: Pick<Words, 'say'>, { waivers }: Report): string {
  const holding = waivers.filter(({ state }) => state === 'in-effect');
  return say('report.waivers-count', { holding: holding.length, lifted: amountText(sumOf(holding.map(({ money }) => money ?? '0.00'))), idle: waivers.length - holding.length });
}
