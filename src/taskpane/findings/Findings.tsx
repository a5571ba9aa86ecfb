import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { ArrowDownRegular } from '@fluentui/react-icons/svg/arrow-down';
import { ArrowUpRegular } from '@fluentui/react-icons/svg/arrow-up';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { memo } from 'react';
import type { Checked } from '../../addin/session-state';
import { useWords } from '../frame/context';
import { Filter } from './Filter';
import { FindingTree } from './FindingTree';
import { useFindingsStyles } from './findings-styles';
import { useFindings } from './use-findings';

interface FindingsProps {
  readonly checked: Checked;
  readonly current: string | null;
  readonly gone: string | null;
}

/** The findings that are asked for; the way through them by click and by key. */
export const Findings = memo(function Findings({ checked, current, gone }: FindingsProps) {
  const view = useFindings(current);
  const { say } = useWords();
  const styles = useFindingsStyles();
  const { list } = view;
  if (list === null || list.total === 0) return null;
  const shown = list.walk.length;
  return (
    <section className={styles.section} aria-labelledby="findings-heading">
      <div className={styles.bar}>
        <div className={styles.barLine}>
          <h2 id="findings-heading" className={styles.heading}>
            {shown === list.total ? say('walk.all', { count: shown }) : say('walk.listed', { count: shown, total: list.total })}
          </h2>
          {view.place !== null && <span className={styles.place}>{say('pane.place', { place: view.place, total: shown })}</span>}
          <Button size="small" appearance="subtle" icon={<ArrowUpRegular />} aria-label={say('pane.previous')} title={say('pane.previous')} aria-keyshortcuts="Alt+ArrowUp" onClick={() => view.go(-1)} />
          <Button size="small" appearance="subtle" icon={<ArrowDownRegular />} aria-label={say('pane.next')} title={say('pane.next')} aria-keyshortcuts="Alt+ArrowDown" onClick={() => view.go(1)} />
        </div>
      </div>
      <Filter list={list} checked={checked} />
      {gone !== null && (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody>{say('walk.gone', { message: gone })}</MessageBarBody>
          <MessageBarActions containerAction={<Button appearance="transparent" size="small" icon={<DismissRegular />} aria-label={say('pane.dismiss')} onClick={view.leaveGone} />} />
        </MessageBar>
      )}
      {shown === 0 ? (
        <p className={styles.none}>
          {say('walk.nothing-listed', { total: list.total })}
          <Button size="small" onClick={view.showAll}>
            {say('walk.show-all')}
          </Button>
        </p>
      ) : (
        <FindingTree list={list} checked={checked} current={current} />
      )}
    </section>
  );
});
