import type { Finding } from '../checking/report';
import { compareText } from '../values/compare-text';
import { sorted } from '../values/steps';
import { ENTRIES_A_STEP, LOOKS, type Entry, type Look } from './finding-entries';
import { causesAmong } from './group';
import { countHygiene, isHygiene } from './hygiene';
import type { View } from './tables/view';

/** What the list is parted by first. */
export const GROUPINGS = ['rule', 'person', 'sheet'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** Which findings are listed, and how. */
export interface Arrangement {
  readonly grouping: Grouping;
  /** Findings of other looks are left out. */
  readonly looks: ReadonlySet<Look>;
  /** Are those of record-keeping listed, too? */
  readonly hygiene: boolean;
  /** What is searched, as it was typed. */
  readonly text: string;
  /** Id of the one rule whose findings are listed; null: those of all. */
  readonly rule: string | null;
}

/** Where a line of the list stands in its tree. */
interface NodePlace {
  /** The same in every list that has it. */
  readonly key: string;
  /** From 1. */
  readonly level: number;
  /** Index of the line that it stands under; -1 at the top. */
  readonly parent: number;
  /** Index behind the last line that stands under it. */
  readonly end: number;
  /** Place among those that stand under the same line, from 1, and how many there are. */
  readonly place: number;
  readonly of: number;
}

/** A group, with true totals of what is listed of it. */
export interface HeadingNode extends NodePlace {
  readonly is: Grouping;
  readonly label: string;
  /** The rule's severity; null where a group has findings of several. */
  readonly look: Look | null;
  readonly counts: Readonly<Record<Look, number>>;
  readonly count: number;
  /** How many of them stand under their cause, in another group. */
  readonly elsewhere: number;
}

export interface FindingNode extends NodePlace {
  readonly is: 'finding';
  readonly finding: Finding;
  readonly look: Look;
  /** Its place in the walk, from 0. */
  readonly at: number;
  /** How many findings follow from it, which stand under it. */
  readonly consequences: number;
}

export type ListNode = HeadingNode | FindingNode;

/** The findings as a tree: its lines from top to bottom, whether they are open or not. */
export interface FindingList {
  readonly grouping: Grouping;
  readonly nodes: readonly ListNode[];
  /** The listed findings in their order, each once: what "next" and "previous" go by. */
  readonly walk: readonly Finding[];
  /** Index of each line by its key, which of a finding is its id. */
  readonly indexOf: ReadonlyMap<string, number>;
  /** Findings by look that have the searched text, whether their look is listed or not; those of record-keeping only where they are listed. */
  readonly counts: Readonly<Record<Look, number>>;
  /** Findings of record-keeping: those that have the searched text, and all of the report; whether they are listed or not. */
  readonly hygiene: { readonly found: number; readonly total: number };
  /** All findings of the report. */
  readonly total: number;
}

type Counts = Record<Look, number>;
const countLooks = (entries: readonly Entry[]): Counts => {
  const counts = Object.fromEntries(LOOKS.map((look) => [look, 0])) as Counts;
  for (const { look } of entries) counts[look] += 1;
  return counts;
};

const byPlace = (a: Entry, b: Entry): number => a.sheet - b.sheet || a.finding.row - b.finding.row || compareText(a.finding.id, b.finding.id);
const byGravity = (a: Entry, b: Entry): number => a.gravity - b.gravity || a.rule - b.rule || byPlace(a, b);

function collect(entries: readonly Entry[], keyOf: (entry: Entry) => string): Map<string, Entry[]> {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const key = keyOf(entry);
    const group = groups.get(key);
    if (group) group.push(entry);
    else groups.set(key, [entry]);
  }
  return groups;
}

const personKey = ({ person }: Entry): string => person?.key ?? '';

/** How findings are parted at the top: what they have in common, what that is called, and which comes first. */
interface Parting {
  readonly keyOf: (entry: Entry) => string;
  readonly label: (entry: Entry, view: View) => string;
  readonly compare: (a: Entry, b: Entry) => number;
}

