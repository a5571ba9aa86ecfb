import { join } from 'node:path';
import { seeded } from '../bench/random';
import { readRulesFolder } from '../src/cli/rules-folder';
import { loadRules } from '../src/rules/load';
import type { RuleFileText, RuleProblem } from '../src/rules/model';
import { below, oneOf, type Random } from './fuzz/mutate';

/* The company's own rule files with one token changed: each folder loads, or the mistake is named where it stands. GUIJU_FUZZ=20 runs twenty times as many. */

const TIMES = Number(process.env['GUIJU_FUZZ'] ?? 1);
const SEED = Number(process.env['GUIJU_FUZZ_SEED'] ?? 20261009);
const MUTATIONS = 2000;

const all = readRulesFolder(join(__dirname, '..', 'rules'), { cases: false }).files;
const named = new Map(all.map((file) => [file.path, file]));
const isRuleFile = ({ path }: RuleFileText): boolean => !/^(?:ledgers\/|(?:profile|roles|items|calendar|clauses|waivers)\.json$)/.test(path);
interface Shape {
  readonly ledger?: string;
  readonly facts?: Readonly<Record<string, unknown>>;
}
const shapes = new Map(all.filter(isRuleFile).map((file) => [file, JSON.parse(file.text) as Shape]));

/** Rule files that declare each `ledger.fact`. */
const declares = new Map<string, RuleFileText[]>();
for (const [file, { ledger, facts = {} }] of shapes) for (const fact of Object.keys(facts)) declares.set(`${ledger}.${fact}`, [...(declares.get(`${ledger}.${fact}`) ?? []), file]);
const folderOf = ({ path }: RuleFileText): string => path.slice(0, path.lastIndexOf('/') + 1);
/** Of the files that declare what one reads, itself, else one beside it, else one of the company's: the others are not asked. */
const nearest = (file: RuleFileText, found: readonly RuleFileText[]): RuleFileText => found.find((one) => one === file) ?? found.find((one) => folderOf(one) === folderOf(file)) ?? found.find((one) => folderOf(one) === '') ?? found[0]!;
const neededBy = new Map([...shapes.keys()].map((file) => [file, [...new Set([...declares].flatMap(([name, found]) => (file.text.includes(name) ? [nearest(file, found)] : [])))]]));

/** A rule file with those that it reads, those that they read, and so on: without them it would not load by itself. */
function withNeeded(file: RuleFileText, found = new Set<RuleFileText>()): Set<RuleFileText> {
  found.add(file);
  for (const other of neededBy.get(file) ?? []) if (!found.has(other)) withNeeded(other, found);
  return found;
}

const LEDGER = /^ledgers\//;
const isLedger = ({ path }: RuleFileText): boolean => LEDGER.test(path);
const ledgers = new Map(all.filter(isLedger).map((file) => [(JSON.parse(file.text) as { key: string }).key, file]));
/** Ledgers that each file names. */
const names = new Map(all.map((file) => [file, [...new Set(file.text.match(/\w+/g))].flatMap((word) => ledgers.get(word) ?? [])]));

/** Files with the ledgers that they name, those that these name, and so on: all others are read and never asked. */
function withLedgers(files: Iterable<RuleFileText>): Set<RuleFileText> {
  const found = new Set(files);
  // What is added while the set is gone through is gone through, too.
  for (const file of found) for (const ledger of names.get(file) ?? []) found.add(ledger);
  return found;
}

