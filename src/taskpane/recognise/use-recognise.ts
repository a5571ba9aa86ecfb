import { useMemo } from 'react';
import { entriesOf, goneOf, type SheetEntry } from '../../addin/mapping';
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
  /** Something is at work, or the rules are not there yet. */
  readonly isBusy: boolean;
  readonly isStale: boolean;
  readonly look: () => void;
  readonly groups: readonly { readonly name: GroupName; readonly sheets: readonly SheetView[] }[];
  readonly sheets: number;
  /** Sheets that a person has to look at. */
  readonly toLookAt: number;
  /** Keys of sheets and tables that something was said of and that are not there. */
  readonly gone: readonly string[];
  /** Keys of those that nothing was said of: what was said of one that is gone may be meant for one of them. */
  readonly free: readonly string[];
  readonly move: (from: string, to: string) => void;
  readonly forget: (sheet: string) => void;
  /** The key of what something was said of last; null: nothing can be undone. */
  readonly lastSaid: string | null;
  readonly undo: () => void;
}

export function useRecognise(): RecogniseView {
  const { checker, mapping, records, rules } = useSession();
  const { kind: ruling } = useObservable(rules.state);
  const { recognised, progress, isStale } = useSessionState();
  const steps = useObservable(mapping.steps);
  const { maps } = useObservable(records.state).records;
  const sheets = useMemo(() => (recognised ? entriesOf(recognised).map((entry): SheetView => ({ ...entry, status: statusOf(entry) })) : []), [recognised]);
  // What was mended stays where it is until the workbook is read again: nothing jumps away under somebody's hands.
  const placed = useMemo(() => new Map(sheets.map(({ account, status }) => [account.key, groupOf(status)])), [recognised?.file]);
  const placeOf = ({ account, status }: SheetView): GroupName => placed.get(account.key) ?? groupOf(status);
  return {
    recognised,
    isBusy: progress !== null || ruling !== 'in-force',
    isStale,
    look: () => void checker.look(),
    groups: GROUPS.map((name) => ({ name, sheets: sheets.filter((sheet) => placeOf(sheet) === name) })).filter((group) => group.sheets.length > 0),
    sheets: sheets.length,
    toLookAt: sheets.filter(({ status }) => groupOf(status) === 'look').length,
    gone: recognised ? goneOf(recognised, maps) : [],
    free: sheets.map(({ account }) => account.key).filter((key) => !maps.has(key)),
    move: (from, to) => void mapping.move(from, to),
    forget: (sheet) => void mapping.say(sheet, null),
    lastSaid: steps.at(-1)?.key ?? null,
    undo: () => void mapping.undo(),
  };
}

/** The words of the rules that a workbook was read by. */
export function useLedgerWords({ rules }: Recognised): LedgerWords {
  const { lang } = useWords();
  return useMemo(() => ledgerWords(rules.set, lang), [rules, lang]);
}
