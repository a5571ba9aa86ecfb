import { Field, Select } from '@fluentui/react-components';
import { titleOfName } from '../../../report/policy';
import { aboutColumn } from '../../../rules/ledgers';
import { MONTH } from '../../../rules/names';
import { useWords } from '../../frame/context';
import { useRulesStyles } from '../rules-styles';
import { Chosen } from './Chosen';
import { useEditor, type At } from './editor-context';

interface ScopeFieldsProps {
  readonly at: At;
  readonly per: readonly string[] | undefined;
  /** The member that it stands behind, where it is new. */
  readonly after: string;
}

/** What is judged or worked out together: each row, the rows that are alike in some columns, the whole ledger. */
export function ScopeFields({ at, per, after }: ScopeFieldsProps) {
  const { set, file, edit } = useEditor();
  const { lang, say } = useWords();
  const styles = useRulesStyles();
  const ledger = set.ledgers.get(file.ledger);
  const columns = [...(ledger?.columns.keys() ?? [])];
  const place = [...at, 'per'];
  const put = (keys: readonly string[]): void => edit([{ at: place, json: keys, after }]);
  const person = aboutColumn(ledger?.columns.values() ?? [])?.key ?? columns[0];
  const choose = (scope: string): void => {
    if (scope === 'row') edit([{ at: place }]);
    else put(scope === 'ledger' ? [] : [...(person === undefined ? [] : [person]), ...(ledger?.dateColumn ? [MONTH] : [])]);
  };
  const isGroup = per !== undefined && per.length > 0;
  return (
    <>
      <Field size="small" label={say('report.rule-scope')} className={styles.field}>
        <Select size="small" className={styles.wide} value={per === undefined ? 'row' : isGroup ? 'group' : 'ledger'} onChange={(_, { value }) => choose(value)}>
          <option value="row">{say('report.rule-per-row')}</option>
          <option value="group">{say('author.per-group')}</option>
          <option value="ledger">{say('report.rule-per-ledger')}</option>
        </Select>
      </Field>
      {isGroup && <Chosen label={say('author.per-keys')} at={place} chosen={per} choices={[MONTH, ...columns, ...file.facts.keys()].map((value) => ({ value, title: value === MONTH ? say('author.name-month') : titleOfName(set, file, value, lang) }))} hint={say('author.per-about')} onChange={put} />}
    </>
  );
}
