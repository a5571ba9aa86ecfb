import type { Finding } from '../checking/report';
import type { Translator } from '../i18n/translator';
import type { Place } from '../workbook/open-workbook';
import { lookOf } from './finding-entries';
import { furtherCells } from './further-cells';
import { printable } from './layout';
import { sourceText } from './tables/table';
import type { View } from './tables/view';

/** The cell that a finding is gone to by: its first, else the beginning of its row; null for what stands in no sheet, as an amount carried from another month. */
export const firstPlace = ({ sheet, row, cells }: Finding): Place | null => (sheet === '' ? null : { sheet, cell: cells[0] ?? `A${row}` });

/** The finding's message, with the role that must decide where it does not say so itself. */
export const messageWithRole = ({ message, verdict, requiredRole }: Finding, say: Translator): string =>
  verdict === 'violation' && requiredRole && !message.includes(requiredRole) ? `${message}${say('report.required-role', { role: requiredRole })}` : message;

/** So many cells are told by name. */
const MOST_CELLS = 8;

/** A finding as a few lines of plain text, to be sent to whom it concerns: what, where, on which clause. */
export function findingText({ names, say }: View, finding: Finding): string {
  const { rule, version, sheet, row, cells, source } = finding;
  const first = cells.slice(0, MOST_CELLS);
  const further = furtherCells(first.map((cell) => ({ sheet, cell })), cells.slice(MOST_CELLS).map((cell) => ({ sheet, cell })), say);
  const place = `${sheet}!${[...(first.length > 0 ? first : [`A${row}`]), ...(further === '' ? [] : [further])].join(say('report.list-separator'))}`;
  return [
    `【${say(`report.word-${lookOf(finding)}`)}】${names.rule(rule, version)}`,
    messageWithRole(finding, say),
    ...(sheet === '' ? [] : [say('walk.copy-where', { place })]),
    ...(source.length > 0 ? [say('walk.copy-source', { sources: sourceText(source, say('report.source-separator')) })] : []),
  ]
    .map(printable)
    .join('\n');
}
