import type { Expression } from '../formula/expression';
import { operands } from '../formula/operands';
import type { Place } from '../formula/world';
import { amountOf } from '../values/amount';
import { Truth } from '../values/column';
import { sourceOf } from './addresses';
import { rowsToJudge } from './judge';
import { monthOf } from './lines';
import { itemsAsked, linesDefinition } from './pay-lines';
import type { Persons } from './persons';
import type { Reconciled } from './report';
import { rowsOfMonth, type Scene } from './scene';
import { sortedBy } from './sort';

/** The two amounts that a rule compares: one reads the money lines, the other does not. */
interface Sides {
  readonly due: Expression;
  readonly paid: Expression;
}

/**
 * What is due against what was paid, row by row, of every rule that compares an amount of the money lines with one that is not: whether they agree,
 * differ or can't be told. To be asked when the rules on the lines are judged.
 */
export function* reconcile(scene: Scene, persons: Persons): Generator<void, readonly Reconciled[]> {
  const lines = linesDefinition(scene.set.ledgers);
  const told: Reconciled[] = [];
  for (const [key, ledger] of lines ? scene.ledgers : []) {
    const month = rowsOfMonth(scene, ledger);
    for (const force of scene.inForce.get(key) ?? []) {
      const rows = rowsToJudge(force, month);
      for (const rule of force.file.rules) {
        const sides = rule.per === null && scene.set.afterLines.has(rule) && rule.needs.every((name) => scene.ledgers.has(name)) ? sidesOf(rule.condition, lines!.key) : null;
        if (!sides) continue;
        const items = itemsAsked(rule, lines!, scene);
        yield* scene.engine.each(ledger.rows, (row) => {
          const place: Place = { ledger: key, row };
          if (rows?.[row] === 0 || (rule.appliesWhen && scene.engine.truth(rule.appliesWhen, place) === Truth.False)) return;
          const person = persons.of(place);
          const { file, sheet } = sourceOf(ledger, row);
          told.push({
            employee_id: person?.employee_id ?? null,
            employee_name: person?.employee_name ?? null,
            month: monthOf(scene, place),
            rule: rule.id,
            version: force.file.version,
            name: sides.due.op === 'fact' ? sides.due.fact.name : null,
            items: items === null ? null : [...items],
            due: amount(scene.engine.fen(sides.due, place)),
            paid: amount(scene.engine.fen(sides.paid, place)),
            file,
            sheet,
            row: ledger.sheetRow[row]!,
          });
        });
      }
    }
  }
  // The order of a person's amounts is that of the rules.
  return yield* sortedBy(told, ({ employee_id, month }) => [employee_id ?? '', month]);
}

const amount = (fen: bigint | null): string | null => (fen === null ? null : amountOf(fen));

/** The first comparison of two amounts in a rule's condition of which one reads the lines, and the other the row alone. */
function sidesOf(condition: Expression, lines: string): Sides | null {
  if (condition.op === 'binary' && condition.left.kind === 'money' && condition.right.kind === 'money') {
    const { left, right } = condition;
    if (reads(left, ofLines(lines)) && isPaid(right, lines)) return { due: left, paid: right };
    if (reads(right, ofLines(lines)) && isPaid(left, lines)) return { due: right, paid: left };
  }
  if (condition.op !== 'and' && condition.op !== 'or' && condition.op !== 'not') return null;
  for (const part of operands(condition)) {
    const sides = sidesOf(part, lines);
    if (sides) return sides;
  }
  return null;
}

type Test = (expression: Expression) => boolean;

const ofLines = (lines: string): Test => (expression) => expression.op === 'range' && expression.ledger === lines;

/** What was paid stands in the row: a figure that the rule itself gives is no such thing. */
const isPaid = (expression: Expression, lines: string): boolean => reads(expression, ({ op }) => op === 'column') && !reads(expression, ofLines(lines));

function reads(expression: Expression, is: Test): boolean {
  if (is(expression)) return true;
  if (expression.op === 'fact' && expression.fact.per !== null) return reads(expression.fact.expression, is);
  return operands(expression).some((operand) => reads(operand, is));
}
