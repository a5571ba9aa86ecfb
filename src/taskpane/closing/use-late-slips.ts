import { useMemo, useState } from 'react';
import type { Checked } from '../../addin/session-state';
import type { Closing } from '../../records/model';
import { closingInForce, identityOf } from '../../records/closings';
import { groundOf } from '../../records/basis';
import { lateSlips, SLIP_CAUSES, type LateSlip, type SlipCause } from '../../records/late-slips';
import { sumOf } from '../../report/money';
import { addPeriods, formatPeriod, parsePeriod } from '../../values/period';
import { useSession, useSessionState } from '../frame/context';
import { useObservable } from '../frame/use-observable';

/** People that are drawn at first; more at a button, which says how many there are. */
const PAGE = 50;
/** How many months later an amount may be settled. */
const MONTHS_AHEAD = 12;

export interface SlipLine {
  readonly key: string;
  readonly slip: LateSlip;
}

export interface SlipPerson {
  readonly key: string;
  readonly label: string;
  readonly slips: readonly SlipLine[];
  /** Together. */
  readonly amount: string;
  readonly isTaken: boolean;
}

export interface SlipOther {
  readonly cause: Exclude<SlipCause, 'late'>;
  readonly slips: readonly SlipLine[];
  readonly amount: string;
}

export interface LateSlipsView {
  readonly late: readonly SlipPerson[];
  /** People behind those. */
  readonly more: number;
  readonly showMore: () => void;
  readonly others: readonly SlipOther[];
  readonly toggle: (person: SlipPerson) => void;
  /** Open months that they may be settled in, the next one first. */
  readonly months: readonly string[];
  readonly to: string;
  readonly chooseMonth: (month: string) => void;
  readonly chosen: { readonly count: number; readonly amount: string };
  readonly isStale: boolean;
  readonly isSaving: boolean;
  readonly carry: () => void;
}

const CAUSES = SLIP_CAUSES.filter((cause) => cause !== 'late');

/** Months after one that nobody has closed. */
function openAfter(month: string, closings: readonly Closing[]): readonly string[] {
  const period = parsePeriod(month);
  if (period === null) return [];
  const later = Array.from({ length: MONTHS_AHEAD }, (_, index) => formatPeriod(addPeriods(period, index + 1)));
  return later.filter((one) => closingInForce(closings, one) === null);
}

const amountsOf = (lines: readonly SlipLine[]): string => sumOf(lines.map(({ slip }) => slip.amount));

/** What came to be known of a closed month since, and what of it is to be taken over. */
export function useLateSlips({ view: { report }, recognised: { rules } }: Checked, closings: readonly Closing[], month: string): LateSlipsView {
  const { closing } = useSession();
  const { isStale } = useSessionState();
  const { isSaving } = useObservable(closing.state);
  const lines = useMemo(() => lateSlips(closings, report, groundOf(rules, report)).map((slip): SlipLine => ({ key: identityOf(slip), slip })), [closings, report, rules]);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [shown, setShown] = useState(PAGE);
  const [wanted, setWanted] = useState<string | null>(null);
  const months = openAfter(month, closings);
  const to = wanted !== null && months.includes(wanted) ? wanted : (months[0] ?? '');

  const people = new Map<string, SlipLine[]>();
  for (const line of lines) {
    if (line.slip.cause !== 'late') continue;
    const own = people.get(line.slip.employee_id);
    if (own) own.push(line);
    else people.set(line.slip.employee_id, [line]);
  }
  const late = [...people].map(([employee, slips]): SlipPerson => ({
    key: employee,
    label: [slips[0]?.slip.employee_name, employee].filter(Boolean).join(' '),
    slips,
    amount: amountsOf(slips),
    isTaken: !left.has(employee),
  }));
  const chosen = late.filter(({ isTaken }) => isTaken).flatMap(({ slips }) => slips);
  return {
    late: late.slice(0, shown),
    more: Math.max(0, late.length - shown),
    showMore: () => setShown((now) => now + PAGE),
    others: CAUSES.flatMap((cause) => {
      const slips = lines.filter(({ slip }) => slip.cause === cause);
      return slips.length === 0 ? [] : [{ cause, slips, amount: amountsOf(slips) }];
    }),
    toggle: ({ key }) =>
      setLeft((now) => {
        const next = new Set(now);
        if (!next.delete(key)) next.add(key);
        return next;
      }),
    months,
    to,
    chooseMonth: setWanted,
    chosen: { count: chosen.length, amount: amountsOf(chosen) },
    isStale,
    isSaving,
    carry: () => void closing.carry(chosen.map(({ slip }) => slip), month, to),
  };
}
