import { Field, Select } from '@fluentui/react-components';
import type { ComparisonForm } from '../../../../authoring/comparison';
import type { Json } from '../../../../rules/parts';
import { NUMERIC_KINDS, UNITS } from '../../../../values/kind';
import { useWords } from '../../../frame/context';
import { useRulesStyles } from '../../rules-styles';
import { useEditor, type At } from '../editor-context';
import { FiguresField } from '../FiguresField';
import { firstValue } from '../first-value';
import { fieldState, problemsAt } from '../problems';
import { TextsField } from '../TextsField';
import { ValueField } from '../ValueField';
import { writingOf, type NameWriting } from '../writing';
import { NameSelect } from './NameSelect';
import { referredIn, type ConditionNode } from './node';

interface LeafValueProps {
  readonly at: At;
  readonly leaf: Extract<ConditionNode, { is: 'leaf' }>;
  readonly writing: NameWriting;
  readonly form: ComparisonForm;
}

/** With what something is compared: a value in its unit or several, one of its list, or something else with a name. */
export function LeafValue({ at, leaf: { fact, comparison, value }, writing, form: { isList, unit, named } }: LeafValueProps) {
  const { set, file, problems, edit } = useEditor();
  const { say } = useWords();
  const styles = useRulesStyles();
  const place = [...at, 'value'];
  const put = (json: Json): void => edit([{ at: place, json }]);
  const referred = referredIn(value);
  if (comparison.operator === 'isBlank') {
    return (
      <Select size="small" className={styles.wide} aria-label={say('author.operator-blank')} value={value === false ? 'false' : 'true'} onChange={(_, data) => put(data.value === 'true')}>
        <option value="true">{say('format.yes')}</option>
        <option value="false">{say('format.no')}</option>
      </Select>
    );
  }
  const fits = (name: string): boolean => name !== fact && writingOf(set, file, name)?.kind === named;
  const first = [...file.facts.keys(), ...file.parameters.keys(), ...(set.ledgers.get(file.ledger)?.columns.keys() ?? [])].find(fits);
  const one = firstValue(unit, writing.values);
  const field = isList ? (
    NUMERIC_KINDS.has(UNITS[unit]) ? (
      <FiguresField label={say('author.condition-values')} at={place} json={value} unit={unit} onChange={put} />
    ) : (
      <TextsField label={say('author.condition-values')} at={place} json={value} name={fact} mayBeAny={false} onChange={(json) => put(json ?? [])} />
    )
  ) : (
    <ValueField label={say('author.condition-value')} hidesLabel at={place} json={value} unit={unit} values={writing.values} onChange={put} />
  );
  // Where nothing else could stand there, nobody is asked.
  if (referred === null && first === undefined) return field;
  return (
    <div className={isList && referred === null ? styles.group : styles.bound}>
      <Select size="small" className={styles.wide} aria-label={say('author.condition-with')} value={referred === null ? 'value' : 'name'} onChange={(_, data) => put(data.value === 'value' ? (isList ? [one] : one) : { fact: first ?? fact })}>
        <option value="value">{say(isList ? 'author.condition-values' : 'author.condition-value')}</option>
        <option value="name">{say('author.condition-name')}</option>
      </Select>
      {referred === null ? (
        field
      ) : (
        <Field size="small" {...fieldState(problemsAt(problems, place), say)}>
          <NameSelect label={say('author.condition-name')} value={referred} fits={fits} onChange={(name) => put({ fact: name })} />
        </Field>
      )}
    </div>
  );
}
