import fc from 'fast-check';
import { compareRules, type FileChange, type PartChange } from './difference';
import { FIXTURE } from './testing/fixture';
import { partsIn, type Json, type JsonObject } from './parts';

type Folder = Readonly<Record<string, string>>;
const textsOf = (folder: Folder): { path: string; text: string }[] => Object.entries(folder).map(([path, text]) => ({ path, text }));
const compare = (before: Folder, after: Folder): FileChange[] => compareRules(textsOf(before), textsOf(after));
const parse = (text: string): Record<string, Json> => JSON.parse(text) as Record<string, Json>;

const tier = (deduction: number, edges: object): object => ({ ...edges, deduction });
const file = (more: object = {}, rows: readonly object[] = [tier(0, { upTo: 0 }), tier(30, { above: 0, upTo: 5 }), tier(50, { above: 5 })]): string =>
  JSON.stringify({
    id: 'late', title: { 'zh-CN': '迟到', en: 'late' }, ledger: 'attendance', effectiveFrom: '2026-01-01',
    parameters: { limit: { title: { 'zh-CN': '限', en: 'limit' }, value: 15, unit: 'minute' } },
    tables: { fines: { kind: 'single amount', input: 'late_minutes', outputs: { deduction: { unit: 'yuan' } }, rows } },
    rules: [{ name: 'late', conditions: { all: [] }, event: { type: 'late', params: { severity: 'warn' } }, message: { 'zh-CN': '迟', en: 'late' } }],
    ...more,
  });
const partsOf = (before: string, after: string): readonly PartChange[] => compare({ 'late.json': before }, { 'late.json': after }).flatMap(({ parts }) => parts);

test('equal folders do not differ, however they are laid out', () => {
  expect(compare(FIXTURE, FIXTURE)).toEqual([]);
  expect(compare(FIXTURE, Object.fromEntries(Object.entries(FIXTURE).map(([path, text]) => [path, JSON.stringify(JSON.parse(text), null, 7)])))).toEqual([]);
});

test('a parameter: old → new', () => {
  expect(partsOf(file(), file({ parameters: { limit: { title: { 'zh-CN': '限', en: 'limit' }, value: 20, unit: 'minute' } } }))).toEqual([
    { kind: 'parameter', name: 'limit', is: 'changed', fields: [{ field: 'value', from: 15, to: 20 }] },
  ]);
});

test('a rule’s severity is a field of its own, and whether it is record-keeping', () => {
  const graver = [{ name: 'late', conditions: { all: [] }, event: { type: 'late', params: { severity: 'block' } }, message: { 'zh-CN': '迟', en: 'late' } }];
  expect(partsOf(file(), file({ rules: graver }))).toEqual([{ kind: 'rule', name: 'late', is: 'changed', fields: [{ field: 'severity', from: 'warn', to: 'block' }] }]);
  const kept = [{ name: 'late', conditions: { all: [] }, event: { type: 'late', params: { severity: 'warn', hygiene: true } }, message: { 'zh-CN': '迟', en: 'late' } }];
  expect(partsOf(file(), file({ rules: kept }))).toEqual([{ kind: 'rule', name: 'late', is: 'changed', fields: [{ field: 'hygiene', to: true }] }]);
});

describe('tier rows', () => {
  const rows = [tier(0, { upTo: 0 }), tier(30, { above: 0, upTo: 5 }), tier(50, { above: 5 })];
  const changes = (after: readonly object[]): unknown => partsOf(file(), file({}, after)).map(({ is, row, fields }) => [is, row?.from, row?.to, fields.map(({ field }) => field)]);
  test('another amount', () => expect(changes([rows[0]!, tier(40, { above: 0, upTo: 5 }), rows[2]!])).toEqual([['changed', 1, 1, ['deduction']]]));
  test('another edge', () => expect(changes([rows[0]!, tier(30, { above: 0, upTo: 6 }), tier(50, { above: 6 })])).toEqual([['changed', 1, 1, ['upTo']], ['changed', 2, 2, ['above']]]));
  test('both', () => expect(changes([rows[0]!, tier(31, { above: 0, upTo: 6 }), rows[2]!])).toEqual([['changed', 1, 1, ['upTo', 'deduction']]]));
  test('one more in the middle; those behind it are not touched', () => expect(changes([rows[0]!, rows[1]!, tier(40, { above: 5, upTo: 8 }), tier(50, { above: 8 })])).toEqual([['added', null, 2, ['above', 'upTo', 'deduction']], ['changed', 2, 3, ['above']]]));
  test('one less', () => expect(changes([rows[1]!, rows[2]!])).toEqual([['removed', 0, null, ['upTo', 'deduction']]]));
  test('two that changed places', () => expect(changes([rows[1]!, rows[0]!, rows[2]!])).toEqual([['changed', 1, 0, []], ['changed', 0, 1, []]]));
});

