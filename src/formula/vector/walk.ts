import type { Expression } from '../expression';
import { keyExpressions, operands } from '../operands';

/** Functions of which the exact interpreter knows no more than the kernels where an operand is unknown. Of all others it may know bounds. */
const UNBOUNDED: ReadonlySet<string> = new Set([
  'IFNA', 'MIN', 'MAX', 'ABS', 'ROUND', 'ROUNDUP', 'ROUNDDOWN', 'INT', 'DATEPART', 'TIMEPART', 'YEAR', 'MONTH', 'DAY', 'WEEKDAY', 'PERIOD', 'PERIODSTART',
  'PERIODEND', 'EOMONTH', 'EDATE', 'DATEDIF', 'DAYS', 'DAYKIND', 'ISWORKDAY', 'WORKTIME', 'BLANKS', 'CONTAINS', 'LEN', 'XLOOKUP', 'LOOKUPS',
]);

/** Functions whose answer depends on which row asks, not only on the values that they are given. */
const ROW_BOUND: ReadonlySet<string> = new Set(['RUNLENGTH']);

const memo = new WeakMap<Expression, { readonly bounded: boolean; readonly rowBound: boolean; readonly columns: ReadonlySet<string> }>();

function traits(e: Expression): { readonly bounded: boolean; readonly rowBound: boolean; readonly columns: ReadonlySet<string> } {
  const known = memo.get(e);
  if (known) return known;
  const keys = e.op === 'fact' && e.fact.per !== null ? keyExpressions(e.fact.keys) : [];
  const parts = [...operands(e), ...keys].map(traits);
  const groupFact = e.op === 'fact' && e.fact.per !== null;
  const own = e.op === 'column' ? [e.column] : e.op === 'fact' && e.fact.per !== null ? e.fact.per : [];
  const result = {
    bounded: groupFact || (e.op === 'call' && !UNBOUNDED.has(e.name)) || parts.some((part) => part.bounded),
    rowBound: asksItsRow(e) || parts.some((part) => part.rowBound),
    columns: new Set([...own, ...parts.flatMap((part) => [...part.columns])]),
  };
  memo.set(e, result);
  return result;
}

/** May the exact interpreter know bounds of an unknown value, and so decide what the kernels can't? */
export const isBounded = (e: Expression): boolean => traits(e).bounded;

/** Does this very node depend on which row asks? */
export const asksItsRow = (e: Expression): boolean => e.op === 'call' && ROW_BOUND.has(e.name);

/** Can two rows with equal cells still have different answers? */
export const isRowBound = (e: Expression): boolean => traits(e).rowBound;

/** Keys of the row's own columns that it reads, those of its row facts among them; of group facts the keys of the group. */
export const columnsOf = (e: Expression): ReadonlySet<string> => traits(e).columns;

/** Does its value depend on the row at all? Items of a list are none of the row's. */
export const isConstant = (e: Expression): boolean => !isRowBound(e) && columnsOf(e).size === 0;

/** Does it speak of an item, and so mean nothing outside of the list or aggregate that it stands in? */
export const readsItem = (e: Expression): boolean => e.op === 'item' || (e.op !== 'some' && e.op !== 'every' ? operands(e).some(readsItem) : readsItem(e.of));
