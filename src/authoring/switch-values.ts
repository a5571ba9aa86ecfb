import ruleFile from '../../rules/schema/rule-file.schema.json';

/** The usual questions of policies, and how each may be answered, as the schema of rule files has them. */
export const SWITCH_VALUES: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(ruleFile.definitions.switches.properties).map(([name, { items }]) => [name, items.enum]));
