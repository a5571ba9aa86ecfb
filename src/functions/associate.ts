import type { FUNCTIONS } from './index';

/** Ids of functions.json. */
const IDS = ['APPROVER', 'LATENESS', 'LEAVEPAY', 'COMMISSION', 'PERDIEM', 'TIER', 'PARAM', 'CHECK', 'EXPLAIN', 'RULESET'] as const;

let loaded: typeof FUNCTIONS | null = null;

/** The engine is large, and most workbooks have no cell that asks for it: it comes with the first call, or with the pane. */
async function load(): Promise<typeof FUNCTIONS> {
  return (loaded = (await import('./index')).FUNCTIONS);
}

// At once and not when Office is ready: until then Excel shows #NAME? in every cell.
for (const id of IDS) {
  CustomFunctions.associate(id, (...args: unknown[][][]) => (loaded ? loaded[id]!(...args) : load().then((functions) => functions[id]!(...args))));
}
