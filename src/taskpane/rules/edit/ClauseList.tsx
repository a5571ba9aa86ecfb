import { memo } from 'react';
import { printable } from '../../../report/layout';
import type { RuleSet } from '../../../rules/model';

/** Where fields that name a clause find what they offer. */
export const CLAUSE_LIST = 'rules-clauses';

/** The clauses that a part may stand on, with words of their text; drawn once for all fields. */
export const ClauseList = memo(function ClauseList({ clauses }: { readonly clauses: RuleSet['clauses'] }) {
  return (
    <datalist id={CLAUSE_LIST}>
      {clauses?.clauses.map(({ id, quote }) => (
        <option key={id} value={id}>
          {printable(quote)}
        </option>
      ))}
    </datalist>
  );
});
