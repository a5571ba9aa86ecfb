import { Button, Field, Input } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { useState } from 'react';
import { renamedCondition, usesOfCondition, withoutCondition } from '../../../authoring/named-conditions';
import { printable } from '../../../report/layout';
import type { Json } from '../../../rules/parts';
import { useWords } from '../../frame/context';
import { nameFor } from '../draft/new-name';
import { useRulesStyles } from '../rules-styles';
import { Condition } from './conditions/Condition';
import { useNewLeaf } from './conditions/use-new-leaf';
import { useEditor } from './editor-context';
import { useTaken } from './use-taken';

/** Conditions with a name, which several rules may go by. One that is used can not be taken away. */
export function NamedConditions() {
  const { shape, edit } = useEditor();
  const { say } = useWords();
  const styles = useRulesStyles();
  const newLeaf = useNewLeaf();
  const isTaken = useTaken();
  const names = Object.keys(shape.conditions ?? {});
  return (
    <section className={styles.tight} aria-labelledby="rules-of-condition">
      <h3 id="rules-of-condition" className={styles.subheading}>
        {say('author.parts-condition', { count: names.length })}
      </h3>
      {names.map((name, index) => {
        const uses = usesOfCondition(shape, name).length;
        const removing = withoutCondition(shape, name);
        return (
          <div key={index} role="group" aria-label={printable(say('author.condition-called', { name }))} className={styles.card}>
            <div className={styles.cardHead}>
              <span className={styles.faint}>{say('author.condition-uses', { count: uses })}</span>
              <Button size="small" appearance="subtle" icon={<DismissRegular />} disabledFocusable={removing === null} aria-label={printable(say('author.condition-drop', { name }))} title={say(removing === null ? 'author.condition-in-use' : 'author.row-remove')} onClick={() => removing && edit(removing)} />
            </div>
            <NameOf name={name} isTaken={isTaken} onRename={(to) => edit(renamedCondition(shape, name, to))} />
            <Condition at={['conditions', name]} json={shape.conditions?.[name] as Json} />
          </div>
        );
      })}
      <Button size="small" appearance="subtle" icon={<AddRegular />} className={styles.start} onClick={() => edit([{ at: ['conditions', nameFor(say('author.condition-new'), isTaken)], json: { all: [newLeaf()] } }])}>
        {say('author.new-condition')}
      </Button>
    </section>
  );
}

/** What it is called, once it is typed whole: half a name would be another one's. */
function NameOf({ name, isTaken, onRename }: { readonly name: string; readonly isTaken: (name: string) => boolean; readonly onRename: (to: string) => void }) {
  const { say } = useWords();
  const styles = useRulesStyles();
  const [typed, setTyped] = useState<string | null>(null);
  const done = (): void => {
    const wanted = (typed ?? '').trim();
    setTyped(null);
    if (wanted !== '' && wanted !== name) onRename(nameFor(wanted, (one) => one !== name && isTaken(one)));
  };
  return (
    <Field size="small" label={say('author.form-name')} className={styles.field}>
      <Input size="small" className={styles.input} value={typed ?? name} onChange={(_, { value }) => setTyped(value)} onBlur={done} onKeyDown={({ key }) => key === 'Enter' && done()} />
    </Field>
  );
}
