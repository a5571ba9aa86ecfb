import { defaultRangeExtractor, useWindowVirtualizer, type Range, type VirtualItem, type Virtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import type { Finding } from '../../checking/report';
import { isOpenAtFirst, linesAbove, linesInSight, type FindingList, type ListNode } from '../../report/finding-list';
import { useSession } from '../frame/context';
import { useObservable } from '../frame/use-observable';
import { keyAct } from './tree-keys';

/** Pixels of a line before it is measured: a group's, and a finding's with its message on three lines. */
const GUESS = { heading: 34, finding: 84 } as const;
/** What sticks to the top and the bottom of the pane covers so many pixels (taskpane.css). */
const [COVERED_ABOVE, COVERED_BELOW] = [48, 140];

/** The explanation of the finding before closes, this one's opens, and lines move until they are measured: so long the current one is kept in sight. */
const SETTLING_MS = 600;

export interface FindingTreeView {
  readonly tree: RefObject<HTMLDivElement | null>;
  readonly virtualizer: Virtualizer<Window, HTMLDivElement>;
  readonly items: readonly VirtualItem[];
  /** The line of an item. */
  readonly nodeOf: (item: VirtualItem) => ListNode;
  readonly isOpen: (node: ListNode) => boolean;
  /** Key of the line that Tab comes to. */
  readonly active: string | null;
  readonly toggle: (node: ListNode) => void;
  readonly show: (finding: Finding) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** Place of a number in an ascending list; -1 where it is not there. */
function placeOf(lines: readonly number[], wanted: number): number {
  let [low, high] = [0, lines.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (lines[middle] === wanted) return middle;
    if (lines[middle]! < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

const opening = (map: ReadonlyMap<string, boolean>, open: readonly ListNode[]): ReadonlyMap<string, boolean> => new Map([...map, ...open.map(({ key }) => [key, true] as const)]);

/** The tree's lines that are drawn, which of them are open, and where the focus is. Only what is in sight is drawn, and the line that has the focus. */
export function useFindingTree(list: FindingList, current: string | null): FindingTreeView {
  const { walk } = useSession();
  const isExplaining = useObservable(walk.isExplaining);
  const [opened, setOpened] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [active, setActive] = useState<string | null>(null);
  const tree = useRef<HTMLDivElement>(null);
  /** What is to be done once the line is drawn that it is about: the focus goes to the active one, the current one comes in sight. */
  const isFocusDue = useRef(false);
  const sightDueUntil = useRef(0);

  const isOpen = useCallback((node: ListNode): boolean => opened.get(node.key) ?? isOpenAtFirst(list, node), [list, opened]);
  const lines = useMemo(() => linesInSight(list, isOpen), [list, isOpen]);
  // Where the active line is gone, Tab comes to the first.
  const activePlace = Math.max(0, active === null ? 0 : placeOf(lines, list.indexOf.get(active) ?? -1));

  const margin = useMargin(tree);
  const virtualizer = useWindowVirtualizer<HTMLDivElement>({
    count: lines.length,
    estimateSize: (place) => (list.nodes[lines[place]!]!.is === 'finding' ? GUESS.finding : GUESS.heading),
    getItemKey: (place) => list.nodes[lines[place]!]!.key,
    rangeExtractor: (range: Range) => withPlace(defaultRangeExtractor(range), activePlace),
    overscan: 6,
    scrollMargin: margin,
    scrollPaddingStart: COVERED_ABOVE,
    scrollPaddingEnd: COVERED_BELOW,
  });

  // The current finding comes in sight, whoever went there; the focus stays where it is, unless it is on a line that is no longer the current one.
  useEffect(() => {
    const at = current === null ? undefined : list.indexOf.get(current);
    if (at === undefined) return;
    const above = linesAbove(list, at);
    setOpened((now) => (above.every((node) => now.get(node.key) ?? isOpenAtFirst(list, node)) ? now : opening(now, above)));
    const focused = document.activeElement;
    const isWithin = tree.current?.contains(focused) === true;
    if (isWithin && focused?.getAttribute('role') !== 'treeitem') isFocusDue.current = true;
    if (!isWithin || isFocusDue.current) setActive(current);
    sightDueUntil.current = performance.now() + SETTLING_MS;
  }, [current, list]);

  // Why it was found is longer than what is left below its line.
  useEffect(() => {
    if (isExplaining) sightDueUntil.current = performance.now() + SETTLING_MS;
  }, [isExplaining]);

  // Whoever scrolls by hand is let alone.
  useEffect(() => {
    const leave = (): void => {
      sightDueUntil.current = 0;
    };
    const signs = ['wheel', 'touchmove', 'pointerdown'] as const;
    for (const sign of signs) window.addEventListener(sign, leave, { passive: true });
    return () => signs.forEach((sign) => window.removeEventListener(sign, leave));
  }, []);

  useEffect(() => {
    const drawn = (key: string | null): HTMLElement | undefined => (key === null ? undefined : elementOf(tree.current, key));
    if (isFocusDue.current && drawn(active)) {
      isFocusDue.current = false;
      drawn(active)?.focus({ preventScroll: true });
    }
    if (performance.now() > sightDueUntil.current || current === null) return;
    const place = placeOf(lines, list.indexOf.get(current) ?? -1);
    if (place < 0) return;
    const line = drawn(current);
    // Its first lines: an explanation may be longer than the pane, and has all of it.
    if (line) (line.querySelector('[data-head]') ?? line).scrollIntoView({ block: isExplaining ? 'start' : 'nearest' });
    else virtualizer.scrollToIndex(place, { align: 'start' });
  });

  const toggle = useCallback((node: ListNode) => {
    setActive(node.key);
    setOpened((now) => new Map(now).set(node.key, !(now.get(node.key) ?? isOpenAtFirst(list, node))));
  }, [list]);
  const show = useCallback((finding: Finding) => {
    setActive(finding.id);
    void walk.show(finding);
  }, [walk]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || !(event.target instanceof HTMLElement) || event.target.role !== 'treeitem') return;
    const act = keyAct(event.key, { list, lines, at: lines[activePlace]!, isOpen });
    if (act === null) return;
    event.preventDefault();
    if (act.does === 'go') {
      isFocusDue.current = true;
      setActive(list.nodes[act.to]!.key);
      virtualizer.scrollToIndex(placeOf(lines, act.to), { align: 'auto' });
      return;
    }
    const node = list.nodes[act.at]!;
    if (act.does === 'toggle') toggle(node);
    else if (node.is === 'finding') show(node.finding);
  };

  return {
    tree,
    virtualizer,
    items: virtualizer.getVirtualItems(),
    nodeOf: ({ index }) => list.nodes[lines[index]!]!,
    isOpen,
    active: lines.length === 0 ? null : list.nodes[lines[activePlace]!]!.key,
    toggle,
    show,
    onKeyDown,
  };
}

const elementOf = (tree: HTMLElement | null, key: string): HTMLElement | undefined => [...(tree?.querySelectorAll<HTMLElement>('[role="treeitem"]') ?? [])].find(({ dataset }) => dataset.key === key);

const withPlace = (places: number[], place: number): number[] => (places.includes(place) ? places : [...places, place].sort((a, b) => a - b));

/** Pixels from the top of the page to the tree, followed as what stands above it grows and shrinks. */
function useMargin(tree: RefObject<HTMLElement | null>): number {
  const [margin, setMargin] = useState(0);
  useLayoutEffect(() => {
    const measure = (): void => {
      if (tree.current) setMargin(tree.current.getBoundingClientRect().top + window.scrollY);
    };
    measure();
    const observer = new ResizeObserver(measure);
    for (let element: HTMLElement | null = tree.current; element; element = element.parentElement) observer.observe(element);
    return () => observer.disconnect();
  }, [tree]);
  return margin;
}
