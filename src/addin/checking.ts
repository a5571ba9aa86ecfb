import { checkRead } from '../checking/check';
import { mainMonth, monthsIn, type MonthRows } from '../checking/months-in';
import type { Finding } from '../checking/report';
import type { Language } from '../i18n/language';
import { createTranslator } from '../i18n/translator';
import { ledgersInSteps, type LedgersRead } from '../ledgers/read';
import { groupFindings, type RuleGroup } from '../report/group';
import { viewOf } from '../report/tables/view';
import type { WorkbookFile } from '../workbook/port';
import type { RulesInForce } from './rules-in-force';
import type { Checked, MonthChoice } from './session-state';
import type { Slices } from './slices';

/** A workbook as its ledgers were read by the rules: what another month or language is judged from without asking the workbook again. */
export interface Recognised {
  readonly file: WorkbookFile;
  readonly rules: RulesInForce;
  readonly read: LedgersRead;
  readonly months: readonly MonthRows[];
}

/** Reads a workbook's sheets as ledgers, a slice at a time. */
export async function recognise(file: WorkbookFile, rules: RulesInForce, slices: Slices): Promise<Recognised> {
  const read = await slices.through(ledgersInSteps([file], rules.set.ledgers, rules.set.roles));
  return { file, rules, read, months: monthsIn(read.ledgers, rules.set) };
}

export function monthOf(choice: MonthChoice, months: readonly MonthRows[]): string | null {
  if (choice === 'all') return null;
  return choice === 'main' ? mainMonth(months) : choice.month;
}

/** Judges what was read, a slice at a time. */
export async function judge(recognised: Recognised, choice: MonthChoice, lang: Language, slices: Slices, progress: (done: number, total: number) => void): Promise<Checked> {
  const { file, rules, read, months } = recognised;
  const month = monthOf(choice, months);
  // What is judged of the money lines at the end has no rows of its own.
  let rows = 0;
  const report = await checkRead(rules.set, [file], read, {
    lang,
    ...(month === null ? {} : { month }),
    pause: (done, total) => {
      rows = Math.max(rows, total);
      progress(total < rows ? rows : done, rows);
      return slices.between();
    },
  });
  const view = viewOf(report, rules.set, lang, createTranslator(lang));
  const groups = groupFindings(report, view.names);
  return { view, groups, walk: walkOf(groups), months, choice, rules, sheets: new Set(file.sheets.map(({ sheet }) => sheet)) };
}

/** The findings as groups show them: a cause, what follows from it, the next. */
const walkOf = (groups: readonly RuleGroup[]): Finding[] =>
  groups.flatMap(({ violated, undecided }) => [...violated, ...undecided].flatMap(({ told }) => told.flatMap(({ finding, consequences }) => [finding, ...consequences])));
