import { wordsIn } from '../i18n/language';
import { hostLanguage } from '../addin/host-language';
import type { CellFunctionName } from '../rules/cell-function';
import type { RuleSet } from '../rules/model';
import { filesOn } from '../rules/on-day';
import { formatDate } from '../values/serial-day';
import { answers, asking, type Asked } from './answers';
import type { Argument } from './broadcast';
import type { CellResult } from './excel-values';
import { notAvailable, words } from './failures';
import { createMemo } from './memo';

const memo = createMemo<Asked>();

/** The company's own meaning of a function: of the first rule file of the profile, in force for everybody, that gives it one. */
export function boundFunction(set: RuleSet, name: CellFunctionName, day: number | null): Asked {
  return memo(set, `${name} ${String(day)}`, () => {
    for (const file of filesOn(set, day, 'everybody')) {
      const own = file.functions.get(name);
      if (own) return own;
    }
    const forSome = filesOn(set, day, 'anybody').filter((file) => file.functions.has(name));
    if (forSome.length > 0) return notAvailable(words('only-for-some', { function: name, files: forSome.map(({ title }) => wordsIn(title, hostLanguage())).join(words('separator')) }));
    const somewhen = set.profile.inForce.some(({ file }) => file.functions.has(name));
    if (day !== null && somewhen) return notAvailable(words('not-on-day', { name, date: formatDate(day) }));
    return notAvailable(words('no-meaning', { function: name }));
  });
}

/** A function whose meaning the rule files give. */
export function askBound(name: CellFunctionName, args: readonly Argument[], asOf: Argument): CellResult[][] {
  const { set, given } = asking([...args, asOf]);
  return answers(set, given, { key: () => name, find: (_, day) => boundFunction(set, name, day), args: args.map((_, index) => index), asOf: args.length });
}
