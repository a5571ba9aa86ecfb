import { HostError } from './errors';
import type { ObjectType, Property } from './object-type';

/** The wire has names with a capital, the documentation and our tables without: Values, values. */
export const camelCase = (name: string): string => name.slice(0, 1).toLowerCase() + name.slice(1);
export const wireName = (name: string): string => name.slice(0, 1).toUpperCase() + name.slice(1);

export const locationOf = (type: ObjectType<unknown>, member: string): string => `${type.name}.${member}`;

export function propertyOf(type: ObjectType<unknown>, name: string): Property<unknown> {
  const property = type.properties?.[name];
  if (property === undefined) throw new HostError('ApiNotFound', `This host has no ${locationOf(type, name)}.`);
  return property;
}
