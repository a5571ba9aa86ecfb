import { noHits, type Hits } from './hit';
import { RULES } from './loops';
import { peer } from './peer';
import type { Rows } from './rows';

type Type = unknown;
interface Chunk {
  setColumns(columns: readonly (readonly unknown[])[]): void;
  readonly rowCount: number;
  getColumnVector(column: number): { readonly items: Int32Array };
}
interface Connection {
  run(sql: string): Promise<{ fetchAllChunks(): Promise<readonly Chunk[]> }>;
  createAppender(table: string): Promise<{ appendDataChunk(chunk: Chunk): void; flushSync(): void; closeSync(): void }>;
  closeSync(): void;
}
interface DuckDB {
  readonly DuckDBInstance: { create(path: string, options: Readonly<Record<string, string>>): Promise<{ connect(): Promise<Connection>; closeSync(): void }> };
  readonly DuckDBDataChunk: { create(types: readonly Type[]): Chunk };
  readonly INTEGER: Type;
  readonly BOOLEAN: Type;
}

/** Rows of one data chunk. */
const CHUNK = 2048;

/** Amounts to the fen by whole numbers: 2n + d over 2d, cut off. */
const divided = (n: string, d: string): string => `((2 * ${n} + ${d}) // (2 * ${d}))`;
const dayShare = (tenths: number): string => divided(`base_salary::BIGINT * leave_tenths * ${tenths}`, '(workdays_in_month * 100)');
const MARGIN = 'CASE WHEN (price - cost) * 2 >= price THEN 0 WHEN (price - cost) * 10 >= price * 3 THEN 1 WHEN (price - cost) * 5 >= price THEN 2 ELSE 3 END';
const commission = (rate: number): string => divided(`amount::BIGINT * ${rate}`, '10000');

/** What each rule asks, in the order of RULES: value, limit and condition of a hit. Amounts of this workload fit in 32 bits. */
const ASKED: readonly (readonly [ledger: string, value: string, limit: string | number, where: string])[] = [
  ['attendance', '3000', 0, 'minutes_late > 0 AND minutes_late <= 5'],
  ['attendance', '5000', 5, 'minutes_late > 5 AND minutes_late <= 10'],
  ['attendance', '8000', 10, 'minutes_late > 10 AND minutes_late <= 15'],
  ['attendance', 'minutes_late', 15, 'minutes_late > 15'],
  ['attendance', dayShare(10), 0, 'leave_type = 1'],
  ['attendance', dayShare(4), 2, 'leave_type = 2 AND years_of_service < 2'],
  ['attendance', dayShare(3), 2, 'leave_type = 2 AND years_of_service >= 2'],
  ['attendance', 'overtime_minutes', 120, 'overtime_minutes > 120 OR (overtime_minutes > 0 AND NOT approved_overtime)'],
  ['attendance', 'sick_spell_days', 3, 'sick_spell_days > 3 AND NOT doctor_note'],
  ['attendance', '1', 0, 'absent'],
  ['quotes', 'approver', MARGIN, `approver < ${MARGIN}`],
  ['deals', commission(10), 1_000_000, 'amount >= 1000000 AND amount <= 10000000'],
  ['deals', commission(15), 10_000_000, 'amount > 10000000 AND amount <= 50000000'],
  ['deals', commission(20), 50_000_000, 'amount > 50000000 AND amount <= 100000000'],
  ['deals', commission(25), 100_000_000, 'amount > 100000000'],
];

const LEAVE = { none: 0, personal: 1, sick: 2 } as const;
const RANK: Readonly<Record<string, number>> = { 业务员: 0, 业务经理: 1, 总经办: 2, 总经理: 3 };

export interface Database {
  /** Rows of every hit, rule by rule: the verdicts. */
  verdicts(): Promise<number>;
  /** A record for each hit. */
  records(): Promise<Hits>;
  close(): void;
}

/** Row objects loaded into tables of an in-memory database, one thread. */
export async function duckdb(): Promise<(rows: Rows, each: number) => Promise<Database>> {
  const { DuckDBInstance, DuckDBDataChunk, INTEGER, BOOLEAN } = await peer<DuckDB>('@duckdb/node-api');
  return async (rows, each) => {
    const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
    const connection = await instance.connect();
    const load = async <Row>(table: string, list: readonly Row[], columns: readonly (readonly [name: string, type: 'INTEGER' | 'BOOLEAN', of: (row: Row) => number | boolean])[]): Promise<void> => {
      await connection.run(`CREATE TABLE ${table} (row INTEGER, ${columns.map(([name, type]) => `${name} ${type}`).join(', ')})`);
      const appender = await connection.createAppender(table);
      const types = [INTEGER, ...columns.map(([, type]) => (type === 'INTEGER' ? INTEGER : BOOLEAN))];
      for (let start = 0; start < each; start += CHUNK) {
        const part = list.slice(start, Math.min(start + CHUNK, each));
        const chunk = DuckDBDataChunk.create(types);
        chunk.setColumns([part.map((_, i) => start + i), ...columns.map(([, , of]) => part.map(of))]);
        appender.appendDataChunk(chunk);
      }
      appender.closeSync();
    };
    await load('attendance', rows.attendance, [
      ['minutes_late', 'INTEGER', (row) => row.minutes_late], ['leave_type', 'INTEGER', (row) => LEAVE[row.leave_type]], ['leave_tenths', 'INTEGER', (row) => row.leave_days * 10],
      ['sick_spell_days', 'INTEGER', (row) => row.sick_spell_days], ['years_of_service', 'INTEGER', (row) => row.years_of_service], ['base_salary', 'INTEGER', (row) => row.base_salary],
      ['workdays_in_month', 'INTEGER', (row) => row.workdays_in_month], ['absent', 'BOOLEAN', (row) => row.absent], ['overtime_minutes', 'INTEGER', (row) => row.overtime_minutes],
      ['approved_overtime', 'BOOLEAN', (row) => row.approved_overtime], ['doctor_note', 'BOOLEAN', (row) => row.doctor_note],
    ]);
    await load('quotes', rows.quotes, [['price', 'INTEGER', (row) => row.price], ['cost', 'INTEGER', (row) => row.cost], ['approver', 'INTEGER', (row) => RANK[row.approver_role]!]]);
    await load('deals', rows.deals, [['amount', 'INTEGER', (row) => row.amount]]);
    const chunksOf = async (query: string): Promise<readonly Chunk[]> => (await connection.run(query)).fetchAllChunks();
    return {
      async verdicts() {
        let count = 0;
        for (const [ledger, , , where] of ASKED) for (const { rowCount } of await chunksOf(`SELECT row FROM ${ledger} WHERE ${where}`)) count += rowCount;
        return count;
      },
      async records() {
        const hits = noHits(RULES);
        for (const [k, [ledger, value, limit, where]] of ASKED.entries()) {
          const rule = RULES[k]!;
          const list = hits.get(rule)!;
          for (const chunk of await chunksOf(`SELECT row, (${value})::INTEGER, (${limit})::INTEGER FROM ${ledger} WHERE ${where}`)) {
            const [rowsHit, values, limits] = [0, 1, 2].map((column) => chunk.getColumnVector(column).items);
            for (let i = 0; i < chunk.rowCount; i++) list.push({ rule, row: rowsHit![i]!, value: values![i]!, limit: limits![i]! });
          }
        }
        return hits;
      },
      close() {
        connection.closeSync();
        instance.closeSync();
      },
    };
  };
}