/** The company's own files with a few of its rule files where one of them changes; a rule file stands by itself, for loading all of them 2,000 times would take an hour. */
const folders = new Map<string, readonly RuleFileText[]>();
function folderFor(file: RuleFileText): readonly RuleFileText[] {
  const known = folders.get(file.path);
  if (known) return known;
  const rules = isRuleFile(file) ? [...withNeeded(file)] : all.filter((one) => isRuleFile(one) && !one.path.startsWith('library/')).slice(0, 3).flatMap((one) => [...withNeeded(one)]);
  const profile = { company: { 'zh-CN': '某公司', en: 'A company' }, payrollPeriod: { from: 1, to: 'end' }, inForce: [...new Set(rules)].map(({ path }) => ({ file: path, from: '2026-01-01' })) };
  const others = all.filter((one) => !isRuleFile(one) && !isLedger(one) && one.path !== 'profile.json' && one.path !== 'calendar.json' && one.path !== 'clauses.json');
  const folder = [...withLedgers([...others, ...rules, file]), { path: 'profile.json', text: JSON.stringify(profile, null, 2) }];
  folders.set(file.path, folder);
  return folder;
}

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;
const ODDS = ['null', '{}', '[]', '0', '-1', '1e999', 'true', '""', '"="', '"=1/0"', '"__proto__"', '"constructor"', '"迟到"', '"2026-02-30"', ''];

function mutated(text: string, random: Random): string {
  const found = [...text.matchAll(TOKEN)];
  const { 0: token, index: at } = oneOf(random, found);
  const other = oneOf(random, found)[0];
  const instead = [oneOf(random, ODDS), other, `${token} ${token}`, token.slice(0, below(random, token.length)), token.replace(/\d/, '99')];
  return text.slice(0, at) + oneOf(random, instead) + text.slice(at + token.length);
}

/** What is wrong with a place; null where it stands in its file. Length of each line, by file. */
function flawOf({ file, line, column }: RuleProblem, lengths: (path: string) => readonly number[] | null): string | null {
  const length = lengths(file)?.[line - 1];
  return length === undefined || column < 1 || column > length + 1 ? `${file}:${line}:${column} is no place` : null;
}

const unchanged = new Map<RuleFileText, readonly number[]>();
function lengthsIn(folder: readonly RuleFileText[], changed: RuleFileText): (path: string) => readonly number[] | null {
  const own = changed.text.split('\n').map((line) => line.length);
  return (path) => {
    const file = folder.find((one) => one.path === path);
    if (!file || path === changed.path) return file ? own : null;
    const lengths = unchanged.get(file) ?? file.text.split('\n').map((line) => line.length);
    unchanged.set(file, lengths);
    return lengths;
  };
}

const candidates = all.filter(({ path }) => path !== 'calendar.json' && path !== 'profile.json');

test('each file stands by itself, unchanged', () => {
  const broken = candidates.flatMap((file) => loadRules(folderFor(file)).problems.filter(({ severity }) => severity === 'error').map((problem) => `${file.path}: ${problem.file}:${problem.line} ${problem.code}`));
  expect(broken).toEqual([]);
  expect(named.size).toBe(all.length);
});

test('one token changed: the folder loads, or the place is named', () => {
  let told = 0;
  for (let i = 0; i < MUTATIONS * TIMES; i++) {
    const random = seeded(SEED + i);
    const file = oneOf(random, candidates);
    const text = mutated(file.text, random);
    const changed = { path: file.path, text };
    const folder = folderFor(file).map((one) => (one.path === file.path ? changed : one));
    const { problems } = loadRules(folder);
    const lengths = lengthsIn(folder, changed);
    const flaw = problems.map((problem) => flawOf(problem, lengths)).find((one) => one !== null) ?? null;
    expect([SEED + i, file.path, flaw]).toEqual([SEED + i, file.path, null]);
    const errors = problems.filter(({ severity }) => severity === 'error');
    // A mistake is told where it was made; what follows from it may be told elsewhere, too.
    if (errors.length > 0) expect([SEED + i, errors.some((problem) => problem.file === file.path)]).toEqual([SEED + i, true]);
    if (errors.length > 0) told += 1;
  }
  // Most changes are mistakes; some are other numbers or words, which is a policy, too.
  expect(told).toBeGreaterThan(MUTATIONS * TIMES * 0.5);
}, 600_000 * TIMES);
