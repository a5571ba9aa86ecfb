import * as aggregates from './aggregates';
import * as dates from './dates';
import type { FunctionDefinition } from './definition';
import * as logic from './logic';
import * as lookups from './lookups';
import { ABS, INT, MAX, MIN, ROUND, ROUNDDOWN, ROUNDUP } from './numbers';
import { BLANKS, IFNA, ISBLANK } from './presence';
import * as roles from './roles';
import * as runs from './runs';
import * as texts from './texts';
import { TIER } from './tier';
import * as windows from './windows';
import * as workdays from './workdays';

/** All functions of the rule language; there are no others. */
export const FUNCTIONS: ReadonlyMap<string, FunctionDefinition> = new Map(
  [
    logic,
    { ISBLANK, BLANKS, IFNA },
    { MIN, MAX, ABS, ROUND, ROUNDUP, ROUNDDOWN, INT },
    dates,
    workdays,
    texts,
    roles,
    { TIER },
    lookups,
    aggregates,
    runs,
    windows,
  ]
    .flatMap((family) => Object.values<FunctionDefinition>(family))
    .map((definition) => [definition.name, definition]),
);
