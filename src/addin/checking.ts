import { checkRead, type CheckResult } from '../checking/check';
import { mainMonth, monthsIn, type MonthRows } from '../checking/months-in';
import type { Finding, Report } from '../checking/report';
import type { Language } from '../i18n/language';
import { createTranslator } from '../i18n/translator';
import { ledgersInSteps } from '../ledgers/read';
import { carriedOf } from '../records/closings';
import { viewing } from '../report/tables/view';
import type { Checked, JudgedBy, MonthChoice, Recognised } from './session-state';
import type { Slices } from './slices';

/** Reads a workbook's sheets as ledgers, a slice at a time. */
export async function recognise(from: Pick<Recognised, 'file' | 'rules' | 'maps' | 'changes'>, slices: Slices): Promise<Recognised> {
  const { file, rules, maps } = from;
  const read = await slices.through(ledgersInSteps([file], rules.set.ledgers, rules.set.roles, { maps }));
  return { ...from, read, months: monthsIn(read.ledgers, rules.set), sheets: new Set(file.sheets.map(({ sheet }) => sheet)) };
}

export function monthOf(choice: MonthChoice, months: readonly MonthRows[]): string | null {
  if (choice === 'all') return null;
  return choice === 'main' ? mainMonth(months) : choice.month;
}

/** How a check lets others in, and tells how far it is. */
export interface Judging {
  readonly slices: Slices;
  /** Told of rows that are judged, of how many. */
  readonly progress: (done: number, total: number) => void;
  /** Told of findings as they are made. */
  readonly found?: (findings: readonly Finding[]) => void;
}

/** Judges what was read, a slice at a time. */
export async function check({ file, rules, read, months }: Recognised, by: JudgedBy, lang: Language, { slices, progress, found }: Judging): Promise<CheckResult> {
  const month = monthOf(by.choice, months);
  // What is judged of the money lines at the end has no rows of its own.
  let rows = 0;
  return checkRead(rules.set, [file], read, {
    lang,
    ...(month === null ? {} : { month }),
    waivers: by.waivers,
    carried: carriedOf(by.closings),
    ...(found ? { found } : {}),
    pause: (done, total) => {
      rows = Math.max(rows, total);
      progress(total < rows ? rows : done, rows);
      return slices.between();
    },
  });
}

/** What was found, with its words. @param report of `result`, compared with an earlier run or not */
export async function inWords(recognised: Recognised, by: JudgedBy, lang: Language, result: CheckResult, report: Report, slices: Slices): Promise<Checked> {
  return { ...by, recognised, result, view: await slices.through(viewing(report, recognised.rules.set, lang, createTranslator(lang))) };
}
