import type { JSONPath } from 'jsonc-parser';
import type { RuleFile, RuleSet } from '../model';
import { expressionsOf } from '../rule-expressions';
import type { RuleFileShape } from '../shapes';
import { rangesRead, usedFrom } from '../used';
import type { Folder, Remarks } from './remark';

/**
 * Facts, parameters, tables and named conditions that nothing uses, and files that are never in force. Only where all files load: it may be the
 * broken ones that use them.
 */
export function* unusedRemarks({ set, files, on }: Folder): Generator<void, void> {
  if (set.problems.some(({ severity }) => severity === 'error')) return;
  const readByOthers = rangesRead(set.files);
  for (const file of files) {
    const remarks = on(file.path);
    if (!remarks) continue;
    unusedIn(remarks, file, readByOthers);
    if (!set.profile.inForce.some((entry) => entry.file === file)) neverInForce(remarks, set, file);
    yield;
  }
}

function unusedIn(remarks: Remarks, { facts, tables, parameters, ledger, rules, functions }: RuleFile, readByOthers: ReadonlySet<string>): void {
  const shape = remarks.file.value as RuleFileShape;
  const say = (path: JSONPath, code: string, name: string): void => remarks.add('warning', path, code, { name }, {}, { key: true });
  const shared = [...facts.values()].filter(({ name }) => readByOthers.has(`${ledger}.${name}`));
  const asked = [...functions.values()];
  const used = usedFrom([...rules.flatMap(expressionsOf), ...shared.map(({ expression }) => expression), ...asked.flatMap(({ expression, unless }) => [expression, ...unless.map(({ when }) => when)])]);
  for (const { name } of shared) used.facts.add(name);
  for (const { inputs, given } of asked) for (const name of [...inputs.map((input) => input?.key), ...given.keys()]) if (name !== undefined) used.facts.add(name);
  for (const name of facts.keys()) if (!used.facts.has(name)) say(['facts', name], 'unused-fact', name);
  for (const name of tables.keys()) if (!used.tables.has(name)) say(['tables', name], 'unused-table', name);
  const inTables = namesUnder(shape.tables, 'parameter');
  for (const name of parameters.keys()) if (!used.parameters.has(name) && !inTables.has(name)) say(['parameters', name], 'unused-parameter', name);
  const referred = namesUnder([shape.conditions, shape.rules.map(({ appliesWhen, conditions }) => [appliesWhen, conditions])], 'condition');
  for (const name of Object.keys(shape.conditions ?? {})) if (!referred.has(name)) say(['conditions', name], 'unused-condition', name);
}

/** Texts under a key anywhere in a JSON value: `{ "parameter": name }` of tables, which only hold their figures once they are read. */
function namesUnder(json: unknown, wanted: string, found = new Set<string>()): ReadonlySet<string> {
  if (typeof json !== 'object' || json === null) return found;
  for (const [key, value] of Object.entries(json)) {
    if (key === wanted && typeof value === 'string') found.add(value);
    else namesUnder(value, wanted, found);
  }
  return found;
}

/** A file of the library is there to be chosen; any other that nobody lists has been forgotten. */
function neverInForce(remarks: Remarks, { profile }: RuleSet, file: RuleFile): void {
  const isLibrary = file.path.startsWith('library/') && !profile.inForce.some((entry) => entry.file.id === file.id);
  if (!isLibrary) remarks.add('warning', [], 'never-in-force');
}
