import { join } from 'node:path';
import { seeded } from '../bench/random';
import { readRulesFolder } from '../src/cli/rules-folder';
import { loadRules } from '../src/rules/load';
import type { RuleFileText, RuleProblem } from '../src/rules/model';
import { below, oneOf, type Random } from './fuzz/mutate';

/* The company's own rule files with one token changed: each folder loads, or the mistake is named where it stands. GUIJU_FUZZ=20 runs twenty times as many. */

const TIMES = Number(process.env['GUIJU_FUZZ'] ?? 1);
const SEED = Number(process.env['GUIJU_FUZZ_SEED'] ?? 20261009);
/** Loading the whole company takes a while; 2,000 more mutations, of a smaller one, are in src/rules/fuzz.test.ts. */
const MUTATIONS = 40;

const all = readRulesFolder(join(__dirname, '..', 'rules'), { cases: false }).files;
const isPack = ({ path }: RuleFileText): boolean => path.startsWith('library/');
/** The calendar takes longer than all the rest, and packs are read one at a time. */
const core = all.filter((file) => !isPack(file) && file.path !== 'calendar.json');
const packOf = (path: string): string => path.split('/').slice(0, 2).join('/') + '/';

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;
const ODDS = ['null', '{}', '[]', '0', '-1', '1e999', 'true', '""', '"="', '"=1/0"', '"__proto__"', '"constructor"', '"迟到"', '"2026-02-30"', ''];

function mutated(text: string, random: Random): string {
  const found = [...text.matchAll(TOKEN)];
  const { 0: token, index: at } = oneOf(random, found);
  const other = oneOf(random, found)[0];
  const instead = [oneOf(random, ODDS), other, `${token} ${token}`, token.slice(0, below(random, token.length)), token.replace(/\d/, '99')];
  return text.slice(0, at) + oneOf(random, instead) + text.slice(at + token.length);
}

/** What is wrong with a problem's place; null where it stands in its file. */
function flawOf({ file, line, column }: RuleProblem, folder: readonly RuleFileText[]): string | null {
  const text = folder.find(({ path }) => path === file)?.text;
  if (text === undefined) return `${file}: no such file`;
  const there = text.split('\n')[line - 1];
  return there === undefined || column < 1 || column > there.length + 1 ? `${file}:${line}:${column} is no place` : null;
}

test('one token changed: the folder loads, or the place is named', () => {
  const candidates = all.filter(({ path }) => path !== 'calendar.json');
  let named = 0;
  for (let i = 0; i < MUTATIONS * TIMES; i++) {
    const random = seeded(SEED + i);
    const file = oneOf(random, candidates);
    const text = mutated(file.text, random);
    const base = isPack(file) ? [...core, ...all.filter(({ path }) => path.startsWith(packOf(file.path)))] : core;
    const folder = base.map((one) => (one.path === file.path ? { ...one, text } : one));
    const { problems } = loadRules(folder);
    const flaw = problems.map((problem) => flawOf(problem, folder)).find((one) => one !== null) ?? null;
    expect([SEED + i, file.path, flaw]).toEqual([SEED + i, file.path, null]);
    if (problems.some(({ severity }) => severity === 'error')) named += 1;
  }
  // Most changes are mistakes; some are other numbers or words, which is a policy, too.
  expect(named).toBeGreaterThan(MUTATIONS * TIMES * 0.5);
}, 600_000 * TIMES);
