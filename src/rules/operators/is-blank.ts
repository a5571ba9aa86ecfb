import { not, readAs, Refusal, type Operator } from './operator';

/** Asks for presence on purpose: here a blank cell is an answer and not something unknown. */
export const isBlank: Operator = {
  name: 'isBlank',
  accepts: () => true,
  lower: (left, right) => {
    if (left.is !== 'value' || left.expression.op !== 'column') throw new Refusal('blank-wants-column', {}, 'fact');
    if (right.is !== 'literal') throw new Refusal('blank-wants-yes-or-no', {}, 'value');
    const wanted = readAs(right.json, { kind: 'yesno', unit: 'yes/no', vocabulary: null });
    const blank = { op: 'blank', kind: 'yesno', of: left.expression } as const;
    return wanted.op === 'constant' && wanted.value === true ? blank : not(blank);
  },
};
