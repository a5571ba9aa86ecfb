import { amountText } from '../money';
import { waiverCounts, waiversInWords, type WaiverInWords } from '../waived-words';
import { heading, item, paragraph, type Page } from './page';

/** The waivers that came to nothing, each with why; those that hold stand with their findings and are counted, or told one by one to whoever wants all. */
export function waivers(page: Page): string[] {
  const { report, say, verbose } = page;
  if (report.waivers.length === 0) return [];
  const told = waiversInWords(page);
  const idle = told.filter(({ waiver }) => waiver.state !== 'in-effect');
  return [
    ...heading(page, say('report.heading-waivers', { count: told.length })),
    ...paragraph(page, waiverCounts(page, report)),
    ...(verbose ? told : idle).flatMap((one) => item(page, lineOf(page, one), one.waiver.state === 'in-effect' ? '○' : '×')),
  ];
}

function lineOf({ say }: Page, { waiver, state, category, rule, about }: WaiverInWords): string {
  const { reason, by, at, expires, money } = waiver;
  const lifted = money === null ? [] : [say('report.waiver-lifted', { amount: amountText(money) })];
  return [rule, about, say('report.waiver-line', { state, category, reason, by, at, expires: expires ?? 'none' }), ...lifted].join('  ');
}
