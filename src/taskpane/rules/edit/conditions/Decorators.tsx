import { Button, Select } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import type { ReactNode } from 'react';
import type { Comparison } from '../../../../authoring/comparison';
import { useWords } from '../../../frame/context';
import { useRulesStyles } from '../../rules-styles';

interface DecoratorsProps {
  readonly comparison: Comparison;
  readonly offered: readonly string[];
  readonly onChange: (comparison: Comparison) => void;
  /** The comparison itself, which stands within what decorates it. */
  readonly children: ReactNode;
}

/** What stands before a comparison – not so, for each item of a list – outermost first, to be taken away, and more of it to be put in front. */
export function Decorators({ comparison, offered, onChange, children }: DecoratorsProps) {
  const { say } = useWords();
  const styles = useRulesStyles();
  const { decorators } = comparison;
  const wordsOf = (word: string): string => say(`rules.decorator-${word}`, { sentence: '…' });
  return (
    <>
      {decorators.map((word, index) => (
        <div key={index} className={styles.chosen}>
          <span>{wordsOf(word)}</span>
          <Button size="small" appearance="subtle" icon={<DismissRegular />} aria-label={say('author.decorator-remove', { words: wordsOf(word) })} onClick={() => onChange({ ...comparison, decorators: decorators.toSpliced(index, 1) })} />
        </div>
      ))}
      {children}
      {offered.length > 0 && (
        <Select size="small" className={styles.wide} aria-label={say('author.decorator-add')} value="" onChange={(_, { value }) => value !== '' && onChange({ ...comparison, decorators: [value, ...decorators] })}>
          <option value="">{say('author.decorator-add')}</option>
          {offered.map((word) => (
            <option key={word} value={word}>
              {wordsOf(word)}
            </option>
          ))}
        </Select>
      )}
    </>
  );
}
