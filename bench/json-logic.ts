import { decided, type Decisions } from './decisions';
import type { Hits } from './hit';
import { peer } from './peer';
import type { Rows } from './rows';

type Logic = unknown;
const of = (name: string): Logic => ({ var: name });
const above = (name: string, limit: number): Logic => ({ '>': [of(name), limit] });

const LATE: Logic = { if: [above('minutes_late', 15), 4, above('minutes_late', 10), 3, above('minutes_late', 5), 2, above('minutes_late', 0), 1, 0] };
const LEAVE: Logic = {
  if: [{ '===': [of('leave_type'), 'personal'] }, 1, { '===': [of('leave_type'), 'sick'] }, { if: [{ '<': [of('years_of_service'), 2] }, 2, 3] }, 0],
};
const OVERTIME: Logic = { if: [{ or: [above('overtime_minutes', 120), { and: [above('overtime_minutes', 0), { '!': [of('approved_overtime')] }] }] }, 1, 0] };
const SPELL: Logic = { if: [{ and: [above('sick_spell_days', 3), { '!': [of('doctor_note')] }] }, 1, 0] };
const ABSENT: Logic = { if: [of('absent'), 1, 0] };

const margin: Logic = { '-': [of('price'), of('cost')] };
const atLeast = (times: number, share: number): Logic => ({ '>=': [{ '*': [margin, times] }, { '*': [of('price'), share] }] });
const approver = (...roles: readonly string[]): Logic => ({ if: [{ in: [of('approver_role'), roles] }, 1, 0] });
const QUOTE: Logic = { if: [atLeast(2, 1), 0, atLeast(10, 3), approver('业务员'), atLeast(5, 1), approver('业务员', '业务经理'), approver('业务员', '业务经理', '总经办')] };

const DEAL: Logic = {
  if: [{ '<': [of('amount'), 1_000_000] }, 0, { '<=': [of('amount'), 10_000_000] }, 1, { '<=': [of('amount'), 50_000_000] }, 2, { '<=': [of('amount'), 100_000_000] }, 3, 4],
};
const ATTENDANCE: Logic = [LATE, LEAVE, OVERTIME, SPELL, ABSENT];

interface LogicEngine {
  run(logic: Logic, data: unknown): unknown;
  build(logic: Logic): (data: unknown) => unknown;
}
interface JsonLogicEngine {
  readonly LogicEngine: new (methods?: unknown, options?: { readonly disableInterpretedOptimization: boolean }) => LogicEngine;
}

export const LOGIC_WAYS = ['json-logic-js 2.0.5', 'json-logic-engine 5.0.7, interpreted', 'json-logic-engine 5.0.7, optimised', 'json-logic-engine 5.0.7, built (needs eval)'] as const;
export type LogicWay = (typeof LOGIC_WAYS)[number];

const through = (run: (logic: Logic) => (data: unknown) => unknown): Decisions => {
  const [attendance, quote, deal] = [run(ATTENDANCE), run(QUOTE), run(DEAL)];
  return { attendance: (row) => attendance(row) as number[], quote: (row) => quote(row) as number, deal: (row) => deal(row) as number };
};

/** One logic a ledger. */
export async function jsonLogic(way: LogicWay): Promise<(rows: Rows, each: number) => Hits> {
  const decisions = await decisionsOf(way);
  return (rows, each) => decided(rows, each, decisions);
}

async function decisionsOf(way: LogicWay): Promise<Decisions> {
  if (way === 'json-logic-js 2.0.5') {
    const { apply } = await peer<{ apply(logic: Logic, data: unknown): unknown }>('json-logic-js');
    return through((logic) => (data) => apply(logic, data));
  }
  const { LogicEngine } = await peer<JsonLogicEngine>('json-logic-engine');
  const engine = new LogicEngine(undefined, { disableInterpretedOptimization: way.endsWith('interpreted') });
  return through((logic) => (way.endsWith('eval)') ? engine.build(logic) : (data) => engine.run(logic, data)));
}
