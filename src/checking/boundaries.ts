import { isRational, keyOf } from '../formula/exactly';
import type { Place } from '../formula/world';
import { boundsOf, tellMissing } from '../rules/analysis/bounds';
import type { Remark } from '../rules/analysis';
import { Remarks } from '../rules/analysis/remark';
import { loadRules } from '../rules/load';
import type { Rule, RuleFile, RuleFileText } from '../rules/model';
import { parseJson } from '../rules/syntax';
import { casesIn } from './case-files';
import { sceneOf } from './cases';
import type { Scene } from './scene';

/**
 * Bounds of rules at which no case stands: for each figure in a rule's conditions and in the tier tables that it reads, is there a case just below it,
 * at it and just above it? Works the cases' ledgers out as a check would, so it takes as long as running the cases.
 */
export function missingBoundaries(folder: readonly RuleFileText[]): Remark[] {
  const tried = triedIn(folder);
  const set = loadRules(folder.filter(({ path }) => !path.startsWith('cases/')));
  const texts = new Map(folder.map((text) => [text.path, text]));
  return set.files.flatMap((file) => {
    const text = texts.get(file.path);
    if (!text) return [];
    const remarks = new Remarks(parseJson(text).report.file);
    for (const rule of file.rules) {
      // A rule without any case is told of elsewhere.
      const values = tried.get(rule.id);
      if (values) for (const bound of boundsOf(set, file, rule)) tellMissing(remarks, rule, bound, values.get(bound.named.name) ?? new Set());
    }
    return remarks.remarks;
  });
}

/** By rule and name of a bounded thing: keys of the values that it has in the rule's cases. */
function triedIn(folder: readonly RuleFileText[]): ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string>>> {
  const tried = new Map<string, Map<string, Set<string>>>();
  for (const { set, file, cases, one } of casesIn(folder, () => undefined)) {
    const rule = file?.rules.find(({ name }) => name === one.rule);
    const scene = file && rule ? sceneOf(set, file, cases, one) : null;
    if (!file || !rule || !scene || 'fault' in scene) continue;
    const ofRule = tried.get(rule.id) ?? new Map<string, Set<string>>();
    tried.set(rule.id, ofRule);
    for (const { of, named } of boundsOf(set, file, rule)) {
      const values = ofRule.get(named.name) ?? new Set<string>();
      ofRule.set(named.name, values);
      for (const place of placesOf(scene, file, rule)) {
        const { value } = scene.engine.evaluate(of, place);
        if (isRational(value)) values.add(keyOf(value));
      }
    }
  }
  return tried;
}

function placesOf({ engine, ledgers }: Scene, { ledger }: RuleFile, { per }: Rule): readonly Place[] {
  if (per === null) return Array.from({ length: ledgers.get(ledger)?.rows ?? 0 }, (_, row) => ({ ledger, row }));
  if (per.some((key) => !ledgers.get(ledger)?.columns.has(key))) return [];
  const groups = engine.groups(ledger, per);
  return groups.rows.map((_, group) => ({ groups, group }));
}
