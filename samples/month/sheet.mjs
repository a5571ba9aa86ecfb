import { utils } from '@e965/xlsx';

/** Cells as a clerk types them. Money is whole fen, dates are serial days, moments serial × 1440 + minute. */
export const text = (v) => ({ t: 's', v });
export const number = (v, z = 'General') => ({ t: 'n', v, z });
export const percent = (v) => number(v, '0.00%');
export const notAvailable = (f) => ({ t: 'e', v: 42, w: '#N/A', f });

const KINDS = {
  text,
  number: (v) => number(v),
  money: (fen) => number(fen / 100, '#,##0.00'),
  wan: (fen) => number(fen / 1_000_000, '0.00####'),
  percent,
  date: (v) => number(v, 'yyyy/m/d'),
  moment: (v) => number(v / 1440, 'yyyy/m/d h:mm'),
  yesno: (v) => text(v ? '是' : '否'),
};

/** Entries of `rows` that are no data. */
export const BLANK = { blank: true };
/** A row of sums over the columns named, from the data row after the last sum. */
export const total = (label, sums) => ({ total: label, sums });
export const note = (words) => ({ note: words });

/** Columns for a sheet, out of [key, header, kind, width]. */
export const columnsOf = (columns) => columns.map(([key, header, kind, width]) => ({ key, header, kind, width }));

/**
 * Lays out one sheet: title row, line under it, header row, rows.
 * A column is { key, header, kind, width }; a row is an object of values by key: a value of the column's kind, a ready cell,
 * or a function (letter of a column key, row number) → cell. `onRow(row, number)` hears where each row landed.
 */
export function layOut({ title, under, columns, rows, hidden, filter, mergeDown = [] }, onRow) {
  const sheet = {};
  const merges = [];
  const heights = [];
  const put = (r, c, cell) => {
    if (cell !== null && cell !== undefined) sheet[utils.encode_cell({ r, c })] = cell;
  };
  const letter = (key) => utils.encode_col(columns.findIndex((column) => column.key === key));
  const last = columns.length - 1;
  put(0, 0, text(title));
  merges.push({ s: { r: 0, c: 0 }, e: { r: 0, c: last } });
  put(1, 0, text(under));
  merges.push({ s: { r: 1, c: 0 }, e: { r: 1, c: last } });
  columns.forEach((column, c) => put(2, c, text(column.header)));

  let r = 3;
  let sumFrom = r;
  const subtotals = new Set();
  for (const row of rows) {
    if (row.note) put(r, 0, text(row.note));
    else if (row.total) {
      const from = row.total === '合计' ? 3 : sumFrom;
      put(r, 0, text(row.total));
      for (const key of row.sums) {
        const c = utils.decode_col(letter(key));
        put(r, c, { ...subtotal(sheet, c, from, r, subtotals), f: `SUBTOTAL(9,${letter(key)}${from + 1}:${letter(key)}${r})` });
      }
      subtotals.add(r);
      sumFrom = r + 1;
    } else if (!row.blank) {
      columns.forEach((column, c) => {
        const value = row[column.key];
        if (value === null || value === undefined) return;
        if (typeof value === 'function') put(r, c, value(letter, r + 1));
        else put(r, c, typeof value === 'object' ? value : KINDS[column.kind](value));
      });
      if (hidden?.(row)) heights[r] = { hidden: true };
      onRow(row, r + 1);
    }
    r += 1;
  }
  for (const { key, from, to } of mergeDown) {
    const c = columns.findIndex((column) => column.key === key);
    merges.push({ s: { r: from - 1, c }, e: { r: to - 1, c } });
  }
  sheet['!ref'] = utils.encode_range({ s: { r: 0, c: 0 }, e: { r: r - 1, c: last } });
  sheet['!merges'] = merges;
  sheet['!cols'] = columns.map((column) => ({ wch: column.width ?? 12 }));
  if (heights.length > 0) sheet['!rows'] = heights;
  if (filter) sheet['!autofilter'] = { ref: utils.encode_range({ s: { r: 2, c: 0 }, e: { r: r - 1, c: last } }) };
  return sheet;
}

/** A fen in 万: no figure here has smaller parts. */
const SMALLEST = 1_000_000;

/** What Excel caches for SUBTOTAL(9, …): text and inner sub-totals do not count, an error is the sum's. */
function subtotal(sheet, c, from, to, inner) {
  let sum = 0;
  for (let r = from; r < to; r += 1) {
    const cell = sheet[utils.encode_cell({ r, c })];
    if (cell?.t === 'e') return { ...cell, z: '#,##0.00' };
    if (cell?.t === 'n' && !inner.has(r)) sum += Math.round(cell.v * SMALLEST);
  }
  return number(sum / SMALLEST, '#,##0.00');
}
