import type { Translator } from '../../i18n/translator';

/** Who has one of the values of each column: "业务部、客服部 中的 高级业务". */
export function audienceText(columns: Iterable<readonly string[]>, say: Translator): string {
  const [first = '', ...others] = [...columns].map((values) => values.join(say('report.list-separator')));
  return others.reduce((all, narrower) => say('author.audience-of', { all, narrower }), first);
}
