import type { Report } from '../../checking/report';
import type { Translator } from '../../i18n/translator';
import type { Severity } from '../../rules/model';
import { padEnd, printable, widthOf, wrap } from '../layout';
import type { Names } from '../names';
import type { Paint } from '../paint';

/** What every section of a text report is written with. */
export interface Page {
  readonly report: Report;
  readonly names: Names;
  readonly say: Translator;
  readonly paint: Paint;
  /** Terminal columns. */
  readonly width: number;
  /** Also what is otherwise only counted: info findings, cell remarks, the rows behind each amount. */
  readonly verbose: boolean;
  /** Also each finding of record-keeping, which are counted otherwise. */
  readonly hygiene: boolean;
  /** What to know beforehand of what was checked, a sentence each. */
  readonly notes: readonly string[];
}

/** A section's heading with a line to the right edge. */
export function heading(page: Page, title: string): string[] {
  const line = '─'.repeat(Math.max(0, page.width - widthOf(title) - 4));
  return ['', page.paint.heading(`─ ${title} ${line}`.trimEnd())];
}

/** A paragraph, wrapped and indented. */
export const paragraph = (page: Page, text: string, indent = 2, paint: (text: string) => string = (line) => line): string[] =>
  wrap(printable(text), page.width - indent).map((line) => ' '.repeat(indent) + paint(line));

/** A list item: the marker stands out, the text hangs. */
export function item(page: Page, text: string, marker = '-', indent = 2): string[] {
  const hang = widthOf(marker) + 1;
  return wrap(printable(text), page.width - indent - hang).map(
    (line, index) => ' '.repeat(indent) + (index === 0 ? padEnd(marker, hang) : ' '.repeat(hang)) + line,
  );
}

export const severityPaint = (paint: Paint, severity: Severity): ((text: string) => string) => paint[severity];

/** "每日统计!H41", with the file before it where two files have a sheet of that name. */
export function placeOf(report: Report, file: string, sheet: string, cell: string): string {
  // What is carried from another month stands nowhere.
  if (sheet === '') return '';
  const twice = report.coverage.some((ledger) => ledger.sheet === sheet && ledger.file !== file);
  return printable(twice ? `[${file}]${sheet}!${cell}` : `${sheet}!${cell}`);
}
