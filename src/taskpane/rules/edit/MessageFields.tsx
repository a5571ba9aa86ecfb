import { Field, Select, Textarea } from '@fluentui/react-components';
import { useRef } from 'react';
import { printable } from '../../../report/layout';
import { titleOfName } from '../../../report/policy';
import { LANGUAGES_OF_WORDS, type Words } from '../../../rules/words';
import { useWords } from '../../frame/context';
import { useRulesStyles } from '../rules-styles';
import { useEditor, type At } from './editor-context';
import { fieldState, problemsAt } from './problems';

/** What a rule says, in three languages; what is put in is chosen by its name. */
export function MessageFields({ at, words }: { readonly at: At; readonly words: Words }) {
  const { say } = useWords();
  const styles = useRulesStyles();
  return (
    <fieldset className={styles.group}>
      <legend className={styles.term}>{say('report.rule-message')}</legend>
      <p className={styles.faint}>{say('author.message-about')}</p>
      {LANGUAGES_OF_WORDS.map((lang) => (
        <MessageField key={lang} at={[...at, lang]} of={lang} text={words[lang] ?? ''} />
      ))}
    </fieldset>
  );
}

function MessageField({ at, of, text }: { readonly at: At; readonly of: keyof Words; readonly text: string }) {
  const { set, file, edit, problems } = useEditor();
  const { lang, say } = useWords();
  const styles = useRulesStyles();
  const area = useRef<HTMLTextAreaElement>(null);
  const put = (value: string): void => edit([value === '' && of === 'zh-TW' ? { at } : { at, json: value, ...(of === 'zh-TW' ? { after: 'zh-CN' } : {}) }]);
  const insert = (name: string): void => {
    const { selectionStart = text.length, selectionEnd = text.length } = area.current ?? {};
    put(`${text.slice(0, selectionStart)}{${name}}${text.slice(selectionEnd)}`);
    area.current?.focus();
  };
  const names = [...file.facts.keys(), ...file.parameters.keys(), ...(set.ledgers.get(file.ledger)?.columns.keys() ?? [])];
  return (
    <div className={styles.group}>
      <Field size="small" className={styles.field} label={say(`pane.language-${of}`)} {...fieldState(problemsAt(problems, at), say)}>
        <Textarea size="small" rows={3} resize="vertical" lang={of} textarea={{ ref: area }} value={text} onChange={(_, { value }) => put(value)} />
      </Field>
      <Select size="small" className={styles.wide} aria-label={say('author.message-insert')} value="" onChange={(_, { value }) => insert(value)}>
        <option value="">{say('author.message-insert')}</option>
        {names.map((name) => (
          <option key={name} value={name}>
            {printable(titleOfName(set, file, name, lang))}
          </option>
        ))}
      </Select>
    </div>
  );
}
