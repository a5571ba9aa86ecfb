import { Button, Select } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { conditionsIn, grouped, GROUPINGS, negated, regrouped } from '../../../../authoring/condition-groups';
import { printable } from '../../../../report/layout';
import type { Json } from '../../../../rules/parts';
import { useWords } from '../../../frame/context';
import { useRulesStyles } from '../../rules-styles';
import { useEditor, type At } from '../editor-context';
import { Elsewhere } from '../Elsewhere';
import { Leaf } from './Leaf';
import { nodeOf } from './node';
import { useNewLeaf } from './use-new-leaf';

interface ConditionProps {
  readonly at: At;
  readonly json: Json | undefined;
  /** Takes it away; left out where there has to be one. */
  readonly onRemove?: () => void;
}

/** A whole condition: one that stands alone may get company. */
export function Condition({ at, json, ...rest }: ConditionProps) {
  const { edit } = useEditor();
  const { say } = useWords();
  const styles = useRulesStyles();
  const newLeaf = useNewLeaf();
  const { is } = nodeOf(json);
  return (
    <>
      <Part at={at} json={json} {...rest} />
      {is !== 'group' && is !== 'other' && (
        <Button size="small" appearance="subtle" icon={<AddRegular />} className={styles.start} onClick={() => edit(grouped(at, newLeaf()))}>
          {say('author.condition-add')}
        </Button>
      )}
    </>
  );
}

/** A condition or one of a group: a group, a named one, a comparison. What a form can't show is said to be there and stays as it is. */
function Part({ at, json, onRemove }: ConditionProps) {
  const { shape, edit } = useEditor();
  const { say } = useWords();
  const styles = useRulesStyles();
  const newLeaf = useNewLeaf();
  const node = nodeOf(json);
  // One that would go by itself is none.
  const named = Object.keys(shape.conditions ?? {}).find((name) => at[0] !== 'conditions' || at[1] !== name);
  const remove = onRemove && <Button size="small" appearance="subtle" icon={<DismissRegular />} aria-label={say('author.condition-remove')} onClick={onRemove} />;
  switch (node.is) {
    case 'leaf':
      return <Leaf at={at} leaf={node} remove={remove} />;
    case 'named':
      return (
        <div className={styles.leaf}>
          <div className={styles.taken}>
            <Select size="small" className={styles.wide} aria-label={say('author.condition-named')} value={node.name} onChange={(_, { value }) => edit([{ at: [...at, ...(node.isNegated ? ['not'] : []), 'condition'], json: value }])}>
              {[...new Set([...Object.keys(shape.conditions ?? {}), node.name])].map((name) => (
                <option key={name} value={name}>
                  {printable(say('author.condition-called', { name }))}
                </option>
              ))}
            </Select>
            {remove}
          </div>
          <Holds isNegated={node.isNegated} onChange={(isNegated) => edit(negated(at, isNegated))} />
          <Elsewhere at={at} told={[]} />
        </div>
      );
    case 'not':
      return (
        <div className={styles.node}>
          <div className={styles.taken}>
            <Holds isNegated onChange={() => edit(negated(at, false))} />
            {remove}
          </div>
          <Part at={[...at, 'not']} json={node.of} />
        </div>
      );
    case 'group': {
      const { grouping, items } = node;
      const within = [...at, ...conditionsIn(grouping)];
      const add = (item: Json): void => edit([{ at: [...within, items.length], json: item, insert: true }]);
      return (
        <div className={styles.node} role="group" aria-label={say(`author.grouping-${grouping}`)}>
          <div className={styles.cardHead}>
            <Select
              size="small"
              className={styles.wide}
              aria-label={say('author.condition-group')}
              value={grouping}
              onChange={(_, { value }) => {
                const chosen = GROUPINGS.find((one) => one === value);
                if (chosen) edit(regrouped(at, grouping, chosen));
              }}
            >
              {GROUPINGS.map((one) => (
                <option key={one} value={one}>
                  {say(`author.grouping-${one}`)}
                </option>
              ))}
            </Select>
            {remove}
          </div>
          {items.map((item, index) => (
            <Part key={index} at={[...within, index]} json={item} {...(items.length > 1 ? { onRemove: () => edit([{ at: [...within, index] }]) } : {})} />
          ))}
          <div className={styles.acts}>
            <Button size="small" appearance="subtle" icon={<AddRegular />} onClick={() => add(newLeaf())}>
              {say('author.condition-add')}
            </Button>
            <Button size="small" appearance="subtle" icon={<AddRegular />} onClick={() => add({ [grouping === 'all' ? 'any' : 'all']: [newLeaf()] })}>
              {say('author.condition-add-group')}
            </Button>
            {named !== undefined && (
              <Button size="small" appearance="subtle" icon={<AddRegular />} onClick={() => add({ condition: named })}>
                {say('author.condition-add-named')}
              </Button>
            )}
          </div>
          <Elsewhere at={at} told={[within]} />
        </div>
      );
    }
    case 'other':
      return (
        <div className={styles.leaf}>
          <div className={styles.cardHead}>
            <span className={styles.faint}>{say('author.condition-other')}</span>
            {remove}
          </div>
          <Elsewhere at={at} told={[]} />
        </div>
      );
  }
}

/** Whether what has a name, or stands below, is to hold or not to. */
function Holds({ isNegated, onChange }: { readonly isNegated: boolean; readonly onChange: (isNegated: boolean) => void }) {
  const { say } = useWords();
  const styles = useRulesStyles();
  return (
    <Select size="small" className={styles.wide} aria-label={say('author.condition-holds-which')} value={isNegated ? 'not' : 'holds'} onChange={(_, { value }) => (value === 'not') !== isNegated && onChange(!isNegated)}>
      <option value="holds">{say('author.condition-holds')}</option>
      <option value="not">{say('author.condition-holds-not')}</option>
    </Select>
  );
}
