import type { Finding } from '../checking/report';
import type { Translator } from '../i18n/translator';
import type { Severity } from '../rules/model';
import { countFindings } from './group';
import { parted } from './hygiene';

/**
 * "需要核对：181 条，117 条规则（10 条无法判断；另有 5 条资料规范列在最后）": what a section lists, in the counts of the summary, which has those of
 * record-keeping in it.
 * @param rules how many rules have a part of their own in the section.
 */
export function sectionHeading(findings: readonly Finding[], severity: Severity | 'hygiene', rules: number, say: Translator): string {
  const { month, hygiene } = parted(findings);
  const listed = severity === 'hygiene' ? hygiene : month.filter((one) => one.severity === severity);
  const elsewhere = severity === 'hygiene' ? 0 : hygiene.filter((one) => one.severity === severity).length;
  const { cannotJudge, waived } = countFindings(listed);
  const parts = [
    ...(cannotJudge > 0 ? [say('report.heading-cannot-judge', { count: cannotJudge })] : []),
    ...(waived > 0 ? [say('report.heading-waived', { count: waived })] : []),
    ...(elsewhere > 0 ? [say('report.heading-elsewhere', { count: elsewhere })] : []),
  ];
  const heading = say(`report.heading-${severity}`, { count: listed.length, rules });
  return parts.length === 0 ? heading : `${heading}${say('report.heading-parts', { parts: parts.join(say('report.clause-separator')) })}`;
}
