import type { Cell, Edge } from '../formula/expression';
import type { Language } from '../i18n/language';
import type { Translator } from '../i18n/translator';
import type { Unit } from '../values/kind';
import { compare } from '../values/rational';
import { valueText } from './sentence-text';

/** What one input of a tier must be, in words that say which side an edge belongs to: "超过 5 分钟，至 10 分钟（含）". */
export function rangeText(cell: Cell, unit: Unit, lang: Language, say: Translator): string {
  if (cell.is === 'any') return say('author.range-any');
  if (cell.is === 'values') return cell.values.join(say('report.list-separator'));
  const { low, high } = cell;
  const text = ({ value }: Edge): string => (value === null ? say('report.rule-no-figure') : valueText(value, unit, lang, say));
  if (low?.inclusive && high?.inclusive && low.value !== null && high.value !== null && compare(low.value, high.value) === 0) return say('author.range-exactly', { value: text(low) });
  const sides = [...(low ? [say(low.inclusive ? 'author.range-from' : 'author.range-above', { value: text(low) })] : []), ...(high ? [say(high.inclusive ? 'author.range-up-to' : 'author.range-below', { value: text(high) })] : [])];
  return sides.length === 0 ? say('author.range-any') : sides.join(say('author.range-join'));
}
