import fc from 'fast-check';
import type { Draft } from '../../authoring/draft';
import type { CarriedLine, Waiver } from '../../checking/waiver';
import type { SheetMap } from '../../rules/ledger-definition';
import { sha256 } from '../../values/sha256';
import type { ClosedLine, Closing, KeptRun } from '../model';

/** Texts as people type them, and as nobody should. */
const text = (minLength: number, maxLength: number): fc.Arbitrary<string> =>
  fc.oneof(fc.string({ unit: 'grapheme', minLength, maxLength: Math.min(20, maxLength) }), fc.constantFrom('已核实 <打卡机故障> & "补卡"', ']]>', '&lt;', '\\ufffe', '__proto__', '𠮷野家'));

const upTo = (lengthLimit: number): ((value: string) => boolean) => (value) => [...value].length <= lengthLimit;
const person = text(1, 100).filter(upTo(100));
const id = text(1, 1000);
const digits = (most: number): fc.Arbitrary<string> => fc.integer({ min: 0, max: most }).map((number) => String(number).padStart(2, '0'));
const moment = fc.tuple(digits(23), digits(59)).map(([hour, minute]) => `2026-11-22 ${hour}:${minute}`);
const month = fc.integer({ min: 1, max: 12 }).map((number) => `2026-${String(number).padStart(2, '0')}`);
const amount = fc.tuple(fc.constantFrom('', '-'), fc.nat(10_000_000), digits(99)).map(([sign, yuan, fen]) => `${sign}${yuan}.${fen}`);
const hash = fc.nat().map((number) => sha256(String(number)));
const key = fc.dictionary(text(1, 20).filter((name) => name !== '__proto__'), text(0, 20), { maxKeys: 3, noNullPrototype: true });
const expires = fc.option(fc.integer({ min: 1, max: 28 }).map((day) => `2027-02-${String(day).padStart(2, '0')}`));

export const waiver: fc.Arbitrary<Waiver> = fc.record({ finding: id, rule: id, version: id, values: hash, category: id, reason: text(0, 2000), by: person, at: moment, expires });

const run = fc.record({
  engine: fc.constant('guiju 1.0.0'),
  month: fc.option(month),
  asOf: fc.constant('2026-10-31'),
  files: fc.array(fc.record({ name: text(1, 20), sha256: hash }), { maxLength: 3 }),
  rules: fc.array(fc.record({ id: text(1, 20), version: fc.constant('2026-01-01'), sha256: hash }), { maxLength: 3 }),
});

const path = fc.constantFrom('attendance.json', 'library/004-L/考勤.json', 'cases/attendance-2026-02.json');
const fileText = fc.string({ unit: 'binary', maxLength: 40 });
export const draft: fc.Arbitrary<Draft> = fc.record({
  authors: fc.array(fc.record({ by: person, at: moment }), { maxLength: 3 }),
  files: fc.array(fc.record({ follows: path, sha256: hash, text: fileText, cases: fc.array(fc.record({ path, text: fileText }), { maxLength: 2 }) }), { minLength: 1, maxLength: 3 }),
});

export const keptRun: fc.Arbitrary<KeptRun> = fc.record({ at: moment, run, report: fc.base64String({ minLength: 4, maxLength: 40 }) });

const ofRow = { employee_id: id, item: id, amount, rule: id, version: id, key };
const closedLine: fc.Arbitrary<ClosedLine> = fc.oneof(fc.record(ofRow), fc.record({ ...ofRow, carried: fc.option(fc.record({ from: month })) }));
const carried: fc.Arbitrary<CarriedLine> = fc.record({ ...ofRow, employee_name: fc.option(text(0, 20)), from: month, to: month });
const count = fc.nat(1000);

export const closing: fc.Arbitrary<Closing> = fc.record({
  month,
  by: person,
  at: moment,
  note: text(0, 2000),
  run,
  findings: fc.record({ block: count, warn: count, info: count, cannotJudge: count, waived: count }),
  waivers: fc.array(fc.tuple(waiver, fc.option(amount)).map(([one, money]) => ({ ...one, money })), { maxLength: 3 }),
  lines: fc.array(closedLine, { maxLength: 5 }),
  totals: fc.array(fc.record({ employee_id: id, employee_name: fc.option(text(0, 20)), department: fc.option(text(0, 20)), month, items: fc.dictionary(fc.constantFrom('lateness', '全勤奖'), amount, { noNullPrototype: true }), net: amount }), { maxLength: 3 }),
  carried: fc.array(carried, { maxLength: 3 }),
  reopened: fc.option(fc.record({ by: person, at: moment, reason: text(0, 2000) })),
});

const header = text(1, 20).filter((name) => name !== '__proto__');
const sheetMap: fc.Arbitrary<SheetMap> = fc.oneof(
  fc.constant({ ledger: null, headerRow: null, columns: new Map() }),
  // Two headers of one column are refused.
  fc.record({
    ledger: fc.constantFrom('attendance', 'leave_requests', 'no such ledger'),
    headerRow: fc.option(fc.integer({ min: 1, max: 20 })),
    columns: fc.uniqueArray(header, { maxLength: 4 }).map((headers) => new Map(headers.map((name, at) => [name, at % 3 === 2 ? null : `column_${at}`]))),
  }),
);

export const maps: fc.Arbitrary<ReadonlyMap<string, SheetMap>> = fc.array(fc.tuple(header, sheetMap), { minLength: 1, maxLength: 4 }).map((entries) => new Map(entries));
