import { Button, Select } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
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

/** A condition: a group, a named one, a comparison. What a form can't show is said to be there and stays as it is. */
export function Condition({ at, json, onRemove }: ConditionProps) {
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
          <div className={styles.cardHead}>
            <Select size="small" className={styles.wide} aria-label={say('author.condition-named')} value={node.name} onChange={(_, { value }) => edit([{ at: [...at, 'condition'], json: value }])}>
              {[...new Set([...Object.keys(shape.conditions ?? {}), node.name])].map((name) => (
                <option key={name} value={name}>
                  {printable(say('author.condition-called', { name }))}
                </option>
              ))}
            </Select>
            {remove}
          </div>
          <Elsewhere at={at} told={[]} />
        </div>
      );
    case 'not':
      return (
        <div className={styles.node}>
          <div className={styles.cardHead}>
            {say('rules.sentence-not')}
            {remove}
          </div>
          <Condition at={[...at, 'not']} json={node.of} />
        </div>
      );
    case 'group': {
      const { word, items } = node;
      const add = (item: Json): void => edit([{ at: [...at, word, items.length], json: item, insert: true }]);
      return (
        <div className={styles.node} role="group" aria-label={say(`rules.sentence-${word}`)}>
          <div className={styles.cardHead}>
            <Select size="small" className={styles.wide} aria-label={say('author.condition-group')} value={word} onChange={(_, { value }) => edit([{ at: [...at, word], rename: value }])}>
              <option value="all">{say('rules.sentence-all')}</option>
              <option value="any">{say('rules.sentence-any')}</option>
            </Select>
            {remove}
          </div>
          {items.map((item, index) => (
            <Condition key={index} at={[...at, word, index]} json={item} {...(items.length > 1 ? { onRemove: () => edit([{ at: [...at, word, index] }]) } : {})} />
          ))}
          <div className={styles.acts}>
            <Button size="small" appearance="subtle" icon={<AddRegular />} onClick={() => add(newLeaf())}>
              {say('author.condition-add')}
            </Button>
            <Button size="small" appearance="subtle" icon={<AddRegular />} onClick={() => add({ [word === 'all' ? 'any' : 'all']: [newLeaf()] })}>
              {say('author.condition-add-group')}
            </Button>
            {named !== undefined && (
              <Button size="small" appearance="subtle" icon={<AddRegular />} onClick={() => add({ condition: named })}>
                {say('author.condition-add-named')}
              </Button>
            )}
          </div>
          <Elsewhere at={at} told={[[...at, word]]} />
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
