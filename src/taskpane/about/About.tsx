import { Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle, DialogTrigger, makeStyles, tokens } from '@fluentui/react-components';
import { useSession, useWords } from '../frame/context';
import { useFacts } from './use-facts';

const useStyles = makeStyles({
  facts: { display: 'grid', gridTemplateColumns: 'auto minmax(0, 1fr)', columnGap: tokens.spacingHorizontalM, rowGap: tokens.spacingVerticalXS, margin: 0, fontSize: tokens.fontSizeBase200 },
  name: { color: tokens.colorNeutralForeground3 },
  value: { margin: 0, overflowWrap: 'anywhere', userSelect: 'text' },
});

/** What a person who is asked for help wants to know; and the way to have Excel calculate our formulas again. */
export default function About() {
  const { acts } = useSession();
  const { say } = useWords();
  const styles = useStyles();
  const facts = useFacts();
  return (
    <Dialog>
      <DialogTrigger disableButtonEnhancement>
        <Button size="small" appearance="subtle">
          {say('pane.about-short')}
        </Button>
      </DialogTrigger>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{say('pane.about')}</DialogTitle>
          <DialogContent>
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
          </DialogContent>
          <DialogActions>
            <DialogTrigger disableButtonEnhancement>
              <Button onClick={() => void acts.recalculate()}>{say('pane.recalculate')}</Button>
            </DialogTrigger>
            <DialogTrigger disableButtonEnhancement>
              <Button appearance="primary">{say('pane.close')}</Button>
            </DialogTrigger>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
