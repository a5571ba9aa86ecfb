import { useMemo, useState } from 'react';
import { previewOf, saidSoFar, withColumn, withoutHeader, type PreviewCell, type SheetAccount } from '../../addin/mapping';
import type { Recognised } from '../../addin/session-state';
import { useSession } from '../frame/context';
import type { Editing } from './use-sheet-card';

/** Cells that are shown as they would be read: the first that say something, and the first that can't be read. */
const SHOWN = 5;
const SHOWN_UNREADABLE = 3;

export interface ColumnEditorState {
  readonly key: string;
  readonly chooseKey: (key: string) => void;
  readonly header: string;
  readonly chooseHeader: (header: string) => void;
  /** Columns of the ledger: those that the sheet still lacks first. */
  readonly keys: readonly { readonly key: string; readonly isMissing: boolean }[];
  /** Headers of the sheet: those that nobody wants first; `of`: the column that one is now. */
  readonly headers: readonly { readonly text: string; readonly name: string; readonly cell: string; readonly of: string | null }[];
  readonly preview: readonly PreviewCell[];
  readonly counts: Readonly<Record<PreviewCell['state'], number>>;
  readonly take: () => void;
  /** The header is not to be read; null where none is chosen that is read now. */
  readonly leave: (() => void) | null;
}

const textOrder = <T>(items: readonly T[], first: (item: T) => boolean): T[] => [...items.filter(first), ...items.filter((item) => !first(item))];

/** One column of a sheet said by hand: which header is which column, tried on its first cells. */
export function useColumnEditor(recognised: Recognised, account: SheetAccount, editing: Editing, close: () => void): ColumnEditorState {
  const { mapping } = useSession();
  const [key, chooseKey] = useState(editing.key ?? '');
  const [header, chooseHeader] = useState(editing.header ?? '');
  const { key: region, sheet, ledger } = account;
  const so = saidSoFar(account);
  const columnOf = new Map(account.columns.flatMap((column) => column.headers.map(({ name }) => [name, column.key] as const)));
  const there = new Set(account.columns.map((column) => column.key));
  const definition = ledger === null ? undefined : recognised.rules.set.ledgers.get(ledger);
  const cells = useMemo(() => {
    const grid = recognised.file.sheets.find((one) => one.sheet === sheet);
    if (!grid || so === null || key === '' || header === '') return [];
    const trial = mapping.try(recognised, region, withColumn(so, header, key));
    return trial ? previewOf(trial, grid, key) : [];
    // `so` is the account's.
  }, [mapping, recognised, region, account, key, header]);
  const telling = cells.filter(({ state }) => state !== 'blank');
  const first = telling.slice(0, SHOWN);
  const count = (state: PreviewCell['state']): number => cells.filter((cell) => cell.state === state).length;
  const say = (next: Parameters<typeof mapping.say>[1]): void => {
    void mapping.say(region, next).then((isSaid) => isSaid && close());
  };
  return {
    key,
    chooseKey,
    header,
    chooseHeader,
    keys: textOrder([...(definition?.columns.keys() ?? [])].map((one) => ({ key: one, isMissing: !there.has(one) })), ({ isMissing }) => isMissing),
    headers: textOrder(account.headers.map((one) => ({ ...one, of: columnOf.get(one.name) ?? null })), ({ of }) => of === null),
    preview: [...first, ...telling.slice(SHOWN).filter(({ state }) => state === 'unreadable').slice(0, SHOWN_UNREADABLE)],
    counts: { known: count('known'), blank: count('blank'), unreadable: count('unreadable') },
    take: () => so && say(withColumn(so, header, key)),
    leave: so !== null && columnOf.has(header) ? () => say(withoutHeader(so, header)) : null,
  };
}