const PARTINGS: Readonly<Record<Grouping, Parting>> = {
  rule: {
    keyOf: ({ finding: { rule, version, severity } }) => `${severity} ${rule} ${version}`,
    label: ({ finding: { rule, version } }, { names }) => names.rule(rule, version),
    compare: (a, b) => a.rule - b.rule || compareText(a.finding.rule, b.finding.rule) || compareText(a.finding.version, b.finding.version),
  },
  person: {
    keyOf: personKey,
    label: ({ person }, { say }) => person?.label || say('report.nobody'),
    // Those about nobody come last.
    compare: (a, b) => Number(a.person === null) - Number(b.person === null) || compareText(personKey(a), personKey(b)),
  },
  sheet: { keyOf: ({ sheet }) => String(sheet), label: ({ finding }, { say }) => finding.sheet || say('report.no-sheet'), compare: (a, b) => a.sheet - b.sheet },
};

/**
 * The findings that are asked for as a tree: by rule, person and row, by person, or by sheet and row; consequences under their cause. Step by step, since
 * there may be very many.
 * @param texts what each entry is found by; null where nothing is searched.
 * @param searched the searched text in the same form.
 */
export function* arranged(entries: readonly Entry[], texts: readonly string[] | null, searched: string, { grouping, looks, hygiene, rule }: Arrangement, view: View): Generator<void, FindingList> {
  const matching = texts === null && rule === null ? entries : entries.filter(({ finding }, at) => (rule === null || finding.rule === rule) && (texts === null || texts[at]!.includes(searched)));
  const found = hygiene ? matching : matching.filter(({ finding }) => !isHygiene(finding));
  yield;
  const listed = found.filter(({ look }) => looks.has(look));
  const causeOf = causesAmong(listed.map(({ finding }) => finding));
  const tree = new Tree(listed, causeOf);
  yield;
  const { keyOf, label, compare } = PARTINGS[grouping];
  const parts = [...collect(listed, keyOf)].sort(([, [a]], [, [b]]) => compare(a!, b!));
  yield;
  for (const [at, [key, group]] of parts.entries()) {
    const roots = group.filter(({ finding }) => causeOf(finding) === null);
    const [first] = group as [Entry, ...Entry[]];
    const within = new Set(group.map(({ finding }) => finding.id));
    const elsewhere = group.filter(({ finding }) => !within.has(causeOf(finding)?.id ?? finding.id)).length;
    const heading = { is: grouping, key: `${grouping} ${key}`, label: label(first, view), look: grouping === 'rule' ? first.finding.severity : null, counts: countLooks(group), count: group.length, elsewhere } as const;
    const inOrder = yield* sorted(roots, grouping === 'sheet' ? byPlace : byGravity);
    yield* tree.under(heading, at + 1, parts.length, () => (grouping === 'rule' ? tree.people(heading.key, inOrder, view) : tree.findings(inOrder)));
  }
  return { grouping, nodes: tree.nodes, walk: tree.walk, indexOf: tree.indexOf, counts: countLooks(found), hygiene: { found: countHygiene(matching.map(({ finding }) => finding)), total: countHygiene(entries.map(({ finding }) => finding)) }, total: entries.length };
}

type Unplaced = Omit<HeadingNode, keyof NodePlace> & Pick<NodePlace, 'key'>;
type Steps = Generator<void, void>;

/** Lays lines out from top to bottom. */
class Tree {
  readonly nodes: ListNode[] = [];
  readonly walk: Finding[] = [];
  readonly indexOf = new Map<string, number>();
  private readonly following: ReadonlyMap<string, Entry[]>;
  private parent = -1;
  private level = 1;

  constructor(listed: readonly Entry[], causeOf: (finding: Finding) => Finding | null) {
    this.following = collect(
      listed.filter(({ finding }) => causeOf(finding) !== null),
      ({ finding }) => finding.root!,
    );
  }

