import { createEngine } from '../formula/engine';
import { cellOf, isRational, truthOf } from '../formula/exactly';
import type { Constant, Expression } from '../formula/expression';
import type { Engine, Exact, Place } from '../formula/world';
import { wordsIn } from '../i18n/language';
import type { Ledger } from '../ledgers/ledger';
import { readValues, type ReadValues } from '../ledgers/read-values';
import type { CellFunction, RuleSet } from '../rules/model';
import { State, Truth, type Column } from '../values/column';
import type { Kind } from '../values/kind';
import type { CellValue } from '../workbook/port';
import { explanationOf, unknownRoots } from './explanations';
import { messageText } from './message';
import { Reasons, type Words } from './reasons';
import type { Explanation } from './report';
import { worldOf } from './scene';

/** What a call answers. `blank`: nothing was asked. Without an answer `wrong` says whether an argument is none, and `why` says it in words. */
export type Answer =
  | { readonly is: 'value'; readonly value: Constant }
  | { readonly is: 'blank' }
  | { readonly is: 'unknown'; readonly wrong: boolean; why(words: Words): string };

/** Values that came from an error in another cell are no mistake of who calls. */
const ERRORS: ReadonlySet<string> = new Set(['error-value', 'not-calculated']);

/** From so many rows on, a column at a time is faster than a row at a time. */
const A_COLUMN = 16;

const BLANK: Answer = { is: 'blank' };

/**
 * One function of the rules on rows of arguments, as one ledger whose columns are the arguments. Nothing is kept between calls but what the function
 * itself is.
 */
export class Call {
  private readonly read = new Map<string, ReadValues>();
  private readonly engine: Engine;
  private readonly results: (row: number) => Exact;
  private readonly refused: readonly ((row: number) => Exact)[];
  /** Rows with an argument that is none; found when the first row has no answer. */
  private mistaken: ReadonlySet<number> | null = null;
  private reasons: { readonly words: Words; readonly of: Reasons } | null = null;

  /**
   * @param args one list of `rows` cells for each argument; what the rules do not ask for is not looked at.
   * @param asOf serial day that formulas look from.
   */
  constructor(
    private readonly set: RuleSet,
    private readonly asked: CellFunction,
    args: readonly (readonly CellValue[])[],
    private readonly rows: number,
    asOf: number,
  ) {
    asked.inputs.forEach((input, index) => {
      if (input) this.read.set(input.key, readValues(input, args[index] ?? new Array<CellValue>(rows).fill(null), set.roles));
    });
    const { ledger } = asked;
    const columns = new Map([...this.read].map(([key, { column }]): [string, Column] => [key, column]));
    for (const [key, { kind, value }] of asked.given) columns.set(key, constantColumn(kind, value, rows));
    this.engine = createEngine(worldOf(set, new Map([[ledger, { key: ledger, rows, columns, dateColumn: null }]]), asOf, () => []));
    this.results = this.values(asked.expression);
    this.refused = asked.unless.map(({ when }) => this.values(when));
  }

  at(row: number): Answer {
    if (this.read.size > 0 && [...this.read.values()].every(({ column }) => column.state[row] === State.Blank)) return BLANK;
    for (const [index, refused] of this.refused.entries()) {
      const truth = truthOf(refused(row));
      if (truth === Truth.False) continue;
      const { when, message, shown } = this.asked.unless[index]!;
      if (truth === Truth.Unknown) return this.unknown(row, when);
      const values = shown.map((one) => ({ ...one, is: this.engine.evaluate(one.expression, this.place(row)) }));
      return { is: 'unknown', wrong: false, why: (words) => messageText(message, values, words) };
    }
    const { value } = this.results(row);
    return value === null ? this.unknown(row, this.asked.expression) : { is: 'value', value };
  }

  /** How a row's answer came about. */
  explain(row: number, { lang }: Words): Explanation {
    const { title, ledger, file, unit, kind, formula, expression } = this.asked;
    const name = wordsIn(title, lang);
    const whole: Expression = formula === '' || expression.op === 'fact' ? expression : { op: 'fact', kind, fact: { name, ledger, file, unit, kind, per: null, formula, expression } };
    return explanationOf({ ledgers: new Map() }, this.engine.explain(name, whole, this.place(row)));
  }

  private place(row: number): Place {
    return { ledger: this.asked.ledger, row };
  }

  private values(expression: Expression): (row: number) => Exact {
    const { ledger } = this.asked;
    if (this.rows >= A_COLUMN) {
      try {
        const column = this.engine.column(expression, ledger);
        return (row) => cellOf(column, row);
      } catch (cause) {
        // Some value is too large for a column; one by one they are not.
        if (!(cause instanceof RangeError)) throw cause;
      }
    }
    return (row) => this.engine.evaluate(expression, this.place(row));
  }

  private unknown(row: number, expression: Expression): Answer {
    this.mistaken ??= new Set([...this.read.values()].flatMap(({ notes }) => notes.filter(({ severity, code }) => severity === 'unreadable' && !ERRORS.has(code)).map((note) => note.row)));
    return {
      is: 'unknown',
      wrong: this.mistaken.has(row),
      why: (words) => {
        const roots = unknownRoots([this.engine.explain(wordsIn(this.asked.title, words.lang), expression, this.place(row))]);
        if (this.reasons?.words !== words) this.reasons = { words, of: new Reasons(this.scene(), words) };
        return this.reasons.of.of(roots).join(words.translate('checking.reason-separator'));
      },
    };
  }

  /** What reasons are told from: the arguments as a ledger that stands in no sheet. */
  private scene(): ConstructorParameters<typeof Reasons>[0] {
    const { set, asked, rows, read } = this;
    const definition = set.ledgers.get(asked.ledger)!;
    const columns = new Map(asked.inputs.flatMap((input) => (input ? [[input.key, input] as const] : [])));
    const ledger: Ledger = {
      key: asked.ledger,
      rows,
      columns: new Map([...read].map(([key, { column }]) => [key, column])),
      sheetRow: new Int32Array(rows),
      sourceOf: new Uint16Array(rows),
      sources: [],
      notes: [...read.values()].flatMap(({ notes }) => notes),
    };
    return { set: { ...set, ledgers: new Map([...set.ledgers, [asked.ledger, { ...definition, columns: new Map([...definition.columns, ...columns]) }]]) }, ledgers: new Map([[asked.ledger, ledger]]) };
  }
}

/** The same value in every row. */
function constantColumn(kind: Kind, value: Constant, rows: number): Column {
  const column = { kind, scale: 0, values: new Float64Array(rows), state: new Uint8Array(rows) };
  if (typeof value === 'boolean') column.values.fill(value ? 1 : 0);
  else if (isRational(value)) return { ...column, values: column.values.fill(Number(value.n)), denominators: new Float64Array(rows).fill(Number(value.d)) };
  else return { ...column, dictionary: [typeof value === 'string' ? value : value.join('、')] };
  return column;
}
