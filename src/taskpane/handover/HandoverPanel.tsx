import type { Checked } from '../../addin/session-state';
import { useSessionState } from '../frame/context';
import { Disclosure } from '../frame/Disclosure';
import { useWords } from '../frame/context';
import { Charts } from './Charts';
import { Documents } from './Documents';
import { Reconciliation, reconciliationTitle } from './Reconciliation';
import { Since, sinceTitle } from './Since';
import { Sheets } from './Sheets';
import { useHandoverStyles } from './handover-styles';
import { useHandover } from './use-handover';

/** What a check came to, handed on: sheets in the workbook, pages to print, files; and what there is to look at before. */
export default function HandoverPanel() {
  const { checked } = useSessionState();
  const { say } = useWords();
  const styles = useHandoverStyles();
  return checked ? <HandOver checked={checked} /> : <p className={styles.paragraph}>{say('pane.check-first')}</p>;
}

function HandOver({ checked }: { readonly checked: Checked }) {
  const { say } = useWords();
  const styles = useHandoverStyles();
  const handOver = useHandover(checked);
  const { view } = checked;
  return (
    <div className={styles.column}>
      <Sheets handOver={handOver} />
      <Disclosure title={say('handover.documents')}>
        <Documents view={handOver.view} made={handOver.made} />
      </Disclosure>
      <Disclosure title={sinceTitle(view)}>
        <Since view={view} />
      </Disclosure>
      <Disclosure title={reconciliationTitle(view)}>
        <Reconciliation view={view} />
      </Disclosure>
      <Disclosure title={say('report.heading-chart')}>
        <Charts view={view} />
      </Disclosure>
    </div>
  );
}
