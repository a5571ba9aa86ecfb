import { Button, Field, Input, Textarea } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import type { Citation } from '../../../rules/model';
import { useWords } from '../../frame/context';
import { useRulesStyles } from '../rules-styles';
import { useEditor, type At } from './editor-context';
import { fieldState, problemsAt } from './problems';

interface ReadingFieldsProps {
  readonly at: At;
  readonly source: readonly Citation[] | undefined;
  readonly reading: string | undefined;
}

/** The clauses that a part stands on, and how it reads them. */
export function ReadingFields({ at, source = [], reading }: ReadingFieldsProps) {
  const { edit, problems } = useEditor();
  const { say } = useWords();
  const styles = useRulesStyles();
  const put = (index: number, key: keyof Citation, text: string): void => edit([text === '' && key !== 'id' ? { at: [...at, 'source', index, key] } : { at: [...at, 'source', index, key], json: text }]);
  return (
    <>
      <fieldset className={styles.group}>
        <legend className={styles.term}>{say('report.rule-source')}</legend>
        {source.map((citation, index) => (
          <div key={index} className={styles.citation}>
            {(['id', 'document', 'clause'] as const).map((key) => (
              <Field key={key} size="small" {...(index === 0 ? { label: say(`author.source-${key}`) } : {})} className={styles.field} {...fieldState(problemsAt(problems, [...at, 'source', index, key]), say)}>
                <Input size="small" className={styles.input} {...(index === 0 ? {} : { 'aria-label': say(`author.source-${key}`) })} value={citation[key] ?? ''} onChange={(_, { value }) => put(index, key, value)} />
              </Field>
            ))}
            <Button size="small" appearance="subtle" icon={<DismissRegular />} aria-label={say('author.source-remove', { id: citation.id })} onClick={() => edit([source.length === 1 ? { at: [...at, 'source'] } : { at: [...at, 'source', index] }])} />
          </div>
        ))}
        <Button size="small" appearance="subtle" icon={<AddRegular />} className={styles.start} onClick={() => edit([{ at: [...at, 'source', source.length], json: { id: source.at(-1)?.id ?? 'HRM-1' }, insert: true }])}>
          {say('author.source-add')}
        </Button>
      </fieldset>
      <Field size="small" label={say('report.rule-reading')} className={styles.field} {...fieldState(problemsAt(problems, [...at, 'reading']), say)}>
        <Textarea size="small" rows={2} resize="vertical" value={reading ?? ''} onChange={(_, { value }) => edit([value === '' ? { at: [...at, 'reading'] } : { at: [...at, 'reading'], json: value }])} />
      </Field>
    </>
  );
}
