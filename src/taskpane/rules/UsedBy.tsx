import { Link } from '@fluentui/react-components';
import { wordsIn } from '../../i18n/language';
import { printable } from '../../report/layout';
import { partKey, type PolicyPart } from '../../report/policy';
import { useSession, useWords } from '../frame/context';
import { FactOf } from './Facts';
import { usePolicy } from './policy-context';
import { useRulesStyles } from './rules-styles';

/** The rules that stand on a figure, table or fact, of whichever file. */
export function UsedBy({ part: { kind, name, file } }: { readonly part: PolicyPart }) {
  const { policy: place } = useSession();
  const { standing } = usePolicy();
  const { lang, say } = useWords();
  const styles = useRulesStyles();
  const all = standing();
  const rules = all.rulesUsing(all.parts.filter((one) => one.is === kind && one.file === file && one.part.name === name));
  return (
    <FactOf title={say('report.sheet-used-by')}>
      {rules.length === 0 ? (
        say('report.sheet-none')
      ) : (
        <span className={styles.links}>
          {rules.map((found) => (
            <Link as="button" key={`${found.file.path} ${found.rule.name}`} className={styles.link} onClick={() => place.show(found.file, partKey({ kind: 'rule', name: found.rule.name }))}>
              {printable([found.rule.title ? wordsIn(found.rule.title, lang) : found.rule.name, ...(found.file === file ? [] : [wordsIn(found.file.title, lang)])].join(' · '))}
            </Link>
          ))}
        </span>
      )}
    </FactOf>
  );
}
