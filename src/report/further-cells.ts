import type { Translator } from '../i18n/translator';
import type { Place } from '../workbook/open-workbook';

const rowOf = ({ sheet, cell }: Place): string => `${sheet}!${/\d+$/.exec(cell)?.[0] ?? ''}`;

/** "另 38 行": what there is besides the cells that are shown, in rows, as a reader counts; of the same rows "另 4 格". '' where that is nothing. */
export function furtherCells(shown: readonly Place[], further: readonly Place[], say: Translator): string {
  if (further.length === 0) return '';
  const rows = new Set(shown.map(rowOf));
  const others = new Set(further.map(rowOf).filter((row) => !rows.has(row)));
  return others.size > 0 ? say('report.further-rows', { count: others.size }) : say('report.further-cells', { count: further.length });
}

/** The same of a finding that is shown by its first cell, behind which it stands. */
export function behindFirst({ sheet, cells }: { readonly sheet: string; readonly cells: readonly string[] }, say: Translator): string {
  const [first, ...others] = cells.map((cell): Place => ({ sheet, cell }));
  const text = first === undefined ? '' : furtherCells([first], others, say);
  return text === '' ? '' : ` ${text}`;
}
