import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { check } from '../checking/check';
import { compareReports } from '../checking/difference';
import type { Finding, Report } from '../checking/report';
import { readRulesFolder } from '../cli/rules-folder';
import { finding, line, report as sample } from '../report/testing/sample';
import { loadRules } from '../rules/load';
import { packedText } from '../values/packed-text';
import { finished } from '../values/steps';
import { sha256 } from '../values/sha256';
import { readWorkbook } from '../workbook/files';
import { PartError } from '../workbook/text-part';
import type { KeptRun } from './model';
import { MOST_PART_BYTES } from './parts';
import { earlierRun, keptRunInSteps, reportOfRun, withRun } from './runs';
import { writeRunsPart } from './runs-part';

jest.setTimeout(120_000);

const AT = '2026-11-22 09:30';
const HASH = sha256('');
const REPORT = sample({ run: { engine: 'guiju 1.0.0', month: '2026-10', asOf: '2026-10-31', files: [{ name: 'a.xlsx', sha256: HASH }], rules: [{ id: 'attendance', version: '2026-01-01', sha256: HASH }] } });
const kept = (report: Report): KeptRun => finished(keptRunInSteps(AT, report));
const bytes = (text: string): number => new TextEncoder().encode(text).length;

describe('the sample month', () => {
  const NAME = '2026年10月台账.xlsx';
  const ROOT = join(__dirname, '../..');
  let report: Report;
  beforeAll(async () => {
    const set = loadRules(readRulesFolder(join(ROOT, 'rules'), { cases: false }).files);
    report = await check(set, [readWorkbook(NAME, new Uint8Array(readFileSync(join(ROOT, 'samples/2026-10', NAME))))], { month: '2026-10' });
  });

  test('is kept small, and is the same report but for cells, notes on them and explanations', () => {
    const run = kept(report);
    expect(bytes(writeRunsPart([run]))).toBeLessThan(64_000);
    const back = finished(reportOfRun(run));
    expect(report.findings.length).toBeGreaterThan(100);
    expect(back).toEqual({
      ...report,
      coverage: report.coverage.map((ledger) => ({ ...ledger, cellNotes: [] })),
      findings: report.findings.map((one) => ({ ...one, cells: [] })),
      lines: report.lines.map((one) => ({ ...one, explain: { name: one.item, unit: 'yuan', value: one.amount } })),
    });
    // What later checks are compared with says the same of this one.
    const { findings, lines, totals } = compareReports(back, report);
    expect({ new: findings.new, fixed: findings.fixed, changed: findings.changed, lines: [lines.new, lines.gone, lines.changed], totals }).toEqual({ new: [], fixed: [], changed: [], lines: [[], [], []], totals: [] });
  });

  test('no explanation and no cell is looked for to keep it', () => {
    const asked: string[] = [];
    const asking = <T extends object>(entry: T, name: string): T => Object.defineProperty({ ...entry }, name, { enumerable: true, get: () => asked.push(name) });
    kept({ ...REPORT, findings: [asking(finding({}), 'cells')], lines: [asking(line({}), 'explain')], waivedLines: [asking(line({}), 'explain')] });
    expect(asked).toEqual([]);
  });
});

test('what one run is compared with is not kept with it', () => {
  const report = { ...REPORT, findings: [finding({})] };
  expect(finished(reportOfRun(kept({ ...report, difference: compareReports(report, report) })))).not.toHaveProperty('difference');
});

test('fifty thousand findings, each of its own person, day and words, are kept in what Excel takes at once; in steps', () => {
  const many: Finding[] = Array.from({ length: 50_000 }, (_, at) => {
    const person = `10${String((at * 7919) % 50_000).padStart(5, '0')}`;
    const day = `2026-10-${String((at % 28) + 1).padStart(2, '0')}`;
    const minutes = (at * 31) % 240;
    return finding({
      id: `attendance/late|employee_id=${person}|work_date=${day}`,
      row: at + 2,
      cells: [`H${at + 2}`, `I${at + 2}`],
      key: { employee_id: person, work_date: day },
      facts: { employee_name: `员工${person}`, late_minutes: minutes, clock_in: `09:${minutes % 60}` },
      message: `员工${person} ${day} 09:${minutes % 60} 到岗，9:00 上班，迟到 ${minutes} 分钟`,
    });
  });
  const steps = keptRunInSteps(AT, { ...REPORT, findings: many, lines: many.map(({ key }) => line({ employee_id: key['employee_id']!, key })) });
  let count = 0;
  let step = steps.next();
  for (; !step.done; step = steps.next()) count += 1;
  const size = bytes(writeRunsPart([step.value]));
  expect({ isSmall: size < MOST_PART_BYTES, isInSteps: count > 300 }).toEqual({ isSmall: true, isInSteps: true });
  expect(finished(reportOfRun(step.value)).findings).toEqual(many.map((one) => ({ ...one, cells: [] })));
});

