import { Button, Checkbox, Field, Select } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { wordsIn } from '../../../i18n/language';
import { printable } from '../../../report/layout';
import type { RuleShape } from '../../../rules/shapes';
import { useWords } from '../../frame/context';
import { useRulesStyles } from '../rules-styles';
import { useEditor, type At } from './editor-context';
import { NameSelect } from './conditions/NameSelect';
import { Elsewhere } from './Elsewhere';
import { FormulaField } from './FormulaField';
import { fieldState, problemsAt } from './problems';
import { writingOf } from './writing';

/** The money that a rule writes, if any, and whether it is all that it does. */
export function LineFields({ at, rule: { line, finding } }: { readonly at: At; readonly rule: RuleShape }) {
  const { set, file, edit, problems } = useEditor();
  const { lang, say } = useWords();
  const styles = useRulesStyles();
  const place = [...at, 'line'];
  const [first = ''] = set.items.keys();
  // People are named by texts.
  const isNamed = (name: string): boolean => name === line?.for || writingOf(set, file, name)?.kind === 'text';
  return (
    <fieldset className={styles.group}>
      <legend className={styles.term}>{say('report.rule-line')}</legend>
      {line === undefined ? (
        <Button size="small" appearance="subtle" icon={<AddRegular />} className={styles.start} onClick={() => edit([{ at: place, json: { item: first, amount: '=0' }, after: 'event' }])}>
          {say('author.line-add')}
        </Button>
      ) : (
        <>
          <Field size="small" label={say('author.line-item')} className={styles.field} {...fieldState(problemsAt(problems, [...place, 'item']), say)}>
            <Select size="small" className={styles.wide} value={line.item} onChange={(_, { value }) => edit([{ at: [...place, 'item'], json: value }])}>
              {[...new Set([...set.items.keys(), line.item])].map((key) => (
                <option key={key} value={key}>
                  {printable(set.items.has(key) ? wordsIn(set.items.get(key)!.title, lang) : key)}
                </option>
              ))}
            </Select>
          </Field>
          <FormulaField label={say('author.line-amount')} at={[...place, 'amount']} formula={line.amount} onChange={(formula) => edit([{ at: [...place, 'amount'], json: formula }])} />
          <Field size="small" label={say('author.line-for')} className={styles.field} {...fieldState(problemsAt(problems, [...place, 'for']), say)}>
            <NameSelect label={say('author.line-for')} value={line.for ?? ''} none={say('author.line-for-usual')} fits={isNamed} onChange={(name) => edit([name === '' ? { at: [...place, 'for'] } : { at: [...place, 'for'], json: name }])} />
          </Field>
          <Checkbox label={say('author.line-alone')} checked={finding === false} onChange={(_, { checked }) => edit([checked === true ? { at: [...at, 'finding'], json: false, after: 'event' } : { at: [...at, 'finding'] }])} />
          <Button size="small" appearance="subtle" icon={<DismissRegular />} className={styles.start} onClick={() => edit([{ at: place }, ...(finding === undefined ? [] : [{ at: [...at, 'finding'] }])])}>
            {say('author.line-remove')}
          </Button>
          <Elsewhere at={place} told={['item', 'amount', 'for'].map((key) => [...place, key])} />
        </>
      )}
    </fieldset>
  );
}
