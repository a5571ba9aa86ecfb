import { Field, Select } from '@fluentui/react-components';
import type { PolicyPart } from '../../../report/policy';
import { UNITS } from '../../../values/kind';
import { useWords } from '../../frame/context';
import { useRulesStyles } from '../rules-styles';
import { useEditor } from './editor-context';
import { Elsewhere } from './Elsewhere';
import { FormulaField } from './FormulaField';
import { fieldState, problemsAt } from './problems';
import { ReadingFields } from './ReadingFields';
import { WordsFields } from './WordsFields';

/** A value that is worked out, to be changed. */
export function FactForm({ part: { name } }: { readonly part: Pick<PolicyPart, 'name'> }) {
  const { shape, edit, problems } = useEditor();
  const { say } = useWords();
  const styles = useRulesStyles();
  const fact = shape.facts?.[name];
  if (!fact) return null;
  const at = ['facts', name];
  const told = ['formula', 'unit', 'title', 'source', 'reading'].map((key) => [...at, key]);
  return (
    <>
      <Elsewhere at={at} told={told} />
      <FormulaField label={say('report.rule-formula')} at={[...at, 'formula']} formula={fact.formula} onChange={(formula) => edit([{ at: [...at, 'formula'], json: formula }])} />
      <Field size="small" label={say('report.sheet-unit')} className={styles.field} {...fieldState(problemsAt(problems, [...at, 'unit']), say)}>
        <Select size="small" className={styles.wide} value={fact.unit} onChange={(_, { value }) => edit([{ at: [...at, 'unit'], json: value }])}>
          {Object.keys(UNITS).map((unit) => (
            <option key={unit} value={unit}>
              {say('report.unit', { unit: unit.replace(/[ /]/, '_') })}
            </option>
          ))}
        </Select>
      </Field>
      <WordsFields label={say('report.changes-title')} at={[...at, 'title']} words={fact.title} />
      <ReadingFields at={at} source={fact.source} reading={fact.reading} />
      {fact.per !== undefined && <p className={styles.faint}>{say('author.kept', { what: say('author.kept-per') })}</p>}
    </>
  );
}
