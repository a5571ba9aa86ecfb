import { mainMonth, type MonthRows } from '../../checking/months-in';
import type { MonthChoice } from '../../addin/session-state';
import type { Translator } from '../../i18n/translator';
import { printable } from '../../report/layout';
import { useSession, useSessionState, useWords } from '../frame/context';
import { useObservable } from '../frame/use-observable';
import { rulesInOneSentence } from './rules-sentence';

/** A month that can be chosen, as an option of a list. */
interface MonthOption {
  readonly value: string;
  readonly label: string;
}

const valueOf = (choice: MonthChoice): string => (typeof choice === 'string' ? choice : choice.month);
const choiceOf = (value: string): MonthChoice => (value === 'main' || value === 'all' ? value : { month: value });

/** "2026-10" in the words of a language. */
export function monthInWords(month: string, say: Translator): string {
  const [year = '', number = ''] = month.split('-');
  return say('pane.month', { year, month: number });
}

export interface CheckBarState {
  readonly title: string;
  readonly months: readonly MonthOption[];
  readonly month: string;
  readonly chooseMonth: (value: string) => void;
  /** One line on the rules; null while there are none. */
  readonly rules: string | null;
  readonly button: string;
  readonly isDisabled: boolean;
  readonly check: () => void;
  /** There is a result that a change could make stale. */
  readonly canBeLive: boolean;
}

export function useCheckBar(): CheckBarState {
  const { checker, desk, rules } = useSession();
  const { progress, recognised, checked, month, panel } = useSessionState();
  const ruling = useObservable(rules.state);
  const { say, lang } = useWords();
  const inForce = ruling.kind === 'in-force' ? ruling.rules : null;
  const found = recognised?.months ?? [];
  const main = mainMonth(found);
  const label = ({ month: one, rows }: MonthRows): string => say('pane.month-rows', { month: monthInWords(one, say), rows });
  const months: MonthOption[] = [
    { value: 'main', label: main === null ? say('pane.month-of-data') : label(found.find((one) => one.month === main)!) },
    ...found.filter((one) => one.month !== main).map((one) => ({ value: one.month, label: label(one) })),
    { value: 'all', label: say('report.all-months') },
  ];
  return {
    title: printable(desk.book.name),
    months,
    month: months.some(({ value }) => value === valueOf(month)) ? valueOf(month) : 'main',
    chooseMonth: (value) => void checker.chooseMonth(choiceOf(value)),
    rules: inForce ? rulesInOneSentence(inForce, lang, say) : ruling.kind === 'loading' ? say('pane.rules-loading') : null,
    button: say(checked ? 'pane.check-again' : 'pane.check'),
    isDisabled: inForce === null || progress !== null,
    check: () => {
      // Who looked at the ledgers wants to see what came of it; elsewhere one goes on where one was.
      if (panel === 'ledgers') desk.change({ panel: 'findings' });
      void checker.check();
    },
    canBeLive: checked !== null,
  };
}
