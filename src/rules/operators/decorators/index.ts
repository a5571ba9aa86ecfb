import type { Decorator } from '../operator';
import { everyFact } from './every-fact';
import { everyValue } from './every-value';
import { notDecorator } from './not';
import { someFact } from './some-fact';
import { someValue } from './some-value';
import { swap } from './swap';

const ALL: readonly Decorator[] = [notDecorator, swap, someFact, everyFact, someValue, everyValue];
export const DECORATORS: ReadonlyMap<string, Decorator> = new Map(ALL.map((decorator) => [decorator.name, decorator]));
