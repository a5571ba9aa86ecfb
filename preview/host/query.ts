import { HostError } from './errors';
import { flush } from './grid/pending';
import type { Host } from './host';
import { camelCase, locationOf, propertyOf, wireName } from './members';
import type { HostObject, Scalar } from './object-type';
import { refusal } from './paths';
import type { Json, QueryInfo } from './wire';

/** What is asked of an object: its own values, and what is asked of the objects that belong to it. `all`: every value. */
interface Wanted {
  all: boolean;
  readonly values: Set<string>;
  readonly objects: Map<string, Wanted>;
}

const nothing = (): Wanted => ({ all: false, values: new Set(), objects: new Map() });

/**
 * Loads what a query asks for: values under the wire's names, objects as objects, a collection as `_Items`. Nothing asked for is every value of the
 * object itself.
 */
export async function query(object: HostObject, info: QueryInfo, host: Host): Promise<Json> {
  flush(host);
  const wanted = nothing();
  for (const path of info.Select ?? []) want(wanted, segmentsOf(path));
  for (const path of info.Expand ?? []) want(wanted, [...segmentsOf(path), '*']);
  if (wanted.values.size === 0 && wanted.objects.size === 0) wanted.all = true;
  return load(object, wanted, host, info);
}

const segmentsOf = (path: string): string[] => path.split('/').map(camelCase);

function want(wanted: Wanted, [head = '*', ...rest]: readonly string[]): void {
  if (head === '*') {
    wanted.all = true;
  } else if (rest.length === 0) {
    wanted.values.add(head);
  } else {
    const inner = wanted.objects.get(head) ?? nothing();
    wanted.objects.set(head, inner);
    want(inner, rest);
  }
}

async function load(object: HostObject, wanted: Wanted, host: Host, page: QueryInfo = {}): Promise<Json> {
  const { type, self } = object;
  if (type.items === undefined) return values(object, wanted, host);
  const own = nothing();
  const each: Wanted = { all: wanted.all, values: new Set(), objects: wanted.objects };
  for (const name of wanted.values) (type.properties?.[name] === undefined ? each : own).values.add(name);
  const answer: Record<string, Json> = { ...(own.values.size > 0 ? await values(object, own, host) : {}) };
  if (!each.all && each.values.size === 0 && each.objects.size === 0) return answer;
  const skip = page.Skip ?? 0;
  const items = type.items(self, host).slice(skip, page.Top === undefined ? undefined : skip + page.Top);
  const loaded: Json[] = [];
  for (const item of items) loaded.push(await load(item, each, host));
  return { ...answer, _Items: loaded };
}

async function values(object: HostObject, wanted: Wanted, host: Host): Promise<{ readonly [key: string]: Json }> {
  const { type, self } = object;
  const answer: Record<string, Json> = {};
  const id = type.id?.(self);
  if (id !== undefined) answer.Id = id;
  const names = new Set(wanted.values);
  if (wanted.all) {
    for (const [name, property] of Object.entries(type.properties ?? {})) if ('get' in property) names.add(name);
  }
  for (const name of names) {
    try {
      // What the client asks of a null object before it knows that it is one.
      if (name === 'isNullObject') continue;
      if (name === '_ReferenceId') {
        answer[name] = object.referenceId;
        continue;
      }
      const property = propertyOf(type, name);
      answer[wireName(name)] = 'object' in property ? await load(property.object(self, host), everything(), host) : await scalar(property, self, host);
    } catch (error) {
      throw refusal(error, locationOf(type, name));
    }
  }
  for (const [name, inner] of wanted.objects) {
    const property = propertyOf(type, name);
    if (!('object' in property)) throw refusal(new HostError('InvalidArgument', `${locationOf(type, name)} has no members.`), locationOf(type, name));
    answer[wireName(name)] = await load(property.object(self, host), inner, host);
  }
  return answer;
}

const everything = (): Wanted => ({ ...nothing(), all: true });

async function scalar(property: Scalar<unknown>, self: unknown, host: Host): Promise<Json> {
  return property.get(self, host);
}
