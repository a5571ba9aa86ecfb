import { useDeferredValue, useEffect, useRef, useState, type RefObject } from 'react';
import { isCancelled } from '../../addin/notice';
import { Slices } from '../../addin/slices';
import { policyTexts, type PolicyFile, type PolicyPart } from '../../report/policy';
import { sameText } from '../../values/same-text';
import { useSession } from '../frame/context';
import { useObservable } from '../frame/use-observable';
import { usePolicy } from './policy-context';

/** Parts that are listed at first. */
const PAGE = 40;

export interface FoundPart {
  readonly part: PolicyPart;
  readonly of: PolicyFile;
}

export interface OverviewView {
  readonly list: RefObject<HTMLDivElement | null>;
  readonly query: string;
  readonly search: (text: string) => void;
  /** Null where nothing is searched; `count` is null until it is known. */
  readonly found: null | { readonly count: number | null; readonly shown: readonly FoundPart[] };
  readonly showMore: () => void;
  /** Figures that are waited for in files that are in force. */
  readonly waiting: readonly FoundPart[];
}

type Texts = readonly (FoundPart & { readonly text: string })[];

/** The list of all rule files, and what is found in them. */
export function useOverview(): OverviewView {
  const { policy: place } = useSession();
  const { query, wanted } = useObservable(place.state);
  const { policy, words } = usePolicy();
  const list = useRef<HTMLDivElement>(null);
  const [texts, setTexts] = useState<{ readonly of: typeof words; readonly texts: Texts } | null>(null);
  const [shown, setShown] = useState(PAGE);
  const searched = useDeferredValue(sameText(query));
  const isSearching = searched !== '';

  useEffect(() => {
    if (!isSearching || texts?.of === words) return;
    const stopping = new AbortController();
    // What is in force comes first.
    const files = [...policy.inForce, ...policy.idle].flatMap((ledger) => ledger.files);
    new Slices(stopping.signal)
      .through(policyTexts(files, words))
      .then((made) => setTexts({ of: words, texts: made }))
      .catch((error: unknown) => {
        if (!isCancelled(error)) throw error;
      });
    return () => stopping.abort();
  }, [isSearching, policy, words, texts]);

  // Who comes back is where they left.
  useEffect(() => {
    if (wanted === null) return;
    const line = [...(list.current?.querySelectorAll<HTMLElement>('[data-path]') ?? [])].find(({ dataset }) => dataset['path'] === wanted);
    (line ?? list.current?.querySelector('input'))?.focus();
    place.arrived();
  }, [wanted, place]);

  const parts = searched.split(' ');
  const fitting = texts?.of === words ? texts.texts.filter(({ text }) => parts.every((part) => text.includes(part))) : null;
  // What is called so stands before what only speaks of it.
  const inOrder = fitting && [true, false].flatMap((first) => fitting.filter(({ part }) => parts.every((word) => sameText(part.title).includes(word)) === first));
  return {
    list,
    query,
    search: (text) => {
      place.search(text);
      setShown(PAGE);
    },
    found: isSearching ? { count: fitting?.length ?? null, shown: inOrder?.slice(0, shown) ?? [] } : null,
    showMore: () => setShown(shown + PAGE),
    waiting: policy.inForce.flatMap(({ files }) => files.flatMap((of) => of.parts.filter(({ waits }) => waits).map((part) => ({ part, of })))),
  };
}
