import type { HostObject, TypedObjects } from '../object-type';
import { addInService, appRuntimeService, customFunctions } from './runtime-services';
import { workbook } from './workbook';

/** The object that every path begins at. */
export const ROOT = workbook;

const byName = (...types: readonly TypedObjects<null>[]): Readonly<Record<string, () => HostObject>> =>
  Object.fromEntries(types.map((type) => [type.name, () => type.of(null)]));

/** Objects that a client makes by name. */
export const SERVICES = byName(addInService, appRuntimeService, customFunctions);
