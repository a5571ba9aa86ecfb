import { wordsIn } from '../../i18n/language';
import { printable } from '../../report/layout';
import type { PolicyPart } from '../../report/policy';
import { unitText } from '../../report/unit-text';
import { useWords } from '../frame/context';
import { FactOf, Facts, Standing } from './Facts';
import { useRulesStyles } from './rules-styles';

/** What a cell's function works out by this file. */
export function FunctionPart({ part }: { readonly part: PolicyPart }) {
  const { lang, say } = useWords();
  const styles = useRulesStyles();
  const { name, formula, unit, unless, source, reading } = part.file.functions.get(part.name)!;
  return (
    <>
      <p className={styles.formula}>{printable(`GUIJU.${name}: ${formula}`)}</p>
      <Facts>
        <FactOf title={say('report.sheet-unit')}>{unitText(unit, say)}</FactOf>
        {unless.length > 0 && <FactOf title={say('author.unless')}>{unless.map(({ message }) => printable(wordsIn(message, lang))).join('\n')}</FactOf>}
        <Standing source={source} reading={reading} />
      </Facts>
    </>
  );
}
