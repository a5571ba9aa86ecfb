import { useEffect, useMemo } from 'react';
import { entriesOf, type SheetEntry } from '../../addin/mapping';
import type { Recognised } from '../../addin/session-state';
import { useSession, useSessionState, useWords } from '../frame/context';
import { useObservable } from '../frame/use-observable';
import { ledgerWords, type LedgerWords } from './ledger-words';
import { groupOf, GROUPS, statusOf, type GroupName, type Status } from './status';

/** A sheet as it is shown. */
export interface SheetView extends SheetEntry {
  readonly status: Status;
}

export interface RecogniseView {
  /** Null before the first look. */
  readonly recognised: Recognised | null;
  readonly isBusy: boolean;
  readonly isStale: boolean;
  readonly look: () => void;
  readonly groups: readonly { readonly name: GroupName; readonly sheets: readonly SheetView[] }[];
  readonly sheets: number;
  /** Sheets that a person has to look at. */
  readonly toLookAt: number;
  /** Sheets that something was said of and that are not there. */
  readonly gone: readonly string[];
  /** Sheets that nothing was said of: what was said of one that is gone may be meant for one of them. */
  readonly free: readonly string[];
  readonly move: (from: string, to: string) => void;
  readonly forget: (sheet: string) => void;
  /** The sheet that something was said of last; null: nothing can be undone. */
  readonly lastSaid: string | null;
  readonly undo: () => void;
}

export function useRecognise(): RecogniseView {
  const { checker, mapping, records } = useSession();
  const { recognised, progress, isStale } = useSessionState();
  const steps = useObservable(mapping.steps);
  const { maps } = useObservable(records.state).records;
  const sheets = useMemo(() => (recognised ? entriesOf(recognised).map((entry): SheetView => ({ ...entry, status: statusOf(entry) })) : []), [recognised]);
  // What was mended stays where it is until the workbook is read again: nothing jumps away under somebody's hands.
  const placed = useMemo(() => new Map(sheets.map(({ account, status }) => [account.sheet, groupOf(status)])), [recognised?.file]);
  const placeOf = ({ account, status }: SheetView): GroupName => placed.get(account.sheet) ?? groupOf(status);
  const file = recognised?.file;
  useEffect(() => {
    if (file) void mapping.lookAtTables();
  }, [mapping, file]);
  const names = new Set(sheets.map(({ account }) => account.sheet));
  return {
    recognised,
    isBusy: progress !== null,
    isStale,
    look: () => void checker.look(),
    groups: GROUPS.map((name) => ({ name, sheets: sheets.filter((sheet) => placeOf(sheet) === name) })).filter((group) => group.sheets.length > 0),
    sheets: sheets.length,
    toLookAt: sheets.filter(({ status }) => groupOf(status) === 'look').length,
    gone: recognised ? [...maps.keys()].filter((sheet) => !names.has(sheet)) : [],
    free: [...names].filter((sheet) => !maps.has(sheet)),
    move: (from, to) => void mapping.move(from, to),
    forget: (sheet) => void mapping.say(sheet, null),
    lastSaid: steps.at(-1)?.sheet ?? null,
    undo: () => void mapping.undo(),
  };
}

/** The words of the rules that a workbook was read by. */
export function useLedgerWords({ rules }: Recognised): LedgerWords {
  const { lang } = useWords();
  return useMemo(() => ledgerWords(rules.set, lang), [rules, lang]);
}
