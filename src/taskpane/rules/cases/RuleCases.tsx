import { mergeClasses } from '@fluentui/react-components';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { ErrorCircleRegular } from '@fluentui/react-icons/svg/error-circle';
import type { CaseOutcome } from '../../../checking/cases';
import { wordsIn } from '../../../i18n/language';
import { printable } from '../../../report/layout';
import { useSession, useWords } from '../../frame/context';
import { useObservable } from '../../frame/use-observable';
import { useEditor } from '../edit/editor-context';
import { Proposals } from './Proposals';
import { useRulesStyles } from '../rules-styles';

type Result = CaseOutcome['expected'] | CaseOutcome['got'];

/** A rule's own cases, each with what it expects and what comes of it now. Those that fail come first. */
export function RuleCases({ name }: { readonly name: string }) {
  const { drafting } = useSession();
  const { file } = useEditor();
  const { cases } = useObservable(drafting.state);
  const { say } = useWords();
  const styles = useRulesStyles();
  const own = cases?.filter(({ id, section }) => section === 'cases' && id === `${file.id}/${name}`) ?? [];
  const red = own.filter(({ ok }) => !ok);
  if (cases === null) return <p className={styles.faint}>{say('author.cases-running')}</p>;
  return (
    <details open={red.length > 0} className={styles.cases}>
      <summary className={styles.summary}>
        <span className={mergeClasses(styles.state, red.length > 0 ? styles.bad : own.length > 0 ? styles.good : undefined)}>
          {red.length > 0 ? <ErrorCircleRegular /> : <CheckmarkCircleRegular />}
          {red.length > 0 ? say('author.cases-red', { red: red.length, count: own.length }) : say('author.cases-green', { count: own.length })}
        </span>
      </summary>
      <ul className={styles.list}>
        {[...red, ...own.filter(({ ok }) => ok)].map((outcome) => (
          <Case key={`${outcome.path} ${outcome.index}`} outcome={outcome} />
        ))}
      </ul>
      <Proposals name={name} />
    </details>
  );
}

function Case({ outcome: { ok, title, expected, got, index } }: { readonly outcome: CaseOutcome }) {
  const { set } = useEditor();
  const { lang, say } = useWords();
  const styles = useRulesStyles();
  const text = (result: Result): string => {
    if ('fault' in result) return say(`author.case-${result.fault}`, { name: result.name });
    const { verdict, line, requiredRole } = result;
    const money = Object.entries(line).map(([item, amount]) => `${set.items.has(item) ? wordsIn(set.items.get(item)!.title, lang) : item} ${amount}`);
    return [say(`author.verdict-${verdict}`), ...money, ...(requiredRole === null || requiredRole === '' ? [] : [requiredRole])].join(say('report.list-separator'));
  };
  return (
    <li className={styles.saidLine}>
      {ok ? <CheckmarkCircleRegular className={mergeClasses(styles.icon, styles.good)} aria-label={say('author.case-green')} /> : <ErrorCircleRegular className={mergeClasses(styles.icon, styles.bad)} aria-label={say('author.case-red')} />}
      <span>
        {printable(title ?? say('author.case-number', { number: index + 1 }))}
        <span className={styles.clauses}>{printable(ok ? text(expected) : say('author.case-differs', { expected: text(expected), got: text(got) }))}</span>
      </span>
    </li>
  );
}
