import { Button, Field } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { CELL_FUNCTIONS, isCellFunction } from '../../../rules/cell-function';
import type { PolicyPart } from '../../../report/policy';
import type { FunctionShape } from '../../../rules/shapes';
import { useWords } from '../../frame/context';
import { useRulesStyles } from '../rules-styles';
import { NameSelect } from './conditions/NameSelect';
import { useEditor, type At } from './editor-context';
import { Elsewhere } from './Elsewhere';
import { FormulaField } from './FormulaField';
import { GivenFields } from './GivenFields';
import { fieldState, problemsAt } from './problems';
import { ReadingFields } from './ReadingFields';
import { UnitField } from './UnitField';
import { WordsFields } from './WordsFields';

/** What a cell's function works out, to be changed: of what, by which formula, and where it gives no answer. */
export function FunctionForm({ part: { name } }: { readonly part: Pick<PolicyPart, 'name'> }) {
  const { shape, edit } = useEditor();
  const { say } = useWords();
  const styles = useRulesStyles();
  const of = shape.functions?.[name];
  if (!of) return null;
  const at = ['functions', name];
  const told = ['formula', 'unit', 'title', 'source', 'reading', 'inputs', 'given', 'unless'].map((key) => [...at, key]);
  return (
    <>
      <Elsewhere at={at} told={told} />
      <p className={styles.faint}>{say('author.function-about', { name })}</p>
      <Inputs at={[...at, 'inputs']} name={name} inputs={of.inputs} />
      <GivenFields at={[...at, 'given']} of={of} />
      <FormulaField label={say('report.rule-formula')} at={[...at, 'formula']} formula={of.formula} onChange={(formula) => edit([{ at: [...at, 'formula'], json: formula }])} />
      <UnitField at={[...at, 'unit']} unit={of.unit} />
      <Unless at={[...at, 'unless']} unless={of.unless ?? []} />
      <WordsFields label={say('author.called')} at={[...at, 'title']} words={of.title} />
      <ReadingFields at={at} source={of.source} reading={of.reading} />
    </>
  );
}

/** The column or fact that each argument stands for; one that stands for none is not asked for. */
function Inputs({ at, name, inputs }: { readonly at: At; readonly name: string; readonly inputs: FunctionShape['inputs'] }) {
  const { problems, edit } = useEditor();
  const { say } = useWords();
  const styles = useRulesStyles();
  const known: readonly string[] = isCellFunction(name) ? CELL_FUNCTIONS[name] : [];
  const taken = Object.keys(inputs);
  return (
    <fieldset className={styles.group}>
      <legend className={styles.term}>{say('author.function-inputs')}</legend>
      {[...new Set([...known, ...taken])].map((argument) => (
        <Field key={argument} size="small" label={argument} className={styles.field} {...fieldState(problemsAt(problems, [...at, argument]), say)}>
          <NameSelect label={say('author.function-input', { name: argument })} value={inputs[argument] ?? ''} none={taken.length === 1 && taken[0] === argument ? null : say('author.function-input-none')} onChange={(chosen) => edit([chosen === '' ? { at: [...at, argument] } : { at: [...at, argument], json: chosen }])} />
        </Field>
      ))}
      <Elsewhere at={at} told={taken.map((argument) => [...at, argument])} />
    </fieldset>
  );
}

/** Where there is no answer, and why. */
function Unless({ at, unless }: { readonly at: At; readonly unless: NonNullable<FunctionShape['unless']> }) {
  const { edit } = useEditor();
  const { say } = useWords();
  const styles = useRulesStyles();
  return (
    <fieldset className={styles.group}>
      <legend className={styles.term}>{say('author.unless')}</legend>
      {unless.map(({ when, message }, index) => (
        <div key={index} className={styles.leaf}>
          <div className={styles.cardHead}>
            <span className={styles.faint}>{say('author.unless-one', { number: index + 1 })}</span>
            <Button size="small" appearance="subtle" icon={<DismissRegular />} aria-label={say('author.unless-remove', { number: index + 1 })} onClick={() => edit([{ at: unless.length === 1 ? at : [...at, index] }])} />
          </div>
          <FormulaField label={say('author.unless-when')} at={[...at, index, 'when']} formula={when} onChange={(formula) => edit([{ at: [...at, index, 'when'], json: formula }])} />
          <WordsFields label={say('author.unless-why')} at={[...at, index, 'message']} words={message} />
        </div>
      ))}
      <Button size="small" appearance="subtle" icon={<AddRegular />} className={styles.start} onClick={() => edit([{ at: [...at, unless.length], json: { when: '=FALSE', message: { 'zh-CN': say('author.unless-new'), en: say('author.unless-new') } }, insert: true }])}>
        {say('author.unless-add')}
      </Button>
    </fieldset>
  );
}
