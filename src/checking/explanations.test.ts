import type { Step } from '../formula/world';
import { finished } from '../values/steps';
import { ownCells } from './explanations';
import { judge } from './judge';
import { groundsOf } from './judgement';
import { setScene } from './scene';
import { ledgerOf, numbers, texts } from './testing/ledgers';
import { companyOf, declared, rule, ruleFile } from './testing/rules';

const PER = ['employee_id'];
const above = (fact: string, value: number) => ({ fact, operator: 'greaterThan', value });
const FACTS = {
  sellers: declared({ unit: 'count', per: PER, formula: '=COUNTIFS(employees.department, "Sales")' }),
  entries: declared({ unit: 'count', per: PER, formula: '=COUNTIFS(employees.employee_id, employee_id)' }),
  minutes: declared({ unit: 'minute', per: PER, formula: '=SUMIFS(employees.minutes_late, employees.employee_id, employee_id)' }),
};
/** Reads the ledger that reads it. */
const PEOPLE = ruleFile([], { id: 'people', ledger: 'employees', facts: { minutes_late: declared({ unit: 'minute', formula: '=SUMIFS(work.late, work.employee_id, employee_id)' }) } });

/** Own cells of the one finding, of E1, whose condition asks for these facts of a company of so many; `watch` sees the trees first. */
function cellsOf(asked: readonly (keyof typeof FACTS)[], people: number, watch: (step: Step) => Step): string[] {
  const files = { 'people.json': PEOPLE, 'late.json': ruleFile([rule('often', { per: PER, conditions: { all: asked.map((fact) => above(fact, 0)) } })], { facts: FACTS }) };
  const everybody = Array.from({ length: people }, (_, row) => `E${row + 1}`);
  const employees = ledgerOf('employees', { employee_id: texts(everybody), department: texts(everybody.map(() => 'Sales')) });
  const work = ledgerOf('work', { employee_id: texts(['E1', 'E1', 'E1']), work_date: numbers('date', 0, [46_296, 46_297, 46_298]), late: numbers('duration', 0, [16, 17, 1]) });
  const scene = setScene(companyOf(files), [employees, work], null, null);
  const [outcome] = finished(judge(scene));
  const place = outcome!.places[0]!;
  return ownCells(scene, place, groundsOf(scene, { outcome: outcome!, place, verdict: 'violation', amount: false }).map(watch));
}

/** A step that tells what is taken from it; `hasty` tells all that it was computed from alone. */
function watched(step: Step, taken: (steps: number) => void, hasty = false): Step {
  const seen = (steps: readonly Step[] | undefined): readonly Step[] => {
    taken(steps?.length ?? 0);
    return (steps ?? []).map((one) => watched(one, taken, hasty));
  };
  const { name, expression, result } = step;
  const told = {
    name, expression, result, ...(step.cell ? { cell: step.cell } : {}),
    get inputs() {
      return seen(step.inputs);
    },
  };
  return hasty || !step.asked ? told : Object.defineProperty(told, 'asked', { get: () => seen(step.asked) });
}

describe('own cells of a group that asks another ledger', () => {
  test.each<[string, (keyof typeof FACTS)[], string[]]>([
    ['are none where it asks with nothing of its own', ['sellers'], []],
    ['are those that it asks with', ['entries'], ['A4']],
    ['are those that the other ledger read back, too', ['minutes'], ['A4', 'C2', 'C3', 'C4']],
    ['each once', ['minutes', 'entries', 'sellers'], ['A4', 'C2', 'C3', 'C4']],
  ])('%s', (_, asked, cells) => {
    expect(cellsOf(asked, 3, (step) => step)).toEqual(cells);
    expect(cellsOf(asked, 3, (step) => watched(step, () => undefined, true))).toEqual(cells);
  });

  test('take as many steps however long that is', () => {
    const stepsWith = (people: number): number => {
      let steps = 0;
      cellsOf(['sellers', 'entries'], people, (step) => watched(step, (more) => (steps += more)));
      return steps;
    };
    expect(stepsWith(200)).toBe(stepsWith(2));
  });
});

describe('own cells of a row', () => {
  const entries = declared({ unit: 'count', formula: '=COUNTIFS(work.employee_id, employee_id)' });
  const cellsAt = (condition: Record<string, unknown>): string[] => {
    const scene = setScene(companyOf({ 'late.json': ruleFile([rule('twice', { conditions: { all: [condition] } })], { facts: { entries } }) }), [ledgerOf('work', { employee_id: texts(['E1', 'E2', 'E1']), work_date: numbers('date', 0, [46_296, 46_297, 46_298]), late: numbers('duration', 0, [16, 17, 1]) })], null, null);
    const [outcome] = finished(judge(scene));
    const place = outcome!.places[0]!;
    return [...ownCells(scene, place, groundsOf(scene, { outcome: outcome!, place, verdict: 'violation', amount: false }))];
  };

  test.each<[string, Record<string, unknown>, string[]]>([
    ['are those that other rows are asked by, where there are no others', above('entries', 1), ['A2']],
    ['are what is wrong alone, where the row has that', { any: [above('late', 15), above('entries', 1)] }, ['C2']],
  ])('%s', (_, condition, cells) => {
    expect(cellsAt(condition)).toEqual(cells);
  });
});
