import { wordsIn } from '../../i18n/language';
import { printable } from '../../report/layout';
import { titleOfName } from '../../report/policy';
import type { Rule, RuleFile } from '../../rules/model';
import { useWords } from '../frame/context';
import { usePolicy } from './policy-context';
import { useRulesStyles } from './rules-styles';

const PLACEHOLDER = /\{([^{}]+)\}/;

/** What a rule says, with what is put in named in words. */
export function Message({ rule, file }: { readonly rule: Rule; readonly file: RuleFile }) {
  const { set } = usePolicy();
  const { lang } = useWords();
  const styles = useRulesStyles();
  // Every other piece is a name.
  const pieces = wordsIn(rule.message, lang).split(PLACEHOLDER);
  return (
    <p className={styles.message}>
      {pieces.map((piece, at) =>
        at % 2 === 0 ? (
          printable(piece)
        ) : (
          <span key={at} className={styles.placeholder}>
            {printable(titleOfName(set, file, piece, lang))}
          </span>
        ),
      )}
    </p>
  );
}
