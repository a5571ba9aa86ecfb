import { Recorder } from './decisions';
import type { Hits } from './hit';
import { peer } from './peer';
import type { Rows } from './rows';

type Cells = Readonly<Record<string, string>>;
interface Table {
  readonly inputs: Cells;
  readonly output: string;
  /** Conditions by input, and what the row gives. The first row that holds counts. */
  readonly rows: readonly (readonly [Cells, number])[];
}

const LATE: Table = {
  inputs: { late: 'minutes_late' },
  output: 'late',
  rows: [[{ late: '> 15' }, 4], [{ late: '> 10' }, 3], [{ late: '> 5' }, 2], [{ late: '> 0' }, 1], [{}, 0]],
};
const LEAVE: Table = {
  inputs: { type: 'leave_type', years: 'years_of_service' },
  output: 'leave',
  rows: [[{ type: '"personal"' }, 1], [{ type: '"sick"', years: '< 2' }, 2], [{ type: '"sick"' }, 3], [{}, 0]],
};
const OVERTIME: Table = { inputs: { minutes: 'overtime_minutes', approved: 'approved_overtime' }, output: 'overtime', rows: [[{ minutes: '> 120' }, 1], [{ minutes: '> 0', approved: 'false' }, 1], [{}, 0]] };
const SPELL: Table = { inputs: { days: 'sick_spell_days', note: 'doctor_note' }, output: 'spell', rows: [[{ days: '> 3', note: 'false' }, 1], [{}, 0]] };
const ABSENT: Table = { inputs: { absent: 'absent' }, output: 'absent', rows: [[{ absent: 'true' }, 1], [{}, 0]] };
const QUOTE: Table = {
  inputs: { margin: '(price - cost) / price', role: 'approver_role' },
  output: 'quote',
  rows: [
    [{ margin: '>= 0.5' }, 0],
    [{ margin: '>= 0.3', role: '"业务员"' }, 1], [{ margin: '>= 0.3' }, 0],
    [{ margin: '>= 0.2', role: '"业务员", "业务经理"' }, 1], [{ margin: '>= 0.2' }, 0],
    [{ role: '"总经理"' }, 0], [{}, 1],
  ],
};
const DEAL: Table = { inputs: { amount: 'amount' }, output: 'deal', rows: [[{ amount: '< 1000000' }, 0], [{ amount: '<= 10000000' }, 1], [{ amount: '<= 50000000' }, 2], [{ amount: '<= 100000000' }, 3], [{}, 4]] };

const EXPRESSIONS = {
  attendance: {
    late: 'minutes_late > 15 ? 4 : minutes_late > 10 ? 3 : minutes_late > 5 ? 2 : minutes_late > 0 ? 1 : 0',
    leave: 'leave_type == "personal" ? 1 : leave_type == "sick" ? (years_of_service < 2 ? 2 : 3) : 0',
    overtime: 'overtime_minutes > 120 or (overtime_minutes > 0 and not approved_overtime) ? 1 : 0',
    spell: 'sick_spell_days > 3 and not doctor_note ? 1 : 0',
    absent: 'absent ? 1 : 0',
  },
  quotes: {
    quote:
      '(price - cost) * 2 >= price ? 0 : (price - cost) * 10 >= price * 3 ? (approver_role == "业务员" ? 1 : 0) : ' +
      '(price - cost) * 5 >= price ? (approver_role in ["业务员", "业务经理"] ? 1 : 0) : (approver_role == "总经理" ? 0 : 1)',
  },
  deals: { deal: 'amount < 1000000 ? 0 : amount <= 10000000 ? 1 : amount <= 50000000 ? 2 : amount <= 100000000 ? 3 : 4' },
};
const TABLES = { attendance: [LATE, LEAVE, OVERTIME, SPELL, ABSENT], quotes: [QUOTE], deals: [DEAL] };

