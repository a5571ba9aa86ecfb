import { known, isRational } from '../formula/exactly';
import type { Constant, TierTable } from '../formula/expression';
import { lookUpTier } from '../formula/tiers';
import type { Domain } from '../rules/analysis/domain';
import type { Phrase } from '../rules/analysis/remark';
import type { RuleFile, RuleSet } from '../rules/model';
import { NUMERIC_KINDS } from '../values/kind';
import { compare, type Rational } from '../values/rational';
import type { Edit } from './edit';
import { pictureOf, type Part, type Picture } from './picture';
import { restated } from './restated';
import { TierEdits } from './tier-edits';
import { TierRows, type BoundPlace } from './tier-rows';

/** What a policy's text leaves open, asked so that whoever wrote it can say what it means. */
export interface Question {
  /** Key of its words: `author.ask-<code>`. */
  readonly code: 'edge' | 'rate' | 'several' | 'gap' | 'counts' | 'counts-same' | 'applies' | 'applies-same';
  readonly params: Readonly<Record<string, string>>;
  readonly phrases: Readonly<Record<string, Phrase>>;
  /** In the order in which they are offered; of all but a gap's one says what the file says now. */
  readonly answers: readonly Answer[];
  /** Switches of the file that state what is asked here in their own words: who answers otherwise looks at them, too. */
  readonly stated: readonly string[];
}

/** One way to answer; taking it is writing its edits into the file. */
export interface Answer {
  /** Key of its words: `author.answer-<code>`. */
  readonly code: string;
  readonly params: Readonly<Record<string, string>>;
  readonly phrases: Readonly<Record<string, Phrase>>;
  readonly isNow: boolean;
  readonly edits: readonly Edit[];
}

/** Of so many bounds of one table it is asked to which row they belong. */
const MOST_EDGES = 40;

/**
 * What may be meant otherwise in a tier table: to which row a bound belongs, whether a rate is of all or of what is above, what holds where several rows
 * match, what is in no row. The arguments are those of `pictureOf`.
 */
export function questionsOfTable(set: RuleSet, file: RuleFile, text: string, name: string): readonly Question[] {
  const rows = TierRows.in(set, file, text, name);
  const edits = TierEdits.in(set, file, text, name);
  const picture = pictureOf(set, file, text, name);
  if (!rows || !edits || !picture) return [];
  const asked = [...edges(rows, edits), ...rate(rows, edits, picture), ...several(rows, picture), ...gaps(edits, picture)];
  return asked.map((question) => ({ ...question, answers: question.answers.map((answer) => ({ ...answer, edits: answer.isNow ? [] : restated(text, answer.edits) })) }));
}

const nameOf = ({ name, title, unit }: Pick<Domain, 'name' | 'title' | 'unit'>): Phrase => ({ is: 'name', name, title, unit });

/** Slices that are added up meet at their bounds: there it makes no difference to which row they belong. */
function* edges(rows: TierRows, edits: TierEdits): Generator<Question> {
  const { table } = rows.read;
  if (table.kind === 'marginal rate') return;
  const seen = new Set<string>();
  for (const row of rows.rows.keys()) {
    for (const input of rows.domains.keys()) {
      const bound: BoundPlace = { row, input, side: 'high' };
      const edge = rows.edgeOf(bound);
      const [above] = rows.partnersOf(bound);
      const key = rows.shared(bound).map((place) => `${place.row} ${place.input} ${place.side}`).sort().join();
      if (!edge?.value || !above || seen.has(key) || seen.size >= MOST_EDGES) continue;
      seen.add(key);
      const { unit } = rows.domains[input]!;
      const answer = (of: number, inclusive: boolean): Answer => ({ ...outcomeOf(rows, of), isNow: edge.inclusive === inclusive, edits: edits.take(bound, inclusive) });
      yield {
        code: 'edge',
        params: {},
        phrases: { name: nameOf(rows.domains[input]!), value: { is: 'value', value: edge.value, unit } },
        answers: [answer(row, true), answer(above.row, false)],
        stated: rows.domains[input]!.kind === 'duration' ? ['LATE_BOUNDARY'] : [],
      };
    }
  }
}

/** What a row gives, as an answer. */
function outcomeOf({ read: { table, shape }, rows }: TierRows, row: number): Pick<Answer, 'code' | 'params' | 'phrases'> {
  const outputs = rows[row]?.outputs ?? {};
  const given = table.outputs.flatMap(({ name, unit }) => {
    const value = outputs[name] ?? null;
    return value === null ? [] : [{ name, title: shape.outputs?.[name]?.title ?? null, unit, value }];
  });
  const params = { row: String(row + 1) };
  const [only] = given;
  if (!only) return { code: 'row-waits', params, phrases: {} };
  return { code: 'row', params, phrases: { gives: table.outputs.length === 1 ? { is: 'value', value: only.value, unit: only.unit } : { is: 'row', cells: given } } };
}

