import type { PolicyPart } from '../../../report/policy';
import { useWords } from '../../frame/context';
import { FunctionPart } from '../FunctionPart';
import { useRulesStyles } from '../rules-styles';
import { Elsewhere } from './Elsewhere';

/** What a cell's function works out: no form changes it, and it stays as it is. */
export function FunctionForm({ part }: { readonly part: PolicyPart }) {
  const { say } = useWords();
  const styles = useRulesStyles();
  return (
    <>
      <Elsewhere at={['functions', part.name]} told={[]} />
      {part.file.functions.has(part.name) && <FunctionPart part={part} />}
      <p className={styles.faint}>{say('author.function-kept')}</p>
    </>
  );
}
