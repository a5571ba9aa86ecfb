import { readDraft, runDraftCases } from '../src/addin/draft-reading';
import { Slices } from '../src/addin/slices';
import { draftOf, type Draft } from '../src/authoring/draft';
import { withEdits, type Edit } from '../src/authoring/edit';
import { objectIn } from '../src/authoring/folder';
import { lintInSteps } from '../src/rules/analysis';
import { readBundle, writeBundle } from '../src/rules/bundle';
import { rulesInSteps } from '../src/rules/load';
import type { RuleFileText } from '../src/rules/model';
import type { RuleFileShape } from '../src/rules/shapes';
import { companyFolder } from './company';
import { threadClock } from './thread-time';

const ROUNDS = 5;
/** The largest file of rules, one of many cases, and two whose money reads other files. */
const FILES = ['attendance.json', 'quotes.json', 'sales-pay.json', 'payroll.json'];

interface Measured {
  /** Milliseconds of the thread. */
  readonly ms: number;
  /** Of them the longest between two yields, where others may be let in. */
  readonly longest: number;
}

/** Does work whose steps go through Slices, and measures each. */
async function stepped<T>(now: () => number, work: (slices: Slices) => Promise<T>): Promise<Measured & { readonly value: T }> {
  const slices = new Slices();
  let longest = 0;
  slices.through = <R>(steps: Generator<unknown, R>): Promise<R> => {
    for (let before = now(); ; ) {
      const step = steps.next();
      const after = now();
      longest = Math.max(longest, after - before);
      before = after;
      if (step.done) return Promise.resolve(step.value);
    }
  };
  const since = now();
  const value = await work(slices);
  return { ms: now() - since, longest, value };
}

/** The best of several: what others did meanwhile is in the rest. */
const best = (all: readonly Measured[]): string => `${Math.min(...all.map(({ ms }) => ms)).toFixed(0)} ms, longest step ${Math.min(...all.map(({ longest }) => longest)).toFixed(0)} ms`;

/** What a person changes with one key, the `round`-th time: words of a message, a figure, a bound in a condition. */
function editsOf({ rules, parameters = {} }: RuleFileShape, round: number): Readonly<Record<string, readonly Edit[]>> {
  const figure = Object.entries(parameters).find(([, { value }]) => typeof value === 'number');
  const bound = rules.map(({ conditions }, index) => boundIn(conditions, ['rules', index, 'conditions'])).find((found) => found !== null);
  return {
    message: [{ at: ['rules', 0, 'message', 'zh-CN'], json: `${rules[0]!.message['zh-CN']}${round}` }],
    ...(figure ? { parameter: [{ at: ['parameters', figure[0], 'value'], json: (figure[1].value as number) + round + 1 }] } : {}),
    ...(bound ? { condition: [{ at: bound, json: 7 + round }] } : {}),
  };
}

/** Where a condition compares with a bare number. */
function boundIn(json: unknown, at: Edit['at']): Edit['at'] | null {
  if (typeof json !== 'object' || json === null) return null;
  for (const [key, part] of Object.entries(json)) {
    const path = [...at, Array.isArray(json) ? Number(key) : key];
    const found = key === 'value' && typeof part === 'number' ? path : boundIn(part, path);
    if (found) return found;
  }
  return null;
}

/** What the rules cost the pane: loading them, and each change of a file until its mistakes, remarks and cases are told. */
export async function typingTable(): Promise<void> {
  const { now } = threadClock();
  const folder: readonly RuleFileText[] = companyFolder();
  const rules = folder.filter(({ path }) => !path.startsWith('cases/'));
  const bundle = writeBundle(rules);
  console.log(`the company's rules in the pane, ${rules.length} files (best of ${ROUNDS}, the first load by itself: nothing is compiled yet)`);
  const loaded: Measured[] = [];
  for (let round = 0; round < ROUNDS; round++) loaded.push(await stepped(now, (slices) => slices.through(rulesInSteps(readBundle(bundle)))));
  console.log(`  unpacked and loaded: first ${best(loaded.slice(0, 1))}; then ${best(loaded.slice(1))}`);
  const { value: set } = await stepped(now, (slices) => slices.through(rulesInSteps(folder)));
  const linted: Measured[] = [];
  for (let round = 0; round < 2; round++) linted.push(await stepped(now, (slices) => slices.through(lintInSteps(set, folder))));
  console.log(`  lint of all files: ${best(linted)}`);
  for (const path of FILES) {
    const begun = draftOf(folder, path)!;
    const shape = objectIn({ path, text: begun.text }) as unknown as RuleFileShape;
    // What was there before anybody typed is known: whoever looks at a file has it read and its cases run.
    const reads = async (text: string): Promise<readonly [Measured, Measured]> => {
      const draft: Draft = { authors: [], files: [{ ...begun, text }] };
      const read = await stepped(now, (slices) => readDraft(folder, draft, set, slices));
      return [read, await stepped(now, (slices) => runDraftCases(read.value, draft, slices))];
    };
    const [opened, cases] = await reads(begun.text);
    console.log(`  ${path} as it is: mistakes and remarks ${best([opened])}; cases ${best([cases])}`);
    for (const kind of Object.keys(editsOf(shape, 0))) {
      const rounds: (readonly [Measured, Measured])[] = [];
      for (let round = 0; round < ROUNDS; round++) rounds.push(await reads(withEdits(begun.text, editsOf(shape, round)[kind]!)));
      console.log(`    a key in a ${kind}: mistakes and remarks ${best(rounds.map(([read]) => read))}; cases ${best(rounds.map(([, run]) => run))}`);
    }
  }
  console.log();
}
