import { join } from 'node:path';
import { readRulesFolder } from '../cli/rules-folder';
import { loadRules } from './load';
import type { RuleFile, RuleFileText, RuleSet } from './model';
import { FIXTURE } from './testing/fixture';
import { underFigures } from './under-figures';

type Figures = Readonly<Record<string, unknown>>;

/** The folder as its profile would be with these figures. */
function inProfile(folder: readonly RuleFileText[], file: RuleFile, figures: Figures): RuleSet {
  return loadRules(
    folder.map((text) => {
      if (text.path !== 'profile.json') return text;
      const profile = JSON.parse(text.text) as { parameters?: Record<string, Figures> };
      const key = `${file.id}@${file.version}`;
      return { path: text.path, text: JSON.stringify({ ...profile, parameters: { ...profile.parameters, [key]: { ...profile.parameters?.[key], ...figures } } }) };
    }),
  );
}

const fileOf = (set: RuleSet | null, path: string): RuleFile | undefined => set?.files.find((one) => one.path === path);
const afterLines = ({ afterLines: after, files }: RuleSet): string[] => files.flatMap(({ rules }) => rules.filter((rule) => after.has(rule)).map(({ id }) => id)).sort();

const COMPANY = readRulesFolder(join(__dirname, '../../rules'), { cases: true }).files;
/** The figures that the company's own cases give to rule files: of each file the first set. */
const ASKED = new Map(
  COMPANY.filter(({ path }) => path.startsWith('cases/')).flatMap(({ text }) => {
    const { file, parameters, cases } = JSON.parse(text) as { file: string; parameters?: Figures; cases: readonly { parameters?: Figures }[] };
    const figures = { ...parameters, ...cases.find((one) => one.parameters)?.parameters };
    return Object.keys(figures).length === 0 ? [] : [[file, figures] as const];
  }),
);

test('one file under other figures is what the whole folder says with them in its profile', () => {
  const set = loadRules(COMPANY);
  const chosen = [...ASKED].filter((_, at) => at % Math.ceil(ASKED.size / 4) === 0);
  expect(chosen.length).toBeGreaterThan(2);
  for (const [path, figures] of chosen) {
    const file = fileOf(set, path)!;
    const [found, whole] = [underFigures(set, path, figures)!, inProfile(COMPANY, file, figures)];
    expect(fileOf(found, path)).toEqual(fileOf(whole, path));
    expect(fileOf(found, path)).not.toEqual(file);
    expect(afterLines(found)).toEqual(afterLines(whole));
    expect(found.profile.inForce.filter((one) => one.file.path === path).map((one) => one.file === fileOf(found, path))).toEqual(set.profile.inForce.filter((one) => one.file.path === path).map(() => true));
    // The set itself stays as it was.
    expect(fileOf(set, path)).toBe(file);
  }
});

test('a figure that is none, or that nobody asks for, is passed over; a file under which nothing is known is asked of the whole folder', () => {
  const folder = Object.entries(FIXTURE).map(([path, text]) => ({ path, text }));
  const set = loadRules(folder);
  const quotes = fileOf(set, 'quotes.json')!;
  for (const figures of [{ top_from: 'sixty' }, { no_such: 1 }, { top_from: '70%' }]) {
    expect(fileOf(underFigures(set, 'quotes.json', figures), 'quotes.json')).toEqual(fileOf(inProfile(folder, quotes, figures), 'quotes.json'));
  }
  expect(underFigures(set, 'nothing.json', {})).toBeNull();
  expect(underFigures({ ...set }, 'quotes.json', {})).toBeNull();
  // Figures under which a file contradicts itself: it is gone from the set.
  const crossed = { top_from: '1%' };
  expect(fileOf(inProfile(folder, quotes, crossed), 'quotes.json') === undefined).toBe(fileOf(underFigures(set, 'quotes.json', crossed), 'quotes.json') === undefined);
});
