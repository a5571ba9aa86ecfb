import { Button } from '@fluentui/react-components';
import { ArrowUndoRegular } from '@fluentui/react-icons/svg/arrow-undo';
import { useSession, useWords } from '../../frame/context';
import { useObservable } from '../../frame/use-observable';
import { useRulesStyles } from '../rules-styles';

/** Brings back a draft that was given up, or the last step of one of which nothing was left, while the workbook is open. */
export function UndoDiscard() {
  const { drafting } = useSession();
  const { draft, canUndo } = useObservable(drafting.state);
  const { say } = useWords();
  const styles = useRulesStyles();
  if (draft !== null || !canUndo) return null;
  return (
    <Button size="small" appearance="subtle" className={styles.start} icon={<ArrowUndoRegular />} onClick={() => drafting.undo()}>
      {say('author.undo-discard')}
    </Button>
  );
}
