import { Recorder } from './decisions';
import type { Hits } from './hit';
import { rankOf, requiredRank, RULES } from './loops';
import { peer } from './peer';
import type { AttendanceRow, DealRow, QuoteRow, Rows } from './rows';

/** Conditions as the functions that engines of this kind take. */
const attendance = (rule: string, holds: (row: AttendanceRow) => boolean): readonly [string, (row: AttendanceRow) => boolean] => [rule, holds];
const ON_ATTENDANCE = [
  attendance('attendance/late-1', (row) => row.minutes_late > 0 && row.minutes_late <= 5),
  attendance('attendance/late-2', (row) => row.minutes_late > 5 && row.minutes_late <= 10),
  attendance('attendance/late-3', (row) => row.minutes_late > 10 && row.minutes_late <= 15),
  attendance('attendance/late-half-day', (row) => row.minutes_late > 15),
  attendance('attendance/personal-leave', (row) => row.leave_type === 'personal'),
  attendance('attendance/sick-leave-junior', (row) => row.leave_type === 'sick' && row.years_of_service < 2),
  attendance('attendance/sick-leave-senior', (row) => row.leave_type === 'sick' && row.years_of_service >= 2),
  attendance('attendance/overtime', (row) => row.overtime_minutes > 120 || (row.overtime_minutes > 0 && !row.approved_overtime)),
  attendance('attendance/sick-spell', (row) => row.sick_spell_days > 3 && !row.doctor_note),
  attendance('attendance/absence', (row) => row.absent),
];
const ON_QUOTES: readonly (readonly [string, (row: QuoteRow) => boolean])[] = [['quotes/authority', (row) => rankOf(row.approver_role) < requiredRank(row)]];
const ON_DEALS: readonly (readonly [string, (row: DealRow) => boolean])[] = [
  ['deals/commission-1', ({ amount }) => amount >= 1_000_000 && amount <= 10_000_000],
  ['deals/commission-2', ({ amount }) => amount > 10_000_000 && amount <= 50_000_000],
  ['deals/commission-3', ({ amount }) => amount > 50_000_000 && amount <= 100_000_000],
  ['deals/commission-4', ({ amount }) => amount > 100_000_000],
];

/** Judges one row; `hit` is told of every rule that it is against. */
type Judge<Row> = (row: Row, hit: (rule: string) => void) => Promise<void> | void;
type MakeJudge = <Row extends object>(rules: readonly (readonly [string, (row: Row) => boolean])[]) => Promise<Judge<Row>>;

interface Rools {
  readonly Rule: new (rule: object) => object;
  readonly Rools: new () => { register(rules: readonly object[]): Promise<void>; evaluate(facts: object): Promise<unknown> };
}

async function rools(): Promise<MakeJudge> {
  const { Rools, Rule } = await peer<Rools>('rools');
  return async (rules) => {
    const engine = new Rools();
    let report: (rule: string) => void = () => undefined;
    await engine.register(rules.map(([name, when]) => new Rule({ name, when, then: () => report(name) })));
    return async (row, hit) => {
      report = hit;
      await engine.evaluate(row);
    };
  };
}

interface Flow {
  when(outcome: boolean): void;
  next(): void;
}
interface NodeRules {
  readonly RuleEngine: new (
    rules: readonly { readonly condition: (flow: Flow, fact: never) => void; readonly consequence: (flow: Flow, fact: never) => void }[],
    options: { readonly ignoreFactChanges: boolean },
  ) => { execute(fact: object, done: () => void): void };
}

async function nodeRules(): Promise<MakeJudge> {
  const { RuleEngine } = await peer<NodeRules>('node-rules');
  return <Row extends object>(rules: readonly (readonly [string, (row: Row) => boolean])[]) => {
    let report: (rule: string) => void = () => undefined;
    const engine = new RuleEngine(
      rules.map(([name, holds]) => ({
        condition: (flow: Flow, row: never) => flow.when(holds(row)),
        consequence: (flow: Flow) => {
          report(name);
          flow.next();
        },
      })),
      { ignoreFactChanges: true },
    );
    return Promise.resolve((row: Row, hit: (rule: string) => void) => {
      report = hit;
      return new Promise<void>((resolve) => engine.execute(row, resolve));
    });
  };
}

export const FUNCTION_WAYS = ['rools 2.3.0', 'node-rules 9.2.0'] as const;

/** Engines whose rules are functions of the fact: what they add is the order in which rules run. */
export async function ruleFunctions(way: (typeof FUNCTION_WAYS)[number]): Promise<(rows: Rows, each: number) => Promise<Hits>> {
  const make = await (way === 'rools 2.3.0' ? rools() : nodeRules());
  const [onAttendance, onQuotes, onDeals] = [await make(ON_ATTENDANCE), await make(ON_QUOTES), await make(ON_DEALS)];
  return async (rows, each) => {
    const recorder = new Recorder(rows);
    const run = async <Row>(ledger: readonly Row[], judge: Judge<Row>): Promise<void> => {
      for (let row = 0; row < each; row++) await judge(ledger[row]!, (rule) => recorder.rule(rule, row));
    };
    await run(rows.attendance, onAttendance);
    await run(rows.quotes, onQuotes);
    await run(rows.deals, onDeals);
    return new Map(RULES.map((rule) => [rule, recorder.hits.get(rule)!]));
  };
}
