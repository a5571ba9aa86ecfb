import { Button, Spinner } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { useState } from 'react';
import { isCancelled } from '../../../addin/notice';
import { Slices } from '../../../addin/slices';
import { addingCase, proposalsInSteps, type Proposal } from '../../../authoring/proposals';
import { formatValue } from '../../../i18n/format';
import { wordsIn } from '../../../i18n/language';
import { printable } from '../../../report/layout';
import { useSession, useWords } from '../../frame/context';
import { useObservable } from '../../frame/use-observable';
import { useEditor } from '../edit/editor-context';
import { useRulesStyles } from '../rules-styles';

/** Cases that a rule has not at its bounds, each with what the rules give now: whether that is right, a person says by adding it. */
export function Proposals({ name }: { readonly name: string }) {
  const { drafting } = useSession();
  const { path } = useEditor();
  const { files, set } = useObservable(drafting.state);
  const { say } = useWords();
  const styles = useRulesStyles();
  const [found, setFound] = useState<{ readonly of: typeof files; readonly proposals: readonly Proposal[] } | 'looking' | null>(null);
  if (files === null || set === null) return null;
  const look = (): void => {
    setFound('looking');
    new Slices()
      .through(proposalsInSteps(files, path, set, name))
      .then((all) => setFound({ of: files, proposals: all }))
      .catch((error: unknown) => {
        if (!isCancelled(error)) throw error;
      });
  };
  if (found === 'looking') return <Spinner size="tiny" labelPosition="after" label={say('author.proposals-looking')} />;
  if (found === null || found.of !== files) {
    return (
      <Button size="small" appearance="subtle" className={styles.start} onClick={look}>
        {say('author.proposals-look')}
      </Button>
    );
  }
  return (
    <ul className={styles.list}>
      {found.proposals.length === 0 && <li className={styles.faint}>{say('author.proposals-none')}</li>}
      {found.proposals.map((proposal) => (
        <Proposed key={proposal.id} proposal={proposal} />
      ))}
    </ul>
  );
}

function Proposed({ proposal: { named, near, made } }: { readonly proposal: Proposal }) {
  const { drafting } = useSession();
  const { path, set } = useEditor();
  const { lang, say } = useWords();
  const styles = useRulesStyles();
  const value = formatValue(near, named.unit, lang);
  const title = say('author.proposal', { name: named.title ? wordsIn(named.title, lang) : named.name, value });
  if (made === null) return <li className={styles.saidLine}><AddRegular className={styles.icon} aria-hidden /><span>{printable(say('author.proposal-by-hand', { title }))}</span></li>;
  const { verdict, line } = made.expected;
  const gives = [say(`author.verdict-${verdict}`), ...Object.entries(line).map(([item, amount]) => `${set.items.has(item) ? wordsIn(set.items.get(item)!.title, lang) : item} ${amount}`)].join(say('report.list-separator'));
  return (
    <li className={styles.saidLine}>
      <Button size="small" appearance="subtle" icon={<AddRegular />} aria-label={printable(say('author.proposal-add', { title }))} onClick={() => drafting.editCases(path, made.path, addingCase(made, title))} />
      <span>
        {printable(title)}
        <span className={styles.clauses}>{printable(say('author.proposal-gives', { gives }))}</span>
      </span>
    </li>
  );
}
