import { useMemo, useState } from 'react';
import { LEFT_ALONE, regionIn, saidOnly, sameSaid, saidSoFar, withLedger, withoutSaying, type SheetAccount } from '../../addin/mapping';
import type { Recognised } from '../../addin/session-state';
import type { SheetMap } from '../../rules/ledger-definition';
import { readersOf } from '../../rules/readers-of';
import { useSession } from '../frame/context';

/** As far down as a header is looked for. */
const HEADER_ROWS = 20;
/** Texts of a row that tell which row it is. */
const TOLD_CELLS = 4;

/** No ledger was chosen, as a value of the list; and: it is none. */
export const AUTOMATIC = '';
export const NO_LEDGER = '-';

/** What is edited: a column of ours, a header of the sheet, or both. */
export interface Editing {
  readonly key: string | null;
  readonly header: string | null;
}

export interface SheetCardState {
  /** The choice that was made and not taken yet; undefined: none. */
  readonly draft: SheetMap | null | undefined;
  /** What the sheet would be read as by the draft. */
  readonly trial: SheetAccount | null;
  readonly ledger: string;
  readonly chooseLedger: (value: string) => void;
  readonly headerRow: number;
  readonly headerRows: readonly { readonly row: number; readonly texts: readonly string[] }[];
  readonly chooseHeaderRow: (row: number) => void;
  readonly take: () => void;
  readonly drop: () => void;
  readonly forget: () => void;
  /** Takes back what was said of headers that are gone. */
  readonly forgetHeaders: (headers: readonly string[]) => void;
  readonly leaveAlone: () => void;
  /** Reads the whole sheet as what its part is; null where it is read whole, or nobody knows as what. */
  readonly readWhole: (() => void) | null;
  readonly editing: Editing | null;
  readonly edit: (editing: Editing | null) => void;
  /** Ids of the rules that read a column, or anything of the ledger. */
  readonly readers: (column: string | null) => readonly string[];
}

/**
 * A sheet's card: what may be said of the whole sheet, tried before it is taken.
 * @param settle called when what was being said is said or dropped: the button that had the focus is gone.
 */
export function useSheetCard(recognised: Recognised, account: SheetAccount, settle: () => void): SheetCardState {
  const { mapping } = useSession();
  const [draft, setDraft] = useState<SheetMap | null | undefined>(undefined);
  const [editing, setEditing] = useState<Editing | null>(null);
  const { key, said } = account;
  const trial = useMemo(() => (draft === undefined ? null : (mapping.try(recognised, key, draft)?.account ?? null)), [mapping, recognised, key, draft]);
  const headerRows = useMemo(() => {
    const region = regionIn(recognised, key, said);
    const { grid, top, left } = region ?? { grid: null, top: 0, left: 0 };
    return Array.from({ length: Math.max(0, Math.min(HEADER_ROWS, (grid?.rows ?? 0) - top)) }, (_, i) => ({
      row: top + i + 1,
      texts: Array.from({ length: (grid?.columns ?? 0) - left }, (_, column) => grid?.text(top + i, left + column).trim() ?? '').filter((text) => text !== '').slice(0, TOLD_CELLS),
    })).filter(({ texts }) => texts.length > 0);
  }, [recognised, key, said]);

  const now = draft === undefined ? said : draft;
  const choose = (next: SheetMap | null): void => setDraft(sameSaid(next, said) ? undefined : next);
  const say = (next: SheetMap | null): void => {
    void mapping.say(key, next).then((isSaid) => {
      if (!isSaid) return;
      setDraft(undefined);
      settle();
    });
  };
  const so = saidSoFar(account);
  const readers = readersOf(recognised.rules.set);
  return {
    draft,
    trial,
    ledger: now === null ? AUTOMATIC : (now.ledger ?? NO_LEDGER),
    chooseLedger: (value) => choose(value === AUTOMATIC ? null : value === NO_LEDGER ? LEFT_ALONE : withLedger(now, value)),
    headerRow: now?.headerRow ?? 0,
    headerRows,
    chooseHeaderRow: (row) => {
      const from = draft === undefined ? so : draft;
      if (from) choose({ ...from, headerRow: row === 0 ? null : row });
    },
    take: () => draft !== undefined && say(draft),
    drop: () => {
      setDraft(undefined);
      settle();
    },
    forget: () => say(null),
    forgetHeaders: (headers) => said && say(withoutSaying(said, headers)),
    leaveAlone: () => say(LEFT_ALONE),
    readWhole: account.table !== undefined && account.ledger !== null ? () => void mapping.say(account.sheet, saidOnly(account.ledger!)) : null,
    editing,
    edit: (next) => {
      setEditing(next);
      if (next === null) settle();
    },
    readers: (column) => (account.ledger === null ? [] : (readers.get(column === null ? account.ledger : `${account.ledger}.${column}`) ?? [])),
  };
}
