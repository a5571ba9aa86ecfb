import type { Checked } from '../../addin/session-state';
import { AskFirst } from '../handover/AskFirst';
import { useHandoverStyles } from '../handover/handover-styles';
import { useSessionState, useWords } from '../frame/context';
import { Figures } from './Figures';
import { Outcome } from './Outcome';
import { Trials } from './Trials';
import { useWhatIf } from './use-whatif';

/** Other figures tried on what was read: who would get or lose what, and which findings come and go. Nothing is saved. */
export default function WhatIfPanel() {
  const { checked } = useSessionState();
  const { say } = useWords();
  const styles = useHandoverStyles();
  return checked ? <WhatIf checked={checked} /> : <p className={styles.paragraph}>{say('pane.check-first')}</p>;
}

function WhatIf({ checked }: { readonly checked: Checked }) {
  const { say } = useWords();
  const styles = useHandoverStyles();
  const whatIf = useWhatIf(checked);
  return (
    <div className={styles.column}>
      <section className={styles.column} aria-labelledby="whatif-heading">
        <h2 id="whatif-heading" className={styles.heading}>
          {say('whatif.heading')}
        </h2>
        <p className={styles.paragraph}>{say('whatif.about')}</p>
        <Trials whatIf={whatIf} />
      </section>
      <Outcome of={{ ...whatIf, comparison: whatIf.state.outcome }} />
      <Figures whatIf={whatIf} />
      <AskFirst open={whatIf.replacing !== null} title={say('handover.replace-title')} warning={say('handover.replace-warning')} sheets={whatIf.replacing ?? []} confirm={say('handover.replace')} onConfirm={whatIf.replace} onKeep={whatIf.keep} />
    </div>
  );
}
