import { Button } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import type { PolicyPart } from '../../../report/policy';
import { useWords } from '../../frame/context';
import { TablePicture } from '../picture/TablePicture';
import { useRulesStyles } from '../rules-styles';
import { Elsewhere } from './Elsewhere';
import { InSheet } from './InSheet';
import { Questions } from './Questions';
import { ReadingFields } from './ReadingFields';
import { RowCard } from './RowCard';
import { TableShapeFields } from './TableShapeFields';
import { useTableForm } from './use-table-form';
import { WordsFields } from './WordsFields';

/** A tier table, to be changed row by row; drawn as it is now. */
export function TableForm({ part }: { readonly part: PolicyPart }) {
  const { say } = useWords();
  const styles = useRulesStyles();
  const form = useTableForm(part.name);
  if (!form) return null;
  const { at, table, rows } = form;
  return (
    <>
      <Elsewhere at={at} told={[...rows.flatMap(({ told }) => told), [...at, 'title'], [...at, 'source'], [...at, 'reading']]} />
      <TablePicture part={part} />
      <Questions questions={form.questions} />
      <InSheet part={{ is: 'table', name: part.name }} title={part.title} />
      <ol className={styles.list}>
        {rows.map((row) => (
          <RowCard key={row.index} row={row} form={form} />
        ))}
      </ol>
      <Button size="small" className={styles.start} icon={<AddRegular />} onClick={form.addRow}>
        {say('author.row-add')}
      </Button>
      <TableShapeFields name={part.name} table={table} tiers={form.tiers} />
      <WordsFields label={say('author.called')} at={[...at, 'title']} words={table.title} />
      <ReadingFields at={at} source={table.source} reading={table.reading} />
    </>
  );
}
