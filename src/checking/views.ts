import { Findings } from './findings';
import { Keys } from './keys';
import { Persons } from './persons';
import type { Words } from './reasons';
import type { Scene } from './scene';
import type { Waiver } from './waiver';
import { Waivers } from './waivers';

/** What tells of outcomes: whose they are, what they are called, who let them pass, and the findings they make. One of each a check. */
export interface Views {
  readonly keys: Keys;
  readonly persons: Persons;
  readonly waivers: Waivers;
  readonly findings: Findings;
}

export function* viewsOf(scene: Scene, words: Words, waivers: readonly Waiver[] = []): Generator<void, Views> {
  const keys = new Keys(scene);
  const persons = yield* Persons.of(scene);
  const holding = new Waivers(scene, keys, persons, waivers);
  return { keys, persons, waivers: holding, findings: new Findings(scene, keys, persons, holding, words) };
}
