import type { Fact } from '../formula/expression';
import type { RuleFile } from './model';

/** The fact of a file that other formulas read as `ledger.name`: a value of each row. What is of a group is the file's own. */
export function rowFact({ facts }: RuleFile, name: string): Fact | null {
  const fact = facts.get(name);
  return fact?.per === null ? fact : null;
}

/** All facts that `ledger.name` may mean, in the order of the files. */
export const rowFacts = (files: readonly RuleFile[], ledger: string, name: string): readonly { readonly file: RuleFile; readonly fact: Fact }[] =>
  files.flatMap((file) => {
    const fact = file.ledger === ledger ? rowFact(file, name) : null;
    return fact ? [{ file, fact }] : [];
  });
