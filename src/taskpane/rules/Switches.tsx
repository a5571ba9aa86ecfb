import { printable } from '../../report/layout';
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
            {values.map((value) => printable(say(`report.switch-${name.toLowerCase().replaceAll('_', '-')}`, { value: `is_${value.replace(/[^A-Za-z0-9]/g, '_')}` }))).join(say('report.clause-separator'))}
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
