import { Field, Input } from '@fluentui/react-components';
import { LANGUAGES_OF_WORDS, type Words } from '../../../rules/words';
import { useWords } from '../../frame/context';
import { useRulesStyles } from '../rules-styles';
import { useEditor, type At } from './editor-context';
import { fieldState, problemsAt } from './problems';

interface WordsFieldsProps {
  readonly label: string;
  readonly at: At;
  readonly words: Words | undefined;
}

/** A line of words in three languages. Traditional Chinese may be left out: readers of it are then shown the other writing. */
export function WordsFields({ label, at, words }: WordsFieldsProps) {
  const { edit, problems } = useEditor();
  const { say } = useWords();
  const styles = useRulesStyles();
  const change = (lang: keyof Words, text: string): void => {
    if (words === undefined) edit([{ at: [...at], json: { 'zh-CN': text, en: text } }]);
    else if (text === '' && lang === 'zh-TW') edit([{ at: [...at, lang] }]);
    else edit([{ at: [...at, lang], json: text, ...(lang === 'zh-TW' ? { after: 'zh-CN' } : {}) }]);
  };
  return (
    <fieldset className={styles.group}>
      <legend className={styles.term}>{label}</legend>
      {LANGUAGES_OF_WORDS.map((lang) => (
        <Field key={lang} size="small" label={say(`pane.language-${lang}`)} className={styles.field} {...fieldState(problemsAt(problems, [...at, lang]), say)}>
          <Input size="small" className={styles.input} lang={lang} value={words?.[lang] ?? ''} onChange={(_, { value }) => change(lang, value)} />
        </Field>
      ))}
    </fieldset>
  );
}
