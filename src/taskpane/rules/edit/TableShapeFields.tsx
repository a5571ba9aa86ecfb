import { Checkbox, Field, Select } from '@fluentui/react-components';
import { useState } from 'react';
import { HIT_POLICIES, TIER_KINDS } from '../../../authoring/table-kinds';
import type { TierEdits } from '../../../authoring/tier-edits';
import type { TableShape } from '../../../rules/shapes';
import { useWords } from '../../frame/context';
import { useRulesStyles } from '../rules-styles';
import { useEditor } from './editor-context';
import { fieldState, problemsAt } from './problems';
import { TableAsks } from './TableAsks';
import { TableGives } from './TableGives';
import { useTableShape } from './use-table-shape';

interface TableShapeFieldsProps {
  readonly name: string;
  readonly table: TableShape;
  readonly tiers: TierEdits | null;
}

/** How a tier table is read, what it goes by and what its rows give: changed seldom, and so not in sight before somebody asks. */
export function TableShapeFields({ name, table, tiers }: TableShapeFieldsProps) {
  const { problems, edit } = useEditor();
  const { say } = useWords();
  const styles = useRulesStyles();
  const [isOpen, setIsOpen] = useState(false);
  const form = useTableShape(name, table, tiers);
  const at = ['tables', name];
  return (
    <details className={styles.cases} onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
      <summary className={styles.summary}>{say('author.table-shape')}</summary>
      {isOpen && (
        <div className={styles.column}>
          {table.kind === 'decision' ? (
            <Field size="small" label={say('author.table-several')} className={styles.field} {...fieldState(problemsAt(problems, [...at, 'hitPolicy']), say)}>
              <Select size="small" className={styles.wide} value={table.hitPolicy ?? 'unique'} onChange={(_, { value }) => form.several(value)}>
                {HIT_POLICIES.map((one) => (
                  <option key={one} value={one}>
                    {say(`author.hit-${one.replace(' ', '-')}`)}
                  </option>
                ))}
              </Select>
            </Field>
          ) : (
            <Field size="small" label={say('author.table-read')} className={styles.field} {...fieldState(problemsAt(problems, [...at, 'kind']), say)}>
              <Select
                size="small"
                className={styles.wide}
                value={table.kind}
                onChange={(_, { value }) => {
                  const kind = TIER_KINDS.find((one) => one === value);
                  if (kind) form.read(kind);
                }}
              >
                {TIER_KINDS.filter((one) => one !== 'decision').map((one) => (
                  <option key={one} value={one}>
                    {say(`author.table-${one.replace(' ', '-')}`)}
                  </option>
                ))}
              </Select>
            </Field>
          )}
          <TableAsks at={at} form={form} isPlain={table.input !== undefined} />
          <TableGives at={at} form={form} outputs={table.outputs} />
          {table.gaps === 'meant' && <Checkbox label={say('author.table-gaps')} checked onChange={() => edit([{ at: [...at, 'gaps'] }])} />}
        </div>
      )}
    </details>
  );
}
