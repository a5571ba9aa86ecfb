import type { Finding, Report } from '../checking/report';
import { finished } from '../values/steps';
import type { Mark, MarkKind } from '../workbook/open-workbook';
import { isHygiene } from './hygiene';

/** What a cell with several findings is marked as: the first of these. What cannot be judged may yet turn out grave, a remark not. */
const GRAVEST: readonly MarkKind[] = ['block', 'warn', 'cannot-judge', 'info'];

const kindOf = ({ verdict, severity }: Finding): MarkKind => (verdict === 'cannot-judge' ? 'cannot-judge' : severity);

/**
 * The cells of a file's open findings, each marked once; waived findings leave no mark. A finding without cells marks the beginning of its row.
 * @param withHygiene whether record-keeping is marked, too: marks are for what is listed
 */
export const marksOf = (report: Report, file: string, withHygiene: boolean): Mark[] => finished(marksInSteps(report, file, withHygiene));

/** The same step by step: a finding's cells are looked for when they are asked for. */
export function* marksInSteps({ findings }: Report, file: string, withHygiene: boolean): Generator<undefined, Mark[]> {
  const sheets = new Map<string, Map<string, MarkKind>>();
  for (const finding of findings) {
    if (finding.file !== file || finding.waived !== null || finding.row < 1 || (isHygiene(finding) && !withHygiene)) continue;
    const kind = kindOf(finding);
    const cells = sheets.get(finding.sheet) ?? new Map<string, MarkKind>();
    sheets.set(finding.sheet, cells);
    for (const cell of finding.cells.length > 0 ? finding.cells : [`A${finding.row}`]) {
      const before = cells.get(cell);
      if (before === undefined || GRAVEST.indexOf(kind) < GRAVEST.indexOf(before)) cells.set(cell, kind);
    }
    yield;
  }
  return [...sheets].flatMap(([sheet, kinds]) =>
    GRAVEST.flatMap((kind): Mark[] => {
      const cells = [...kinds].filter(([, marked]) => marked === kind).map(([cell]) => cell);
      return cells.length === 0 ? [] : [{ sheet, kind, cells }];
    }),
  );
}
