import { formatValue } from '../i18n/format';
import { wordsIn, type Language } from '../i18n/language';
import type { Translator } from '../i18n/translator';
import type { Sentence, Term } from '../rules/describe';
import type { Unit } from '../values/kind';

/** A value with its unit in words: "15 分钟", "0.5 天", "30.00 元". */
export function valueText(value: Parameters<typeof formatValue>[0], unit: Unit, lang: Language, say: Translator): string {
  const text = formatValue(value, unit, lang);
  return value === null ? text : say('report.with-unit', { value: text, unit });
}

/** A name with its title: "当天迟到合计（late_total）". */
export const nameText = (name: string, title: string, say: Translator): string => (title === '' || title === name ? name : say('report.named', { name, title }));

function termText(term: Term | undefined, lang: Language, say: Translator): string {
  if (!term) return '';
  if (term.is === 'item') return say('report.list-item');
  if (term.is === 'value') return valueText(term.value, term.unit, lang, say);
  return nameText(term.name, term.title ? wordsIn(term.title, lang) : '', say);
}

/** A condition as lines of sentences, what stands in a group indented below it. A group of one is its one sentence. */
export function sentenceLines(sentence: Sentence, lang: Language, say: Translator, indent = ''): string[] {
  const { code, fact, value, parts } = sentence;
  const [only] = parts;
  if ((code === 'sentence-all' || code === 'sentence-any') && parts.length === 1 && only) return sentenceLines(only, lang, say, indent);
  const terms = { fact: termText(fact, lang, say), value: termText(value, lang, say) };
  if (parts.length === 0) return [indent + (code === 'operator-isBlank' ? blankText(terms.fact, value, say) : say(`rules.${code}`, terms))];
  if (fact && only) return [indent + say('report.list-condition', { fact: terms.fact, sentence: say(`rules.${code}`, { sentence: sentenceLines(only, lang, say).join(' ') }) })];
  return [`${indent}${say(`rules.${code}`)}`, ...parts.flatMap((part) => sentenceLines(part, lang, say, `${indent}  `))];
}

const blankText = (fact: string, value: Term | undefined, say: Translator): string =>
  say(value?.is === 'value' && value.value === false ? 'report.not-blank' : 'report.blank', { fact });
