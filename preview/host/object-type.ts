import { HostError } from './errors';
import type { Host } from './host';
import type { Json } from './wire';

/** What a member gives: a value, or an object of the model. Nothing is null. */
export type Given = Json | HostObject | undefined;

/** A value of an object that can be loaded, and set where it has `set`. */
export interface Scalar<T> {
  get(self: T, host: Host): Json | Promise<Json>;
  set?(self: T, value: Json, host: Host): void | Promise<void>;
}

/** An object that belongs to an object. */
export interface Navigation<T> {
  object(self: T, host: Host): HostObject;
}

export type Property<T> = Scalar<T> | Navigation<T>;

export type Method<T> = ((self: T, args: Arguments, host: Host) => Given | Promise<Given>) | ((self: T, args: Arguments, host: Host) => void | Promise<void>);

/**
 * A type of Excel's object model: the members that this host has, under the names that the documentation gives them. What is not here is refused by
 * name.
 */
export interface ObjectType<T> {
  readonly name: string;
  readonly properties?: Readonly<Record<string, Property<T>>>;
  /** A method gives a value, an object (null where it is a null object), or nothing. */
  readonly methods?: Readonly<Record<string, Method<T>>>;
  /** By what an item of a collection is found again in a later request. */
  id?(self: T): Json;
  /** The items of a collection. */
  items?(self: T, host: Host): readonly HostObject[];
  /** The item of a key; null where there is none. */
  item?(self: T, key: Json, host: Host): HostObject | null;
}

const defined = new Map<string, ObjectType<unknown>>();

/** An object of the model: what it is of, and what it stands for. */
export class HostObject {
  /** The name under which a client holds it; empty until it does. */
  referenceId = '';

  constructor(
    readonly name: string,
    readonly self: unknown,
  ) {}

  get type(): ObjectType<unknown> {
    const type = defined.get(this.name);
    if (type === undefined) throw new HostError('ApiNotFound', `This host has no ${this.name}.`);
    return type;
  }
}

/** Objects of one type: how they are made and told from others. */
export interface TypedObjects<T> {
  readonly name: string;
  of(self: T): HostObject;
  /** What the object stands for; InvalidArgument where it is of another type. */
  self(object: unknown): T;
  is(object: unknown): object is HostObject;
}

/** Defines a type of the object model. */
export function objectType<T>(type: ObjectType<T>): TypedObjects<T> {
  defined.set(type.name, type as unknown as ObjectType<unknown>);
  return typeNamed(type.name);
}

/** A type that is defined in another file: for types that lead to each other. */
export function typeNamed<T>(name: string): TypedObjects<T> {
  const is = (object: unknown): object is HostObject => object instanceof HostObject && object.name === name;
  return {
    name,
    of: (self) => new HostObject(name, self),
    is,
    self: (object) => {
      if (!is(object)) throw new HostError('InvalidArgument', `${name} expected.`);
      return object.self as T;
    },
  };
}

/** Every type that this host has, by name. */
export const objectTypes = (): ReadonlyMap<string, ObjectType<unknown>> => defined;

export type Argument = Json | HostObject | readonly Argument[];

/** The arguments of a call, by place; each reader refuses what is not of its kind with InvalidArgument. An argument left out is null. */
export class Arguments {
  constructor(private readonly values: readonly Argument[]) {}

  get length(): number {
    return this.values.length;
  }

  has(place: number): boolean {
    return (this.values[place] ?? null) !== null;
  }

  at(place: number): Argument {
    return this.values[place] ?? null;
  }

  json(place: number): Json {
    const value = this.at(place);
    if (value instanceof HostObject) throw new HostError('InvalidArgument');
    return value as Json;
  }

  text(place: number): string {
    const value = this.at(place);
    if (typeof value !== 'string') throw new HostError('InvalidArgument');
    return value;
  }

  optionalText(place: number): string | null {
    return this.has(place) ? this.text(place) : null;
  }

  number(place: number): number {
    const value = this.at(place);
    if (typeof value !== 'number') throw new HostError('InvalidArgument');
    return value;
  }

  optionalNumber(place: number, absent: number): number {
    return this.has(place) ? this.number(place) : absent;
  }

  boolean(place: number): boolean {
    const value = this.at(place);
    if (typeof value !== 'boolean') throw new HostError('InvalidArgument');
    return value;
  }

  optionalBoolean(place: number, absent: boolean): boolean {
    return this.has(place) ? this.boolean(place) : absent;
  }
}
