import type { SheetRowsRead } from '../../addin/mapping';
import type { Translator } from '../../i18n/translator';
import { formatPeriod } from '../../values/period';
import { formatDate } from '../../values/serial-day';

/** "2026-10-01 to 2026-10-31", or the one day or month that all rows are of. */
export function periodInWords({ kind, from, to }: NonNullable<SheetRowsRead['period']>, say: Translator): string {
  const words = kind === 'period' ? formatPeriod : formatDate;
  return from === to ? words(from) : say('recognise.period', { from: words(from), to: words(to) });
}
