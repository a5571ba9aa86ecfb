import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { Disclosure } from '../frame/Disclosure';
import { useSession, useWords } from '../frame/context';
import { useFacts } from './use-facts';

const useStyles = makeStyles({
  facts: { display: 'grid', gridTemplateColumns: 'auto minmax(0, 1fr)', columnGap: tokens.spacingHorizontalM, rowGap: tokens.spacingVerticalXS, margin: `${tokens.spacingVerticalXS} 0`, fontSize: tokens.fontSizeBase200 },
  name: { color: tokens.colorNeutralForeground3 },
  value: { margin: 0, overflowWrap: 'anywhere', userSelect: 'text' },
});

/** What a person who is asked for help wants to know; and the way to have Excel calculate our formulas again. */
export function About() {
  const { acts } = useSession();
  const { say } = useWords();
  const styles = useStyles();
  const facts = useFacts();
  return (
    <Disclosure title={say('pane.about')}>
      <dl className={styles.facts}>
        {facts.map(({ key, value }) => [
          <dt key={`${key} name`} className={styles.name}>
            {say(key)}
          </dt>,
          <dd key={key} className={styles.value}>
            {value}
          </dd>,
        ])}
      </dl>
      <Button size="small" onClick={() => void acts.recalculate()}>
        {say('pane.recalculate')}
      </Button>
    </Disclosure>
  );
}
