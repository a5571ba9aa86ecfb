import { addDays, formatDate, parseIsoDate } from '../../values/serial-day';
import { formatPeriod, periodEnd, periodOf, periodStart } from '../../values/period';
import type { InForce, RuleFile } from '../model';
import type { ProfileShape } from '../shapes';
import type { Folder, Remarks } from './remark';

/** An entry of the profile with its place there, and the days on which it is in force. */
interface Span {
  readonly index: number;
  readonly entry: InForce;
  readonly first: number;
  /** Null: without end. */
  readonly last: number | null;
}

/** Versions that begin inside a payroll month and not with the file itself; of each file and audience the days between two entries, and entries that say the same twice. */
export function* inForceRemarks({ set, files, on }: Folder): Generator<void, void> {
  for (const file of files) {
    const remarks = on(file.path);
    const isFirst = set.files.every((other) => other.id !== file.id || other.effectiveFrom >= file.effectiveFrom);
    if (remarks && !isFirst) start(remarks, file, set.profile.payrollPeriod);
    yield;
  }
  const remarks = on('profile.json');
  if (!remarks) return;
  const byAudience = new Map<string, Span[]>();
  for (const span of spansOf(remarks, set.profile.inForce)) {
    const { file, appliesTo, except } = span.entry;
    const key = JSON.stringify([file.id, ...[appliesTo, except].map((audience) => [...audience].map(([column, values]) => [column, [...values].sort()]).sort())]);
    byAudience.set(key, [...(byAudience.get(key) ?? []), span]);
  }
  for (const spans of byAudience.values()) sequence(remarks, spans.sort((a, b) => a.first - b.first || a.index - b.index));
}

/** A version that begins inside a payroll month splits that month in two. */
function start(remarks: Remarks, { effectiveFrom, version }: RuleFile, payrollPeriod: { readonly from: number; readonly to: number | 'end' }): void {
  const month = periodOf(effectiveFrom, payrollPeriod);
  if (periodStart(month, payrollPeriod) === effectiveFrom) return;
  remarks.add('warning', ['effectiveFrom'], 'not-period-start', { version, start: formatDate(addDays(periodEnd(month, payrollPeriod), 1)), month: formatPeriod(month) });
}

/** The profile's entries that load, each with its place in the file. */
function spansOf(remarks: Remarks, entries: readonly InForce[]): readonly Span[] {
  const written = (remarks.file.value as ProfileShape).inForce;
  const taken = new Set<number>();
  return entries.flatMap((entry): Span[] => {
    const index = written.findIndex((one, at) => !taken.has(at) && one.file === entry.file.path && parseIsoDate(one.from) === entry.from && (one.to === undefined ? null : parseIsoDate(one.to)) === entry.to);
    taken.add(index);
    const first = Math.max(entry.from, entry.file.effectiveFrom);
    return index < 0 || (entry.to !== null && entry.to < first) ? [] : [{ index, entry, first, last: entry.to }];
  });
}

function sequence(remarks: Remarks, spans: readonly Span[]): void {
  let covered = spans[0]?.last;
  for (const [place, span] of spans.entries()) {
    const before = spans[place - 1];
    if (!before || covered === undefined) continue;
    const { index, entry, first, last } = span;
    if (covered !== null && first > addDays(covered, 1)) {
      const params = { file: entry.file.id, from: formatDate(addDays(covered, 1)), to: formatDate(addDays(first, -1)) };
      remarks.add('warning', ['inForce', index], 'in-force-gap', params);
    }
    const isTwice = spans.slice(0, place).some((other) => other.entry.file === entry.file && (other.last === null || first <= other.last));
    if (isTwice) remarks.add('warning', ['inForce', index], 'in-force-twice', { file: entry.file.path });
    covered = covered === null || last === null ? null : Math.max(covered, last);
  }
}

type Audience = InForce['appliesTo'];

/** Does nobody belong to both? Only where the columns that name the people say so. */
const disjoint = (a: InForce, b: InForce): boolean =>
  [...a.appliesTo].some(([column, values]) => b.appliesTo.get(column)?.every((value) => !values.includes(value)) ?? false) || excludes(a.except, b.appliesTo) || excludes(b.except, a.appliesTo);

const excludes = (except: Audience, people: Audience): boolean => except.size > 0 && [...except].every(([column, values]) => people.get(column)?.every((value) => values.includes(value)) ?? false);

/** May two files judge the same row: are both in force on some day for somebody? Versions of one file replace each other. */
export function areTogether(entries: readonly InForce[], a: RuleFile, b: RuleFile): boolean {
  if (a === b) return true;
  if (a.id === b.id) return false;
  const spans = (file: RuleFile): readonly InForce[] => entries.filter((entry) => entry.file === file);
  return spans(a).some((one) =>
    spans(b).some((other) => {
      const first = Math.max(one.from, other.from, a.effectiveFrom, b.effectiveFrom);
      const isOver = [one.to, other.to].some((to) => to !== null && to < first);
      return !isOver && !disjoint(one, other);
    }),
  );
}
