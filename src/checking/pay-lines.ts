import type { Expression } from '../formula/expression';
import { keyExpressions, operands, partsOfFact } from '../formula/operands';
import type { CellNote, Ledger, Source } from '../ledgers/ledger';
import { coversDay } from '../rules/versions';
import type { LedgerDefinition, LineColumns } from '../rules/ledger-definition';
import type { Rule } from '../rules/model';
import { MONTH } from '../rules/names';
import { FEN_PLACES } from '../values/amount';
import { State, type Column } from '../values/column';
import { parsePeriod } from '../values/period';
import { mapped } from '../values/steps';
import { NOWHERE, sourceOf } from './addresses';
import { textAt, textColumn } from './columns';
import { isMissing, noInputs, unionOfInputs, type MissingInputs } from './inputs';
import type { RuleOutcome } from './judge';
import type { DueLine } from './lines';
import { ownColumn } from './made-ledger';
import type { Scene } from './scene';

/** Money lines as a ledger, for the rules that hold what is due against what was paid. */
export interface PayLines {
  readonly ledger: Ledger;
  /** What the lines of the items that a rule asks for still wait for: they are not there, so neither is what the rule would compare. */
  waitingFor(rule: Rule): MissingInputs;
}

/** A row of the ledger; null is what can't be told. `state` says why. */
interface Row {
  readonly person: string | null;
  readonly month: number | null;
  readonly item: string;
  readonly rule: string;
  readonly fen: number | null;
  readonly state: State;
  readonly source: Source;
  readonly sheetRow: number;
}

/** The definition of the ledger of money lines, where the rules folder has one. */
export const linesDefinition = (ledgers: ReadonlyMap<string, LedgerDefinition>): (LedgerDefinition & { readonly ofLines: LineColumns }) | null => {
  for (const definition of ledgers.values()) if (definition.ofLines) return { ...definition, ofLines: definition.ofLines };
  return null;
};

/**
 * Lines that are certain, and a row of unknown amount for each that may be due but can't be told. Where a rule that writes lines could not run at
 * all, one row of which nothing but the item is known stands for all it might have said: so no sum over the item pretends to be whole.
 */
export function* payLinesOf(scene: Scene, definition: LedgerDefinition & { readonly ofLines: LineColumns }, outcomes: readonly RuleOutcome[], due: readonly DueLine[]): Generator<void, PayLines> {
  const names = definition.ofLines;
  const waits = waitsByItem(scene, outcomes);
  const rows = [...(yield* mapped(due, rowOf)), ...adrift(scene, outcomes), ...unheard(scene, outcomes)];
  yield;
  const sources = [...new Set(rows.map(({ source }) => source))].sort((a, b) => Number(a === NOWHERE) - Number(b === NOWHERE));
  const stateOf = (row: number): State => rows[row]!.state;
  const columns = new Map<string, Column>([
    [names.person, textColumn(rows.map(({ person }) => person), stateOf)],
    [names.item, textColumn(rows.map(({ item }) => item), () => State.Unreadable)],
    [names.month, ownColumn('period', 0, rows.map(({ month }) => month), stateOf)],
    [names.amount, ownColumn('money', FEN_PLACES, rows.map(({ fen }) => fen), stateOf)],
  ]);
  yield;
  const keyed = new Map(sources.map((source) => [source, { ...source, notData: [], columnOf: new Map(firstCell(source, names.amount)) }]));
  return {
    ledger: {
      key: definition.key,
      rows: rows.length,
      columns,
      sheetRow: Int32Array.from(rows, ({ sheetRow }) => sheetRow),
      sourceOf: Uint16Array.from(rows, ({ source }) => sources.indexOf(source)),
      sources: sources.map((source) => keyed.get(source)!),
      notes: rows.flatMap(({ fen, state, rule }, row): CellNote[] =>
        fen === null && state === State.Unreadable ? [{ severity: 'unreadable', code: 'amount-open', column: names.amount, row, text: '', params: { rule } }] : [],
      ),
    },
    waitingFor(rule) {
      const asked = itemsAsked(rule, definition, scene);
      return unionOfInputs([...waits].filter(([item]) => asked === null || asked.has(item)).map(([, missing]) => missing));
    },
  };
}

/** A line stands in the row that it came from; of that row the leftmost cell that was read is shown. */
const firstCell = ({ columnOf }: Source, amount: string): [string, number][] => (columnOf.size === 0 ? [] : [[amount, Math.min(...columnOf.values())]]);

function rowOf({ source, sheetRow, person, month, item, rule, fen, waits }: DueLine): Row {
  // Beyond 2^53 fen no column holds an amount: it stays unknown.
  const held = fen !== null && Number.isSafeInteger(Number(fen)) ? Number(fen) : null;
  return { person, month: parsePeriod(month), item, rule, fen: held, state: waits ? State.Missing : State.Unreadable, source, sheetRow };
}

