import { mergeClasses } from '@fluentui/react-components';
import { memo } from 'react';
import type { Checked } from '../../addin/session-state';
import type { Finding } from '../../checking/report';
import type { FindingNode, ListNode } from '../../report/finding-list';
import { firstPlace } from '../../report/finding-text';
import { isHygiene } from '../../report/hygiene';
import { printable } from '../../report/layout';
import { useWords } from '../frame/context';
import { FindingActs } from './FindingActs';
import { useFindingsStyles } from './findings-styles';
import { Chevron } from './GroupLine';
import { SeverityIcon } from './severity';

export interface FindingLineProps {
  readonly node: FindingNode;
  readonly checked: Checked;
  readonly isOpen: boolean;
  readonly isCurrent: boolean;
  readonly onShow: (finding: Finding) => void;
  readonly onToggle: (node: ListNode) => void;
}

/** One finding: what it says, and where; a click goes there. The current one has what can be done about it below. */
export const FindingLine = memo(function FindingLine({ node, checked, isOpen, isCurrent, onShow, onToggle }: FindingLineProps) {
  const { say } = useWords();
  const styles = useFindingsStyles();
  const { finding, look, level, consequences } = node;
  const { message, source, requiredRole, waived } = finding;
  const place = firstPlace(finding);
  const clauses = [...new Set(source.map(({ id }) => id))].join(say('report.list-separator'));
  return (
    <div className={mergeClasses(styles.finding, level > 2 && styles.deeper, level > 3 && styles.deepest, isCurrent && styles.current)}>
      <div data-head className={styles.told} onClick={() => onShow(finding)}>
        <SeverityIcon look={look} className={styles.icon} label={say(`report.word-${look}`)} />
        <span className={styles.label}>
          {printable(message)}
          {requiredRole !== undefined && !message.includes(requiredRole) && printable(say('report.required-role', { role: requiredRole }))}
          {waived && <span className={styles.remark}>{printable(say('walk.waived-until', { by: waived.by, at: waived.at, reason: waived.reason, expires: waived.expires ?? 'none' }))}</span>}
          <span className={styles.where}>
            {place && <span className={styles.cell}>{printable(`${place.sheet}!${place.cell}`)}</span>}
            {clauses !== '' && <span>{printable(clauses)}</span>}
            {isHygiene(finding) && <span>{say('report.hygiene')}</span>}
          </span>
        </span>
      </div>
      {consequences > 0 && (
        <div className={styles.fold} onClick={() => onToggle(node)}>
          <Chevron isOpen={isOpen} />
          {say('walk.consequences', { count: consequences })}
        </div>
      )}
      {isCurrent && <FindingActs finding={finding} checked={checked} />}
    </div>
  );
});
