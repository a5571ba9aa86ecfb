import type { Constant } from '../formula/expression';
import type { Unit } from '../values/kind';
import { formatPeriod, periodEnd, periodSort, periodStart } from '../values/period';
import { divide, formatScaled, multiply, rational, round, type Rational } from '../values/rational';
import { formatDate } from '../values/serial-day';
import { dayOf, formatDateTime, minuteOf } from '../values/time';
import type { Language } from './language';
import { createTranslator, type Translator } from './translator';

/** A decimal longer than this says nothing to a reader and is rounded even where it would end. */
const LONGEST_EXACT = 12;
const USUAL_PLACES = 2;
/** Nearer to a round number than this, and a fraction is taken for it. */
const MOST_PLACES = 60;
const HUNDRED = rational(100n);
const TEN_THOUSAND = rational(10_000n);
const SIXTY = rational(60n);

const translators = new Map<Language, Translator>();
function translatorOf(lang: Language): Translator {
  let translator = translators.get(lang);
  if (!translator) {
    translator = createTranslator(lang);
    translators.set(lang, translator);
  }
  return translator;
}

/** Places that a fraction needs as a decimal; null where it never ends, or only past LONGEST_EXACT. */
function exactPlaces(value: Rational): number | null {
  let power = 1n;
  for (let places = 0; places <= LONGEST_EXACT; places += 1) {
    if (power % value.d === 0n) return places;
    power *= 10n;
  }
  return null;
}

/**
 * Decimal text of an exact number, with at least `fewest` places. A number that ends is written in full. One that does not is rounded to two
 * places, or as many more as keep its last digit from being 0: 29.9999…% never reads as 30 %, nor 350.003… as 350.00.
 */
export function formatNumber(value: Rational, fewest = 0): string {
  const exact = exactPlaces(value);
  if (exact !== null) return formatScaled(round(value, Math.max(exact, fewest)), Math.max(exact, fewest));
  let places = USUAL_PLACES;
  while (places < MOST_PLACES && round(value, places) % 10n === 0n) places += 1;
  return formatScaled(round(value, places), places);
}

/** Commas between thousands of a decimal text: "-1234567.50" is "-1,234,567.50". */
export function groupThousands(decimal: string): string {
  const [whole = '', fraction] = decimal.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/** Four digits stay together, since a year is a number, too. */
const groupLong = (decimal: string): string => (/\d{5}/.test(decimal.split('.')[0] ?? '') ? groupThousands(decimal) : decimal);

function formatTime(minutes: number, say: Translator): string {
  const day = dayOf(minutes);
  const within = minuteOf(minutes);
  const time = `${String(Math.floor(within / 60)).padStart(2, '0')}:${String(within % 60).padStart(2, '0')}`;
  return day === 0 ? time : say('format.time-other-day', { time, day });
}

/** Months and years as in data, "2026-10"; of a week, which nobody counts, the days, too. */
function formatPeriodOf(period: number, say: Translator): string {
  const sort = periodSort(period);
  const text = formatPeriod(period);
  if (sort === 'month' || sort === 'year') return text;
  const [year = '', part = ''] = text.split('-');
  const days = sort === 'week' ? { from: formatDate(periodStart(period)).slice(5), to: formatDate(periodEnd(period)).slice(5) } : {};
  return say(`format.period-${sort}`, { year, part: String(Number(part.slice(1))), ...days });
}

/**
 * How a value reads in a sentence. `value` is exact and in its kind's base unit (see values/column.ts), `null` where it is unknown. Money and
 * percentages carry their unit ("1,234.50 元", "28.5%"); minutes, hours, days and counts are bare numbers, for the sentence names them.
 */
export function formatValue(value: Constant | null, unit: Unit, lang: Language): string {
  const say = translatorOf(lang);
  if (value === null) return say('format.unknown');
  if (typeof value === 'boolean') return say(value ? 'format.yes' : 'format.no');
  if (typeof value === 'string') return value;
  if (!('n' in value)) return value.join(say('format.list-separator'));
  switch (unit) {
    case 'yuan':
      return say('format.yuan', { amount: groupThousands(formatNumber(value, 2)) });
    case 'wan yuan':
      return say('format.wan-yuan', { amount: groupThousands(formatNumber(divide(value, TEN_THOUSAND))) });
    case 'percent':
      return `${groupLong(formatNumber(multiply(value, HUNDRED)))}%`;
    case 'hour':
      return groupLong(formatNumber(divide(value, SIXTY)));
    case 'date':
      return formatDate(Number(value.n));
    case 'time':
      return formatTime(Number(value.n), say);
    case 'datetime':
      return formatDateTime(Number(value.n));
    case 'month':
      return formatPeriodOf(Number(value.n), say);
    case 'yes/no':
      return say(value.n === 0n ? 'format.no' : 'format.yes');
    default:
      return groupLong(formatNumber(value));
  }
}
