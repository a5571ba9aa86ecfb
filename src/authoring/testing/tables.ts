import fc from 'fast-check';
import type { Json } from '../../rules/parts';
import { FIXTURE, load } from '../../rules/testing/fixture';
import type { RuleFile, RuleSet } from '../../rules/model';

/** The fixture's company, and its attendance file: minutes late, a result of two values. */
export const SET: RuleSet = load();
export const FILE: RuleFile = SET.files.find(({ path }) => path === 'attendance.json')!;
export const TABLE = 'lateness';

export interface AnyTable {
  readonly kind: 'single amount' | 'marginal rate' | 'decision';
  readonly hitPolicy?: string;
  readonly input?: string;
  readonly inputs?: readonly string[];
  readonly unit: string;
  readonly rows: readonly Readonly<Record<string, Json>>[];
}

/** The text of the attendance file with that table in the place of its own. */
export function textWith(table: AnyTable): string {
  const file = JSON.parse(FIXTURE['attendance.json']!) as { tables: Record<string, unknown> };
  file.tables[TABLE] = { title: { 'zh-CN': '表', en: 'table' }, ...table };
  return JSON.stringify(file, null, 2);
}

const LOW = ['from', 'above'] as const;
const HIGH = ['upTo', 'below'] as const;

/** An edge's figure: 0 to 12 minutes, now and then one that waits. */
const figure = fc.oneof({ weight: 12, arbitrary: fc.integer({ min: 0, max: 12 }) }, { weight: 1, arbitrary: fc.constant({ parameter: 'grace' }) });
const span = fc
  .tuple(fc.option(fc.constantFrom(...LOW)), figure, fc.option(fc.constantFrom(...HIGH)), figure)
  .map(([low, from, high, to]): Readonly<Record<string, Json>> => ({ ...(low === null ? {} : { [low]: from }), ...(high === null ? {} : { [high]: to }) }));

/** Rows of any kind: gaps, overlaps, rows that no value lies in, figures that are not set. */
export const anyTable: fc.Arbitrary<AnyTable> = fc.oneof(
  fc.array(span, { minLength: 1, maxLength: 5 }).map((rows): AnyTable => ({ kind: 'single amount', input: 'late_minutes', unit: 'yuan', rows: rows.map((row, index) => ({ ...row, value: index * 10 })) })),
  fc
    .tuple(fc.constantFrom('unique', 'first', 'collect sum'), fc.array(fc.tuple(fc.option(span), fc.option(fc.subarray(['normal', 'late'], { minLength: 1 }))), { minLength: 1, maxLength: 5 }), fc.boolean())
    .map(([hitPolicy, rows, two]): AnyTable => ({
      kind: 'decision',
      hitPolicy,
      inputs: two ? ['late_minutes', 'result'] : ['late_minutes'],
      unit: 'yuan',
      rows: rows.map(([minutes, result], index) => ({ when: { ...(minutes && { late_minutes: minutes }), ...(two && result && { result }) }, value: index * 10 })),
    })),
);
