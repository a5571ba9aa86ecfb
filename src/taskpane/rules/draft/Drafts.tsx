import { Button, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { ArrowRedoRegular } from '@fluentui/react-icons/svg/arrow-redo';
import { ArrowUndoRegular } from '@fluentui/react-icons/svg/arrow-undo';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { PROFILE } from '../../../authoring/folder';
import { printable } from '../../../report/layout';
import { useSession, useWords } from '../../frame/context';
import { problemText } from '../../frame/problem-text';
import { useObservable } from '../../frame/use-observable';
import { forceText } from '../force/force-text';
import { usePolicy } from '../policy-context';
import { useRulesStyles } from '../rules-styles';
import { DraftSteps } from './DraftSteps';
import { UndoDiscard } from './UndoDiscard';

/** The files that are being changed, and what is done with them together. */
export function Drafts() {
  const { drafting, policy: place } = useSession();
  const { draft, problems, canUndo, canRedo } = useObservable(drafting.state);
  const { policy } = usePolicy();
  const { say } = useWords();
  const styles = useRulesStyles();
  if (draft === null) return <UndoDiscard />;
  const titleOf = (path: string): string => policy.files.find(({ file }) => file.path === path)?.title ?? path;
  const profileProblems = problems.filter(({ file, severity }) => file === PROFILE && severity === 'error');
  return (
    <section className={styles.questions} aria-labelledby="rules-drafts">
      <h3 id="rules-drafts" className={styles.ledgerTitle}>
        {say('author.drafts', { count: draft.files.length + (draft.force ?? []).length, authors: draft.authors.map(({ by }) => by).join(say('report.list-separator')) })}
      </h3>
      <div className={styles.cardActs}>
        <Button size="small" appearance="subtle" icon={<ArrowUndoRegular />} aria-label={say('author.undo')} title={say('author.undo')} disabledFocusable={!canUndo} onClick={() => drafting.undo()} />
        <Button size="small" appearance="subtle" icon={<ArrowRedoRegular />} aria-label={say('author.redo')} title={say('author.redo')} disabledFocusable={!canRedo} onClick={() => drafting.redo()} />
      </div>
      <ul className={styles.list}>
        {draft.files.map(({ follows }) => (
          <li key={follows}>
            <button type="button" className={styles.line} onClick={() => place.show({ path: follows })}>
              <span className={styles.title}>{printable(titleOf(follows))}</span>
            </button>
          </li>
        ))}
        {(draft.force ?? []).map((change) => (
          <li key={`${change.is} ${change.file}`} className={styles.chosen}>
            <span>{printable(forceText(change, titleOf(change.file), say))}</span>
            <Button size="small" appearance="subtle" icon={<DismissRegular />} aria-label={printable(say('author.force-leave-of', { what: forceText(change, titleOf(change.file), say) }))} onClick={() => drafting.leaveForce(change)} />
          </li>
        ))}
      </ul>
      {profileProblems.length > 0 && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>{profileProblems.map((problem) => problemText(problem, say)).join(' ')}</MessageBarBody>
        </MessageBar>
      )}
      <DraftSteps />
    </section>
  );
}
