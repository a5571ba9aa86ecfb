import type { Report } from '../checking/report';
import { bySeverity } from './group';
import type { View } from './tables/view';

/** How many findings are to be dealt with: what is waived and what is only a remark is not, what cannot be judged is. */
export function openFindings(report: Report): number {
  const { block, warn } = bySeverity(report);
  return block.violations + block.cannotJudge + warn.violations + warn.cannotJudge;
}

/** All findings and what is to be done about them, in one sentence in which the numbers add up. */
export function countsInOneSentence({ report, say }: Pick<View, 'report' | 'say'>): string {
  const { block, warn, info } = bySeverity(report);
  const total = report.findings.length;
  if (total === 0) return say('walk.nothing-found');
  const open = openFindings(report);
  return say('walk.counts', {
    total,
    open,
    block: block.violations,
    warn: warn.violations,
    undecided: block.cannotJudge + warn.cannotJudge,
    rest: total - open,
    info: info.violations,
    slight: info.cannotJudge,
    waived: block.waived + warn.waived + info.waived,
  });
}