const RATES = ['whole rate', 'marginal rate'] as const;

/** Does a rate apply to all, or to what is above the bound? With an amount, and what it comes to either way. */
function* rate({ read: { table } }: TierRows, edits: TierEdits, picture: Picture): Generator<Question> {
  const [input] = table.inputs;
  const [output] = table.outputs;
  if (table.kind === 'decision' || !RATES.some((kind) => kind === table.kind) || !input || !output || table.rows.length < 2) return;
  const amount = (kind: TierTable['kind'], of: Rational): Constant | null => lookUpTier({ ...table, kind }, [known(of)], output.name).result.value;
  const example = picture.parts.flatMap(({ example: [value], row }) => (row !== null && isRational(value ?? null) ? [value as Rational] : [])).find((value) => differ(RATES.map((kind) => amount(kind, value))));
  if (!example) return;
  const unit = input.kind === 'money' ? 'yuan' : input.unit;
  yield {
    code: 'rate',
    params: {},
    phrases: { name: nameOf(picture.axes[0]!.input), value: { is: 'value', value: example, unit: input.unit } },
    answers: RATES.map((kind): Answer => ({ code: kind.replace(' ', '-'), params: {}, phrases: { amount: { is: 'value', value: amount(kind, example), unit } }, isNow: kind === table.kind, edits: edits.readAs(kind) })),
    stated: [],
  };
}

const differ = ([a, b]: readonly (Constant | null)[]): boolean => isRational(a ?? null) && isRational(b ?? null) && compare(a as Rational, b as Rational) !== 0;

/** What holds where several rows match? Asked where that happens. */
function* several({ read: { table, shape } }: TierRows, { parts, axes }: Picture): Generator<Question> {
  const part = table.kind === 'decision' ? parts.find(({ rows }) => rows.length > 1) : undefined;
  if (!part) return;
  const numeric = table.outputs.every(({ kind }) => NUMERIC_KINDS.has(kind));
  const policies = numeric ? (['first', 'collect sum', 'collect max', 'collect min', 'unique'] as const) : (['first', 'unique'] as const);
  yield {
    code: 'several',
    params: { rows: part.rows.map((row) => row + 1).join(', ') },
    phrases: { example: exampleOf(part, axes) },
    answers: policies.map((policy): Answer => ({
      code: policy.replace(' ', '-'),
      params: {},
      phrases: {},
      isNow: table.hitPolicy === policy,
      edits: [{ at: ['tables', table.name, 'hitPolicy'], json: policy, ...(shape.hitPolicy === undefined ? { after: 'kind' } : {}) }],
    })),
    stated: ['COMBINE'],
  };
}

/** What holds for values in no row that some rule looks up, and that the table does not leave out knowingly? */
function* gaps(edits: TierEdits, { parts, axes, table, gapsMeant }: Picture): Generator<Question> {
  if (gapsMeant) return;
  for (const part of parts) {
    if (part.says !== 'gap' || !part.matters) continue;
    const [cell] = part.cells;
    const around = edits.around(cell!);
    const by = (side: 'below' | 'above'): Answer[] => (around ? [{ code: `gap-${side}`, params: { row: String(around[side] + 1) }, phrases: {}, isNow: false, edits: edits.stretch(cell!, side) ?? [] }] : []);
    yield {
      code: 'gap',
      params: {},
      phrases: { box: { is: 'box', sides: axes.map(({ input: { name, title, unit } }, index) => ({ name, title, unit, cell: part.cells[index]! })) }, example: exampleOf(part, axes) },
      answers: [
        ...by('below'),
        ...by('above'),
        { code: 'gap-new', params: {}, phrases: {}, isNow: false, edits: edits.fill(part.cells) },
        { code: 'gap-meant', params: {}, phrases: {}, isNow: false, edits: [{ at: ['tables', table.name, 'gaps'], json: 'meant' }] },
      ],
      stated: [],
    };
  }
}

function exampleOf({ example }: Part, axes: Picture['axes']): Phrase {
  const cells = axes.map(({ input: { name, title, unit } }, index) => ({ name, title, unit, value: example[index] ?? null }));
  const [only] = cells;
  return only && cells.length === 1 ? { is: 'value', value: only.value, unit: only.unit } : { is: 'row', cells };
}
