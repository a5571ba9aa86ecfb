import { mergeClasses } from '@fluentui/react-components';
import { memo, useEffect, useRef } from 'react';
import type { Finding } from '../../checking/report';
import { printable } from '../../report/layout';
import { useWords } from '../frame/context';
import { useFindingsStyles } from './findings-styles';
import { SeverityIcon } from './severity';

export interface FindingLineProps {
  readonly finding: Finding;
  readonly isConsequence: boolean;
  readonly isCurrent: boolean;
  readonly onShow: (finding: Finding) => void;
}

/** One finding: what it says, and where; a click goes there. */
export const FindingLine = memo(function FindingLine({ finding, isConsequence, isCurrent, onShow }: FindingLineProps) {
  const { say } = useWords();
  const styles = useFindingsStyles();
  const line = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isCurrent) line.current?.scrollIntoView({ block: 'nearest' });
  }, [isCurrent]);
  const { severity, verdict, sheet, row, cells, message, source, requiredRole } = finding;
  const look = verdict === 'cannot-judge' ? verdict : severity;
  const clauses = [...new Set(source.map(({ id }) => id))].join(say('report.list-separator'));
  return (
    <li>
      <button
        ref={line}
        type="button"
        className={mergeClasses(styles.finding, isConsequence && styles.consequence, isCurrent && styles.current)}
        aria-current={isCurrent ? 'true' : undefined}
        data-finding={finding.id}
        onClick={() => onShow(finding)}
      >
        {isConsequence && <span className={styles.faint}>{say('report.therefore')}</span>}
        {printable(message)}
        {requiredRole !== undefined && printable(say('report.required-role', { role: requiredRole }))}
        <span className={styles.where}>
          <SeverityIcon look={look} label={say(`report.word-${look}`)} />
          <span className={styles.cell}>{printable(`${sheet}!${cells[0] ?? `A${row}`}`)}</span>
          {clauses !== '' && <span>{printable(clauses)}</span>}
        </span>
      </button>
    </li>
  );
});