test('a new version stands beside the latest one before it; a file that moved is the same file', () => {
  const later = parse(file());
  const next = JSON.stringify({ ...later, effectiveFrom: '2027-01-01' });
  expect(compare({ 'late.json': file() }, { 'late.json': file(), 'late-2027.json': next })).toEqual([
    { from: 'late.json', to: 'late-2027.json', is: 'new-version', parts: [{ kind: 'file', name: '', is: 'changed', fields: [{ field: 'effectiveFrom', from: '2026-01-01', to: '2027-01-01' }] }] },
  ]);
  expect(compare({ 'late.json': file() }, { 'other.json': file() }).map(({ from, to, is }) => [from, to, is])).toEqual([['late.json', 'other.json', 'changed']]);
  expect(compare({ 'late.json': file() }, {}).map(({ is }) => is)).toEqual(['removed']);
});

test('the profile: what is in force, and figures of the company', () => {
  const changed = parse(FIXTURE['profile.json']!);
  const after = { ...FIXTURE, 'profile.json': JSON.stringify({ ...changed, inForce: (changed['inForce'] as JsonObject[]).slice(1), parameters: { quotes: { top_from: '50%' } } }) };
  expect(compare(FIXTURE, after).flatMap(({ parts }) => parts).map(({ kind, name, is }) => [kind, name, is])).toEqual([['figure', 'quotes/top_from', 'changed'], ['in-force', 'attendance.json', 'removed']]);
});

/** Every part of a folder: `path kind name` → what it says. Rows are told by their place. */
function everything(folder: Folder): Map<string, JsonObject> {
  return new Map(Object.entries(folder).flatMap(([path, text]) => partsIn(path, parse(text)).map(({ kind, name, fields }): [string, JsonObject] => [`${path} ${kind} ${name}`, fields])));
}

/** A part's fields with their changes. */
const changedBy = (before: JsonObject | undefined, fields: PartChange['fields']): JsonObject =>
  Object.fromEntries([...Object.entries(before ?? {}).filter(([name]) => !fields.some(({ field }) => field === name)), ...fields.flatMap(({ field, to }): [string, Json][] => (to === undefined ? [] : [[field, to]]))]);

/** The old folder's parts with the changes applied. */
function apply(before: Folder, changes: readonly FileChange[]): Map<string, JsonObject> {
  const parts = everything(before);
  for (const { from, to, parts: changed } of changes) {
    const rows = new Map<string, Map<number, JsonObject>>();
    for (const { kind, name, fields, row } of changed) {
      if (kind !== 'row') {
        const key = `${to ?? from ?? ''} ${kind} ${name}`;
        const value = changedBy(parts.get(key), fields);
        if (Object.keys(value).length === 0) parts.delete(key);
        else parts.set(key, value);
        continue;
      }
      const own = rows.get(name) ?? new Map<number, JsonObject>();
      rows.set(name, own);
      const value = changedBy(typeof row!.from === 'number' ? parts.get(`${from ?? ''} row ${name} ${row!.from}`) : undefined, fields);
      if (row!.to !== null) own.set(row!.to, value);
    }
    for (const [name, own] of rows) {
      const prefix = `${from ?? ''} row ${name} `;
      const gone = new Set(changed.filter((one) => one.kind === 'row' && one.name === name).map(({ row }) => row!.from));
      const kept = [...parts].filter(([key]) => key.startsWith(prefix)).map(([key, value]) => [Number(key.slice(prefix.length)), value] as const).sort(([a], [b]) => a - b);
      kept.forEach(([index]) => parts.delete(`${prefix}${index}`));
      const stay = kept.filter(([index]) => !gone.has(index)).map(([, value]) => value);
      for (let place = 0; own.size + stay.length > 0; place += 1) {
        const value = own.get(place) ?? stay.shift();
        own.delete(place);
        if (value) parts.set(`${prefix}${place}`, value);
        else throw new Error(`no row for place ${place} of ${name}`);
      }
    }
  }
  return parts;
}

test('property: the old rules with the differences applied are the new ones (promise 10)', () => {
  const row = fc.record({ deduction: fc.integer({ min: 0, max: 3 }), from: fc.integer({ min: 0, max: 4 }) });
  const one = fc.record({
    limit: fc.option(fc.integer({ min: 1, max: 3 })),
    extra: fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: 0, max: 2 })),
    severity: fc.constantFrom('block', 'warn', 'info'),
    rules: fc.uniqueArray(fc.constantFrom('late', 'early', 'absent'), { minLength: 1 }),
    rows: fc.array(row, { maxLength: 5 }),
  });
  const folderOf = (made: (typeof one extends fc.Arbitrary<infer T> ? T : never)): Folder => ({
    ...FIXTURE,
    'late.json': file(
      {
        parameters: Object.fromEntries([['limit', made.limit] as const, ...Object.entries(made.extra)].map(([name, value]) => [name, { title: { 'zh-CN': name, en: name }, value, unit: 'minute' }])),
        rules: made.rules.map((name) => ({ name, conditions: { all: [] }, event: { type: name, params: { severity: made.severity } }, message: { 'zh-CN': name, en: name } })),
      },
      made.rows,
    ),
  });
  fc.assert(
    fc.property(one, one, (a, b) => {
      const [before, after] = [folderOf(a), folderOf(b)];
      expect(apply(before, compare(before, after))).toEqual(everything(after));
    }),
    { numRuns: 200 },
  );
});
