import { judge, type RuleOutcome, type Told, type Wanted } from './judge';
import type { DueLine } from './lines';
import { inTermsOfInputs, linesDefinition, payLinesOf } from './pay-lines';
import type { Scene } from './scene';
import { at, LAST_STEP, type Work } from './work';

/** Judges all rules but those that read what the money lines come to. */
export const judgeBeforeLines = (scene: Scene, wanted: Wanted = () => true, told: Told | null = null): Work<RuleOutcome[]> =>
  judge(scene, (rule, file) => !scene.set.afterLines.has(rule) && wanted(rule, file), told);

/**
 * Then those, with the lines as a ledger: what the others found (`before`) and what is `due` by it. What they wait for is told in terms of what the
 * lines wait for. A scene that has such a ledger already keeps it.
 */
export function* judgeAfterLines(scene: Scene, before: readonly RuleOutcome[], due: readonly DueLine[], wanted: Wanted = () => true): Work<RuleOutcome[]> {
  const { set, ledgers } = scene;
  if (set.afterLines.size === 0) return [];
  const definition = linesDefinition(set.ledgers);
  const made = definition && !ledgers.has(definition.key) ? yield* at(LAST_STEP, payLinesOf(scene, definition, before, due)) : null;
  if (made) scene.include(made.ledger);
  // The rows were counted when they were first gone through: what is left shows as one last step, and can be cancelled.
  const outcomes = yield* at(LAST_STEP, judge(scene, (rule, file) => set.afterLines.has(rule) && wanted(rule, file)));
  if (!made) return outcomes;
  return outcomes.map((outcome) => {
    const missing = inTermsOfInputs(outcome.verdict.missing, made.ledger.key, made.waitingFor(outcome.rule));
    return { ...outcome, verdict: { ...outcome.verdict, missing } };
  });
}
