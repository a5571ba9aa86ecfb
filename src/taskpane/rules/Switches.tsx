import { switchText } from '../../report/switch-text';
import type { RuleFile } from '../../rules/model';
import { Disclosure } from '../frame/Disclosure';
import { useWords } from '../frame/context';
import { useRulesStyles } from './rules-styles';

/** How a file answers the usual questions of policies. */
export function Switches({ file: { switches } }: { readonly file: RuleFile }) {
  const { say } = useWords();
  const styles = useRulesStyles();
  if (switches.size === 0) return null;
  return (
    <Disclosure title={say('author.switches', { count: switches.size })}>
      <ul className={styles.list}>
        {[...switches].map(([name, values]) => (
          <li key={name} className={styles.faint}>
            {values.map((value) => switchText(name, value, say)).join(say('report.clause-separator'))}
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
