import { ENGINE } from '../../checking/check';
import { useAddIn, useSession, useWords } from '../frame/context';
import { useObservable } from '../frame/use-observable';
import { rulesInOneSentence } from '../check/rules-sentence';

export interface Fact {
  /** Its name, as a key of the message catalogue. */
  readonly key: string;
  readonly value: string;
}

export function useFacts(): Fact[] {
  const host = useObservable(useAddIn().facts);
  const { desk, rules } = useSession();
  const ruling = useObservable(rules.state);
  const { say, lang } = useWords();
  const errors = ruling.kind === 'in-force' ? ruling.rules.set.problems.filter(({ severity }) => severity === 'error').length : 0;
  return [
    { key: 'pane.fact-engine', value: ENGINE },
    { key: 'pane.fact-rules', value: ruling.kind === 'in-force' ? rulesInOneSentence(ruling.rules, lang, say) : say(ruling.kind === 'loading' ? 'pane.rules-loading' : 'pane.rules-not-ready') },
    ...(errors > 0 ? [{ key: 'pane.fact-rule-errors', value: say('report.count', { count: errors }) }] : []),
    { key: 'pane.fact-workbook', value: desk.book.name },
    ...(host === null
      ? []
      : [
          { key: 'pane.fact-host', value: `${host.host} ${host.version}` },
          { key: 'pane.fact-platform', value: host.platform },
          { key: 'pane.fact-language', value: host.language },
          { key: 'pane.fact-sets', value: host.sets.join(', ') },
        ]),
  ];
}
