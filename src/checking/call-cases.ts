import { isRational } from '../formula/exactly';
import type { CellFunction, RuleFile, RuleSet } from '../rules/model';
import type { CasesShape } from '../rules/shapes';
import { amountOf, FEN_PLACES } from '../values/amount';
import { round } from '../values/rational';
import { parseIsoDate } from '../values/serial-day';
import { Call } from './call';
import { exactText } from './exact-text';

/** What a case of a function gives, as a case writes it: "-50.00", "业务经理"; `blank`, `cannot-judge` or `wrong` where there is no value. */
export function callText(set: RuleSet, file: RuleFile, asked: CellFunction, one: NonNullable<CasesShape['functions']>[number]): string {
  const day = one.asOf === undefined ? null : parseIsoDate(one.asOf);
  const answer = new Call(set, asked, one.with.map((cell) => [cell]), 1, day ?? file.effectiveFrom).at(0);
  if (answer.is === 'blank') return 'blank';
  if (answer.is === 'unknown') return answer.wrong ? 'wrong' : 'cannot-judge';
  const { value } = answer;
  return asked.kind === 'money' && isRational(value) ? amountOf(round(value, FEN_PLACES)) : String(exactText(value, asked.kind));
}
