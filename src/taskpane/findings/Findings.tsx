import { Button, useArrowNavigationGroup } from '@fluentui/react-components';
import { ArrowDownRegular } from '@fluentui/react-icons/svg/arrow-down';
import { ArrowUpRegular } from '@fluentui/react-icons/svg/arrow-up';
import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down';
import { ChevronRightRegular } from '@fluentui/react-icons/svg/chevron-right';
import { memo } from 'react';
import type { Checked } from '../../addin/session-state';
import { printable } from '../../report/layout';
import type { Names } from '../../report/names';
import { useWords } from '../frame/context';
import { FindingLine } from './FindingLine';
import { useFindingsStyles } from './findings-styles';
import { SeverityIcon } from './severity';
import { useFindings, type FindingsView, type GroupView } from './use-findings';

interface FindingsProps {
  readonly checked: Checked;
  readonly current: string | null;
}

/** All findings by rule, each with its true total; the way through them by click and by key. */
export const Findings = memo(function Findings({ checked, current }: FindingsProps) {
  const view = useFindings(checked, current);
  const { say } = useWords();
  const styles = useFindingsStyles();
  const arrows = useArrowNavigationGroup({ axis: 'vertical', memorizeCurrent: true });
  const total = checked.walk.length;
  if (total === 0) return null;
  return (
    <section className={styles.section} aria-labelledby="findings-heading">
      <div className={styles.bar}>
        <h2 id="findings-heading" className={styles.heading}>
          {say('pane.findings', { count: total })}
        </h2>
        <span className={styles.place}>{say('pane.place', { place: view.place ?? 0, total })}</span>
        <Button size="small" appearance="subtle" icon={<ArrowUpRegular />} aria-label={say('pane.previous')} title={say('pane.previous')} aria-keyshortcuts="Alt+ArrowUp" onClick={() => view.go(-1)} />
        <Button size="small" appearance="subtle" icon={<ArrowDownRegular />} aria-label={say('pane.next')} title={say('pane.next')} aria-keyshortcuts="Alt+ArrowDown" onClick={() => view.go(1)} />
      </div>
      <div {...arrows}>
        {view.severities.map(({ severity, count, isOpen, groups }) => (
          <section key={severity}>
            <h3 className={styles.severityHeading}>
              <button type="button" className={styles.severity} aria-expanded={isOpen} onClick={() => view.toggleSeverity(severity)}>
                <Chevron isOpen={isOpen} />
                <SeverityIcon look={severity} />
                {say('pane.severity-count', { severity: say(`report.word-${severity}`), count })}
              </button>
            </h3>
            {isOpen && groups.map((group) => <Group key={group.key} view={group} names={checked.view.names} current={current} actions={view} />)}
          </section>
        ))}
      </div>
    </section>
  );
});

function Chevron({ isOpen }: { readonly isOpen: boolean }) {
  const { chevron } = useFindingsStyles();
  return isOpen ? <ChevronDownRegular className={chevron} /> : <ChevronRightRegular className={chevron} />;
}

interface GroupProps {
  readonly view: GroupView;
  readonly names: Names;
  readonly current: string | null;
  readonly actions: Pick<FindingsView, 'toggle' | 'showMore' | 'show'>;
}

/** A rule, and under it what it found. */
function Group({ view: { key, group, isOpen, lines, more }, names, current, actions }: GroupProps) {
  const { say } = useWords();
  const styles = useFindingsStyles();
  const { violations, cannotJudge, underCause } = group;
  const parts = [
    ...(cannotJudge > 0 ? [say(violations > 0 ? 'pane.cannot-judge-count' : 'pane.cannot-judge-only', { count: cannotJudge })] : []),
    ...(underCause > 0 ? [say('pane.under-cause', { count: underCause })] : []),
  ];
  return (
    <section data-rule={group.rule}>
      <h4 className={styles.groupHeading}>
        <button type="button" className={styles.group} aria-expanded={isOpen} onClick={() => actions.toggle(key)}>
          <Chevron isOpen={isOpen} />
          <span>
            {printable(names.rule(group.rule, group.version))}
            {parts.length > 0 && <span className={styles.remark}>{parts.join(' · ')}</span>}
          </span>
          <span className={styles.count}>{say('report.count', { count: violations + cannotJudge })}</span>
        </button>
      </h4>
      {isOpen && (
        <ul className={styles.lines}>
          {lines.map((line) =>
            line.kind === 'finding' ? (
              <FindingLine key={line.key} finding={line.finding} isConsequence={line.isConsequence} isCurrent={line.key === current} onShow={actions.show} />
            ) : (
              <li key={line.key} className={styles.label}>
                {line.kind === 'person' ? printable(say('pane.person', { person: line.label, count: line.count })) : say('report.undecided', { count: line.count })}
              </li>
            ),
          )}
        </ul>
      )}
      {isOpen && more > 0 && (
        <Button size="small" appearance="transparent" className={styles.more} onClick={() => actions.showMore(key)}>
          {say('pane.more', { more })}
        </Button>
      )}
    </section>
  );
}
