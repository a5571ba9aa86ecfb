import type { ReactNode } from 'react';
import { printable } from '../../report/layout';
import type { Citation } from '../../rules/model';
import { useWords } from '../frame/context';
import { usePolicy } from './policy-context';
import { useRulesStyles } from './rules-styles';

/** What there is to say about a part, each under its name. */
export function Facts({ children }: { readonly children: ReactNode }) {
  return <dl className={useRulesStyles().facts}>{children}</dl>;
}

export function FactOf({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const styles = useRulesStyles();
  return (
    <div>
      <dt className={styles.term}>{title}</dt>
      <dd className={styles.told}>{children}</dd>
    </div>
  );
}

/** The clauses that something stands on, and which reading of them it takes. */
export function Standing({ source, reading }: { readonly source: readonly Citation[]; readonly reading: string | null }) {
  const { say } = useWords();
  const { clause } = usePolicy();
  const clauses = [...new Set(source.map(clause))];
  return (
    <>
      {clauses.length > 0 && <FactOf title={say('report.rule-source')}>{clauses.join('\n')}</FactOf>}
      {reading !== null && <FactOf title={say('report.rule-reading')}>{printable(reading)}</FactOf>}
    </>
  );
}
