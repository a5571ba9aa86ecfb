import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { check } from '../src/checking/check';
import type { Finding, MoneyLine, Report } from '../src/checking/report';
import { company, SAMPLE_MONTH, sampleFiles } from './company';

/* What was planted in the sample month, place by place, against a real check of it. samples/README.md says what the parts of a plant mean. */

interface Plant {
  readonly id: string;
  readonly file: string;
  readonly sheet: string;
  readonly row: number | null;
  readonly key: Readonly<Record<string, string>>;
  readonly rules: readonly string[];
  readonly verdict: 'violation' | 'cannot-judge' | 'pass' | 'line' | 'unchecked';
  readonly expectation: string;
  readonly line?: { readonly item: string; readonly amount: string };
}

const plants = JSON.parse(readFileSync(join(__dirname, '..', 'samples', SAMPLE_MONTH, 'planted.json'), 'utf8')) as Plant[];
const of = (...verdicts: readonly Plant['verdict'][]): Plant[] => plants.filter(({ verdict }) => verdicts.includes(verdict));

/** `reading` and `hygiene` are no clauses of the catalogue: such a plant alone asks for the place, not for a clause. */
const clausesOf = ({ rules }: Plant): string[] => rules.filter((rule) => rule !== 'reading' && rule !== 'hygiene');
const cites = (plant: Plant, { source }: Finding | MoneyLine): boolean => clausesOf(plant).length === 0 || source.some(({ id }) => clausesOf(plant).includes(id));
const inSheet = (plant: Plant, { file, sheet }: Finding | MoneyLine): boolean => file === plant.file && sheet === plant.sheet;

/** In the planted row (a group counts in each row that one of its cells is in), or about the planted person's month. */
function findingIsAt(plant: Plant, finding: Finding): boolean {
  if (plant.row === null) return (finding.person?.employee_id ?? finding.key['employee_id']) === plant.key['employee_id'];
  return inSheet(plant, finding) && (finding.row === plant.row || finding.cells.some((cell) => Number(cell.replace(/\D/g, '')) === plant.row));
}
const lineIsAt = (plant: Plant, line: MoneyLine): boolean => (plant.row === null ? line.employee_id === plant.key['employee_id'] : inSheet(plant, line) && line.row === plant.row);

/** The plants that the report does not show, with what it has there instead. */
const astray = (wanted: readonly Plant[], report: Report, isThere: (plant: Plant, here: readonly Finding[]) => boolean): string[] =>
  wanted.flatMap((plant) => {
    const here = report.findings.filter((finding) => findingIsAt(plant, finding));
    if (isThere(plant, here.filter((finding) => cites(plant, finding)))) return [];
    return [`${plant.id} ${plant.sheet}!${plant.row ?? plant.key['employee_id']} ${plant.expectation}: ${here.map(({ rule, verdict }) => `${rule} ${verdict}`).join(', ')}`];
  });

describe('the sample month as planted', () => {
  let report: Report;
  beforeAll(async () => {
    report = await check(company, sampleFiles, { month: SAMPLE_MONTH });
  });

  test.each(['violation', 'cannot-judge'] as const)('each %s is found', (verdict) => {
    expect(astray(of(verdict), report, (_, here) => here.some((finding) => finding.verdict === verdict))).toEqual([]);
  });

  test('what is in order is judged, and has no finding of its clauses but information', () => {
    const inOrder = (plant: Plant, { severity, verdict }: Finding): boolean => verdict === 'violation' && (severity === 'info' || clausesOf(plant).length === 0);
    expect(astray(of('pass'), report, (plant, here) => here.every((finding) => inOrder(plant, finding)))).toEqual([]);
  });

  test('each amount is written, to the fen', () => {
    const amounts = plants.flatMap((plant) => (plant.line === undefined ? [] : [{ plant, ...plant.line }]));
    const missing = amounts.flatMap(({ plant, item, amount }) => {
      const here = report.lines.filter((line) => line.item === item && lineIsAt(plant, line) && (plant.row !== null || cites(plant, line)));
      return here.some((line) => line.amount === amount) ? [] : [`${plant.id} ${plant.expectation}: ${amount}, written ${here.map((line) => line.amount).join(', ')}`];
    });
    expect(missing).toEqual([]);
    expect(amounts.length).toBeGreaterThan(60);
  });

  test('what no rule looks at yet is still without a finding', () => {
    expect(astray(of('unchecked'), report, (plant, here) => clausesOf(plant).length === 0 || here.every(({ severity }) => severity === 'info'))).toEqual([]);
  });

  test('each plant was compared', () => {
    expect(new Set(plants.map(({ verdict }) => verdict))).toEqual(new Set(['violation', 'cannot-judge', 'pass', 'line', 'unchecked']));
    expect(of('violation').length).toBeGreaterThan(190);
    expect(of('cannot-judge').length).toBeGreaterThan(10);
    expect(of('pass').length).toBeGreaterThan(70);
    expect(of('line').every(({ line }) => line !== undefined)).toBe(true);
  });

  test('a plant that is not there would be missed', () => {
    const elsewhere = of('violation').map((plant) => ({ ...plant, row: 1, rules: ['QUO-0'] }));
    expect(astray(elsewhere, report, (_, here) => here.length > 0)).toHaveLength(elsewhere.length);
  });
});
