import type { Explanation, Finding } from '../checking/report';
import type { RuleFile } from '../rules/model';
import type { Table } from '../rules/standing';
import type { Place } from '../workbook/open-workbook';
import { cellText } from './expression-text';
import { printable } from './layout';
import { valueText } from './sentence-text';
import { byName, inputsOf, isFunction, StepWords } from './step-words';
import type { View } from './tables/view';

/** One step of an explanation as a person reads it. */
export interface ExplainedStep {
  readonly title: string;
  /** With its unit; of what is unknown, why it is. */
  readonly value: string;
  readonly isUnknown: boolean;
  /** The formula with its values, the tier or the branch that was taken; null where the value says it all. */
  readonly how: string | null;
  /** The cell that it was read from. */
  readonly cell: Place | null;
  /** What it was worked out from: how many there are, and they themselves once they are asked for. */
  readonly count: number;
  readonly inputs: () => readonly ExplainedStep[];
}

/** "员工主档!D51" as a place; the sheet's name may have a `!` of its own. */
export function placeOf(address: string): Place {
  const at = address.lastIndexOf('!');
  return { sheet: address.slice(0, at), cell: address.slice(at + 1) };
}

/** The step's named inputs, each once: functions between them are no step to a reader, and what one expression reads twice is one value. */
function namedInputs(step: Explanation): Explanation[] {
  const inputs = (step.inputs ?? []).flatMap((input) => (isFunction(input) ? namedInputs(input) : [input]));
  return [...new Map(inputs.map((input) => [`${input.name} ${input.cell ?? ''} ${String(input.value)} ${input.reason ?? ''}`, input])).values()];
}

/** The branch that an IF took which the step is nothing but; null where it is none. */
const branchOf = ({ inputs }: Explanation): string | null => {
  const [only, ...others] = inputs ?? [];
  return only?.name === 'IF' && others.length === 0 ? (only.taken ?? null) : null;
};

const NAMES = /"(?:[^"]|"")*"|[\p{L}_][\p{L}\p{N}_.]*/gu;

/** Puts explanations of a finding's rule file into the words of a view. */
export class ExplainedSteps {
  private readonly words: StepWords;
  private readonly file: RuleFile | undefined;

  constructor(
    private readonly view: View,
    { rule, version }: Pick<Finding, 'rule' | 'version'>,
  ) {
    this.file = view.set.files.find((one) => one.version === version && rule.startsWith(`${one.id}/`));
    this.words = new StepWords(view, 4, this.file);
  }

  /** What a tree's result was worked out from. */
  inputsOf(tree: Explanation): readonly ExplainedStep[] {
    return namedInputs(tree).map((input) => this.step(input));
  }

  /** The arithmetic of a tree's own result, in its values; null where it is more than arithmetic. */
  arithmeticOf(tree: Explanation): string | null {
    const formula = tree.formula === undefined || tree.value === null ? null : this.words.formula(tree.formula, byName(inputsOf(tree)));
    return formula === null ? null : printable(this.equal(formula, tree));
  }

  step(step: Explanation): ExplainedStep {
    const inputs = namedInputs(step);
    return {
      title: printable(this.words.title(step.name)),
      value: printable(this.value(step)),
      isUnknown: step.value === null,
      how: this.how(step),
      cell: step.cell === undefined ? null : placeOf(step.cell),
      count: inputs.length,
      inputs: () => inputs.map((input) => this.step(input)),
    };
  }

  private value(step: Explanation): string {
    const { say } = this.view;
    if (step.value !== null) return this.words.value(step);
    const parameter = this.file?.parameters.get(step.name);
    return say('walk.unknown', { why: parameter && step.cell === undefined ? say('report.rule-no-figure') : say(`walk.unknown-${step.reason ?? 'missing'}`) });
  }

  private how(step: Explanation): string | null {
    const { say } = this.view;
    if (step.formula === undefined) return step.taken !== undefined && !isFunction(step) ? this.tier(step) : null;
    const branch = branchOf(step);
    const withValues = this.words.formula(step.formula, byName(inputsOf(step)));
    const told = withValues === null ? this.inTitles(step.formula) : step.value === null ? withValues : this.equal(withValues, step);
    const whole = printable(`${this.words.title(step.name)} = ${told}`);
    return branch === null ? whole : say('walk.and', { first: whole, second: say('walk.branch-taken', { taken: branch }) });
  }

  /** What a formula with its values comes to. */
  private equal(formula: string, { value, unit, name }: Explanation): string {
    if (typeof value === 'boolean') return this.view.say('walk.comparison', { comparison: formula, holds: String(value) });
    return `${formula} = ${this.words.value({ name, value, unit })}`;
  }

  /** A formula with its names as HR calls them; what its values are stands below it. */
  private inTitles(formula: string): string {
    const { set, names } = this.view;
    return formula.replace(/^\s*=\s*/, '').replace(NAMES, (part) => {
      if (part.startsWith('"') || /^[A-Z][A-Z0-9.]*$/.test(part)) return part;
      const [ledger = '', column] = part.split('.');
      if (column === undefined || !set.ledgers.has(ledger)) return this.words.title(part);
      return `${names.ledger(ledger)}.${set.ledgers.get(ledger)!.columns.has(column) ? names.column(ledger, column) : this.words.title(column)}`;
    });
  }

  /** The tier that was taken, with its sides and what it gives. */
  private tier({ name, taken }: Explanation): string {
    const { say } = this.view;
    const row = Number(taken);
    const table = [this.file, ...this.view.set.files].map((file) => file?.tables.get(name)).find((one) => one?.rows[row - 1] !== undefined);
    return say('walk.tier-taken', { row, words: table ? printable(this.tierWords(table, row - 1)) : '' });
  }

  private tierWords(table: Table, index: number): string {
    const { lang, say } = this.view;
    const list = say('report.list-separator');
    const { cells, outputs } = table.rows[index]!;
    const sides = cells.flatMap((cell, place) => {
      const input = table.inputs[place];
      return cell.is === 'any' || !input ? [] : [cellText(cell, { name: this.words.title(input.name), unit: input.unit }, lang)];
    });
    const given = table.outputs.map(({ name, unit }) => {
      const value = outputs[name] ?? null;
      return value === null ? say('report.rule-no-figure') : valueText(value, unit, lang, say);
    });
    const ids = (table.rowSources[index] ?? []).map(({ id }) => id).join(list);
    return `${sides.length > 0 ? sides.join(list) : table.inputs.map(({ name }) => this.words.title(name)).join(list)} → ${given.join(list)}${ids === '' ? '' : ` [${ids}]`}`;
  }
}

/** The cells that explanations read, each once, in the order in which they are met. */
export function cellsRead(trees: readonly Explanation[]): readonly Place[] {
  const cells = new Set<string>();
  const visit = ({ cell, inputs }: Explanation): void => {
    if (cell !== undefined) cells.add(cell);
    inputs?.forEach(visit);
  };
  trees.forEach(visit);
  return [...cells].map(placeOf);
}
