import type { Report } from '../checking/report';
import { SEVERITIES } from '../rules/model';
import type { Mark, MarkKind } from '../workbook/open-workbook';

/** Graver first; what can't be judged is no guilt, so it gives way to all that is certain. */
const KINDS: readonly MarkKind[] = [...SEVERITIES, 'cannot-judge'];

/** Marks of a report's findings that are not waived: one look a cell, that of the gravest finding on it. By sheet, then by kind. */
export function marksOf(report: Report): Mark[] {
  const kindOf = new Map<string, Map<string, MarkKind>>();
  for (const { sheet, cells, severity, verdict, waived } of report.findings) {
    if (waived !== null) continue;
    const kind: MarkKind = verdict === 'cannot-judge' ? verdict : severity;
    const marked = kindOf.get(sheet) ?? new Map<string, MarkKind>();
    kindOf.set(sheet, marked);
    for (const cell of cells) {
      const other = marked.get(cell);
      if (other === undefined || KINDS.indexOf(kind) < KINDS.indexOf(other)) marked.set(cell, kind);
    }
  }
  return [...kindOf].flatMap(([sheet, marked]) =>
    KINDS.map((kind): Mark => ({ sheet, kind, cells: [...marked].filter(([, one]) => one === kind).map(([cell]) => cell) })).filter(({ cells }) => cells.length > 0),
  );
}
