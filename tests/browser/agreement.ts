import type { Report } from '../../src/checking/report';

/** What is said of each finding, where, and who let it pass. */
const findingsOf = ({ findings }: Report): unknown[] =>
  findings.map(({ id, rule, version, verdict, severity, waived, message, file, sheet, row, cells }) => ({ id, rule, version, verdict, severity, waived, message, place: [file, sheet, row, cells] }));

const linesOf = ({ lines }: Report): unknown[] => lines.map(({ employee_id, month, item, amount, rule, version, file, sheet, row }) => [employee_id, month, item, amount, rule, version, file, sheet, row]);

/**
 * Two surfaces say the same of one workbook: every finding, every money line with its arithmetic, every sum and all the rest. Left out is what tells of
 * the surface alone: the hash of what it read (cells here, a file's bytes there), and what it has compared with an earlier run.
 */
export function expectSame(seen: Report, told: Report): void {
  expect(findingsOf(seen)).toEqual(findingsOf(told));
  expect(linesOf(seen)).toEqual(linesOf(told));
  expect([seen.totals, seen.waivers, seen.waivedLines]).toEqual([told.totals, told.waivers, told.waivedLines]);
  expect(shared(seen)).toEqual(shared(told));
}

const shared = (report: Report): unknown => ({ ...report, difference: undefined, run: { ...report.run, files: report.run.files.map(({ name }) => name) } });
