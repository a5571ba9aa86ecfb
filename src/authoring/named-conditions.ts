import type { JSONPath } from 'jsonc-parser';
import type { Json } from '../rules/parts';
import type { RuleFileShape } from '../rules/shapes';
import type { Edit } from './edit';

/** Where a named condition is used: the places of its name, in rules and in other named conditions. */
export function usesOfCondition(shape: RuleFileShape, name: string): readonly JSONPath[] {
  const within = (json: unknown, at: JSONPath): JSONPath[] => {
    if (typeof json !== 'object' || json === null) return [];
    if (Array.isArray(json)) return json.flatMap((item, index) => within(item, [...at, index]));
    return Object.entries(json as Readonly<Record<string, Json>>).flatMap(([key, value]) => (key === 'condition' && value === name ? [[...at, key]] : within(value, [...at, key])));
  };
  return [
    ...Object.entries(shape.conditions ?? {}).flatMap(([other, json]) => within(json, ['conditions', other])),
    ...shape.rules.flatMap(({ appliesWhen, conditions }, index) => [...within(appliesWhen, ['rules', index, 'appliesWhen']), ...within(conditions, ['rules', index, 'conditions'])]),
  ];
}

/** Edits with which a named condition is called otherwise, and everything that goes by it, too. */
export const renamedCondition = (shape: RuleFileShape, from: string, to: string): readonly Edit[] => [...usesOfCondition(shape, from).map((at): Edit => ({ at, json: to })), { at: ['conditions', from], rename: to }];

/** Edits that take a named condition away; null where something goes by it. The last one takes the section with it. */
export function withoutCondition(shape: RuleFileShape, name: string): readonly Edit[] | null {
  const isUsed = usesOfCondition(shape, name).some((at) => at[0] !== 'conditions' || at[1] !== name);
  return isUsed ? null : [{ at: Object.keys(shape.conditions ?? {}).length === 1 ? ['conditions'] : ['conditions', name] }];
}
