import { Field, Select, Textarea } from '@fluentui/react-components';
import { useRef } from 'react';
import { printable } from '../../../report/layout';
import { titleOfName } from '../../../report/policy';
import { LANGUAGES_OF_WORDS, type Words } from '../../../rules/words';
import { useWords } from '../../frame/context';
import { useRulesStyles } from '../rules-styles';
import { useEditor, type At } from './editor-context';
import { fieldState, problemsAt } from './problems';

/** What a rule says, in three languages; what is put in is chosen by its name, and goes where somebody wrote last. */
export function MessageFields({ at, words }: { readonly at: At; readonly words: Words }) {
  const { set, file, edit, problems } = useEditor();
  const { lang: spoken, say } = useWords();
  const styles = useRulesStyles();
  const areas = useRef<Partial<Record<keyof Words, HTMLTextAreaElement | null>>>({});
  const last = useRef<keyof Words>(spoken);
  const put = (lang: keyof Words, text: string): void => edit([text === '' && lang === 'zh-TW' ? { at: [...at, lang] } : { at: [...at, lang], json: text, ...(lang === 'zh-TW' ? { after: 'zh-CN' } : {}) }]);
  const insert = (name: string): void => {
    const text = words[last.current] ?? '';
    const area = areas.current[last.current];
    const { selectionStart = text.length, selectionEnd = text.length } = area ?? {};
    put(last.current, `${text.slice(0, selectionStart)}{${name}}${text.slice(selectionEnd)}`);
  };
  const names = [...file.facts.keys(), ...file.parameters.keys(), ...(set.ledgers.get(file.ledger)?.columns.keys() ?? [])];
  return (
    <fieldset className={styles.group}>
      <legend className={styles.term}>{say('report.rule-message')}</legend>
      {LANGUAGES_OF_WORDS.map((lang) => (
        <Field key={lang} size="small" className={styles.field} label={say(`pane.language-${lang}`)} {...fieldState(problemsAt(problems, [...at, lang]), say)}>
          <Textarea
            size="small"
            rows={3}
            resize="vertical"
            lang={lang}
            textarea={{
              ref: (area) => {
                areas.current[lang] = area;
              },
            }}
            value={words[lang] ?? ''}
            onFocus={() => {
              last.current = lang;
            }}
            onChange={(_, { value }) => put(lang, value)}
          />
        </Field>
      ))}
      <Field size="small" className={styles.field} label={say('author.message-insert')} hint={say('author.message-about')}>
        <Select size="small" className={styles.wide} value="" onChange={(_, { value }) => value !== '' && insert(value)}>
          <option value="">{say('author.message-which')}</option>
          {names.map((name) => (
            <option key={name} value={name}>
              {printable(titleOfName(set, file, name, spoken))}
            </option>
          ))}
        </Select>
      </Field>
    </fieldset>
  );
}
