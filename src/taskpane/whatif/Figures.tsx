import { Button, Field, SearchBox } from '@fluentui/react-components';
import { useHandoverStyles } from '../handover/handover-styles';
import { useWords } from '../frame/context';
import type { WhatIfView } from './use-whatif';
import { useWhatIfStyles } from './whatif-styles';

/** The figures of the rules in force, to be searched and chosen from. */
export function Figures({ whatIf }: { readonly whatIf: WhatIfView }) {
  const { say } = useWords();
  const base = useHandoverStyles();
  const styles = useWhatIfStyles();
  const { figures, more, query } = whatIf;
  return (
    <section className={base.column} aria-label={say('whatif.figures')}>
      <Field label={say('whatif.search')} hint={say('whatif.found', { count: figures.length + more })}>
        <SearchBox input={{ ref: whatIf.searchRef }} className={styles.search} value={query} onChange={(_, { value }) => whatIf.search(value)} />
      </Field>
      <ul className={styles.figures}>
        {figures.map(({ figure, title, now, clause }) => (
          <li key={figure.id}>
            <button type="button" className={styles.figure} onClick={() => whatIf.choose(figure)}>
              <span className={styles.title}>{title}</span>
              <span className={styles.now}>{now}</span>
              <span className={styles.clause}>{clause}</span>
            </button>
          </li>
        ))}
      </ul>
      {more > 0 && (
        <Button size="small" appearance="transparent" onClick={whatIf.showMore}>
          {say('pane.more', { more })}
        </Button>
      )}
    </section>
  );
}
