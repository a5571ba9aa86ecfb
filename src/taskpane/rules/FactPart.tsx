import { printable } from '../../report/layout';
import { titleOfName, type PolicyPart } from '../../report/policy';
import { unitText } from '../../report/unit-text';
import { useWords } from '../frame/context';
import { FactOf, Facts, Standing } from './Facts';
import { usePolicy } from './policy-context';
import { useRulesStyles } from './rules-styles';
import { UsedBy } from './UsedBy';

/** A value that is worked out: its formula, of what, in which unit. */
export function FactPart({ part }: { readonly part: PolicyPart }) {
  const { set } = usePolicy();
  const { lang, say } = useWords();
  const styles = useRulesStyles();
  const { name, formula, unit, per, source, reading } = part.file.facts.get(part.name)!;
  const keys = per?.map((key) => titleOfName(set, part.file, key, lang)).join(say('report.list-separator')) ?? '';
  return (
    <>
      <p className={styles.formula}>{printable(`${name} ${formula}`)}</p>
      <Facts>
        <FactOf title={say('report.sheet-unit')}>{unitText(unit, say)}</FactOf>
        <FactOf title={say('report.rule-scope')}>{per === null ? say('report.rule-per-row') : per.length === 0 ? say('report.rule-per-ledger') : printable(say('report.each-group', { per: keys }))}</FactOf>
        <Standing source={source} reading={reading} />
        <UsedBy part={part} />
      </Facts>
    </>
  );
}