const edge = (sourceId: string, targetId: string): object => ({ id: `${sourceId}-${targetId}`, sourceId, targetId, type: 'edge' });

function graph(nodes: readonly { readonly id: string; readonly type: string; readonly content: object }[]): object {
  const ids = nodes.map(({ id }) => id);
  const named = nodes.map((node) => ({ ...node, name: node.id }));
  return {
    contentType: 'application/vnd.gorules.decision',
    nodes: [{ id: 'in', type: 'inputNode', name: 'in' }, ...named, { id: 'out', type: 'outputNode', name: 'out' }],
    edges: ids.flatMap((id) => [edge('in', id), edge(id, 'out')]),
  };
}

const tableNode = ({ inputs, output, rows }: Table): { id: string; type: string; content: object } => ({
  id: output,
  type: 'decisionTableNode',
  content: {
    hitPolicy: 'first',
    inputs: Object.entries(inputs).map(([id, field]) => ({ id, name: id, field })),
    outputs: [{ id: 'result', name: output, field: output }],
    rules: rows.map(([cells, result], row) => ({ _id: `row-${row}`, ...Object.fromEntries(Object.keys(inputs).map((id) => [id, cells[id] ?? ''])), result: String(result) })),
    passThrough: false, inputField: null, outputPath: null, executionMode: 'single',
  },
});

const listNode = (expressions: Cells): { id: string; type: string; content: object } => ({
  id: 'each',
  type: 'expressionNode',
  content: { expressions: Object.entries(expressions).map(([key, value]) => ({ id: key, key, value })), passThrough: false, inputField: 'rows', outputPath: 'rows', executionMode: 'loop' },
});

interface Decision {
  evaluate(context: object): Promise<{ readonly result: unknown }>;
}
interface Zen {
  readonly ZenEngine: new () => { createDecision(content: object): Decision };
}
export const ZEN_WAYS = ['GoRules ZEN native 0.54.0, tables, a call a row', 'GoRules ZEN native 0.54.0, whole list in one call'] as const;

const numbersOf = (result: unknown): readonly number[] => {
  const { late, leave, overtime, spell, absent } = result as Readonly<Record<string, number>>;
  return [late!, leave!, overtime!, spell!, absent!];
};

export async function zen(way: (typeof ZEN_WAYS)[number]): Promise<(rows: Rows, each: number) => Promise<Hits>> {
  const { ZenEngine } = await peer<Zen>('@gorules/zen-engine');
  const engine = new ZenEngine();
  const byRow = way === ZEN_WAYS[0];
  const decisions = {
    attendance: engine.createDecision(graph(byRow ? TABLES.attendance.map(tableNode) : [listNode(EXPRESSIONS.attendance)])),
    quotes: engine.createDecision(graph(byRow ? TABLES.quotes.map(tableNode) : [listNode(EXPRESSIONS.quotes)])),
    deals: engine.createDecision(graph(byRow ? TABLES.deals.map(tableNode) : [listNode(EXPRESSIONS.deals)])),
  };
  const judge = async (decision: Decision, ledger: readonly object[], each: number): Promise<readonly unknown[]> => {
    if (!byRow) return ((await decision.evaluate({ rows: ledger.slice(0, each) })).result as { readonly rows: readonly unknown[] }).rows;
    const results: unknown[] = [];
    for (let row = 0; row < each; row++) results.push((await decision.evaluate(ledger[row]!)).result);
    return results;
  };
  return async (rows, each) => {
    const recorder = new Recorder(rows);
    (await judge(decisions.attendance, rows.attendance, each)).forEach((result, row) => recorder.attendance(row, numbersOf(result)));
    (await judge(decisions.quotes, rows.quotes, each)).forEach((result, row) => recorder.quote(row, (result as { quote: number }).quote));
    (await judge(decisions.deals, rows.deals, each)).forEach((result, row) => recorder.deal(row, (result as { deal: number }).deal));
    return recorder.hits;
  };
}
