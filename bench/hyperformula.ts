import { Recorder } from './decisions';
import type { Hits } from './hit';
import { peer } from './peer';
import type { Rows } from './rows';

type Cell = string | number | boolean;
interface Sheets {
  getSheetId(name: string): number;
  getSheetValues(id: number): readonly (readonly Cell[])[];
  rebuildAndRecalculate(): void;
  destroy(): void;
}
interface HyperFormulaModule {
  readonly HyperFormula: { buildFromSheets(sheets: Readonly<Record<string, readonly (readonly Cell[])[]>>, options: object): Sheets };
}

const OPTIONS = { licenseKey: 'gpl-v3', maxRows: 200_000 };

const attendanceFormulas = (at: number): Cell[] => [
  `=IF(A${at}>15,4,IF(A${at}>10,3,IF(A${at}>5,2,IF(A${at}>0,1,0))))`,
  `=IF(B${at}="personal",1,IF(B${at}="sick",IF(C${at}<2,2,3),0))`,
  `=IF(OR(D${at}>120,AND(D${at}>0,NOT(E${at}))),1,0)`,
  `=IF(AND(F${at}>3,NOT(G${at})),1,0)`,
  `=IF(H${at},1,0)`,
];
const approver = (at: number, ...roles: readonly string[]): string => `IF(OR(${roles.map((role) => `C${at}="${role}"`).join(',')}),1,0)`;
const quoteFormula = (at: number): Cell =>
  `=IF((A${at}-B${at})*2>=A${at},0,IF((A${at}-B${at})*10>=A${at}*3,${approver(at, '业务员')},IF((A${at}-B${at})*5>=A${at},${approver(at, '业务员', '业务经理')},${approver(at, '业务员', '业务经理', '总经办')})))`;
const dealFormula = (at: number): Cell => `=IF(A${at}<1000000,0,IF(A${at}<=10000000,1,IF(A${at}<=50000000,2,IF(A${at}<=100000000,3,4))))`;

function sheetsOf({ attendance, quotes, deals }: Rows, each: number): Readonly<Record<string, readonly (readonly Cell[])[]>> {
  return {
    attendance: attendance.slice(0, each).map((row, i) => [
      row.minutes_late, row.leave_type, row.years_of_service, row.overtime_minutes, row.approved_overtime, row.sick_spell_days, row.doctor_note, row.absent, ...attendanceFormulas(i + 1),
    ]),
    quotes: quotes.slice(0, each).map((row, i) => [row.price, row.cost, row.approver_role, quoteFormula(i + 1)]),
    deals: deals.slice(0, each).map((row, i) => [row.amount, dealFormula(i + 1)]),
  };
}

function hitsOf(sheets: Sheets, rows: Rows): Hits {
  const recorder = new Recorder(rows);
  const values = (name: string): readonly (readonly Cell[])[] => sheets.getSheetValues(sheets.getSheetId(name));
  values('attendance').forEach((cells, row) => recorder.attendance(row, cells.slice(-5) as number[]));
  values('quotes').forEach((cells, row) => recorder.quote(row, cells.at(-1) as number));
  values('deals').forEach((cells, row) => recorder.deal(row, cells.at(-1) as number));
  return recorder.hits;
}

/** A sheet's own way: nested IFs beside the data. `build` makes the sheet anew, `recalculate` has it made and computes every formula again. */
export async function hyperFormula(): Promise<{ build(rows: Rows, each: number): Hits; recalculate(rows: Rows, each: number): () => Hits }> {
  const { HyperFormula } = await peer<HyperFormulaModule>('hyperformula');
  return {
    build(rows, each) {
      const sheets = HyperFormula.buildFromSheets(sheetsOf(rows, each), OPTIONS);
      const hits = hitsOf(sheets, rows);
      sheets.destroy();
      return hits;
    },
    recalculate(rows, each) {
      const sheets = HyperFormula.buildFromSheets(sheetsOf(rows, each), OPTIONS);
      return () => {
        sheets.rebuildAndRecalculate();
        return hitsOf(sheets, rows);
      };
    },
  };
}
