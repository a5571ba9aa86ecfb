import { Button, Select, mergeClasses } from '@fluentui/react-components';
import { useWords } from '../frame/context';
import { CHECK_KEYS } from './check-keys';
import { useCheckStyles } from './check-styles';
import { LiveSwitch } from './LiveSwitch';
import { useCheckBar } from './use-check-bar';

/** What is checked, by which rules, and the button that does it. */
export function CheckBar() {
  const bar = useCheckBar();
  const { say } = useWords();
  const styles = useCheckStyles();
  return (
    <section className={styles.column} aria-labelledby="check-heading">
      <h1 id="check-heading" className={styles.heading}>
        {bar.title}
      </h1>
      <div className={styles.bar}>
        <Select className={styles.month} aria-label={say('pane.month-label')} value={bar.month} disabled={bar.isDisabled} onChange={(_, { value }) => bar.chooseMonth(value)}>
          {bar.months.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </Select>
        <Button appearance="primary" className={styles.check} disabledFocusable={bar.isDisabled} aria-keyshortcuts={CHECK_KEYS} title={say('pane.check-keys')} onClick={bar.check}>
          {bar.button}
        </Button>
      </div>
      {bar.canBeLive && <LiveSwitch />}
      {bar.rules !== null && <p className={mergeClasses(styles.paragraph, styles.faint)}>{bar.rules}</p>}
    </section>
  );
}
