import type { HostObject, TypedObjects } from '../object-type';
import { addInService, appRuntimeService, customFunctions } from './runtime-services';
import { range } from './range';
import { rangeAreas } from './range-areas';
import { table } from './table';
import { workbook } from './workbook';
import { worksheet } from './worksheet';

/** The object that every path begins at. */
export const ROOT = workbook;

/** Types that others lead to by name alone: see `references.ts`. */
export const REFERENCED = [range, rangeAreas, table, worksheet];

const byName = (...types: readonly TypedObjects<null>[]): Readonly<Record<string, () => HostObject>> =>
  Object.fromEntries(types.map((type) => [type.name, () => type.of(null)]));

/** Objects that a client makes by name. */
export const SERVICES = byName(addInService, appRuntimeService, customFunctions);
