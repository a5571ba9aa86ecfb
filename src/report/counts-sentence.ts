import type { Report } from '../checking/report';
import { bySeverity } from './group';

/** How many findings are to be dealt with: what is waived and what is only a remark is not, what cannot be judged is. */
export function openFindings(report: Report): number {
  const { block, warn } = bySeverity(report);
  return block.violations + block.cannotJudge + warn.violations + warn.cannotJudge;
}
