/** Functions that a cell may call and that the company's rule files give their meaning, with their arguments. `asOf` follows them all. */
export const CELL_FUNCTIONS = {
  APPROVER: ['price', 'cost'],
  LATENESS: ['minutes'],
  LEAVEPAY: ['type', 'base', 'workdays', 'days', 'years'],
  COMMISSION: ['line', 'amount'],
  PERDIEM: ['depart', 'return'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type CellFunctionName = keyof typeof CELL_FUNCTIONS;

export const isCellFunction = (name: string): name is CellFunctionName => Object.hasOwn(CELL_FUNCTIONS, name);
