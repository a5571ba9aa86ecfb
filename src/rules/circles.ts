import type { Expression, Fact } from '../formula/expression';
import { operands } from '../formula/operands';
import type { Declared } from './declare';
import type { Ranges } from './names';

interface Place {
  readonly declared: Declared;
  readonly fact: Fact;
}

/** Facts that a formula reads, with those of other files that it reads as `ledger.name`. */
function readBy({ declared, fact }: Place, ranges: Ranges): Place[] {
  const found = new Map<Fact, Place>();
  const visit = (expression: Expression): void => {
    if (expression.op === 'fact') found.set(expression.fact, { declared, fact: expression.fact });
    else if (expression.op === 'range') for (const place of ranges.declarations(expression.ledger, expression.column)) found.set(place.fact, place);
    else operands(expression).forEach(visit);
  };
  visit(fact.expression);
  for (const key of fact.keys?.values() ?? []) found.set(key, { declared, fact: key });
  return [...found.values()];
}

/** Reports every circle of facts once, at its first fact, and marks all files that it runs through as broken. */
export function reportCircles(files: readonly Declared[], ranges: Ranges): void {
  const done = new Set<Fact>();
  const open: Place[] = [];
  const visit = (place: Place): void => {
    const from = open.findIndex(({ fact }) => fact === place.fact);
    if (from >= 0) {
      tell(open.slice(from));
      return;
    }
    if (done.has(place.fact)) return;
    open.push(place);
    readBy(place, ranges).forEach(visit);
    open.pop();
    done.add(place.fact);
  };
  for (const declared of files) for (const fact of declared.facts.values()) visit({ declared, fact });
}

function tell(circle: readonly Place[]): void {
  const files = [...new Set(circle.map(({ declared }) => declared))];
  const across = files.length > 1;
  const nameOf = ({ declared, fact }: Place): string => (across ? `${declared.report.file.path}: ${fact.name}` : fact.name);
  const names = [...circle, circle[0]!].map(nameOf).join(' → ');
  for (const declared of files) {
    const first = circle.find((place) => place.declared === declared)!;
    declared.report.error(['facts', first.fact.name, 'formula'], 'circular-facts', { circle: names });
  }
}
