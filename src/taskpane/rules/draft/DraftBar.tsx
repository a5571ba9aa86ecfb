import { Button, Link, MessageBar, MessageBarActions, MessageBarBody, Spinner, mergeClasses } from '@fluentui/react-components';
import { ArrowRedoRegular } from '@fluentui/react-icons/svg/arrow-redo';
import { ArrowUndoRegular } from '@fluentui/react-icons/svg/arrow-undo';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { ErrorCircleRegular } from '@fluentui/react-icons/svg/error-circle';
import { WarningRegular } from '@fluentui/react-icons/svg/warning';
import type { PolicyFile } from '../../../report/policy';
import type { RuleFileShape } from '../../../rules/shapes';
import { useSession, useWords } from '../../frame/context';
import { useFocusKept } from '../../frame/use-focus-kept';
import { AskFirst } from '../../handover/AskFirst';
import { useRulesStyles } from '../rules-styles';
import { useDraftBar, type DraftBarView } from './use-draft-bar';

/** The draft of a file: whether it can be used, how its cases come out, a step back or forth, or all of it given up. */
export function DraftBar({ of, shape }: { readonly of: PolicyFile; readonly shape: RuleFileShape }) {
  const { say } = useWords();
  const styles = useRulesStyles();
  const bar = useDraftBar(of.file.path, shape);
  const kept = useFocusKept<HTMLElement>(bar.isOvertaken);
  return (
    <section ref={kept} tabIndex={-1} className={styles.bar} aria-label={say('author.draft')}>
      <div className={styles.barLine}>
        <span className={styles.barTitle}>{say('author.draft')}</span>
        <span className={styles.faint}>{say(bar.isSaved ? 'author.draft-saved' : 'author.draft-saving')}</span>
        <Button size="small" appearance="subtle" icon={<ArrowUndoRegular />} aria-label={say('author.undo')} title={say('author.undo')} disabledFocusable={!bar.canUndo} onClick={bar.undo} />
        <Button size="small" appearance="subtle" icon={<ArrowRedoRegular />} aria-label={say('author.redo')} title={say('author.redo')} disabledFocusable={!bar.canRedo} onClick={bar.redo} />
        <Button size="small" onClick={bar.askDiscard}>
          {say('author.discard')}
        </Button>
      </div>
      <Standing bar={bar} />
      {bar.isOvertaken && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{say('author.overtaken')}</MessageBarBody>
          <MessageBarActions>
            <Button size="small" onClick={bar.goOn}>
              {say('author.overtaken-keep')}
            </Button>
            <Button size="small" onClick={bar.askDiscard}>
              {say('author.discard')}
            </Button>
          </MessageBarActions>
        </MessageBar>
      )}
      <AskFirst open={bar.isDiscarding} title={say('author.discard-title')} warning={say('author.discard-warning')} sheets={[]} confirm={say('author.discard-confirm')} onConfirm={bar.discard} onKeep={bar.keep} />
    </section>
  );
}

function Standing({ bar: { state, wrong, red, cases } }: { readonly bar: DraftBarView }) {
  const { say } = useWords();
  const styles = useRulesStyles();
  return (
    <span role="status" className={mergeClasses(styles.state, state === 'sound' && styles.good, (state === 'wrong' || state === 'red') && styles.bad)}>
      {state === 'reading' ? <Spinner size="extra-tiny" /> : state === 'sound' ? <CheckmarkCircleRegular /> : <ErrorCircleRegular />}
      {state === 'reading' ? say('author.draft-reading') : state === 'wrong' ? say('author.draft-wrong', { count: wrong }) : state === 'red' ? say('author.draft-red', { red, count: cases }) : say('author.draft-sound', { count: cases })}
    </span>
  );
}

/** What is wrong with the draft, and what looks wrong; each leads to its part. */
export function DraftSaid({ of, shape }: { readonly of: PolicyFile; readonly shape: RuleFileShape }) {
  const { policy: place } = useSession();
  const { say } = useWords();
  const styles = useRulesStyles();
  const { said } = useDraftBar(of.file.path, shape);
  if (said.length === 0) return null;
  return (
    <ul className={styles.list} aria-label={say('author.draft-said')}>
      {said.map(({ text, tone, part }, index) => (
        <li key={index} className={styles.saidLine}>
          {tone === 'bad' ? <ErrorCircleRegular className={mergeClasses(styles.icon, styles.bad)} aria-label={say('author.tone-bad')} /> : <WarningRegular className={mergeClasses(styles.icon, styles.warn)} aria-label={say('author.tone-warn')} />}
          {part === null ? (
            <span>{text}</span>
          ) : (
            <Link as="button" className={styles.link} onClick={() => place.show(of.file, part)}>
              {text}
            </Link>
          )}
        </li>
      ))}
    </ul>
  );
}
