/** Members of a JSON schema whose keys are names of somebody's own, not words of the schema language. */
const NAMED = new Set(['properties', 'patternProperties', 'definitions', 'dependencies']);
/** What a schema says to people alone. `$comment` stays: it names the message for a text that does not fit (src/rules/schema-check.ts). */
const SAID = new Set(['description', 'title']);

const bare = (json, areNames) => {
  if (Array.isArray(json)) return json.map((item) => bare(item, false));
  if (typeof json !== 'object' || json === null) return json;
  const kept = Object.entries(json).filter(([key, value]) => areNames || !SAID.has(key) || typeof value !== 'string');
  return Object.fromEntries(kept.map(([key, value]) => [key, bare(value, !areNames && NAMED.has(key))]));
};

/** webpack loader: a schema without what it says to people, which is half of it and for editors of rule files alone. What it accepts is the same. */
module.exports = (text) => JSON.stringify(bare(JSON.parse(text), false));
