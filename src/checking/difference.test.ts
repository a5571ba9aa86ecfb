import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Validator, type Schema } from '@cfworker/json-schema';
import { renderJson } from '../report/json';
import { COVERAGE, finding, line, report } from '../report/testing/sample';
import { compareReports } from './difference';
import { EarlierError, readReport, refuseOtherMonth } from './earlier';
import type { Finding, Report } from './report';
import { applyDifference, comparedOf } from './testing/apply';

const ids = (findings: readonly Finding[]): string[] => findings.map(({ id }) => id);
const one = finding({ id: 'attendance/late|a' });
const two = finding({ id: 'attendance/late|b' });

test('new, fixed, still, and still with other values', () => {
  const before = report({ findings: [one, two] });
  const now = report({ findings: [{ ...two, verdict: 'cannot-judge', facts: { late_minutes: 17 } }, finding({ id: 'attendance/late|c' })] });
  const { findings } = compareReports(before, now);
  expect([findings.new, ids(findings.fixed), findings.still]).toEqual([['attendance/late|c'], ['attendance/late|a'], ['attendance/late|b']]);
  expect(findings.changed).toEqual([
    { id: 'attendance/late|b', facts: { employee_name: { from: '李华', to: null }, late_minutes: { from: 16, to: 17 } }, verdict: { from: 'violation', to: 'cannot-judge' } },
  ]);
});

describe('what a run did not look at is neither new nor fixed', () => {
  const [looked, nothing] = [report({ findings: [one] }), report({ findings: [] })];
  const without: readonly [string, Partial<Report>][] = [
    ['its ledger was not given', { coverage: [{ ...COVERAGE, file: '' }] }],
    ['its rule waits', { coverage: [{ ...COVERAGE, notJudgedRules: [{ rule: 'attendance/late', missingColumns: ['late_minutes'], missingLedgers: [], missingParameters: [] }] }] }],
    ['its file is not in force', { run: { ...nothing.run, rules: [] } }],
  ];
  test.each(without)('%s', (_, less) => {
    const blind = { ...nothing, ...less };
    expect(compareReports(looked, blind).findings).toMatchObject({ fixed: [], notJudged: [{ id: one.id }] });
    expect(compareReports(blind, looked).findings).toMatchObject({ new: [], newlyJudged: [one.id] });
  });

  test('a rule that waited all along has been judged as well as before', () => {
    const { coverage } = { ...nothing, ...without[1]![1] };
    expect(compareReports({ ...looked, coverage: coverage }, { ...nothing, coverage: coverage }).findings).toMatchObject({ fixed: [{ id: one.id }], notJudged: [] });
  });
});

test('lines: new, gone, of another amount; two that cannot be told apart are both there', () => {
  const before = report({ lines: [line({}), line({}), line({ item: 'bonus', amount: '10.00' })] });
  const now = report({ lines: [line({ amount: '-31.00' }), line({ employee_id: '000103' })] });
  const { lines } = compareReports(before, now);
  expect(lines.changed).toMatchObject([{ from: '-30.00', to: '-31.00' }]);
  expect([lines.new.length, lines.gone.length, lines.still]).toEqual([1, 2, 0]);
});

test('a report that was written and read again is compared as it was: its fields have another order', () => {
  const one = report({ lines: [line({ key: { work_date: '2026-10-01', employee_id: '1', month: '2026-10' } })], findings: [finding({ facts: { z: 1, a: 2 } })] });
  const { findings, lines } = compareReports(readReport(JSON.stringify(JSON.parse(renderJson({ ...one, run: { ...one.run, files: [], rules: [] } })))), one);
  expect([findings.new, findings.fixed, findings.changed, lines.new, lines.gone]).toEqual([[], [], [], [], []]);
});

test('totals: who changes, by item, from → to, and all together', () => {
  const totals = (fines: readonly string[]): Report['totals'] => fines.map((fine, index) => ({ employee_id: `E${index}`, employee_name: null, department: null, month: '2026-10', items: { fine, bonus: '5.00' }, net: fine }));
  const { totals: changed, sum } = compareReports(report({ totals: totals(['-30.00', '-7.00']) }), report({ totals: totals(['-10.05', '-7.00']) }));
  expect(changed).toEqual([{ employee_id: 'E0', employee_name: null, month: '2026-10', items: { fine: { from: '-30.00', to: '-10.05' } }, net: { from: '-30.00', to: '-10.05' } }]);
  expect(sum).toEqual({ items: { fine: { from: '-37.00', to: '-17.05' } }, net: { from: '-37.00', to: '-17.05' } });
});

