import { Button, Checkbox } from '@fluentui/react-components';
import { useWords } from '../../frame/context';
import { Disclosure } from '../../frame/Disclosure';
import { AskFirst } from '../../handover/AskFirst';
import { Outcome } from '../../whatif/Outcome';
import { useRulesStyles } from '../rules-styles';
import { useImpact } from './use-impact';

/** What the draft would come to on the months in the workbook: who changes, and by how much. */
export function ImpactStep() {
  const { say } = useWords();
  const styles = useRulesStyles();
  const impact = useImpact();
  return (
    <Disclosure title={say('author.impact')}>
      <div className={styles.column}>
        <p className={styles.faint}>{say(impact.isChecked ? 'author.impact-about' : 'pane.check-first')}</p>
        {impact.hasOthers && <Checkbox label={say('author.impact-all')} checked={impact.isAll} onChange={(_, { checked }) => impact.all(checked === true)} />}
        <div className={styles.acts}>
          <Button disabledFocusable={!impact.canFind} onClick={impact.find}>
            {say(impact.comparison ? 'author.impact-again' : 'author.impact-find')}
          </Button>
        </div>
        <Outcome of={impact} />
        <AskFirst open={impact.replacing !== null} title={say('handover.replace-title')} warning={say('handover.replace-warning')} sheets={impact.replacing ?? []} confirm={say('handover.replace')} onConfirm={impact.replace} onKeep={impact.keep} />
      </div>
    </Disclosure>
  );
}
