import { Button, Field, Input, Textarea } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import type { Citation } from '../../../rules/model';
import { useWords } from '../../frame/context';
import { usePolicy } from '../policy-context';
import { useRulesStyles } from '../rules-styles';
import { CLAUSE_LIST } from './ClauseList';
import { useEditor, type At } from './editor-context';
import { fieldState, problemsAt } from './problems';

interface ReadingFieldsProps {
  readonly at: At;
  readonly source: readonly Citation[] | undefined;
  readonly reading: string | undefined;
}

/** The clauses that a part stands on, and how it reads them. */
export function ReadingFields({ at, source = [], reading }: ReadingFieldsProps) {
  const { set, edit, problems } = useEditor();
  const { clause } = usePolicy();
  const clauses = set.clauses?.clauses ?? [];
  const { say } = useWords();
  const styles = useRulesStyles();
  const put = (index: number, key: keyof Citation, text: string): void => {
    // Which document a clause is of, the list of clauses says.
    const document = key === 'id' ? clauses.find(({ id }) => id === text)?.document : undefined;
    const place = [...at, 'source', index];
    edit([text === '' && key !== 'id' ? { at: [...place, key] } : { at: [...place, key], json: text }, ...(document === undefined ? [] : [{ at: [...place, 'document'], json: document, after: 'id' }])]);
  };
  return (
    <>
      <fieldset className={styles.group}>
        <legend className={styles.term}>{say('report.rule-source')}</legend>
        {source.map((citation, index) => (
          <div key={index} className={styles.citation}>
            {(['id', 'document', 'clause'] as const).map((key) => (
              <Field key={key} size="small" {...(index === 0 ? { label: say(`author.source-${key}`) } : {})} className={styles.field} {...fieldState(problemsAt(problems, [...at, 'source', index, key]), say)}>
                <Input size="small" className={styles.input} {...(index === 0 ? {} : { 'aria-label': say(`author.source-${key}`) })} value={citation[key] ?? ''} {...(key === 'id' ? { list: CLAUSE_LIST } : {})} onChange={(_, { value }) => put(index, key, value)} />
              </Field>
            ))}
            <Button size="small" appearance="subtle" icon={<DismissRegular />} aria-label={say('author.source-remove', { id: citation.id })} onClick={() => edit([source.length === 1 ? { at: [...at, 'source'] } : { at: [...at, 'source', index] }])} />
          </div>
        ))}
        {[...new Set(source.map(clause))].map((words) => (
          <span key={words} className={styles.clauses}>
            {words}
          </span>
        ))}
        <Button size="small" appearance="subtle" icon={<AddRegular />} className={styles.start} onClick={() => edit([{ at: [...at, 'source', source.length], json: { id: source.at(-1)?.id ?? clauses[0]?.id ?? '' }, insert: true }])}>
          {say('author.source-add')}
        </Button>
      </fieldset>
      <Field size="small" label={say('report.rule-reading')} className={styles.field} {...fieldState(problemsAt(problems, [...at, 'reading']), say)}>
        <Textarea size="small" rows={2} resize="vertical" value={reading ?? ''} onChange={(_, { value }) => edit([value === '' ? { at: [...at, 'reading'] } : { at: [...at, 'reading'], json: value }])} />
      </Field>
    </>
  );
}