/** Reports out of few ids, people and amounts, so that much is shared by two of them. */
const anyReport = fc
  .record({
    findings: fc.uniqueArray(fc.record({ id: fc.integer({ min: 0, max: 12 }), late: fc.integer({ min: 0, max: 2 }), known: fc.boolean(), sure: fc.boolean() }), { selector: ({ id }) => id }),
    lines: fc.array(fc.record({ person: fc.integer({ min: 0, max: 3 }), item: fc.constantFrom('fine', 'bonus'), fen: fc.integer({ min: -200, max: 200 }) })),
  })
  .map((made) => {
    const amount = (fen: number): string => `${fen < 0 ? '-' : ''}${Math.trunc(Math.abs(fen) / 100)}.${String(Math.abs(fen) % 100).padStart(2, '0')}`;
    const people = [...new Set(made.lines.map(({ person }) => person))];
    const sum = (lines: typeof made.lines): string => amount(lines.reduce((total, { fen }) => total + fen, 0));
    return report({
      findings: made.findings.map(({ id, late, known, sure }) => finding({ id: `attendance/late|${id}`, facts: known ? { late } : {}, verdict: sure ? 'violation' : 'cannot-judge' })),
      lines: made.lines.map(({ person, item, fen }) => line({ employee_id: `E${person}`, item, amount: amount(fen) })),
      totals: people.map((person) => {
        const own = made.lines.filter((one) => one.person === person);
        const items = [...new Set(own.map(({ item }) => item))].map((item) => [item, sum(own.filter((one) => one.item === item))]);
        return { employee_id: `E${person}`, employee_name: null, department: null, month: '2026-10', items: Object.fromEntries(items) as Record<string, string>, net: sum(own) };
      }),
    });
  });

test('property: the earlier report with the difference applied is the later one; of two equal reports nothing differs', () => {
  fc.assert(
    fc.property(anyReport, anyReport, (before, now) => {
      expect(applyDifference(before, compareReports(before, now), now)).toEqual(comparedOf(now));
      const { findings, lines, totals } = compareReports(now, now);
      expect([findings.new, findings.fixed, findings.changed, lines.new, lines.gone, lines.changed, totals]).toEqual([[], [], [], [], [], [], []]);
    }),
    { numRuns: 300 },
  );
});

describe('an earlier report that is none', () => {
  const codeOf = (read: () => unknown): string => {
    try {
      read();
      return '';
    } catch (error) {
      if (!(error instanceof EarlierError)) throw error;
      return error.code;
    }
  };
  const sound = report({ findings: [], lines: [] , run: { ...report().run, files: [], rules: [] } });

  test('a sound one is read back', () => expect(readReport(JSON.stringify(sound))).toEqual(sound));

  test.each([
    ['no JSON', 'Guiju', 'no-json'],
    ['something else', '{"findings": []}', 'no-report'],
    ['a list', '[]', 'no-report'],
    ['changed by hand', JSON.stringify({ ...sound, lines: [{ ...line({}), amount: 'much' }] }), 'no-report'],
    ['another version', JSON.stringify({ ...sound, schemaVersion: 2 }), 'other-version'],
    ['a bomb of brackets', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, 'no-report'],
  ])('%s', (_, text, code) => expect(codeOf(() => readReport(text))).toBe(code));

  test('another month', () => {
    expect(codeOf(() => refuseOtherMonth(sound, sound))).toBe('');
    expect(codeOf(() => refuseOtherMonth({ ...sound, run: { ...sound.run, month: null } }, sound))).toBe('other-month');
  });
});

test('a report with a difference is what the schema says', () => {
  const schemaOf = (name: string): Schema => JSON.parse(readFileSync(join(__dirname, '../../rules/schema', name), 'utf8')) as Schema;
  const validator = new Validator(schemaOf('report.schema.json'), '7', false);
  validator.addSchema(schemaOf('common.schema.json'), 'common.schema.json');
  const hash = 'a'.repeat(64);
  const run: Report['run'] = { ...report().run, files: [{ name: 'a', sha256: hash }], rules: [{ id: 'attendance', version: '2026-01-01', sha256: hash }] };
  const before = report({ run, findings: [one, two], lines: [line({}), line({ employee_id: '1' })] });
  const now = report({ run, findings: [{ ...two, severity: 'block', facts: {} }], lines: [line({ amount: '-1.00' }), line({ employee_id: '2' })] });
  const whole = { ...now, difference: compareReports(before, now) };
  expect(validator.validate(JSON.parse(JSON.stringify(whole))).errors.slice(-2)).toEqual([]);
  expect(validator.validate({ ...whole, difference: { ...whole.difference, lines: {} } }).valid).toBe(false);
});
