import { isRational, keyOf } from '../formula/exactly';
import type { Place } from '../formula/world';
import { boundsOf, tellMissing, type Bound } from '../rules/analysis/bounds';
import type { Remark } from '../rules/analysis';
import { Remarks } from '../rules/analysis/remark';
import { rulesInSteps } from '../rules/load';
import type { Rule, RuleFile, RuleFileText, RuleSet } from '../rules/model';
import { parseJson } from '../rules/syntax';
import { finished } from '../values/steps';
import type { Rational } from '../values/rational';
import { casesIn, type CasesAsked } from './case-files';
import { sceneOf } from './cases';
import type { Scene } from './scene';

/** A figure of a rule at which no case stands. */
export interface MissingBound {
  readonly file: RuleFile;
  readonly rule: Rule;
  readonly bound: Bound;
  /** Values just below, at or just above it that none of the rule's cases has. */
  readonly missing: readonly Rational[];
}

/**
 * Bounds of rules at which no case stands: for each figure in a rule's conditions and in the tier tables that it reads, is there a case just below it,
 * at it and just above it? Works the cases' ledgers out as a check would, so it takes as long as running the cases.
 */
export function missingBoundaries(folder: readonly RuleFileText[]): Remark[] {
  const texts = new Map(folder.map((text) => [text.path, text]));
  const remarks = new Map<string, Remarks>();
  for (const { file, rule, bound, missing } of finished(missingBoundsInSteps(folder))) {
    const text = texts.get(file.path);
    if (!text) continue;
    const on = remarks.get(file.path) ?? new Remarks(parseJson(text).report.file);
    remarks.set(file.path, on);
    tellMissing(on, rule, bound, missing);
  }
  return [...remarks.values()].flatMap((on) => on.remarks);
}

/** The same as data, in steps; of one rule file or rule, where it is asked for. */
export function* missingBoundsInSteps(folder: readonly RuleFileText[], asked: CasesAsked = {}): Generator<undefined, readonly MissingBound[]> {
  const bounds = boundsKept();
  const tried = yield* triedIn(folder, asked, bounds);
  const set = asked.loaded ?? (yield* rulesInSteps(folder.filter(({ path }) => !path.startsWith('cases/'))));
  return set.files.filter(({ path }) => asked.of === undefined || path === asked.of).flatMap((file) =>
    file.rules.flatMap((rule): MissingBound[] => {
      // A rule without any case is told of elsewhere.
      const values = tried.get(rule.id);
      if (!values) return [];
      return bounds(set, file, rule).flatMap((bound) => {
        const missing = bound.wanted.filter((near) => !values.get(bound.named.name)?.has(keyOf(near)));
        return missing.length === 0 ? [] : [{ file, rule, bound, missing }];
      });
    }),
  );
}

/** Numbers that an expression of a rule has at the rows or groups of a scene. */
export function numbersAt(scene: Scene, file: RuleFile, rule: Rule, of: Bound['of']): readonly Rational[] {
  return placesOf(scene, file, rule).flatMap((place) => {
    const { value } = scene.engine.evaluate(of, place);
    return isRational(value) ? [value] : [];
  });
}

/** A rule's bounds, found out once. */
export function boundsKept(): typeof boundsOf {
  const known = new Map<Rule, readonly Bound[]>();
  return (set: RuleSet, file: RuleFile, rule: Rule) => {
    const bounds = known.get(rule) ?? boundsOf(set, file, rule);
    known.set(rule, bounds);
    return bounds;
  };
}

/** By rule and name of a bounded thing: keys of the values that it has in the rule's cases. */
function* triedIn(folder: readonly RuleFileText[], asked: CasesAsked, bounds: typeof boundsOf): Generator<undefined, ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string>>>> {
  const tried = new Map<string, Map<string, Set<string>>>();
  for (const placed of casesIn(folder, asked)) {
    yield;
    if (!placed?.file) continue;
    const { set, file, cases, one } = placed;
    const rule = file.rules.find(({ name }) => name === one.rule);
    const scene = rule ? sceneOf(set, file, cases, one) : null;
    if (!rule || !scene || 'fault' in scene) continue;
    const ofRule = tried.get(rule.id) ?? new Map<string, Set<string>>();
    tried.set(rule.id, ofRule);
    for (const { of, named } of bounds(set, file, rule)) {
      const values = ofRule.get(named.name) ?? new Set<string>();
      ofRule.set(named.name, values);
      for (const value of numbersAt(scene, file, rule, of)) values.add(keyOf(value));
    }
  }
  return tried;
}

function placesOf({ engine, ledgers }: Scene, { ledger }: RuleFile, { per, keys }: Rule): readonly Place[] {
  if (per === null) return Array.from({ length: ledgers.get(ledger)?.rows ?? 0 }, (_, row) => ({ ledger, row }));
  if (per.some((key) => !keys?.has(key) && !ledgers.get(ledger)?.columns.has(key))) return [];
  const groups = engine.groups(ledger, per, keys);
  return groups.rows.map((_, group) => ({ groups, group }));
}