/** Rows that belong to no certain group (a leave of unknown day): what a line of their group comes to may be more, or less, by them. */
function adrift(scene: Scene, outcomes: readonly RuleOutcome[]): Row[] {
  return outcomes.flatMap(({ rule, file, ungrouped }): Row[] => {
    const { line } = rule;
    const ledger = scene.ledgers.get(file.ledger);
    if (!line || !ledger) return [];
    const people = line.forWhom.op === 'column' ? ledger.columns.get(line.forWhom.column) : undefined;
    const months = ledger.columns.get(MONTH);
    return (ungrouped ?? []).map((row) => ({
      person: textAt(people, row),
      month: months?.state[row] === State.Known ? months.values[row]! : null,
      item: line.item,
      rule: rule.id,
      fen: null,
      state: State.Unreadable,
      source: sourceOf(ledger, row),
      sheetRow: ledger.sheetRow[row]!,
    }));
  });
}

/** Rules with lines that could be asked of nothing: their ledger or a key of their groups is not there. */
function unheard(scene: Scene, outcomes: readonly RuleOutcome[]): Row[] {
  const silent = [...outcomes.filter(({ ungrouped }) => ungrouped === null).map(({ rule }) => rule), ...absentRules(scene)];
  return silent.flatMap(({ id, line }): Row[] =>
    line ? [{ person: null, month: null, item: line.item, rule: id, fen: null, state: State.Missing, source: NOWHERE, sheetRow: 0 }] : [],
  );
}

const absentRules = ({ set, ledgers, asOf }: Scene): Rule[] =>
  set.profile.inForce.filter((entry) => !ledgers.has(entry.file.ledger) && coversDay(entry, asOf)).flatMap(({ file }) => file.rules);

function waitsByItem(scene: Scene, outcomes: readonly RuleOutcome[]): ReadonlyMap<string, MissingInputs> {
  const waits = new Map<string, MissingInputs>();
  const add = ({ line }: Rule, missing: MissingInputs): void => {
    if (line && isMissing(missing)) waits.set(line.item, unionOfInputs([waits.get(line.item) ?? noInputs, missing]));
  };
  for (const { rule, verdict, line, ungrouped } of outcomes) {
    for (const { missing, at } of [verdict, line]) if (ungrouped === null || at.includes(true)) add(rule, missing);
  }
  for (const { file } of scene.set.profile.inForce) {
    if (!scene.ledgers.has(file.ledger)) for (const rule of file.rules) add(rule, { ...noInputs, missingLedgers: [file.ledger] });
  }
  return waits;
}

/** The items that a rule's lookups into the lines name; null: it does not say, so all. */
export function itemsAsked(rule: Rule, { key, ofLines }: LedgerDefinition & { readonly ofLines: LineColumns }, { world }: Scene): ReadonlySet<string> | null {
  const items = new Set<string>();
  let all = false as boolean;
  const seen = new Set<Expression>();
  const visit = (expression: Expression): void => {
    if (seen.has(expression)) return;
    seen.add(expression);
    if (expression.op === 'range' && expression.ledger !== key) world.factVersions(expression.ledger, expression.column, expression.first).forEach(({ fact }) => visit(fact.expression));
    if (expression.op === 'fact') partsOfFact(expression.fact).forEach(visit);
    if (expression.op === 'call' && expression.args.some((arg) => arg.op === 'range' && arg.ledger === key)) {
      const named = expression.args.flatMap((arg, index) => (arg.op === 'range' && arg.column === ofLines.item ? itemsNamed(expression.args[index + 1]) : []));
      named.forEach((item) => items.add(item));
      all ||= named.length === 0;
    }
    operands(expression).forEach(visit);
  };
  [rule.appliesWhen, rule.condition, ...keyExpressions(rule.keys)].forEach((part) => part && visit(part));
  return all || items.size === 0 ? null : items;
}

/** The text that a criterion compares an item with. */
const itemsNamed = (test: Expression | undefined): string[] => {
  const text = test?.op === 'binary' && test.operator === '=' && test.right.op === 'constant' ? test.right.value : null;
  return typeof text === 'string' ? [text] : [];
};

/** The rest of a check's inputs is missing as before; what is missing of the lines is what they wait for. */
export function inTermsOfInputs(missing: MissingInputs, ledger: string, instead: MissingInputs): MissingInputs {
  const ofLines = (name: string): boolean => name.startsWith(`${ledger}.`);
  if (!missing.missingColumns.some(ofLines)) return missing;
  return unionOfInputs([{ ...missing, missingColumns: missing.missingColumns.filter((name) => !ofLines(name)) }, instead]);
}
