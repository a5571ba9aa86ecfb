import type { Translator } from '../../i18n/translator';
import { printable } from '../../report/layout';
import { unitText } from '../../report/unit-text';
import { messageKey, type RuleProblem } from '../../rules/model';

/** A mistake in a rule file in the words of those who type in a field: rule files name units by their keys, and know of quotes. */
export function problemText({ code, params }: RuleProblem, say: Translator): string {
  const { unit } = params;
  const words = unit === undefined ? params : { ...params, unit: unitText(unit, say) };
  return printable(say(code === 'formula.literal-no-number' ? 'whatif.no-number' : messageKey({ code }), words));
}
