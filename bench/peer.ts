import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** Peers have a package.json of their own, so that nobody installs them who does not measure. */
const resolveFrom = path.resolve('bench/peers/package.json');
const { resolve } = createRequire(resolveFrom);

/** A peer's module, installed by scripts/bench.mjs. `T` says what the bench uses of it. */
export async function peer<T>(name: string): Promise<T> {
  const loaded = (await import(/* webpackIgnore: true */ pathToFileURL(resolve(name)).href)) as T & { readonly default?: T };
  return { ...loaded.default, ...loaded };
}
