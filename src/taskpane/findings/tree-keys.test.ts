import type { FindingList, ListNode } from '../../report/finding-list';
import { keyAct, type Pressed } from './tree-keys';

/** Two groups: of two findings, the first with a consequence, and of one. */
const line = (key: string, level: number, parent: number, end: number, is: string): ListNode => ({ key, level, parent, end, is, place: 1, of: 1 }) as unknown as ListNode;
const NODES = [line('g', 1, -1, 4, 'rule'), line('a', 2, 0, 3, 'finding'), line('a1', 3, 1, 3, 'finding'), line('b', 2, 0, 4, 'finding'), line('h', 1, -1, 6, 'rule'), line('c', 2, 4, 6, 'finding')];
const list = { nodes: NODES } as unknown as FindingList;

function press(key: string, at: number, closed: readonly string[] = []): ReturnType<typeof keyAct> {
  const isOpen = (node: ListNode): boolean => !closed.includes(node.key);
  const lines = NODES.flatMap((_, index) => (aboveAre(index, isOpen) ? [index] : []));
  const pressed: Pressed = { list, lines, at, isOpen };
  return keyAct(key, pressed);
}

const aboveAre = (at: number, isOpen: (node: ListNode) => boolean): boolean => {
  const { parent } = NODES[at]!;
  return parent < 0 || (isOpen(NODES[parent]!) && aboveAre(parent, isOpen));
};

test.each<[string, number, readonly string[], ReturnType<typeof keyAct>]>([
  ['ArrowDown', 0, [], { does: 'go', to: 1 }],
  ['ArrowDown', 0, ['g'], { does: 'go', to: 4 }],
  ['ArrowDown', 5, [], { does: 'go', to: 5 }],
  ['ArrowUp', 4, ['g'], { does: 'go', to: 0 }],
  ['ArrowUp', 0, [], { does: 'go', to: 0 }],
  ['Home', 5, [], { does: 'go', to: 0 }],
  ['End', 0, ['h'], { does: 'go', to: 4 }],
  ['PageDown', 0, [], { does: 'go', to: 5 }],
  ['PageUp', 5, [], { does: 'go', to: 0 }],
  ['ArrowRight', 0, ['g'], { does: 'toggle', at: 0 }],
  ['ArrowRight', 0, [], { does: 'go', to: 1 }],
  ['ArrowRight', 3, [], null],
  ['ArrowLeft', 0, [], { does: 'toggle', at: 0 }],
  ['ArrowLeft', 0, ['g'], null],
  ['ArrowLeft', 1, ['a'], { does: 'go', to: 0 }],
  ['ArrowLeft', 2, [], { does: 'go', to: 1 }],
  ['Enter', 0, [], { does: 'toggle', at: 0 }],
  ['Enter', 3, [], { does: 'click', at: 3 }],
  [' ', 1, [], { does: 'click', at: 1 }],
  ['x', 1, [], null],
  ['ArrowDown', 1, ['g'], null],
])('%s on line %i, closed: %j', (key, at, closed, does) => {
  expect(press(key, at, closed)).toEqual(does);
});
