import { HostError } from './errors';
import type { Host } from './host';
import { flush } from './grid/pending';
import { camelCase, locationOf, propertyOf } from './members';
import { HostObject } from './object-type';
import { Paths, Refusal, refusal } from './paths';
import { query } from './query';
import { ACTION, type Action, type ActionResult, type Batch, type BatchAnswer, type Json } from './wire';

/** Runs the actions of a batch one after another. The first that is refused ends it: what was done before stays done and is answered. */
export async function runBatch(batch: Batch, host: Host): Promise<BatchAnswer> {
  const paths = new Paths(batch.ObjectPaths, host);
  const Results: ActionResult[] = [];
  const TraceIds: number[] = [];
  for (const [index, action] of batch.Actions.entries()) {
    try {
      if (action.ActionType === ACTION.trace) {
        TraceIds.push(action.Id);
        // Handlers of events are in place when their mark has a result.
        Results.push({ ActionId: action.Id, Value: null });
        continue;
      }
      const value = await perform(action, paths, host);
      if (value !== undefined) Results.push({ ActionId: action.Id, Value: value });
    } catch (error) {
      const { error: reason, location } = asRefusal(error);
      return {
        Results,
        TraceIds,
        Error: { Code: reason.code, Message: reason.message, Location: location, HttpStatusCode: reason.status, ActionIndex: index },
      };
    }
  }
  return { Results, TraceIds };
}

function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof HostError) return new Refusal(error, '');
  throw error;
}

async function perform(action: Action, paths: Paths, host: Host): Promise<Json | undefined> {
  const object = await paths.resolve(action.ObjectPathId);
  if (action.ActionType === ACTION.instantiate) return object === null ? null : identity(object);
  if (object === null) {
    if (action.ActionType === ACTION.query || action.ActionType === ACTION.queryAsJson) return null;
    if (action.Name === '_KeepReference') return undefined;
    throw new HostError('ItemNotFound');
  }
  switch (action.ActionType) {
    case ACTION.query:
    case ACTION.queryAsJson:
      return query(object, action.QueryInfo ?? {}, host);
    case ACTION.method:
      return call(object, action, paths, host);
    case ACTION.setProperty: {
      const [value = null] = action.ArgumentInfo?.Arguments ?? [];
      await set(object, camelCase(action.Name), value, host);
      return undefined;
    }
    case ACTION.update:
      for (const [name, value] of Object.entries(action.ObjectState ?? {})) await set(object, camelCase(name), value, host);
      return undefined;
    default:
      throw new HostError('NotImplemented', `Action type ${action.ActionType}.`);
  }
}

/** What a client may go by to find an object again. */
function identity(object: HostObject): Json {
  if (object.referenceId !== '') return { _ReferenceId: object.referenceId };
  const id = object.type.id?.(object.self);
  return id === undefined ? {} : { Id: id };
}

async function call(object: HostObject, action: Action, paths: Paths, host: Host): Promise<Json | undefined> {
  const { type, self } = object;
  if (action.Name === '_KeepReference') {
    host.keep(object);
    return undefined;
  }
  const location = locationOf(type, camelCase(action.Name));
  const method = type.methods?.[camelCase(action.Name)];
  if (method === undefined) throw new Refusal(new HostError('ApiNotFound', `This host has no ${location}.`), location);
  try {
    flush(host);
    const given = await method(self, await paths.arguments(action.ArgumentInfo), host);
    return given instanceof HostObject ? undefined : (given ?? undefined);
  } catch (error) {
    throw refusal(error, location);
  }
}

async function set(object: HostObject, name: string, value: Json, host: Host): Promise<void> {
  const { type, self } = object;
  const location = locationOf(type, name);
  try {
    const property = propertyOf(type, name);
    if ('object' in property || property.set === undefined) throw new HostError('ApiNotFound', `This host does not set ${location}.`);
    await property.set(self, value, host);
  } catch (error) {
    throw refusal(error, location);
  }
}
