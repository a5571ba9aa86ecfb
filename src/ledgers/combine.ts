import type { Kind } from '../values/kind';
import type { Context, ReadCells, Sink, Steps, Cells } from './cells';
import { POWERS_OF_TEN } from './decimal';
import { inPieces } from './each-cell';

/** Kinds of which an export's several columns are parts of one amount. */
const ADDED: ReadonlySet<Kind> = new Set<Kind>(['money', 'number', 'count', 'days', 'duration']);

type Answer = { readonly value: number; readonly places: number } | { readonly text: string } | { readonly code: string; readonly params: Readonly<Record<string, string>> | undefined } | null;

/** Keeps the answers of one of several columns; null is a blank. */
class Answers implements Sink {
  readonly all: Answer[];
  constructor(
    count: number,
    private readonly whole: Sink,
  ) {
    this.all = new Array<Answer>(count).fill(null);
  }
  known(i: number, value: number, places = 0): void {
    this.all[i] = { value, places };
  }
  knownText(i: number, text: string): void {
    this.all[i] = { text };
  }
  blank(i: number): void {
    this.all[i] = null;
  }
  unreadable(i: number, code: string, params?: Readonly<Record<string, string>>): void {
    this.all[i] = { code, params };
  }
  remark(i: number, code: string): void {
    this.whole.remark(i, code);
  }
}

const same = (a: Answer, b: Answer): boolean =>
  a !== null && b !== null && (('value' in a && 'value' in b && a.value === b.value && a.places === b.places) || ('text' in a && 'text' in b && a.text === b.text));

function give(sink: Sink, i: number, answer: Answer): void {
  if (answer === null) sink.blank(i);
  else if ('code' in answer) sink.unreadable(i, answer.code, answer.params);
  else if ('text' in answer) sink.knownText(i, answer.text);
  else sink.known(i, answer.value, answer.places);
}

/** Sum of the parts that are there; one that cannot be read makes the sum unknown. */
function add(sink: Sink, i: number, answers: readonly Answer[]): void {
  const unreadable = answers.find((answer) => answer !== null && 'code' in answer);
  if (unreadable) return give(sink, i, unreadable);
  const parts = answers.flatMap((answer) => (answer !== null && 'value' in answer ? [answer] : []));
  if (parts.length === 0) return sink.blank(i);
  const places = Math.max(...parts.map((part) => part.places));
  const sum = parts.reduce((total, part) => total + part.value * POWERS_OF_TEN[places - part.places]!, 0);
  if (Number.isSafeInteger(sum)) sink.known(i, sum, places);
  else sink.unreadable(i, 'too-large');
}

/** The first that is there decides; another that says something else is remarked. */
function confirm(sink: Sink, i: number, answers: readonly Answer[]): void {
  const decides = answers.find((answer) => answer !== null) ?? null;
  give(sink, i, decides);
  const others = answers.slice(answers.indexOf(decides) + 1);
  if (others.some((answer) => answer !== null && !('code' in answer) && !same(decides, answer))) sink.remark(i, 'cross-check-differs');
}

/** Reads several columns of an export as one of ours: amounts are added up, all else confirms the first. */
export function* readCombined(columns: readonly Cells[], read: ReadCells, context: Context, sink: Sink): Steps {
  const [first] = columns;
  if (!first) return;
  if (columns.length === 1) return yield* read(first, context, sink);
  const answers: Answers['all'][] = [];
  for (const cells of columns) {
    const kept = new Answers(cells.count, sink);
    yield* read(cells, context, kept);
    answers.push(kept.all);
  }
  const merge = ADDED.has(context.definition.kind) ? add : confirm;
  yield* inPieces(first.count, (i) => merge(sink, i, answers.map((all) => all[i] ?? null)));
}
