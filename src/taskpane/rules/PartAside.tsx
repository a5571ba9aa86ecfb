import { ClockRegular } from '@fluentui/react-icons/svg/clock';
import { printable } from '../../report/layout';
import type { PolicyPart } from '../../report/policy';
import { valueText } from '../../report/sentence-text';
import { unitText } from '../../report/unit-text';
import { useWords } from '../frame/context';
import { hitKey, usePolicy } from './policy-context';
import { useRulesStyles } from './rules-styles';

/** What a part's line tells beside its title: a figure, what a rule found, how many tiers. */
export function PartAside({ part: { kind, file, name, waits } }: { readonly part: PolicyPart }) {
  const { hits } = usePolicy();
  const { lang, say } = useWords();
  const styles = useRulesStyles();
  if (waits) {
    return (
      <span className={styles.waits}>
        <ClockRegular />
        {say('author.waits')}
      </span>
    );
  }
  switch (kind) {
    case 'parameter': {
      const { value, unit } = file.parameters.get(name) ?? { value: null, unit: 'number' };
      return printable(valueText(value, unit, lang, say));
    }
    case 'table':
      return say('author.tiers', { count: file.tables.get(name)?.rows.length ?? 0 });
    case 'rule': {
      const found = hits?.get(hitKey(`${file.id}/${name}`, file.version));
      return found ? say('author.hits', { count: found.count }) : '';
    }
    case 'fact':
      return unitText(file.facts.get(name)?.unit ?? 'number', say);
    case 'function':
      return `GUIJU.${name}`;
  }
}
