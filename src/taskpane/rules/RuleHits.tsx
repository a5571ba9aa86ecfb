import { Link } from '@fluentui/react-components';
import { LOOKS } from '../../report/finding-entries';
import { firstPlace } from '../../report/finding-text';
import { printable } from '../../report/layout';
import type { Rule, RuleFile } from '../../rules/model';
import { useSession, useWords } from '../frame/context';
import { FactOf } from './Facts';
import { hitKey, usePolicy } from './policy-context';
import { useRulesStyles } from './rules-styles';

/** How often the last check found something by a rule, and where; a click lists it. */
export function RuleHits({ file, rule }: { readonly file: RuleFile; readonly rule: Rule }) {
  const { desk, walk } = useSession();
  const { hits } = usePolicy();
  const { say } = useWords();
  const styles = useRulesStyles();
  const found = hits?.get(hitKey(rule.id, file.version));
  const place = found && firstPlace(found.first);
  const show = (): void => {
    desk.change({ panel: 'findings' });
    void walk.arrange({ rule: rule.id, text: '', looks: new Set(LOOKS), ...(rule.hygiene ? { hygiene: true } : {}) }).then(() => walk.go(1));
  };
  return (
    <FactOf title={say('author.last-check')}>
      {found ? (
        <Link as="button" className={styles.link} onClick={show}>
          {printable(say('author.found-there', { count: found.count, place: place ? `${place.sheet}!${place.cell}` : 'none' }))}
        </Link>
      ) : (
        say(hits === null ? 'author.not-checked-yet' : 'author.found-nothing')
      )}
    </FactOf>
  );
}
