import { Select } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useWords } from '../../../frame/context';
import { useRulesStyles } from '../../rules-styles';
import type { At } from '../editor-context';
import { Elsewhere } from '../Elsewhere';
import { Decorators } from './Decorators';
import { LeafValue } from './LeafValue';
import { NameSelect } from './NameSelect';
import type { ConditionNode } from './node';
import { useLeaf } from './use-leaf';

interface LeafProps {
  readonly at: At;
  readonly leaf: Extract<ConditionNode, { is: 'leaf' }>;
  readonly remove: ReactNode;
}

/** A comparison: of what, how, with what. */
export function Leaf({ at, leaf, remove }: LeafProps) {
  const { say } = useWords();
  const styles = useRulesStyles();
  const { fact, comparison } = leaf;
  const { operator } = comparison;
  const { writing, form, about, compare } = useLeaf(at, leaf);
  return (
    <div className={styles.leaf}>
      <div className={styles.taken}>
        <NameSelect label={say('author.condition-of')} value={fact} onChange={about} />
        {remove}
      </div>
      <Decorators comparison={comparison} offered={form?.decorators ?? []} onChange={compare}>
        <Select size="small" className={styles.wide} aria-label={say('author.condition-how')} value={operator} onChange={(_, data) => compare({ ...comparison, operator: data.value })}>
          {[...new Set([...(form?.operators ?? []), operator])].map((how) => (
            <option key={how} value={how}>
              {how === 'isBlank' ? say('author.operator-blank') : say(`rules.operator-${how}`, { fact: '', value: '…' }).trim()}
            </option>
          ))}
        </Select>
        {writing && form && <LeafValue at={at} leaf={leaf} writing={writing} form={form} />}
      </Decorators>
      <Elsewhere at={at} told={writing ? [[...at, 'value']] : []} />
    </div>
  );
}