  /** A group's line, and what stands under it. */
  *under(heading: Unplaced, place: number, of: number, below: () => Steps): Steps {
    const { parent } = this;
    const at = this.nodes.length;
    this.indexOf.set(heading.key, at);
    this.nodes.push({ ...heading, level: this.level, parent, end: at, place, of });
    this.parent = at;
    this.level += 1;
    yield* below();
    this.level -= 1;
    this.parent = parent;
    this.nodes[at] = { ...(this.nodes[at] as HeadingNode), end: this.nodes.length };
  }

  /** A rule's findings, which are in order, by person: those of whom something is certain first. Who has but one needs no line of one's own. */
  *people(key: string, roots: readonly Entry[], view: View): Steps {
    const isCertain = (group: readonly Entry[]): boolean => group.some(({ look }) => look !== 'cannot-judge');
    const people = [...collect(roots, personKey)].sort(([a, of], [b, others]) => Number(isCertain(others)) - Number(isCertain(of)) || compareText(a, b));
    for (const [at, [person, group]] of people.entries()) {
      if (group.length === 1 || people.length === 1) yield* this.findings(group, people.length === 1 ? 1 : at + 1, people.length === 1 ? group.length : people.length);
      else {
        const label = PARTINGS.person.label(group[0]!, view);
        yield* this.under({ is: 'person', key: `${key} ${person}`, label, look: null, counts: countLooks(group), count: group.length, elsewhere: 0 }, at + 1, people.length, () => this.findings(group));
      }
    }
  }

  /** Findings with what follows from them, as lines `first` to …, of so many. */
  *findings(entries: readonly Entry[], first = 1, of = entries.length): Steps {
    for (const [i, { finding, look }] of entries.entries()) {
      const { parent, level } = this;
      const following = (this.following.get(finding.id) ?? []).sort(byGravity);
      const at = this.nodes.length;
      this.add({ is: 'finding', key: finding.id, finding, look, consequences: following.length, level, parent, end: at + 1 + following.length, place: first + i, of });
      for (const [j, one] of following.entries()) {
        this.add({ is: 'finding', key: one.finding.id, finding: one.finding, look: one.look, consequences: 0, level: level + 1, parent: at, end: this.nodes.length + 1, place: j + 1, of: following.length });
      }
      if (this.walk.length % ENTRIES_A_STEP === 0) yield;
    }
  }

  private add(node: Omit<FindingNode, 'at'>): void {
    this.indexOf.set(node.key, this.nodes.length);
    this.nodes.push({ ...node, at: this.walk.length });
    this.walk.push(node.finding);
  }
}

/** A group's lines are open, unless there are so many that the groups themselves are what one wants to see first. */
const OPEN_AT_FIRST = 60;

/** Is a line open that nobody has opened or closed? Consequences are folded under their cause, and people stand open under their rule. */
export const isOpenAtFirst = ({ walk }: FindingList, node: ListNode): boolean => node.is !== 'finding' && (node.level > 1 || walk.length <= OPEN_AT_FIRST);

/** The line of a finding that is listed; null of another. */
export function lineOf({ nodes, indexOf }: FindingList, id: string | null): FindingNode | null {
  const node = id === null ? undefined : nodes[indexOf.get(id) ?? -1];
  return node?.is === 'finding' ? node : null;
}

/** Indexes of the lines that are in sight: those with nothing closed above them. */
export function linesInSight(list: FindingList, isOpen: (node: ListNode) => boolean): number[] {
  const lines: number[] = [];
  for (let at = 0; at < list.nodes.length; ) {
    const node = list.nodes[at]!;
    lines.push(at);
    at = node.end === at + 1 || isOpen(node) ? at + 1 : node.end;
  }
  return lines;
}

/** Lines above one, from the nearest to the top. */
export function linesAbove(list: FindingList, at: number): ListNode[] {
  const above: ListNode[] = [];
  for (let { parent } = list.nodes[at]!; parent >= 0; parent = list.nodes[parent]!.parent) above.push(list.nodes[parent]!);
  return above;
}