describe('a kept run that cannot be used is refused in words', () => {
  const run = kept({ ...REPORT, findings: [finding({})] });
  const text = JSON.stringify({ ...REPORT, findings: [] });
  test.each([
    ['cut short', { report: run.report.slice(0, -8) }, new PartError('hash')],
    ['no report', { report: packedText('{"schemaVersion": 1}') }, new PartError('shape', { place: 'none' })],
    ['no JSON', { report: packedText('{') }, new PartError('shape', { place: 'none' })],
    ['of another version', { report: packedText(text.replace('"schemaVersion":1', '"schemaVersion":2')) }, new PartError('version', { version: '2', wanted: '1' })],
    ['deep', { report: packedText('['.repeat(100_000)) }, new PartError('shape', { place: 'none' })],
  ])('%s', (_, change, error) => {
    expect(() => finished(reportOfRun({ ...run, ...change }))).toThrow(error);
  });
});

/** A run of a month on inputs of this name. */
const runOf = (month: string | null, inputs: string, report = inputs): KeptRun => ({ at: AT, run: { ...REPORT.run, month, files: [{ name: 'a.xlsx', sha256: sha256(inputs) }] }, report });
const namesOf = (runs: readonly KeptRun[]): string[] => runs.map(({ run, report }) => `${run.month ?? 'all'} ${report}`);

describe('which runs are kept', () => {
  test('of a month the last two on different inputs, newest first; the months apart', () => {
    let runs: readonly KeptRun[] = [];
    const keep = (month: string | null, inputs: string, report?: string): string[] => namesOf((runs = withRun(runs, runOf(month, inputs, report))));
    expect(keep('2026-10', 'a')).toEqual(['2026-10 a']);
    expect(keep('2026-10', 'a', 'a again')).toEqual(['2026-10 a again']);
    expect(keep('2026-10', 'b')).toEqual(['2026-10 b', '2026-10 a again']);
    expect(keep('2026-11', 'a')).toEqual(['2026-11 a', '2026-10 b', '2026-10 a again']);
    expect(keep('2026-10', 'c')).toEqual(['2026-10 c', '2026-11 a', '2026-10 b']);
    expect(keep('2026-10', 'b', 'b again')).toEqual(['2026-10 b again', '2026-10 c', '2026-11 a']);
    expect(keep(null, 'a')).toEqual(['all a', '2026-10 b again', '2026-10 c', '2026-11 a']);
  });

  test('compared with the newest of the same month on other inputs', () => {
    const runs = ['c', 'b'].map((inputs) => runOf('2026-10', inputs));
    const against = (run: KeptRun): string | null => earlierRun(runs, run.run)?.report ?? null;
    expect([against(runOf('2026-10', 'd')), against(runOf('2026-10', 'c')), against(runOf('2026-11', 'c')), against(runOf(null, 'c'))]).toEqual(['c', 'b', null, null]);
  });

  test.each([
    ['other rules', { rules: [{ id: 'attendance', version: '2026-01-01', sha256: sha256('others') }] }],
    ['another engine', { engine: 'guiju 9.9.9' }],
    ['another day', { asOf: '2026-11-05' }],
  ])('%s are other inputs', (_, change) => {
    const run = runOf('2026-10', 'a');
    const other = { ...run, run: { ...run.run, ...change } };
    expect(withRun([run], other)).toHaveLength(2);
    expect(earlierRun([run], other.run)).toBe(run);
  });
});
