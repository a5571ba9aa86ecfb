import { Button, Field, Input, Select } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { useState, type SubmitEvent } from 'react';
import { partKey, type PolicyPartKind } from '../../../report/policy';
import type { Json } from '../../../rules/parts';
import { UNITS, type Unit } from '../../../values/kind';
import { useSession, useWords } from '../../frame/context';
import { useNewLeaf } from '../edit/conditions/use-new-leaf';
import { useEditor } from '../edit/editor-context';
import { useRulesStyles } from '../rules-styles';
import { nameFor } from './new-name';

/** Kinds of parts that can be added here. */
export const ADDED = ['parameter', 'rule', 'fact'] as const satisfies readonly PolicyPartKind[];
export type AddedKind = (typeof ADDED)[number];

/** A new parameter, fact or rule, by what it is to be called; all else follows in its form. */
export function NewPart({ kind }: { readonly kind: AddedKind }) {
  const { set, file, shape, edit } = useEditor();
  const { policy: place } = useSession();
  const { say } = useWords();
  const styles = useRulesStyles();
  const newLeaf = useNewLeaf();
  const [title, setTitle] = useState<string | null>(null);
  const [unit, setUnit] = useState<Unit>('yuan');
  if (title === null) {
    return (
      <Button size="small" appearance="subtle" className={styles.start} icon={<AddRegular />} onClick={() => setTitle('')}>
        {say(`author.new-${kind}`)}
      </Button>
    );
  }
  const isTaken = (name: string): boolean =>
    [shape.parameters, shape.facts, shape.tables, shape.conditions].some((section) => section !== undefined && Object.hasOwn(section, name)) || set.ledgers.get(file.ledger)?.columns.has(name) === true || shape.rules.some((rule) => rule.name === name);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const called = title.trim();
    if (called === '') return;
    const name = nameFor(called, isTaken);
    const words = { 'zh-CN': called, en: called };
    const made: Readonly<Record<AddedKind, () => Json>> = {
      parameter: () => ({ title: words, value: null, unit }),
      fact: () => ({ title: words, unit, formula: unit === 'text' ? '=""' : unit === 'yes/no' ? '=FALSE' : '=0' }),
      rule: () => ({ name, title: words, conditions: { all: [newLeaf()] }, event: { type: 'finding', params: { severity: 'info' } }, message: words }),
    };
    edit([kind === 'rule' ? { at: ['rules', shape.rules.length], json: made.rule(), insert: true } : { at: [`${kind}s`, name], json: made[kind](), ...(kind === 'fact' ? { after: Object.keys(shape.facts ?? {}).at(-1) ?? '' } : {}) }]);
    setTitle(null);
    place.show(file, partKey({ kind, name }));
  };
  return (
    <form className={styles.card} onSubmit={submit}>
      <Field size="small" label={say('author.new-title')} className={styles.field} required>
        <Input size="small" autoFocus className={styles.input} value={title} onChange={(_, { value }) => setTitle(value)} />
      </Field>
      {kind !== 'rule' && (
        <Field size="small" label={say('report.sheet-unit')} className={styles.field}>
          <Select size="small" className={styles.wide} value={unit} onChange={(_, { value }) => setUnit(value as Unit)}>
            {Object.keys(UNITS).map((one) => (
              <option key={one} value={one}>
                {say('report.unit', { unit: one.replace(/[ /]/, '_') })}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <div className={styles.acts}>
        <Button size="small" appearance="primary" type="submit">
          {say(`author.new-${kind}`)}
        </Button>
        <Button size="small" onClick={() => setTitle(null)}>
          {say('pane.cancel')}
        </Button>
      </div>
    </form>
  );
}
