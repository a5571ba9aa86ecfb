import { Field, Select } from '@fluentui/react-components';
import { wordsIn } from '../../../i18n/language';
import { printable } from '../../../report/layout';
import { titleOfName } from '../../../report/policy';
import type { RuleShape } from '../../../rules/shapes';
import { useWords } from '../../frame/context';
import { titleOfLedger } from '../part-words';
import { useRulesStyles } from '../rules-styles';
import { Chosen } from './Chosen';
import { useEditor, type At } from './editor-context';
import { fieldState, problemsAt } from './problems';
import { writingOf } from './writing';

/** What a rule has to do with others: who must decide, which ledgers have to be there, which rule is the cause. */
export function RuleLinks({ at, rule }: { readonly at: At; readonly rule: RuleShape }) {
  const { set, file, shape, edit, problems } = useEditor();
  const { lang, say } = useWords();
  const styles = useRulesStyles();
  const { requiredRole, needs = [], consequenceOf = [] } = rule;
  const causes = typeof consequenceOf === 'string' ? [consequenceOf] : consequenceOf;
  const names = [...file.facts.keys(), ...(set.ledgers.get(file.ledger)?.columns.keys() ?? [])].filter((name) => writingOf(set, file, name)?.kind === 'role');
  const roleAt = [...at, 'requiredRole'];
  const change = (key: 'needs' | 'consequenceOf', chosen: readonly string[]): void => edit([chosen.length === 0 ? { at: [...at, key] } : { at: [...at, key], json: key === 'consequenceOf' && chosen.length === 1 ? chosen[0]! : chosen, after: 'event' }]);
  return (
    <>
      <Field size="small" label={say('author.required-role')} className={styles.field} {...fieldState(problemsAt(problems, roleAt), say)}>
        <Select size="small" className={styles.wide} value={requiredRole ?? ''} onChange={(_, { value }) => edit([value === '' ? { at: roleAt } : { at: roleAt, json: value, after: 'event' }])}>
          <option value="">{say('author.required-role-none')}</option>
          {[...new Set([...names, ...(requiredRole === undefined ? [] : [requiredRole])])].map((name) => (
            <option key={name} value={name}>
              {printable(titleOfName(set, file, name, lang))}
            </option>
          ))}
        </Select>
      </Field>
      <Chosen label={say('report.rule-needs')} at={[...at, 'needs']} chosen={needs} choices={[...set.ledgers.keys()].filter((key) => key !== file.ledger).map((value) => ({ value, title: titleOfLedger(set, value, lang) }))} hint={say('author.needs-about')} onChange={(chosen) => change('needs', chosen)} />
      <Chosen label={say('report.rule-consequence-of')} at={[...at, 'consequenceOf']} chosen={causes} choices={shape.rules.filter(({ name }) => name !== rule.name).map(({ name, title }) => ({ value: name, title: title ? wordsIn(title, lang) : name }))} hint={say('author.consequence-about')} onChange={(chosen) => change('consequenceOf', chosen)} />
    </>
  );
}
