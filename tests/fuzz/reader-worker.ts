import { parentPort } from 'node:worker_threads';
import { checkFileSize, LIMITS, readWorkbook, WorkbookError } from '../../src/workbook/files';
import { CellError, type Grid } from '../../src/workbook/port';

const LOOKED_AT = 40;

/** What is wrong with a grid; null where nothing is. Some cells are asked for, those past its ends, too. */
function flawOf(grid: Grid): string | null {
  const { rows, columns } = grid;
  if (rows > LIMITS.rows || columns > LIMITS.columns || rows * columns > LIMITS.area) return 'extent';
  for (let r = 0; r <= rows; r = r < LOOKED_AT ? r + 1 : r + Math.ceil(rows / LOOKED_AT)) {
    for (let c = 0; c <= columns; c = c < LOOKED_AT ? c + 1 : c + Math.ceil(columns / LOOKED_AT)) {
      const value = grid.value(r, c);
      const known = value === null || value instanceof CellError || typeof value === 'boolean' || (typeof value === 'string' ? value !== '' : Number.isFinite(value));
      if (!known) return `value ${String(value)}`;
      if (typeof grid.text(r, c) !== 'string' || typeof grid.format(r, c) !== 'string') return 'text or format';
      if ((r >= rows || c >= columns) && value !== null) return 'a value past the end';
    }
  }
  return null;
}

/** `grid` or the code of a WorkbookError; `!` and what it was for all else. */
function outcome(name: string, bytes: Uint8Array): string {
  try {
    checkFileSize(name, bytes.length);
    const flaw = readWorkbook(name, bytes).sheets.map(flawOf).find((one) => one !== null);
    return flaw === undefined ? 'grid' : `!${flaw}`;
  } catch (error) {
    return error instanceof WorkbookError ? error.code : `!${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
  }
}

// The parser writes its complaints about broken files to the console.
console.error = console.warn = console.log = () => undefined;
parentPort?.on('message', ({ name, bytes }: { name: string; bytes: Uint8Array }) => parentPort?.postMessage(outcome(name, bytes)));
