import { Field, Select } from '@fluentui/react-components';
import { printable } from '../../../../report/layout';
import type { Json } from '../../../../rules/parts';
import { NUMERIC_KINDS, type Unit } from '../../../../values/kind';
import { useWords } from '../../../frame/context';
import { useRulesStyles } from '../../rules-styles';
import { useEditor, type At } from '../editor-context';
import { FigureField } from '../FigureField';
import { FiguresField } from '../FiguresField';
import { fieldState, problemsAt } from '../problems';
import { TextsField } from '../TextsField';
import { writingOf, type NameWriting } from '../writing';
import { NameSelect } from './NameSelect';
import { referredIn, type ConditionNode } from './node';

interface LeafValueProps {
  readonly at: At;
  readonly leaf: Extract<ConditionNode, { is: 'leaf' }>;
  readonly writing: NameWriting;
}

/** With what something is compared: a value in its unit, one of its list, or something else with a name. */
export function LeafValue({ at, leaf: { fact, operator, value }, writing }: LeafValueProps) {
  const { set, file, problems, edit } = useEditor();
  const { say } = useWords();
  const styles = useRulesStyles();
  const place = [...at, 'value'];
  const put = (json: Json): void => edit([{ at: place, json }]);
  const state = fieldState(problemsAt(problems, place), say);
  const referred = referredIn(value);
  if (operator === 'isBlank') {
    return (
      <Select size="small" className={styles.wide} aria-label={say('author.operator-blank')} value={value === false ? 'false' : 'true'} onChange={(_, data) => put(data.value === 'true')}>
        <option value="true">{say('format.yes')}</option>
        <option value="false">{say('format.no')}</option>
      </Select>
    );
  }
  if (operator === 'in' || operator === 'notIn') {
    if (NUMERIC_KINDS.has(writing.kind)) return <FiguresField label={say('author.condition-values')} at={place} json={value} unit={writing.unit} onChange={put} />;
    return <TextsField label={say('author.condition-values')} at={place} json={value} name={fact} onChange={(json) => put(json ?? [])} />;
  }
  const isSame = (name: string): boolean => name !== fact && writingOf(set, file, name)?.kind === writing.kind;
  return (
    <div className={styles.bound}>
      <Select size="small" className={styles.wide} aria-label={say('author.condition-with')} value={referred === null ? 'value' : 'name'} onChange={(_, data) => put(data.value === 'value' ? valueOf(writing) : { fact: firstName() })}>
        <option value="value">{say('author.condition-value')}</option>
        <option value="name">{say('author.condition-name')}</option>
      </Select>
      {referred !== null ? (
        <Field size="small" {...state}>
          <NameSelect label={say('author.condition-name')} value={referred} fits={isSame} onChange={(name) => put({ fact: name })} />
        </Field>
      ) : writing.values && writing.kind !== 'role' && operator !== 'contains' && operator !== 'doesNotContain' ? (
        <Field size="small" {...state}>
          <Select size="small" className={styles.wide} aria-label={say('author.condition-value')} value={typeof value === 'string' ? value : ''} onChange={(_, data) => put(data.value)}>
            {[...new Set([...writing.values, ...(typeof value === 'string' ? [value] : [])])].map((one) => (
              <option key={one} value={one}>
                {printable(one)}
              </option>
            ))}
          </Select>
        </Field>
      ) : (
        <FigureField label={say('author.condition-value')} hidesLabel at={place} json={value} unit={unitOf(writing, operator)} onChange={put} />
      )}
    </div>
  );

  function firstName(): string {
    const names = [...file.facts.keys(), ...file.parameters.keys(), ...(set.ledgers.get(file.ledger)?.columns.keys() ?? [])];
    return names.find(isSame) ?? fact;
  }
}

/** One item of a list is a text. */
const unitOf = ({ unit }: NameWriting, operator: string): Unit => (operator === 'contains' || operator === 'doesNotContain' ? 'text' : unit);

const valueOf = ({ kind, unit, values }: NameWriting): Json => values?.[0] ?? (kind === 'yesno' ? true : NUMERIC_KINDS.has(kind) && unit !== 'percent' ? 0 : '');
