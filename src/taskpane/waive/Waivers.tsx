import { Button, Field, Select } from '@fluentui/react-components';
import type { Checked } from '../../addin/session-state';
import { liftedText } from '../../report/closing-text';
import { useWords } from '../frame/context';
import { useWaivers } from './use-waivers';
import { useWaiveStyles } from './waive-styles';
import { WaiverCard } from './WaiverCard';

/** All waivers that travel in the workbook, and what became of each in the last check. */
export function Waivers({ checked }: { readonly checked: Checked }) {
  const list = useWaivers(checked);
  const { say } = useWords();
  const styles = useWaiveStyles();
  if (list.total === 0) return <p className={styles.paragraph}>{say('waive.none')}</p>;
  return (
    <section className={styles.column} aria-labelledby="waivers-heading">
      <h2 id="waivers-heading" className={styles.heading}>
        {say('waive.heading', { count: list.total })}
      </h2>
      <p className={styles.paragraph}>{list.lifted === null ? say('waive.sum-nothing') : say('waive.sum', { lifted: liftedText(list.lifted, say) })}</p>
      {list.counts.length > 1 && (
        <Field label={say('waive.filter')} className={styles.wide}>
          <Select value={list.filter} onChange={(_, { value }) => list.choose(value)}>
            <option value="all">{say('waive.filter-all', { count: list.total })}</option>
            {list.counts.map(({ state, count }) => (
              <option key={state} value={state}>
                {say('waive.filter-state', { state: say(`waive.state-${state}`), count })}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <ul className={styles.list}>
        {list.lines.map((line) => (
          <WaiverCard key={line.key} line={line} view={checked.view} isDisabled={list.isSaving} onTakeBack={() => list.takeBack(line.waiver)} />
        ))}
      </ul>
      {list.more > 0 && (
        <Button size="small" appearance="transparent" onClick={list.showMore}>
          {say('waive.more', { more: list.more })}
        </Button>
      )}
    </section>
  );
}
