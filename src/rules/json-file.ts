import { findNodeAtLocation, getNodePath, type JSONPath, type Node } from 'jsonc-parser';

/** Where something stands in a text; both count from 1, columns in UTF-16 units as editors do. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** RFC 6901 pointer of a path: `["tables", "a/b", 0]` is "/tables/a~1b/0". */
export const pointerOf = (path: JSONPath): string => path.map((segment) => `/${String(segment).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** The path of a pointer whose numbers are array indices where the value has an array there. */
export function pathOf(pointer: string, value: unknown): JSONPath {
  let here = value;
  return pointer
    .split('/')
    .slice(1)
    .map((escaped) => {
      const key = escaped.replaceAll('~1', '/').replaceAll('~0', '~');
      const segment = Array.isArray(here) ? Number(key) : key;
      here = typeof here === 'object' && here !== null ? (here as Record<string | number, unknown>)[segment] : undefined;
      return segment;
    });
}

function lineStartsOf(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** A parsed JSON text that can say where each of its parts stands. */
export class JsonFile {
  private tree: Node | undefined;
  private starts: readonly number[] | null = null;

  /** `makeTree` makes the text's syntax tree when something's place is asked for; most files have no mistakes, and never ask. */
  constructor(
    readonly path: string,
    readonly text: string,
    readonly value: unknown,
    private readonly makeTree: () => Node | undefined,
  ) {}

  private get root(): Node | undefined {
    return (this.tree ??= this.makeTree());
  }

  private get lineStarts(): readonly number[] {
    return (this.starts ??= lineStartsOf(this.text));
  }

  position(offset: number): Position {
    let low = 0;
    let high = this.lineStarts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.lineStarts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - this.lineStarts[low]! + 1 };
  }

  /** The node at a path, or the nearest one around it where the file has none there. */
  nodeAt(path: JSONPath): Node | undefined {
    const { root } = this;
    if (!root) return undefined;
    for (let length = path.length; length > 0; length -= 1) {
      const node = findNodeAtLocation(root, path.slice(0, length));
      if (node) return node;
    }
    return root;
  }

  /** Offset of the value at a path; of its key, where `key` is set; of the character `index` of its text, where that is given. */
  offsetAt(path: JSONPath, where: { readonly key?: boolean; readonly index?: number } = {}): number {
    const node = this.nodeAt(path);
    if (!node) return 0;
    const property = node.parent?.type === 'property' ? node.parent : undefined;
    if (where.key && property && getNodePath(node).length === path.length) return property.children![0]!.offset;
    return where.index === undefined || node.type !== 'string' ? node.offset : this.offsetInString(node, where.index);
  }

  /** Source offset of a character of a string's value: an escape such as \u4e2d or \" is several characters of the file. */
  private offsetInString(node: Node, index: number): number {
    const last = node.offset + node.length - 1;
    let offset = node.offset + 1;
    for (let count = 0; count < index && offset < last; count += 1) {
      if (this.text[offset] !== '\\') offset += 1;
      else offset += this.text[offset + 1] === 'u' ? 6 : 2;
    }
    return Math.min(offset, last);
  }
}
