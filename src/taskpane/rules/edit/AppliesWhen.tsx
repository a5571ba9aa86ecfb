import { Button } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import type { Json } from '../../../rules/parts';
import { useWords } from '../../frame/context';
import { useRulesStyles } from '../rules-styles';
import { Condition } from './conditions/Condition';
import { useNewLeaf } from './conditions/use-new-leaf';
import { useEditor, type At } from './editor-context';

/** Which rows are a rule's business at all; without a condition all are. */
export function AppliesWhen({ at, json }: { readonly at: At; readonly json: Json | undefined }) {
  const { edit } = useEditor();
  const { say } = useWords();
  const styles = useRulesStyles();
  const newLeaf = useNewLeaf();
  return (
    <fieldset className={styles.group}>
      <legend className={styles.term}>{say('report.rule-applies-when')}</legend>
      {json === undefined ? (
        <Button size="small" appearance="subtle" icon={<AddRegular />} className={styles.start} onClick={() => edit([{ at, json: { all: [newLeaf()] }, after: 'per' }])}>
          {say('author.applies-add')}
        </Button>
      ) : (
        <Condition at={at} json={json} onRemove={() => edit([{ at }])} />
      )}
    </fieldset>
  );
}
