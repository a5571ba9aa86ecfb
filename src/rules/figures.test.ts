import { join } from 'node:path';
import { readRulesFolder } from '../cli/rules-folder';
import { figuresOf, literalOf, withFigures, type Figure } from './figures';
import { loadRules } from './load';
import { rational } from '../values/rational';

const FILES = readRulesFolder(join(__dirname, '../../rules'), { cases: false }).files;
const SET = loadRules(FILES);
const FIGURES = figuresOf(SET, FILES);
const figure = (id: string): Figure => {
  const found = FIGURES.find((one) => one.id === id);
  if (!found) throw new Error(`no figure ${id}`);
  return found;
};
/** The rules with figures typed otherwise; `errors` are those that the loader did not have before. */
function typed(...changes: readonly (readonly [id: string, text: string])[]) {
  const set = loadRules(withFigures(FILES, changes.map(([id, text]) => ({ figure: figure(id), json: literalOf(text, figure(id).unit) }))));
  const known = new Set(SET.problems.map(({ code, pointer, file }) => `${file} ${pointer} ${code}`));
  return { set, errors: set.problems.filter(({ severity, code, pointer, file }) => severity === 'error' && !known.has(`${file} ${pointer} ${code}`)) };
}
const parameter = (set: typeof SET, id: string, name: string) => set.files.find((file) => file.id === id)!.parameters.get(name)!.value;
const table = (set: typeof SET, name: string) => set.files.find((file) => file.id === 'attendance')!.tables.get(name)!;

describe('figures of the rules in force', () => {
  test('are all parameters, each once, also those that wait for a figure, and the literals of tier tables', () => {
    expect(new Set(FIGURES.map(({ id }) => id)).size).toBe(FIGURES.length);
    for (const { file } of SET.profile.inForce) for (const name of file.parameters.keys()) expect([name, figure(`${file.id}/${name}`).name]).toEqual([name, name]);
    expect(FIGURES.filter(({ value, of }) => of === null && value === null).length).toBeGreaterThan(0);
    expect(figure('attendance/day_starts')).toMatchObject({ unit: 'time', value: rational(570n), of: null });
    const { version } = figure('attendance/day_starts').file;
    expect(figure(`attendance@${version}/lateness/1/deduction`)).toMatchObject({ unit: 'yuan', value: rational(30n), of: { is: 'output', row: 1, output: 'deduction', title: { en: 'deduction' } } });
    // The bound between two tiers is one figure; what a parameter gives is that parameter's.
    const bounds = FIGURES.filter(({ name, of }) => name === 'lateness' && of?.is === 'bound');
    expect(bounds.map(({ value, places }) => [value, places.map(({ at }) => at.slice(-2))])).toEqual([
      [rational(0n), [[0, 'upTo'], [1, 'above']]],
      [rational(5n), [[1, 'upTo'], [2, 'above']]],
      [rational(10n), [[2, 'upTo'], [3, 'above']]],
    ]);
  });

  test('a parameter that is set is that one and no other, whether the company had set it or not', () => {
    for (const [id, name, text, value] of [['commission', 'top_tier_from', '200', 2_000_000n], ['attendance', 'day_starts', '09:31', 571n]] as const) {
      const { unit } = figure(`${id}/${name}`);
      const { set, errors } = typed([`${id}/${name}`, unit === 'yuan' ? '2,000,000' : text]);
      expect(errors).toEqual([]);
      expect(parameter(set, id, name)).toEqual(rational(value));
      for (const file of set.files) {
        for (const [other, { value: now }] of file.parameters) if (file.id !== id || other !== name) expect([other, now]).toEqual([other, SET.files.find((one) => one.path === file.path)!.parameters.get(other)!.value]);
      }
    }
    const { set } = typed(['attendance/day_starts', '']);
    expect(parameter(set, 'attendance', 'day_starts')).toBeNull();
  });

  test('a parameter that the profile sets for one version is set for that one, too', () => {
    const pinned = FILES.map((file) => (file.path === 'profile.json' ? { path: file.path, text: file.text.replace('"parameters": {', '"parameters": { "commission@2026-01-01": { "top_tier_from": 900000 },') } : file));
    const set = loadRules(pinned);
    expect(set.problems).toEqual(SET.problems);
    expect(parameter(set, 'commission', 'top_tier_from')).toEqual(rational(900_000n));
    const one = figuresOf(set, pinned).find(({ id }) => id === 'commission/top_tier_from')!;
    expect(parameter(loadRules(withFigures(pinned, [{ figure: one, json: 1_500_000 }])), 'commission', 'top_tier_from')).toEqual(rational(1_500_000n));
  });

  test('a tier gives another amount; a bound moves in both rows that it parts', () => {
    const { version } = figure('attendance/day_starts').file;
    const bound = FIGURES.find(({ name, of, value }) => name === 'lateness' && of?.is === 'bound' && value !== null && JSON.stringify(value, (_, one: unknown) => (typeof one === 'bigint' ? String(one) : one)).includes('"5"'))!;
    const { set, errors } = typed([`attendance@${version}/lateness/1/deduction`, '35.5'], [bound.id, '7']);
    expect(errors).toEqual([]);
    expect(table(set, 'lateness').rows[1]!.outputs['deduction']).toEqual(rational(71n, 2n));
    expect(table(set, 'lateness').rows.slice(1, 3).map(({ cells: [cell] }) => cell)).toMatchObject([{ high: { value: rational(7n) } }, { low: { value: rational(7n) } }]);
    expect(typed([bound.id, '10']).errors.map(({ code }) => code)).toContain('tier-empty');
  });

  test.each<[string, string, string]>([
    ['attendance/day_starts', '9点半', 'formula.literal-no-time'],
    ['attendance/day_starts', '930', 'formula.literal-no-time'],
    ['commission/top_tier_from', 'abc', 'formula.literal-no-number'],
    ['commission/top_tier_from', '99999999999999999', 'formula.literal-too-large'],
  ])('%s cannot be %j, as the loader says', (id, text, code) => expect(typed([id, text]).errors.map((problem) => problem.code)).toContain(code));

  test('what is typed is read as people type it', () => {
    expect([literalOf(' １，２３４．５ ', 'yuan'), literalOf('30', 'percent'), literalOf('30％', 'percent'), literalOf('是', 'yes/no'), literalOf('甲、乙', 'list'), literalOf('09：30', 'time'), literalOf('1,2', 'count'), literalOf('  ', 'yuan')]).toEqual([
      1234.5, '30%', '30%', '是', ['甲', '乙'], '09:30', '1,2', null,
    ]);
  });
});
