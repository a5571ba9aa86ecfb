import { decided, type Decisions } from './decisions';
import type { Hits } from './hit';
import { peer } from './peer';
import type { Rows } from './rows';

const LATE = 'if minutes_late > 15 then 4 else if minutes_late > 10 then 3 else if minutes_late > 5 then 2 else if minutes_late > 0 then 1 else 0';
const LEAVE = 'if leave_type = "personal" then 1 else if leave_type = "sick" then (if years_of_service < 2 then 2 else 3) else 0';
const OVERTIME = 'if overtime_minutes > 120 or (overtime_minutes > 0 and approved_overtime = false) then 1 else 0';
const SPELL = 'if sick_spell_days > 3 and doctor_note = false then 1 else 0';
const ABSENT = 'if absent then 1 else 0';
const ATTENDANCE = `[${[LATE, LEAVE, OVERTIME, SPELL, ABSENT].join(', ')}]`;
const ATTENDANCE_FACTS = ['minutes_late', 'leave_type', 'years_of_service', 'overtime_minutes', 'approved_overtime', 'sick_spell_days', 'doctor_note', 'absent'] as const;

const approver = (...roles: readonly string[]): string => `(if ${roles.map((role) => `approver_role = "${role}"`).join(' or ')} then 1 else 0)`;
const QUOTE =
  `if (price - cost) * 2 >= price then 0 else if (price - cost) * 10 >= price * 3 then ${approver('业务员')} ` +
  `else if (price - cost) * 5 >= price then ${approver('业务员', '业务经理')} else ${approver('业务员', '业务经理', '总经办')}`;
const QUOTE_FACTS = ['price', 'cost', 'approver_role'] as const;
const DEAL = 'if amount < 1000000 then 0 else if amount <= 10000000 then 1 else if amount <= 50000000 then 2 else if amount <= 100000000 then 3 else 4';

interface Feelin {
  evaluate(expression: string, context: object): { readonly value: unknown };
  unaryTest(test: string, context: object): { readonly value: boolean | null };
}

export const FEELIN_WAYS = ['feelin 8.2.0, evaluate', 'feelin 8.2.0, unary tests', 'feelin 8.2.0, a function made once'] as const;
export type FeelinWay = (typeof FEELIN_WAYS)[number];

export async function feelin(way: FeelinWay): Promise<(rows: Rows, each: number) => Hits> {
  const decisions = decisionsOf(way, await peer<Feelin>('feelin'));
  return (rows, each) => decided(rows, each, decisions);
}

function decisionsOf(way: FeelinWay, { evaluate, unaryTest }: Feelin): Decisions {
  switch (way) {
    case 'feelin 8.2.0, evaluate':
      return {
        attendance: (row) => evaluate(ATTENDANCE, row).value as number[],
        quote: (row) => evaluate(QUOTE, row).value as number,
        deal: (row) => evaluate(DEAL, row).value as number,
      };
    case 'feelin 8.2.0, a function made once': {
      const made = <Row>(facts: readonly (keyof Row & string)[], body: string): ((row: Row) => unknown) => {
        const { invoke } = bound(evaluate(`function(${facts.join(', ')}) ${body}`, {}).value);
        return (row) => invoke(facts.map((fact) => row[fact]));
      };
      return {
        attendance: made(ATTENDANCE_FACTS, ATTENDANCE) as Decisions['attendance'],
        quote: made(QUOTE_FACTS, QUOTE) as Decisions['quote'],
        deal: made(['amount'], DEAL) as Decisions['deal'],
      };
    }
    case 'feelin 8.2.0, unary tests': {
      const first = (value: number, tests: readonly string[]): number => tests.findIndex((test) => unaryTest(test, { '?': value }).value === true) + 1;
      const holds = (value: unknown, test: string): boolean => unaryTest(test, { '?': value }).value === true;
      return {
        attendance: (row) => [
          first(row.minutes_late, ['(0..5]', '(5..10]', '(10..15]', '> 15']),
          holds(row.leave_type, '"personal"') ? 1 : holds(row.leave_type, '"sick"') ? (holds(row.years_of_service, '< 2') ? 2 : 3) : 0,
          holds(row.overtime_minutes, '> 120') || (holds(row.overtime_minutes, '> 0') && holds(row.approved_overtime, 'false')) ? 1 : 0,
          holds(row.sick_spell_days, '> 3') && holds(row.doctor_note, 'false') ? 1 : 0,
          holds(row.absent, 'true') ? 1 : 0,
        ],
        quote: ({ price, cost, approver_role: role }) => {
          // Whole fen: a margin as a decimal would be wrong on a boundary.
          const margin = price - cost;
          if (holds(margin * 2, `>= ${price}`)) return 0;
          if (holds(margin * 10, `>= ${price * 3}`)) return holds(role, '"业务员"') ? 1 : 0;
          if (holds(margin * 5, `>= ${price}`)) return holds(role, '"业务员", "业务经理"') ? 1 : 0;
          return holds(role, 'not("总经理")') ? 1 : 0;
        },
        deal: ({ amount }) => first(amount, ['[1000000..10000000]', '(10000000..50000000]', '(50000000..100000000]', '> 100000000']),
      };
    }
  }
}

function bound(made: unknown): { readonly invoke: (args: readonly unknown[]) => unknown } {
  const callable = made as { invoke(args: readonly unknown[]): unknown };
  return { invoke: (args) => callable.invoke(args) };
}
