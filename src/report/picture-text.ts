import type { Part, Picture, RowState } from '../authoring/picture';
import type { Language } from '../i18n/language';
import type { Translator } from '../i18n/translator';
import { formatValue } from '../i18n/format';
import { rangeText } from './range-text';
import { valueText } from './sentence-text';

/** How a picture's words are made; `titleOf` names inputs and outputs. */
export interface PictureWords {
  readonly lang: Language;
  readonly say: Translator;
  readonly titleOf: (name: string) => string;
}

const numbers = (rows: readonly number[], { say }: PictureWords): string => rows.map((row) => String(row + 1)).join(say('report.list-separator'));

/** What a row of the table gives: "30.00 元", of several outputs each under its name. Rows are counted as in the file. */
function outcomeText({ table, rows }: Picture, row: number, { lang, say, titleOf }: PictureWords): string {
  const readable = rows.filter(({ is }) => is !== 'unread').map((state) => state.row);
  const outputs = table.rows[readable.indexOf(row)]?.outputs ?? {};
  return table.outputs
    .map(({ name, unit }) => {
      const value = outputs[name] ?? null;
      const figure = value === null ? say('report.rule-no-figure') : valueText(value, unit, lang, say);
      return table.outputs.length === 1 ? figure : `${titleOf(name)} ${figure}`;
    })
    .join(say('report.list-separator'));
}

/** The values of a part, each input in words: "超过 5 分钟，至 10 分钟（含）"; of several inputs each under its name. */
export function whereText({ axes }: Picture, { cells }: Part, { lang, say, titleOf }: PictureWords): string {
  const texts = cells.map((cell, at) => {
    const { input } = axes[at]!;
    const text = cell.is === 'values' && cell.values.length === 0 ? say('author.picture-others') : rangeText(cell, input.unit, lang, say);
    return axes.length === 1 ? text : say('author.picture-input', { name: titleOf(input.name), range: text });
  });
  return texts.join(say('report.clause-separator'));
}

/** What the table says of a part, in a sentence. */
export function partText(picture: Picture, part: Part, words: PictureWords): string {
  const { say, lang } = words;
  const { says, row, rows, matters, example } = part;
  if (says === 'row' && row !== null) return say('author.picture-row', { row: row + 1, gives: outcomeText(picture, row, words) });
  if (says === 'gap') {
    const value = example.map((one, at) => (one === null ? '' : formatValue(one, picture.axes[at]!.input.unit, lang))).filter(Boolean).join(say('report.list-separator'));
    return picture.gapsMeant ? say('author.picture-gap-meant') : matters ? say('author.picture-gap', { value }) : say('author.picture-gap-idle');
  }
  return say(`author.picture-${says}`, { rows: numbers(rows, words) });
}

/** What is amiss with a row among the others; null: nothing. */
export function rowText({ row, is, by }: RowState, words: PictureWords): string | null {
  if (is === 'used' || is === 'waits' || is === 'overlaps') return null;
  return words.say(`author.row-${is}`, { row: row + 1, by: numbers(by, words) });
}
