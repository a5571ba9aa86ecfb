import { Checkbox, Field, Select } from '@fluentui/react-components';
import { useMemo } from 'react';
import { questionsOfRule } from '../../../authoring/rule-questions';
import { SEVERITIES } from '../../../rules/model';
import type { PolicyPart } from '../../../report/policy';
import type { Json } from '../../../rules/parts';
import { useWords } from '../../frame/context';
import { RuleCases } from '../cases/RuleCases';
import { useRulesStyles } from '../rules-styles';
import { AppliesWhen } from './AppliesWhen';
import { Condition } from './conditions/Condition';
import { useEditor } from './editor-context';
import { Elsewhere } from './Elsewhere';
import { LineFields } from './LineFields';
import { MessageFields } from './MessageFields';
import { fieldState, problemsAt } from './problems';
import { Questions } from './Questions';
import { ReadingFields } from './ReadingFields';
import { RuleLinks } from './RuleLinks';
import { ScopeFields } from './ScopeFields';
import { WordsFields } from './WordsFields';

/** A rule, to be changed: when, how grave, for which money, what it says and on which clause. */
export function RuleForm({ part: { name } }: { readonly part: Pick<PolicyPart, 'name'> }) {
  const { shape, set, file, text, edit, problems } = useEditor();
  const { say } = useWords();
  const styles = useRulesStyles();
  const questions = useMemo(() => questionsOfRule(set, file, text, name), [set, file, text, name]);
  const index = shape.rules.findIndex((one) => one.name === name);
  const rule = shape.rules[index];
  if (!rule) return null;
  const at = ['rules', index];
  const severityAt = [...at, 'event', 'params', 'severity'];
  const hygieneAt = [...at, 'event', 'params', 'hygiene'];
  const told = [severityAt, hygieneAt, ...['conditions', 'appliesWhen', 'message', 'title', 'source', 'reading', 'line', 'per', 'requiredRole', 'needs', 'consequenceOf'].map((key) => [...at, key])];
  return (
    <>
      <Elsewhere at={at} told={told} />
      <RuleCases name={name} />
      <Field size="small" label={say('report.rule-severity')} className={styles.field} {...fieldState(problemsAt(problems, severityAt), say)}>
        <Select size="small" className={styles.wide} value={rule.event.params.severity} onChange={(_, { value }) => edit([{ at: severityAt, json: value }])}>
          {SEVERITIES.map((severity) => (
            <option key={severity} value={severity}>
              {say(`author.severity-${severity}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field size="small" hint={say('report.hygiene-about')} className={styles.field} {...fieldState(problemsAt(problems, hygieneAt), say)}>
        <Checkbox label={say('author.hygiene')} checked={rule.event.params.hygiene ?? false} onChange={(_, { checked }) => edit([checked === true ? { at: hygieneAt, json: true } : { at: hygieneAt }])} />
      </Field>
      <ScopeFields at={at} per={rule.per} after="title" />
      <AppliesWhen at={[...at, 'appliesWhen']} json={rule.appliesWhen as Json | undefined} />
      <fieldset className={styles.group}>
        <legend className={styles.term}>{say('report.rule-condition')}</legend>
        <Condition at={[...at, 'conditions']} json={rule.conditions as Json} />
      </fieldset>
      <Questions questions={questions} />
      <LineFields at={at} rule={rule} />
      <MessageFields at={[...at, 'message']} words={rule.message} />
      <WordsFields label={say('author.called')} at={[...at, 'title']} words={rule.title} />
      <ReadingFields at={at} source={rule.source} reading={rule.reading} />
      <RuleLinks at={at} rule={rule} />
    </>
  );
}
