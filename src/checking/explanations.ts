import type { Expression } from '../formula/expression';
import { LedgersRead } from '../formula/ledgers-read';
import type { Place, Step, World } from '../formula/world';
import { State } from '../values/column';
import { USUAL_UNIT, type Unit } from '../values/kind';
import { cellAddress, sourceOf } from './addresses';
import { exactText } from './exact-text';
import { ledgerOf } from './places';
import type { Explanation } from './report';
import type { Scene } from './scene';

/** The unit in which a value is shown. */
export function unitOf(expression: Expression): Unit {
  if (expression.op === 'fact') return expression.fact.unit;
  if (expression.op === 'parameter') return expression.parameter.unit;
  const output = expression.op === 'tier' ? expression.table.outputs.find(({ name }) => name === expression.output) : undefined;
  // A table of rates gives what they are of.
  return output?.kind === expression.kind ? output.unit : USUAL_UNIT[expression.kind];
}

/** "Sheet!H41" of a step's cell; null where it was read from none. */
function addressOf(scene: Pick<Scene, 'ledgers'>, cell: NonNullable<Step['cell']>): string | null {
  const ledger = scene.ledgers.get(cell.ledger);
  const address = ledger && cellAddress(ledger, cell.row, cell.column);
  return ledger && address ? `${sourceOf(ledger, cell.row).sheet}!${address}` : null;
}

/**
 * A step as the report shows it: names, formulas, exact values, sheet addresses (of the ledgers that there are). What it was computed from is looked
 * up when somebody opens it: behind a month's sum stand thousands.
 */
export function explanationOf(scene: Pick<Scene, 'ledgers'>, step: Step): Explanation {
  const { expression, result } = step;
  const cell = step.cell ? addressOf(scene, step.cell) : null;
  const told: Explanation = {
    name: step.name,
    ...(expression.op === 'fact' ? { formula: expression.fact.formula } : {}),
    unit: unitOf(expression),
    value: result.value === null ? null : exactText(result.value, expression.kind),
    ...(result.state === State.Known ? {} : { reason: reasonCode(result.state) }),
    ...(cell === null ? {} : { cell }),
    ...(step.taken === undefined ? {} : { taken: String(step.taken) }),
  };
  if (step.inputs.length === 0) return told;
  let inputs: readonly Explanation[] | null = null;
  return Object.defineProperty(told, 'inputs', { enumerable: true, get: () => (inputs ??= step.inputs.map((input) => explanationOf(scene, input))) });
}

export const reasonCode = (state: State): string => (state === State.Blank ? 'blank' : state === State.Missing ? 'missing' : 'unreadable');

const rangesOf = ({ expression }: Step): readonly Expression[] => (expression.op === 'call' ? expression.args.filter(({ op }) => op === 'range') : []);

/** Does a step run over many rows? For a row's verdict, the cells behind it are other rows'. */
export const runsOverRows = (step: Step): boolean => rangesOf(step).length > 0;

/** Worked out once for a check, and dropped with it. */
const ledgersRead = new WeakMap<World, LedgersRead>();

function ledgersReadIn(world: World): LedgersRead {
  const known = ledgersRead.get(world) ?? new LedgersRead(world);
  ledgersRead.set(world, known);
  return known;
}

/**
 * Cells of the place's own ledger that a verdict was read from, in the order they were met, each once. A row that is only asked about over other rows
 * (`=COUNTIFS(numbers, number) > 1`) has the cells that it is asked by.
 */
export function ownCells(scene: Scene, place: Place, trees: readonly Step[]): string[] {
  const read = cellsRead(scene, place, trees, false);
  return read.length > 0 || !('row' in place) ? read : cellsRead(scene, place, trees, true);
}

/** @param asked at a row: are the cells that it asks other rows by wanted, too? */
function cellsRead(scene: Scene, place: Place, trees: readonly Step[], asked: boolean): string[] {
  const key = ledgerOf(place);
  const ledger = scene.ledgers.get(key)!;
  const read = ledgersReadIn(scene.world);
  /** What a call ranges over in another ledger is of the own one only where that reads it back: there is no need to go over whole ledgers. */
  const inputsOf = (step: Step): readonly Step[] => {
    const ranges = rangesOf(step);
    if ('row' in place && ranges.length > 0) return asked ? (step.asked ?? []) : [];
    return ranges.length > 0 && step.asked && !ranges.some((range) => read.of(range).has(key)) ? step.asked : step.inputs;
  };
  const cells = new Set<string>();
  const seen = new Set<readonly Step[]>();
  const visit = (step: Step): void => {
    if (step.cell?.ledger === key && (!('row' in place) || step.cell.row === place.row)) {
      const address = cellAddress(ledger, step.cell.row, step.cell.column);
      if (address !== null) cells.add(address);
    }
    const inputs = inputsOf(step);
    if (seen.has(inputs)) return;
    seen.add(inputs);
    inputs.forEach(visit);
  };
  trees.forEach(visit);
  return [...cells];
}

/** Where an unknown began, and the nearest named fact around it. */
export interface Unknown {
  readonly step: Step;
  readonly within: Step;
}

/** The places where the unknown of these trees began: cells that say nothing, or facts that can't be told from what they read. Each once. */
export function unknownRoots(trees: readonly Step[]): Unknown[] {
  const roots = new Map<string, Unknown>();
  const visit = (step: Step, around: Step): void => {
    // What is known in spite of an unknown input does not depend on it.
    if (step.result.state === State.Known) return;
    const within = step.expression.op === 'fact' ? step : around;
    const unknown = step.inputs.filter((input) => input.result.state !== State.Known);
    // A state is the worst of its inputs': the better ones are not why.
    const worst = unknown.filter((input) => input.result.state === step.result.state);
    const causes = worst.length > 0 ? worst : unknown;
    if (step.cell || causes.length === 0) roots.set(step.cell ? `${step.cell.ledger} ${step.cell.row} ${step.cell.column}` : within.name, { step, within });
    else causes.forEach((cause) => visit(cause, within));
  };
  trees.forEach((tree) => visit(tree, tree));
  return [...roots.values()];
}
