import { Button, Text } from '@fluentui/react-components';
import { useSession, useSessionState, useWords } from '../frame/context';
import { Sample } from '../recognise/Sample';
import { useObservable } from '../frame/use-observable';
import { useCheckStyles } from './check-styles';

const STEPS = ['pane.first-open', 'pane.first-check', 'pane.first-walk'] as const;

/** Before the first check: what this is for, and what to do. */
export function FirstRun() {
  const { checker, desk, rules, sample } = useSession();
  const { progress } = useSessionState();
  const { kind } = useObservable(sample.state);
  const isReady = useObservable(rules.state).kind === 'in-force' && progress === null;
  const { say } = useWords();
  const styles = useCheckStyles();
  const look = (): void => {
    desk.change({ panel: 'ledgers' });
    void checker.look();
  };
  return (
    <section className={styles.column} aria-labelledby="first-heading">
      <Text as="h2" id="first-heading" weight="semibold" size={400} block className={styles.paragraph}>
        {say('pane.first-heading')}
      </Text>
      <ol className={styles.steps}>
        {STEPS.map((key) => (
          <li key={key}>{say(key)}</li>
        ))}
      </ol>
      <Sample />
      <div className={styles.acts}>
        {kind !== 'offered' && (
          <Button disabledFocusable={!isReady} onClick={look}>
            {say('recognise.look')}
          </Button>
        )}
        <Button appearance="subtle" onClick={() => desk.change({ panel: 'rules' })}>
          {say('author.first-look')}
        </Button>
      </div>
      <p className={styles.faint}>{say('pane.first-nothing-sent')}</p>
    </section>
  );
}
