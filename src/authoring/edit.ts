import { findNodeAtLocation, parseTree, type JSONPath, type Node, type ParseError } from 'jsonc-parser';
import type { Json, JsonObject } from '../rules/parts';

/** One change of a JSON text. */
export interface Edit {
  readonly at: JSONPath;
  /** Undefined takes the part away. What is missing around a part that is set is made. */
  readonly json?: Json;
  /** An item is put before the one that stands there; an index at the end, or past it, appends. */
  readonly insert?: boolean;
  /** A new member stands behind this one, where the object has it, else at the end; null: before all others. */
  readonly after?: string | null;
  /** The member keeps its place and its value and is called otherwise. */
  readonly rename?: string;
  /** What stands there becomes, as it is written, the only part of something new around it: ['not'], ['all', 0]. */
  readonly wrap?: JSONPath;
  /** What stands at these steps within it takes its place, as it is written; the rest of it goes. */
  readonly unwrap?: JSONPath;
}

/** Why a text cannot be edited so: it is no JSON, or what stands at the place has no parts. */
export class EditError extends Error {
  constructor(readonly at: JSONPath) {
    super(`cannot be edited at /${at.join('/')}`);
    this.name = 'EditError';
  }
}

/** What stands on one line is told apart from what takes several up to this width. */
const WIDTH = 140;
const STEP = '  ';

/**
 * A JSON text with edits, one after another. Everything else stays byte for byte; what is new is laid out as what stands around it: on one line where its
 * neighbour is, indented by two spaces a level where it is not.
 * @throws EditError where the text is no JSON, or a place lies inside of what has no parts
 */
export function withEdits(text: string, edits: readonly Edit[]): string {
  const mark = text.startsWith('\ufeff') ? '\ufeff' : '';
  return mark + edits.reduce((now, edit) => new Edited(now).with(edit), text.slice(mark.length));
}

type Step = JSONPath[number];

/** `json` at the end of steps that lead nowhere yet. */
const wrapped = (steps: readonly Step[], json: Json): Json => steps.reduceRight<Json>((inner, step) => (typeof step === 'number' ? [inner] : { [step]: inner }), json);

/** The texts of what is around a part at such steps, before it and behind it. */
const around = (steps: readonly Step[]): readonly [before: string, behind: string] => {
  const signs = steps.map((step): readonly [string, string] => (typeof step === 'number' ? ['[', ']'] : [`{ ${JSON.stringify(step)}: `, ' }']));
  return [signs.map(([open]) => open).join(''), signs.map(([, close]) => close).reverse().join('')];
};

class Edited {
  private readonly root: Node;
  private readonly newline: string;

