import type { Finding } from '../checking/report';
import { SEVERITIES } from '../rules/model';
import { sameText } from '../values/same-text';
import { hygieneRank } from './hygiene';
import type { Person } from './names';
import type { View } from './tables/view';

/** What becomes of a finding, each of one sort: `cannot-judge` is no guilt whatever the rule's severity, and what is waived is let pass. */
export const LOOKS = ['block', 'warn', 'cannot-judge', 'info', 'waived'] as const;
export type Look = (typeof LOOKS)[number];

export const lookOf = ({ waived, verdict, severity }: Finding): Look => (waived !== null ? 'waived' : verdict === 'cannot-judge' ? verdict : severity);

/** A finding with what orders it. */
export interface Entry {
  readonly finding: Finding;
  readonly look: Look;
  /** Place of the look among all: graver ones come first, record-keeping behind all others. */
  readonly gravity: number;
  readonly person: Person | null;
  /** Severity, then the order in which HR wrote the rules; those of record-keeping last. */
  readonly rule: number;
  /** Place of its sheet among the workbook's tabs. */
  readonly sheet: number;
}

/** Between two steps of work on entries: others may have a turn. */
export const ENTRIES_A_STEP = 500;

/** The findings of a report, ready to be filtered and grouped. */
export function* entriesOf({ report, names }: View): Generator<undefined, readonly Entry[]> {
  const sheets = new Map<string, number>();
  const placeOfSheet = (file: string, sheet: string): number => {
    const key = `${file}\n${sheet}`;
    const place = sheets.get(key) ?? sheets.size;
    sheets.set(key, place);
    return place;
  };
  for (const { file, sheet } of report.coverage) if (file !== '') placeOfSheet(file, sheet);
  const entries: Entry[] = [];
  for (const finding of report.findings) {
    const { file, sheet, severity, rule } = finding;
    const look = lookOf(finding);
    entries.push({ finding, look, gravity: hygieneRank(finding) * LOOKS.length + LOOKS.indexOf(look), person: names.personOf(finding), rule: (hygieneRank(finding) * SEVERITIES.length + SEVERITIES.indexOf(severity)) * 1e6 + names.ruleOrder(rule), sheet: placeOfSheet(file, sheet) });
    if (entries.length % ENTRIES_A_STEP === 0) yield;
  }
  return entries;
}

/** All that each finding can be found by, in the form of same-text: what it says, whom it is about, where it is, its rule and clauses. */
export function* textsOf(entries: readonly Entry[], { names }: View): Generator<undefined, readonly string[]> {
  const texts: string[] = [];
  for (const { finding, person } of entries) {
    const { message, sheet, source, rule, version } = finding;
    const clauses = source.map(({ id, document = '', clause = '' }) => `${id} ${document} ${clause}`);
    texts.push(sameText([message, person?.label ?? '', sheet, names.rule(rule, version), ...clauses].join(' ')));
    if (texts.length % ENTRIES_A_STEP === 0) yield;
  }
  return texts;
}
