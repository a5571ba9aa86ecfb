import type { MatrixShape } from '../../rules/ledger-definition';
import { sameText } from '../../values/same-text';

/** What a day's cell says: texts of columns, written as in cells. */
export type DaySaid = ReadonlyMap<string, string>;

interface Compiled {
  readonly expression: RegExp;
  /** Columns of the captured numbers, in order. */
  readonly columns: readonly string[];
  readonly values: ReadonlyMap<string, string>;
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
const SLOT = /\{([^{}]*)\}/g;

/** `迟到{late_minutes}分钟` as an expression that can't run away: literals, numbers, and at most one stretch of any text. */
function compile({ text, values }: MatrixShape['patterns'][number]): Compiled {
  const columns: string[] = [];
  let expression = '';
  let from = 0;
  let anything = false;
  for (const slot of text.matchAll(SLOT)) {
    expression += escaped(sameText(text.slice(from, slot.index)));
    from = slot.index + slot[0].length;
    if (slot[1] !== '_') {
      columns.push(slot[1] ?? '');
      // Looked ahead and taken as it is: a number that was found is never tried again with fewer digits.
      expression += `(?=(\\d{1,6}(?:\\.\\d{1,4})?))(?:\\${columns.length})`;
    } else if (!anything) {
      anything = true;
      expression += '.*?';
    }
  }
  return { expression: new RegExp(`^${expression}${escaped(sameText(text.slice(from)))}$`, 's'), columns, values };
}

/** Reads the cells of a shape; each writing once. */
export class DayPatterns {
  private readonly patterns: readonly Compiled[];
  private readonly separators: RegExp | null;
  private readonly seen = new Map<string, DaySaid | null>();

  constructor(private readonly shape: MatrixShape) {
    this.patterns = shape.patterns.map(compile);
    this.separators = shape.separators.length === 0 ? null : new RegExp(shape.separators.map(escaped).join('|'));
  }

  /** Null where a part of the text is in no pattern, or two parts say different things of one column. */
  read(text: string): DaySaid | null {
    let said = this.seen.get(text);
    if (said === undefined) {
      said = this.parse(text);
      this.seen.set(text, said);
    }
    return said;
  }

  private parse(text: string): DaySaid | null {
    const parts = (this.separators ? text.split(this.separators) : [text]).map(sameText).filter((part) => part !== '');
    const said = new Map<string, string>();
    for (const part of parts) {
      const values = this.part(part);
      if (!values) return null;
      for (const [column, value] of values) {
        if (said.has(column) && said.get(column) !== value) return null;
        said.set(column, value);
      }
    }
    for (const [column, value] of this.shape.otherwise) if (!said.has(column)) said.set(column, value);
    return said;
  }

  private part(part: string): DaySaid | null {
    for (const { expression, columns, values } of this.patterns) {
      const match = expression.exec(part);
      if (match) return new Map([...values, ...columns.map((column, index): [string, string] => [column, match[index + 1] ?? ''])]);
    }
    return null;
  }
}
