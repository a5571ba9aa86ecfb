import type { RuleProblem } from './model';

/** What is wrong itself; what cannot be used for that reason says nothing more. */
export function nearest(problems: readonly RuleProblem[]): readonly RuleProblem[] {
  const own = problems.filter(({ code }) => code !== 'depends-on-broken');
  return own.some(({ severity }) => severity === 'error') ? own : problems;
}
