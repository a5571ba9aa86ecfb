import type { Expression } from '../formula/expression';
import type { Place, Step } from '../formula/world';
import { State } from '../values/column';
import { UNITS, type Kind, type Unit } from '../values/kind';
import { cellAddress, sourceOf } from './addresses';
import { exactText } from './exact-text';
import type { Explanation } from './report';
import type { Scene } from './scene';

/** The unit that a kind is shown in where nobody named one. */
const UNIT_OF_KIND: ReadonlyMap<Kind, Unit> = new Map([...(Object.entries(UNITS) as [Unit, Kind][])].reverse().map(([unit, kind]) => [kind, unit]));
export const unitOf = (expression: Expression): Unit =>
  expression.op === 'fact' ? expression.fact.unit : expression.op === 'parameter' ? expression.parameter.unit : (UNIT_OF_KIND.get(expression.kind) ?? 'text');

/** "Sheet!H41" of a step's cell; null where it was read from none. */
function addressOf(scene: Scene, cell: NonNullable<Step['cell']>): string | null {
  const ledger = scene.ledgers.get(cell.ledger);
  const address = ledger && cellAddress(ledger, cell.row, cell.column);
  return ledger && address ? `${sourceOf(ledger, cell.row).sheet}!${address}` : null;
}

/** A step as the report shows it: names, formulas, exact values, sheet addresses. */
export function explanationOf(scene: Scene, step: Step): Explanation {
  const { expression, result } = step;
  const cell = step.cell ? addressOf(scene, step.cell) : null;
  return {
    name: step.name,
    ...(expression.op === 'fact' ? { formula: expression.fact.formula } : {}),
    unit: unitOf(expression),
    value: result.value === null ? null : exactText(result.value, expression.kind),
    ...(result.state === State.Known ? {} : { reason: reasonCode(result.state) }),
    ...(cell === null ? {} : { cell }),
    ...(step.taken === undefined ? {} : { taken: String(step.taken) }),
    ...(step.inputs.length === 0 ? {} : { inputs: step.inputs.map((input) => explanationOf(scene, input)) }),
  };
}

export const reasonCode = (state: State): string => (state === State.Blank ? 'blank' : state === State.Missing ? 'missing' : 'unreadable');

/** Every step of a tree, causes after their effects. */
function* steps(step: Step): Generator<Step> {
  yield step;
  for (const input of step.inputs) yield* steps(input);
}

/** Cells of the place's own ledger that a verdict was read from, in the order they were met, each once. `only`: of those steps. */
export function ownCells(scene: Scene, place: Place, trees: readonly Step[], only: (step: Step) => boolean = () => true): string[] {
  const key = 'row' in place ? place.ledger : place.groups.ledger;
  const ledger = scene.ledgers.get(key)!;
  const cells = new Set<string>();
  for (const tree of trees) {
    for (const step of steps(tree)) {
      if (!step.cell || step.cell.ledger !== key || !only(step)) continue;
      if ('row' in place && step.cell.row !== place.row) continue;
      const address = cellAddress(ledger, step.cell.row, step.cell.column);
      if (address !== null) cells.add(address);
    }
  }
  return [...cells];
}

/** The steps where the unknown began: unknown themselves, with no unknown input. */
export function unknownRoots(trees: readonly Step[]): Step[] {
  const roots = new Map<string, Step>();
  for (const tree of trees) {
    for (const step of steps(tree)) {
      if (step.result.state === State.Known || step.inputs.some((input) => input.result.state !== State.Known)) continue;
      roots.set(step.cell ? `${step.cell.ledger} ${step.cell.row} ${step.cell.column}` : step.name, step);
    }
  }
  return [...roots.values()];
}
