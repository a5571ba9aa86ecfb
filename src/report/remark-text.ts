import { wordsIn, type Language } from '../i18n/language';
import type { Translator } from '../i18n/translator';
import type { Constant } from '../formula/expression';
import type { Phrase, Remark } from '../rules/analysis/remark';
import { messageKey } from '../rules/model';
import { compare } from '../values/rational';
import type { Unit } from '../values/kind';
import { valueText } from './sentence-text';

type Side = Extract<Phrase, { is: 'box' }>['sides'][number];

/** A remark of the linter in words: what is wrong, where in the values it lies with an example, and what to do. */
export function remarkText(remark: Remark, lang: Language, say: Translator): string {
  const phrases = Object.entries(remark.phrases ?? {}).map(([name, phrase]): [string, string] => [name, phraseText(phrase, lang, say)]);
  return say(messageKey(remark), { ...remark.params, ...Object.fromEntries(phrases) });
}

/** One phrase of a remark in words: "迟到分钟数 大于 10 分钟、小于 15 分钟，且级别为 经理". */
export function phraseText(phrase: Phrase, lang: Language, say: Translator): string {
  switch (phrase.is) {
    case 'value':
      return shown(phrase.value, phrase.unit, lang, say);
    case 'values':
      return phrase.values.map((value) => shown(value, phrase.unit, lang, say)).join(say('report.phrase-list'));
    case 'name':
      return nameOf(phrase, lang);
    case 'row':
      return (phrase.rows ?? 1) > 1 ? say('report.phrase-rows', { rows: phrase.rows ?? 1, row: cellsText(phrase.cells, lang, say) }) : cellsText(phrase.cells, lang, say);
    case 'box':
      return phrase.sides.map((side) => sideText(side, lang, say)).join(say('report.phrase-and'));
  }
}

const cellsText = (cells: Extract<Phrase, { is: 'row' }>['cells'], lang: Language, say: Translator): string =>
  cells.map((cell) => say('report.phrase-cell', { name: nameOf(cell, lang), value: shown(cell.value, cell.unit, lang, say) })).join(say('report.phrase-list'));

const nameOf = ({ name, title }: Pick<Side, 'name' | 'title'>, lang: Language): string => (title ? wordsIn(title, lang) : name);

function shown(value: Constant | null, unit: Unit, lang: Language, say: Translator): string {
  if (value === null) return say('report.phrase-blank');
  // Tables list yes and no as keys.
  return valueText(unit === 'yes/no' && typeof value === 'string' ? value === 'true' : value, unit, lang, say);
}

function sideText(side: Side, lang: Language, say: Translator): string {
  const { cell, unit } = side;
  const name = nameOf(side, lang);
  const text = (value: Constant): string => shown(value, unit, lang, say);
  if (cell.is === 'values') return say('report.phrase-in', { name, value: cell.values.map(text).join(say('report.phrase-or')) });
  if (cell.is === 'any') return say('report.phrase-any', { name });
  const [low, high] = [cell.low?.value ?? null, cell.high?.value ?? null];
  if (low && high && cell.low?.inclusive && cell.high?.inclusive) {
    return compare(low, high) === 0 ? say('report.phrase-equal', { name, value: text(low) }) : say('report.phrase-between', { name, low: text(low), high: text(high) });
  }
  const from = low && say(cell.low?.inclusive ? 'report.phrase-from' : 'report.phrase-above', { name, value: text(low) });
  // The second half of a sentence needs no name again.
  const to = high && say(cell.high?.inclusive ? 'report.phrase-upTo' : 'report.phrase-below', { name: from === null ? name : '', value: text(high) }).trim();
  return from !== null && to !== null ? say('report.phrase-both', { low: from, high: to }) : (from ?? to ?? say('report.phrase-any', { name }));
}
