import { formatValue } from '../../i18n/format';
import { wordsIn } from '../../i18n/language';
import { cellText } from '../../report/expression-text';
import { printable } from '../../report/layout';
import { sourceText } from '../../report/tables/table';
import type { View } from '../../report/tables/view';
import type { Figure } from '../../rules/figures';

/** What the words are made with. */
type Words = Pick<View, 'lang' | 'say' | 'names'>;

/** What a figure is called: its title, and in a table which tier or bound. */
export function titleOf(figure: Figure, words: Words): string {
  const { described, of } = figure;
  const { lang, say } = words;
  const title = wordsIn(described.title, lang);
  if (of === null) return printable(title);
  if (of.is === 'bound') return printable(say('whatif.bound', { title, value: valueText(figure, words) }));
  const output = of.title === null ? '' : wordsIn(of.title, lang);
  return printable(say('whatif.tier', { title, row: of.row + 1, when: whenOf(figure, of.row, words), output }).trim());
}

/** For what a table's row holds: "5 < minutes late ≤ 10". */
function whenOf({ file, name }: Figure, row: number, { lang, say, names }: Words): string {
  const table = file.tables.get(name);
  const inputTitle = (input: string): string => {
    const named = file.facts.get(input) ?? file.parameters.get(input);
    return named ? wordsIn(named.title, lang) : names.column(file.ledger, input);
  };
  const cells = table?.rows[row]?.cells ?? [];
  return cells.flatMap((cell, at) => (cell.is === 'any' ? [] : [cellText(cell, { name: inputTitle(table!.inputs[at]!.name), unit: table!.inputs[at]!.unit }, lang)])).join(say('report.list-separator'));
}

/** "50.00 元"; that the policy gives no figure. */
export function valueText({ value, unit }: Pick<Figure, 'value' | 'unit'>, { lang, say }: Words): string {
  if (value === null) return say('whatif.no-figure');
  return printable(say('report.with-unit', { value: formatValue(value, unit, lang), unit }));
}

/** The file it stands in and the clauses that it stands on. */
export const clauseOf = ({ file, described }: Figure, { lang, say }: Words): string =>
  printable([wordsIn(file.title, lang), sourceText(described.source, say('report.source-separator'))].filter((part) => part !== '').join(' · '));