  constructor(private readonly text: string) {
    const errors: ParseError[] = [];
    const root = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false });
    if (!root || errors.length > 0) throw new EditError([]);
    this.root = root;
    this.newline = text.includes('\r\n') ? '\r\n' : '\n';
  }

  with({ at, json, insert = false, after, rename, wrap, unwrap }: Edit): string {
    if (rename !== undefined) return this.renamed(at, rename);
    if (wrap !== undefined) return this.moved(at, [], ...around(wrap));
    if (unwrap !== undefined) return this.moved(at, unwrap);
    if (json === undefined) return this.without(at);
    const there = at.length === 0 ? this.root : findNodeAtLocation(this.root, [...at]);
    if (there && !(insert && there.parent?.type === 'array')) return this.replaced(there, json);
    let depth = at.length - 1;
    let parent = findNodeAtLocation(this.root, at.slice(0, depth));
    while (!parent && depth > 0) {
      depth -= 1;
      parent = findNodeAtLocation(this.root, at.slice(0, depth));
    }
    const step = at[depth]!;
    const made = wrapped(at.slice(depth + 1), json);
    if (parent?.type === 'array' && typeof step === 'number') return this.inserted(parent, Math.min(Math.max(step, 0), itemsOf(parent).length), made, null);
    if (parent?.type === 'object' && typeof step === 'string') return this.inserted(parent, placeOf(parent, after), made, step);
    throw new EditError(at);
  }

  private renamed(at: JSONPath, name: string): string {
    const key = findNodeAtLocation(this.root, [...at])?.parent;
    const [node] = key?.type === 'property' ? key.children! : [];
    if (!node) throw new EditError(at);
    return this.splice(node.offset, endOf(node), JSON.stringify(name));
  }

  /** A part of what stands at a place comes to stand there alone, with a text before and behind it. */
  private moved(at: JSONPath, steps: JSONPath, before = '', behind = ''): string {
    const [place, part] = [at, [...at, ...steps]].map((path) => (path.length === 0 ? this.root : findNodeAtLocation(this.root, [...path])));
    if (!place || !part) throw new EditError([...at, ...steps]);
    return this.splice(place.offset, endOf(place), before + this.text.slice(part.offset, endOf(part)) + behind);
  }

  private splice(from: number, to: number, content: string): string {
    return this.text.slice(0, from) + content + this.text.slice(to);
  }

  private replaced(node: Node, json: Json): string {
    const isInLine = !this.isBroken(node) && (itemsOf(node).length > 0 || !this.isBroken(containerOf(node)));
    const content = this.laidOut(json, this.indentAt(node.offset), this.isBroken(node) ? 'broken' : isInLine ? 'compact' : 'as-fits');
    return this.splice(node.offset, endOf(node), content);
  }

  /** @param key of a member; null: an item */
  private inserted(parent: Node, index: number, json: Json, key: string | null): string {
    const items = itemsOf(parent);
    const named = (content: string): string => (key === null ? content : `${JSON.stringify(key)}: ${content}`);
    if (items.length === 0) {
      const whole: Json = key === null ? [json] : { [key]: json };
      return this.replaced(parent, whole);
    }
    const gap = this.gapIn(parent, items, index);
    const neighbour = valueOf(items[Math.max(index - 1, 0)]!);
    const how = !gap.includes('\n') || (itemsOf(neighbour).length > 0 && !this.isBroken(neighbour) && key === null) ? 'compact' : this.isBroken(neighbour) ? 'broken' : 'as-fits';
    const content = named(this.laidOut(json, gap.slice(gap.lastIndexOf('\n') + 1), how));
    if (index === items.length) return this.splice(endOf(items.at(-1)!), endOf(items.at(-1)!), `,${gap}${content}`);
    return this.splice(items[index]!.offset, items[index]!.offset, `${content},${gap}`);
  }

  private without(at: JSONPath): string {
    const value = at.length === 0 ? undefined : findNodeAtLocation(this.root, [...at]);
    if (!value) return this.text;
    const part = value.parent?.type === 'property' ? value.parent : value;
    const parent = part.parent!;
    const items = itemsOf(parent);
    const index = items.indexOf(part);
    if (items.length === 1) return this.splice(parent.offset + 1, endOf(parent) - 1, '');
    if (index === 0) return this.splice(part.offset, items[1]!.offset, '');
    return this.splice(endOf(items[index - 1]!), endOf(part), '');
  }

  /** The white space between two parts of a container of some. */
  private gapIn(parent: Node, items: readonly Node[], index: number): string {
    const right = Math.min(Math.max(index, 1), items.length - 1);
    if (items.length > 1) return this.spaceBefore(items[right]!.offset);
    const lead = this.text.slice(parent.offset + 1, items[0]!.offset);
    return lead.includes('\n') ? this.newline + lead.slice(lead.lastIndexOf('\n') + 1) : ' ';
  }

  private spaceBefore(offset: number): string {
    let from = offset;
    while (/\s/.test(this.text[from - 1] ?? '')) from -= 1;
    return this.text.slice(from, offset);
  }

  private isBroken(node: Node): boolean {
    return this.text.slice(node.offset, endOf(node)).includes('\n');
  }

  private indentAt(offset: number): string {
    const start = this.text.lastIndexOf('\n', offset - 1) + 1;
    return /^[ \t]*/.exec(this.text.slice(start, offset))![0];
  }

  private laidOut(json: Json, indent: string, how: 'compact' | 'as-fits' | 'broken'): string {
    const flat = compact(json);
    const parts = partsOf(json);
    if (parts.length === 0 || how === 'compact' || (how === 'as-fits' && indent.length + flat.length <= WIDTH)) return flat;
    const inner = indent + STEP;
    const [open, close] = Array.isArray(json) ? '[]' : '{}';
    const lines = parts.map(([key, value]) => `${inner}${key === null ? '' : `${JSON.stringify(key)}: `}${this.laidOut(value, inner, 'as-fits')}`);
    return [open, lines.join(`,${this.newline}`), `${indent}${close}`].join(this.newline);
  }
}

const endOf = ({ offset, length }: Node): number => offset + length;
const itemsOf = ({ type, children = [] }: Node): readonly Node[] => (type === 'object' || type === 'array' ? children : []);
const containerOf = (node: Node): Node => (node.parent?.type === 'property' ? node.parent.parent! : (node.parent ?? node));
const valueOf = (node: Node): Node => (node.type === 'property' ? node.children![1]! : node);

function placeOf(object: Node, after: string | null | undefined): number {
  if (after === null) return 0;
  const members = itemsOf(object);
  const index = members.findIndex(({ children }) => children![0]!.value === after);
  return index < 0 ? members.length : index + 1;
}

function partsOf(json: Json): readonly (readonly [string | null, Json])[] {
  if (typeof json !== 'object' || json === null) return [];
  return Array.isArray(json) ? (json as readonly Json[]).map((value) => [null, value]) : Object.entries(json as JsonObject);
}

/** On one line, as people write it: `{ "from": 0, "value": [1, 2] }`. */
function compact(json: Json): string {
  const parts = partsOf(json);
  if (parts.length === 0) return JSON.stringify(json);
  const list = parts.map(([key, value]) => (key === null ? compact(value) : `${JSON.stringify(key)}: ${compact(value)}`)).join(', ');
  return Array.isArray(json) ? `[${list}]` : `{ ${list} }`;
}
