import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down';
import { ChevronRightRegular } from '@fluentui/react-icons/svg/chevron-right';
import { Button, mergeClasses } from '@fluentui/react-components';
import { memo } from 'react';
import { printable } from '../../report/layout';
import type { FindingList, HeadingNode, ListNode } from '../../report/finding-list';
import { useSession, useWords } from '../frame/context';
import { useFindingsStyles } from './findings-styles';
import { SeverityIcon } from './severity';
import { waivableUnder } from './waivable';

interface GroupLineProps {
  readonly list: FindingList;
  readonly node: HeadingNode;
  readonly isOpen: boolean;
  readonly onToggle: (node: ListNode) => void;
}

export function Chevron({ isOpen }: { readonly isOpen: boolean }) {
  const { chevron } = useFindingsStyles();
  return isOpen ? <ChevronDownRegular className={chevron} /> : <ChevronRightRegular className={chevron} />;
}

/** A rule, a person or a sheet with the true total of its findings; a click opens and closes it. */
export const GroupLine = memo(function GroupLine({ list, node, isOpen, onToggle }: GroupLineProps) {
  const { say } = useWords();
  const styles = useFindingsStyles();
  const { level, look, label, count, counts, elsewhere } = node;
  const remarks = [
    ...(counts['cannot-judge'] > 0 ? [say('walk.undecided-count', { count: counts['cannot-judge'] })] : []),
    ...(counts.waived > 0 ? [say('walk.waived-count', { count: counts.waived })] : []),
    ...(elsewhere > 0 ? [say('walk.elsewhere', { count: elsewhere })] : []),
  ];
  return (
    <>
      <div className={mergeClasses(styles.group, level > 1 && styles.inner)} onClick={() => onToggle(node)}>
        <Chevron isOpen={isOpen} />
        {look !== null && <SeverityIcon look={look} className={styles.icon} label={say(`report.word-${look}`)} />}
        <span className={styles.label}>
          {printable(label)}
          {remarks.length > 0 && <span className={styles.remark}>{remarks.join(' · ')}</span>}
        </span>
        <span className={styles.count}>{say('report.count', { count })}</span>
      </div>
      {isOpen && <GroupActs list={list} node={node} />}
    </>
  );
});

/** What can be done about a group as a whole. */
function GroupActs({ list, node }: Pick<GroupLineProps, 'list' | 'node'>) {
  const { waiving } = useSession();
  const { say } = useWords();
  const styles = useFindingsStyles();
  const findings = waivableUnder(list, node);
  if (findings.length < 2) return null;
  return (
    <div className={styles.groupActs}>
      <Button size="small" onClick={() => waiving.begin(findings)}>
        {say('walk.waive-group', { count: findings.length })}
      </Button>
    </div>
  );
}
