import { readFileSync, statSync } from 'node:fs';
import { compareReports } from '../checking/difference';
import { EarlierError, readReport, refuseOtherMonth } from '../checking/earlier';
import type { Report } from '../checking/report';
import { Failure, systemFailure } from './failure';

/** More than a report of a million findings takes. */
const MOST_BYTES = 256 * 1024 * 1024;

const failureOf = (error: unknown, file: string): unknown => (error instanceof EarlierError ? new Failure(`cli.earlier-${error.code}`, { file, ...error.params }) : error);

/** @throws Failure where the file cannot be read, or is no report that this version understands. */
export function readEarlier(path: string): Report {
  try {
    if (statSync(path).isDirectory()) throw new Failure('cli.file-is-folder', { file: path });
    if (statSync(path).size > MOST_BYTES) throw new Failure('cli.earlier-too-large', { file: path, limit: MOST_BYTES / 1024 / 1024 });
    return readReport(readFileSync(path, 'utf8'));
  } catch (error) {
    throw error instanceof Failure ? error : error instanceof EarlierError ? failureOf(error, path) : systemFailure(error, path);
  }
}

/** The report with what changed since the earlier one. @throws Failure where the two have nothing in common. */
export function withDifference(report: Report, earlier: Report, path: string): Report {
  try {
    refuseOtherMonth(earlier, report);
  } catch (error) {
    throw failureOf(error, path);
  }
  return { ...report, difference: compareReports(earlier, report) };
}
