import type { Translator } from '../i18n/translator';
import type { Closing } from '../records/model';
import { fenOf } from '../values/amount';
import { printable } from './layout';
import { amountText, sumOf, yuan } from './money';
import type { Names } from './names';

/** What a closing comes to, item by item and together. */
export interface ClosingSums {
  readonly people: number;
  readonly net: string;
  readonly items: readonly (readonly [item: string, amount: string])[];
  /** What its waivers lifted together; null: nothing. */
  readonly lifted: string | null;
  /** What came late and was taken over into later months, together. */
  readonly carried: string;
}

export function sumsOfClosing({ totals, waivers, carried }: Closing, names: Names): ClosingSums {
  const items = [...new Set(totals.flatMap((total) => Object.keys(total.items)))].sort((a, b) => names.itemOrder(a) - names.itemOrder(b));
  const lifted = waivers.flatMap(({ money }) => money ?? []);
  return {
    people: new Set(totals.map(({ employee_id }) => employee_id)).size,
    net: sumOf(totals.map(({ net }) => net)),
    items: items.map((item) => [item, sumOf(totals.flatMap((total) => total.items[item] ?? []))]),
    lifted: lifted.length === 0 ? null : sumOf(lifted),
    carried: sumOf(carried.map(({ amount }) => amount)),
  };
}

/** How many findings of which kind a month was closed with. */
export const findingsText = ({ findings }: Pick<Closing, 'findings'>, say: Translator): string => say('closing.counts', { hygiene: 0, ...findings });

/** The record of a closed month in words, a line each: who, when, on what, with what result. */
export function closingLines(closing: Closing, names: Names, say: Translator): string[] {
  const { month, by, at, note, run, waivers, carried, reopened, basis } = closing;
  const sums = sumsOfClosing(closing, names);
  const lines = [
    say('closing.text-title', { month }),
    say('closing.text-by', { by, at }),
    ...(note === '' ? [] : [say('closing.text-note', { note })]),
    ...(reopened ? [say('closing.text-reopened', reopened)] : []),
    findingsText(closing, say),
    say('closing.text-waivers', { count: waivers.length, lifted: liftedText(sums.lifted, say) }),
    ...waivers.map(({ rule, finding, reason, by: who, at: when, money }) =>
      say('closing.text-waiver', { finding: `${names.ruleTitle(rule)} ${keyOf(finding)}`, reason, by: who, at: when, lifted: liftedText(money, say) }),
    ),
    say('closing.text-pay', { people: sums.people, net: amountText(sums.net) }),
    ...sums.items.map(([item, amount]) => say('closing.text-amount', { what: names.item(item), amount: amountText(amount) })),
    ...(carried.length === 0 ? [] : [say('closing.text-carried', { count: carried.length, amount: amountText(sums.carried) })]),
    ...carried.map(({ employee_id, employee_name, item, amount, to }) => say('closing.text-carried-line', { who: employee_name ?? employee_id, item: names.item(item), to, amount: amountText(amount) })),
    say('closing.text-run', { asOf: run.asOf, engine: run.engine }),
    ...run.files.map(({ name, sha256 }) => say('closing.text-file', { name, sha256 })),
    ...run.rules.map(({ id, version, sha256 }) => say('closing.text-rule', { name: `${id} ${version}`, sha256 })),
    ...(basis?.company ?? []).map(({ path, sha256 }) => say('closing.text-company', { name: path, sha256 })),
  ];
  return lines.map(printable);
}

/** The key of the row or group that a finding is about. */
const keyOf = (finding: string): string => finding.slice(finding.indexOf('|') + 1);

/** "免去扣款 600.00 元": what a waiver lifted of what was due; a deduction is a negative amount. Null: nothing. */
export function liftedText(amount: string | null, say: Translator): string {
  const fen = fenOf(amount ?? '0.00');
  if (fen === 0n) return say('waive.lifted-nothing');
  return say(fen < 0n ? 'waive.lifted-deduction' : 'waive.lifted-payment', { amount: yuan(fen < 0n ? -fen : fen) });
}

/** Is there nothing in an amount? */
export const isNothing = (amount: string): boolean => fenOf(amount) === 0n;
