import type { Explanation, MoneyLine } from '../checking/report';
import { formatValue } from '../i18n/format';
import type { RuleFile } from '../rules/model';
import { parseDecimal } from '../values/rational';
import { printable } from './layout';
import { isFunction, StepWords, tells, tierOf, type StepView } from './step-words';
import type { View } from './tables/view';

/** So many steps are told in words; a reader who wants all of them takes the JSON report, where the whole tree stands. */
const MOST_STEPS = 3;
/** A sum of more than so many values names the first. */
const MOST_VALUES = 4;

/**
 * How one line's amount came about, in one paragraph: its formula with the values in it, then each named step below it likewise. `first` keeps to
 * the formula itself and counts what is summed up, since that may be other people's.
 */
export function arithmeticText(view: View, line: MoneyLine, steps: 'first' | 'all' = 'all'): string {
  const file = view.set.files.find((one) => one.version === line.version && line.rule.startsWith(`${one.id}/`));
  return stepsText(view, line.explain, { file, title: view.names.item(line.item), rounded: formatValue(parseDecimal(line.amount), 'yuan', view.lang), steps });
}

export interface StepsOptions {
  /** The rule file whose names are meant first. */
  readonly file: RuleFile | undefined;
  /** What the result is called. */
  readonly title: string;
  /** The result as it was rounded, where that is told. */
  readonly rounded: string | null;
  readonly steps: 'first' | 'all';
  /** So many steps are told; how many more there are is said. */
  readonly most?: number;
}

/** How a value came about, in one paragraph. */
export function stepsText(view: StepView, root: Explanation, { file, title, rounded, steps, most = MOST_STEPS }: StepsOptions): string {
  const words = new StepWords(view, steps === 'first' ? 1 : MOST_VALUES, file);
  const named = steps === 'first' ? [root] : namedSteps(root);
  const first = [...new Map([...named].reverse().map((step) => [step.name, step])).values()].reverse().slice(0, most);
  const told = first.map((step, index) => words.sentence(step, index === 0 ? title : null));
  if (rounded !== null && told[0] !== undefined && !told[0].includes(rounded)) told[0] = view.say('report.step-rounded', { sentence: told[0], amount: rounded });
  if (named.length > first.length) told.push(view.say('report.more-steps', { count: named.length - first.length }));
  return printable(told.join(view.say('report.source-separator')));
}

/** The line itself and every fact or tier behind it that was computed: nearest first, each name and value once. */
function namedSteps(root: Explanation): Explanation[] {
  const steps: Explanation[] = [];
  const seen = new Set<string>();
  let level: readonly Explanation[] = [root];
  while (level.length > 0) {
    for (const step of level) {
      const key = `${step.name} ${String(step.value)}`;
      if ((step === root || step.formula !== undefined || step.taken !== undefined) && !isFunction(step) && !seen.has(key)) {
        seen.add(key);
        steps.push(step);
      }
    }
    level = level.flatMap((step) => tierOf(step)?.inputs ?? step.inputs ?? []).filter(tells);
  }
  return steps;
}
