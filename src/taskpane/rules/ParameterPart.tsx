import { printable } from '../../report/layout';
import type { PolicyPart } from '../../report/policy';
import { valueText } from '../../report/sentence-text';
import { unitText } from '../../report/unit-text';
import { useWords } from '../frame/context';
import { FactOf, Facts, Standing } from './Facts';
import { UsedBy } from './UsedBy';

/** A figure of the policy. */
export function ParameterPart({ part }: { readonly part: PolicyPart }) {
  const { lang, say } = useWords();
  const { value, unit, source, reading } = part.file.parameters.get(part.name)!;
  return (
    <Facts>
      <FactOf title={say('report.sheet-value')}>{printable(value === null ? say('author.waits-long') : valueText(value, unit, lang, say))}</FactOf>
      <FactOf title={say('report.sheet-unit')}>{unitText(unit, say)}</FactOf>
      <Standing source={source} reading={reading} />
      <UsedBy part={part} />
    </Facts>
  );
}
