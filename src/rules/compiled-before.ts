import { once } from '../values/once';
import type { Compiled } from './compile';
import { isUnit, type Declared } from './declare';
import type { JsonFile } from './json-file';
import type { Reporter } from './reporter';
import type { RuleFileShape } from './shapes';

/** All of a rule file that others are read by: who it is, and the row facts that they may read. */
const outlineOf = once(({ path, value }: JsonFile): string => {
  const { id, effectiveFrom, ledger, facts = {} } = value as RuleFileShape;
  const shared = Object.entries(facts).flatMap(([name, fact]) => (isUnit((fact as Partial<typeof fact> | null)?.unit) && !Array.isArray(fact.per) ? [[name, fact.unit]] : []));
  return JSON.stringify([path, id, effectiveFrom, ledger, shared]);
});

/** All that a rule file was read beside; one object as long as it is the same. */
interface Beside {
  readonly company: readonly JsonFile[];
  readonly outlines: readonly string[];
}

const same = <T>(a: readonly T[], b: readonly T[]): boolean => a.length === b.length && a.every((one, index) => one === b[index]);

let last: Beside = { company: [], outlines: [] };
const kept = new WeakMap<JsonFile, { readonly beside: Beside; readonly compiled: Compiled }>();

/**
 * What rule files in order were compiled to the last time: whoever types changes one file, and beside the same ledgers, roles, items and row facts of all
 * others the same text says the same.
 */
export class CompiledBefore {
  private readonly beside: Beside;

  /**
   * @param company the ledgers, roles and items, all of them in order
   * @param files all rule files
   * @param figured ids of files whose figures the profile sets: they are read anew, since mistakes in those are the profile's
   */
  constructor(
    company: readonly JsonFile[],
    files: readonly JsonFile[],
    private readonly figured: ReadonlySet<string>,
  ) {
    const outlines = files.map(outlineOf);
    if (!same(company, last.company) || !same(outlines, last.outlines)) last = { company, outlines };
    this.beside = last;
  }

  /** Null: it has to be compiled. What is told of it from now on goes to `report`. */
  of(report: Reporter): Compiled | null {
    const known = kept.get(report.file);
    if (known?.beside !== this.beside || this.figured.has(known.compiled.file.id)) return null;
    const declared: Declared = { ...known.compiled.declared, report };
    return { ...known.compiled, declared };
  }

  /** Nothing is kept of a file of which there is something to tell. */
  keep(compiled: Compiled): void {
    const { report } = compiled.declared;
    if (report.problems.length === 0 && !report.broken && !this.figured.has(compiled.file.id)) kept.set(report.file, { beside: this.beside, compiled });
  }
}
