import type { Parameter } from '../formula/expression';
import type { Step } from '../formula/world';
import { formatValue } from '../i18n/format';
import { headerIn } from '../i18n/header';
import { wordsIn, type Language } from '../i18n/language';
import type { Translator } from '../i18n/translator';
import type { CellNote, Ledger } from '../ledgers/ledger';
import { State } from '../values/column';
import { cellAddress, sourceOf } from './addresses';
import { reasonCode, unitOf, type Unknown } from './explanations';
import type { Scene } from './scene';

export interface Words {
  readonly lang: Language;
  readonly translate: Translator;
}

/** Of what a fact is made of, so many values are named: enough to see a zero that divides or a title that no tier has. */
const INPUTS_IN_WORDS = 3;

/** Says why something is unknown. */
export class Reasons {
  /** What reading said of unreadable cells, by ledger; a ledger's when it is first asked for. */
  private readonly notes = new Map<string, ReadonlyMap<string, CellNote>>();

  constructor(
    private readonly scene: Pick<Scene, 'set' | 'ledgers'>,
    private readonly words: Words,
  ) {}

  /** Each reason once, and one sheet cell once, however many columns were to be read from it. */
  of(roots: readonly Unknown[]): string[] {
    const said = new Map<string, string>();
    for (const root of roots) {
      const { key, text } = root.step.cell ? this.ofCell(root.step.cell, root.step.result.state) : this.ofFact(root);
      if (!said.has(key)) said.set(key, text);
    }
    return [...said.values()];
  }

  private ofCell({ ledger: key, row, column }: NonNullable<Step['cell']>, state: State): { readonly key: string; readonly text: string } {
    const { translate } = this.words;
    const ledger = this.scene.ledgers.get(key)!;
    const note = this.notesOf(ledger).get(`${row} ${column}`);
    const why = note ? translate(`cell.${note.code}`, { text: note.text, ...note.params }) : translate(`checking.cell-${reasonCode(state)}`);
    const header = this.headerOf(key, column);
    // Values that stand in no sheet: a function's arguments.
    if (ledger.sources.length === 0) return { key: `${column} ${why}`, text: translate('checking.reason-input', { header, why }) };
    const { sheet } = sourceOf(ledger, row);
    const address = cellAddress(ledger, row, column);
    return { key: `${sheet} ${address ?? column} ${why}`, text: translate('checking.reason-cell', { sheet, header, why }) };
  }

  private ofFact({ step, within }: Unknown): { readonly key: string; readonly text: string } {
    const { translate } = this.words;
    const code = reasonCode(step.result.state);
    const figure = this.openFigure(step, within);
    if (figure !== null) return { key: figure, text: translate('checking.reason-no-figure', { name: figure }) };
    const name = this.nameOf(within);
    const values = code === 'unreadable' ? this.known(step.inputs.length > 0 ? step.inputs : within.inputs) : [];
    const from = values.join(translate('checking.value-separator'));
    const text =
      values.length === 0
        ? translate(`checking.reason-${code}`, { name })
        : translate(step.expression.op === 'tier' ? 'checking.reason-no-tier' : 'checking.reason-uncertain-from', { name, from });
    return { key: text, text };
  }

  /** The values that are known behind what is not: "unit price 0.00". */
  private known(inputs: readonly Step[]): readonly string[] {
    const told = inputs.filter(({ expression: { op }, result }) => result.state === State.Known && (op === 'column' || op === 'fact'));
    const words = told.map((input) => {
      const name = input.expression.op === 'column' ? this.headerOf(input.expression.ledger, input.expression.column) : this.nameOf(input);
      return this.words.translate('checking.value-of', { name, value: formatValue(input.result.value, unitOf(input.expression), this.words.lang) });
    });
    return [...new Set(words)].slice(0, INPUTS_IN_WORDS);
  }

  /** What a column of a ledger is called. */
  headerOf(ledger: string, column: string): string {
    return headerIn(this.scene.set.ledgers.get(ledger)?.columns.get(column)?.headers ?? [], this.words.lang) ?? column;
  }

  private notesOf({ key, notes }: Ledger): ReadonlyMap<string, CellNote> {
    const known = this.notes.get(key) ?? new Map(notes.filter(({ severity }) => severity === 'unreadable').map((note) => [`${note.row} ${note.column}`, note]));
    this.notes.set(key, known);
    return known;
  }

  /** A fact's title, in the reader's words. */
  private nameOf({ name, expression }: Step): string {
    if (expression.op !== 'fact') return name;
    const declared = this.scene.set.files.map(({ facts }) => facts.get(name)).find((fact) => fact?.file === expression.fact.file && fact.ledger === expression.fact.ledger);
    return declared ? wordsIn(declared.title, this.words.lang) : name;
  }

  /** A figure that nobody has set yet, or the table that lacks one. */
  private openFigure({ expression, result, inputs }: Step, within: Step): string | null {
    if (expression.op === 'parameter') return this.figureOf(expression.parameter);
    const waits = expression.op === 'tier' && result.state === State.Missing && inputs.every((input) => input.result.state === State.Known);
    return waits ? this.nameOf(within) : null;
  }

  private figureOf({ name, file }: Parameter): string {
    const declared = this.scene.set.files.map(({ parameters }) => parameters.get(name)).find((parameter) => parameter?.file === file);
    return declared ? wordsIn(declared.title, this.words.lang) : name;
  }
}
