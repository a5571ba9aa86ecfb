import type { FindingList, ListNode } from '../../report/finding-list';

/** What a key does in the tree: goes to another line, opens or closes one, or does what a click would. */
export type KeyAct = { readonly does: 'go'; readonly to: number } | { readonly does: 'toggle' | 'click'; readonly at: number };

/** What a key is pressed on. */
export interface Pressed {
  readonly list: FindingList;
  /** Indexes of the lines in sight, from top to bottom. */
  readonly lines: readonly number[];
  /** Index of the line that has the focus. */
  readonly at: number;
  readonly isOpen: (node: ListNode) => boolean;
}

/** Lines that a page has, more or less. */
const PAGE = 10;

/** What a key does in a tree, as the ARIA practices have it; null: nothing. */
export function keyAct(key: string, { list, lines, at, isOpen }: Pressed): KeyAct | null {
  const place = lines.indexOf(at);
  const node = list.nodes[at];
  if (place < 0 || !node) return null;
  const go = (to: number): KeyAct => ({ does: 'go', to: lines[Math.max(0, Math.min(lines.length - 1, to))]! });
  const isParent = node.end > at + 1;
  switch (key) {
    case 'ArrowDown':
      return go(place + 1);
    case 'ArrowUp':
      return go(place - 1);
    case 'PageDown':
      return go(place + PAGE);
    case 'PageUp':
      return go(place - PAGE);
    case 'Home':
      return go(0);
    case 'End':
      return go(lines.length - 1);
    case 'ArrowRight':
      if (!isParent) return null;
      return isOpen(node) ? go(place + 1) : { does: 'toggle', at };
    case 'ArrowLeft':
      if (isParent && isOpen(node)) return { does: 'toggle', at };
      return node.parent < 0 ? null : { does: 'go', to: node.parent };
    case 'Enter':
    case ' ':
      return { does: node.is === 'finding' ? 'click' : 'toggle', at };
    default:
      return null;
  }
}
