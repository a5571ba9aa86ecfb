import { Field, Radio, RadioGroup } from '@fluentui/react-components';
import { useState } from 'react';
import type { Question } from '../../../authoring/questions';
import { answerText, questionText } from '../../../report/question-text';
import { printable } from '../../../report/layout';
import { useWords } from '../../frame/context';
import { useRulesStyles } from '../rules-styles';
import { useEditor } from './editor-context';

/** Questions that are shown at first. */
const AT_FIRST = 3;

/** What may be meant otherwise, asked in words; the answer that is chosen is written into the file. */
export function Questions({ questions }: { readonly questions: readonly Question[] }) {
  const { edit } = useEditor();
  const { lang, say } = useWords();
  const styles = useRulesStyles();
  const [isWhole, setIsWhole] = useState(false);
  if (questions.length === 0) return null;
  // What is open comes first; a hole has no answer yet.
  const open = questions.filter(({ answers }) => !answers.some(({ isNow }) => isNow));
  const all = [...open, ...questions.filter((question) => !open.includes(question))];
  const shown = isWhole ? all : all.slice(0, Math.max(AT_FIRST, open.length));
  return (
    <section className={styles.questions} aria-label={say('author.questions')}>
      <span className={styles.term}>{say('author.questions')}</span>
      {shown.map((question, index) => {
        const now = question.answers.findIndex(({ isNow }) => isNow);
        return (
          <Field key={`${question.code} ${index}`} size="small" label={printable(questionText(question, lang, say))}>
            <RadioGroup
              value={now < 0 ? '' : String(now)}
              onChange={(_, { value }) => {
                const answer = question.answers[Number(value)];
                if (answer && !answer.isNow) edit(answer.edits);
              }}
            >
              {question.answers.map((answer, at) => (
                <Radio key={at} value={String(at)} label={printable(answerText(answer, lang, say))} />
              ))}
            </RadioGroup>
          </Field>
        );
      })}
      {shown.length < all.length && (
        <button type="button" className={styles.more} onClick={() => setIsWhole(true)}>
          {say('author.questions-more', { count: all.length - shown.length })}
        </button>
      )}
    </section>
  );
}
