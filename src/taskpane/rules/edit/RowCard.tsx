import { Button, Field, Input } from '@fluentui/react-components';
import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down';
import { ChevronRightRegular } from '@fluentui/react-icons/svg/chevron-right';
import { useState } from 'react';
import { printable } from '../../../report/layout';
import { unitBehind } from '../../../report/unit-text';
import { useWords } from '../../frame/context';
import { useRulesStyles } from '../rules-styles';
import { BoundFields } from './BoundFields';
import { useEditor } from './editor-context';
import { FigureField } from './FigureField';
import { ReadingFields } from './ReadingFields';
import { TextsField } from './TextsField';
import { jsonOf } from './typed';
import type { FormRow, TableFormView } from './use-table-form';

/** One row of a tier table: what each input must be, what comes of it, and what can be done with it. */
export function RowCard({ row, form }: { readonly row: FormRow; readonly form: TableFormView }) {
  const { file } = useEditor();
  const { say } = useWords();
  const styles = useRulesStyles();
  const [isSplitting, setIsSplitting] = useState(false);
  const [isCiting, setIsCiting] = useState(false);
  const { index, inputs, outputs } = row;
  const { tiers, edit, rows, isOrdered } = form;
  const clauses = [...new Set((row.source ?? []).map(({ id }) => id))].join(say('report.list-separator'));
  const cited = clauses === '' ? say('report.rule-source') : printable(clauses);
  const numeric = inputs.find(({ isNumber }) => isNumber);
  const merged = tiers?.merge(index) ?? null;
  const removed = tiers?.remove(index) ?? null;
  return (
    <li className={styles.card}>
      <div className={styles.cardHead}>
        <span>
          <strong>{say('author.row', { row: index + 1 })}</strong> <Button size="small" appearance="subtle" icon={isCiting ? <ChevronDownRegular /> : <ChevronRightRegular />} aria-expanded={isCiting} aria-label={say('author.row-source', { what: cited, row: index + 1 })} onClick={() => setIsCiting(!isCiting)}>
            {cited}
          </Button>
        </span>
        <span className={styles.cardActs}>
          {isOrdered && (
            <>
              <Button size="small" appearance="subtle" disabledFocusable={index === 0} aria-label={say('author.row-up-of', { row: index + 1 })} onClick={() => form.moveRow(index, index - 1)}>
                {say('author.row-up')}
              </Button>
              <Button size="small" appearance="subtle" disabledFocusable={index === rows.length - 1} aria-label={say('author.row-down-of', { row: index + 1 })} onClick={() => form.moveRow(index, index + 1)}>
                {say('author.row-down')}
              </Button>
            </>
          )}
          {numeric && tiers && (
            <Button size="small" appearance="subtle" aria-expanded={isSplitting} aria-label={say('author.row-split-of', { row: index + 1 })} onClick={() => setIsSplitting(!isSplitting)}>
              {say('author.row-split')}
            </Button>
          )}
          {merged && (
            <Button size="small" appearance="subtle" aria-label={say('author.row-merge-of', { row: index + 1 })} onClick={() => edit(merged)}>
              {say('author.row-merge')}
            </Button>
          )}
          <Button size="small" appearance="subtle" disabledFocusable={rows.length < 2} aria-label={say('author.row-remove-of', { row: index + 1 })} onClick={() => edit(removed ?? [{ at: [...form.at, 'rows', index] }])}>
            {say('author.row-remove')}
          </Button>
        </span>
      </div>
      {isCiting && <ReadingFields at={row.at} source={row.source} reading={row.reading} />}
      {isSplitting && numeric && (
        <Split
          unitWords={unitBehind(numeric.unit, say)}
          onSplit={(typed) => {
            const edits = tiers?.split(index, numeric.index, jsonOf(typed, numeric.unit)) ?? null;
            if (edits) {
              edit(edits);
              setIsSplitting(false);
            }
            return edits !== null;
          }}
        />
      )}
      {inputs.map((input) => (input.isNumber ? <BoundFields key={input.name} row={index} input={input} form={form} /> : <TextsField key={input.name} label={input.title} at={input.at} json={input.json} name={input.name} onChange={(json) => edit(json === undefined ? [{ at: input.at }] : [{ at: input.at, json }])} />))}
      <div className={styles.pair}>
        {outputs.map((output) => (
          <FigureField key={output.name} label={output.title} at={output.at} json={output.json} unit={output.unit} mayRefer={file.parameters.size > 0} onChange={(json) => edit([{ at: output.at, json }])} />
        ))}
      </div>
    </li>
  );
}

/** Where a row is to be parted. */
function Split({ unitWords, onSplit }: { readonly unitWords: string; readonly onSplit: (typed: string) => boolean }) {
  const { say } = useWords();
  const styles = useRulesStyles();
  const [typed, setTyped] = useState('');
  const [isRefused, setIsRefused] = useState(false);
  return (
    <form
      className={styles.inline}
      onSubmit={(event) => {
        event.preventDefault();
        setIsRefused(!onSplit(typed));
      }}
    >
      <Field size="small" label={say('author.row-split-at')} className={styles.field} {...(isRefused ? { validationMessage: say('author.row-split-outside') } : {})}>
        <Input size="small" className={styles.input} value={typed} contentAfter={unitWords} onChange={(_, { value }) => setTyped(value)} />
      </Field>
      <Button size="small" type="submit">
        {say('author.row-split')}
      </Button>
    </form>
  );
}
