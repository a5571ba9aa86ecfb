import { contains } from './contains';
import { doesNotContain } from './does-not-contain';
import { equal } from './equal';
import { greaterThan } from './greater-than';
import { greaterThanInclusive } from './greater-than-inclusive';
import { isIn } from './in';
import { isBlank } from './is-blank';
import { lessThan } from './less-than';
import { lessThanInclusive } from './less-than-inclusive';
import { notEqual } from './not-equal';
import { notIn } from './not-in';
import type { Operator } from './operator';
import { ranksAtLeast } from './ranks-at-least';
import { ranksBelow } from './ranks-below';

const ALL: readonly Operator[] = [
  equal, notEqual, isIn, notIn, lessThan, lessThanInclusive, greaterThan, greaterThanInclusive, contains, doesNotContain, isBlank, ranksBelow, ranksAtLeast,
];
export const OPERATORS: ReadonlyMap<string, Operator> = new Map(ALL.map((operator) => [operator.name, operator]));
