import { HostError } from './errors';
import { flush } from './grid/pending';
import type { Host } from './host';
import { Arguments, HostObject, type Argument } from './object-type';
import { camelCase, locationOf, propertyOf } from './members';
import { PATH, type ArgumentInfo, type Json, type ObjectPath, type PathIds } from './wire';

/** What refused, for the error's location. */
export class Refusal extends Error {
  constructor(
    readonly error: HostError,
    readonly location: string,
  ) {
    super(error.message);
  }
}

/** The objects that a batch names by paths; each path is walked once, when it is first needed. A null object is null. */
export class Paths {
  private readonly known = new Map<number, HostObject | null>();

  constructor(
    private readonly paths: Readonly<Record<string, ObjectPath>>,
    private readonly host: Host,
  ) {}

  async resolve(id: number): Promise<HostObject | null> {
    const known = this.known.get(id);
    if (known !== undefined) return known;
    const path = this.paths[String(id)];
    if (path === undefined) throw new Refusal(new HostError('InvalidReference', `No object path ${id} in the request.`), '');
    const found = await this.walk(path);
    this.known.set(id, found);
    return found;
  }

  /** The arguments of a call, objects put into their places. */
  async arguments(info: ArgumentInfo | undefined): Promise<Arguments> {
    const values = info?.Arguments ?? [];
    const ids = info?.ReferencedObjectPathIds ?? [];
    return new Arguments(await Promise.all(values.map((value, place) => this.argument(value, ids[place] ?? 0))));
  }

  private async argument(value: Json, ids: PathIds): Promise<Argument> {
    if (typeof ids !== 'number') return Promise.all((value as readonly Json[]).map((item, place) => this.argument(item, ids[place] ?? 0)));
    if (ids !== 0) return this.resolve(ids);
    return value;
  }

  private async walk(path: ObjectPath): Promise<HostObject | null> {
    switch (path.ObjectPathType) {
      case PATH.global:
        return this.host.root;
      case PATH.nullObject:
        return null;
      case PATH.newObject:
        return this.host.newObject(path.Name);
      case PATH.referenceId: {
        const held = this.host.references.get(path.Name);
        if (held === undefined) throw new Refusal(new HostError('InvalidReference', `Reference ${path.Name} has been given back.`), '');
        return held;
      }
      default:
        return this.member(path);
    }
  }

  private async member(path: ObjectPath): Promise<HostObject | null> {
    const parent = await this.resolve(path.ParentObjectPathId ?? 0);
    if (parent === null) return null;
    const name = camelCase(path.Name);
    const { type, self } = parent;
    const location = locationOf(type, path.ObjectPathType === PATH.indexer ? 'getItem' : name);
    try {
      if (path.ObjectPathType === PATH.property) {
        const property = propertyOf(type, name);
        if (!('object' in property)) throw new HostError('ApiNotFound', `${location} is no object.`);
        return property.object(self, this.host);
      }
      if (path.ObjectPathType === PATH.indexer) {
        if (type.item === undefined) throw new HostError('ApiNotFound', `${type.name} has no items.`);
        const item = type.item(self, (path.ArgumentInfo?.Arguments ?? [])[0] ?? null, this.host);
        if (item === null) throw new HostError('ItemNotFound');
        return item;
      }
      const method = type.methods?.[name];
      if (method === undefined) throw new HostError('ApiNotFound', `This host has no ${location}.`);
      if (!name.startsWith('get')) flush(this.host);
      const given = (await method(self, await this.arguments(path.ArgumentInfo), this.host)) ?? null;
      if (given === null || given instanceof HostObject) return given;
      throw new HostError('GeneralException', `${location} gives no object.`);
    } catch (error) {
      throw refusal(error, location);
    }
  }
}

export function refusal(error: unknown, location: string): unknown {
  return error instanceof HostError ? new Refusal(error, location) : error;
}
