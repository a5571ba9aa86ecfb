import type { Host } from '../host/host';

/** Rows and columns that are still seen above and before a cell that was scrolled to. */
const ROWS_BEFORE = 4;
const COLUMNS_BEFORE = 2;

/** Scrolls to what the add-in selects, as Excel does; what the reader selects is in sight already. */
export function followSelection(host: Host): void {
  const { univer, book } = host;
  const reveal = (): void => {
    const range = book.getActiveRange();
    const sheet = book.getActiveSheet();
    const seen = sheet.getVisibleRange();
    if (!range || !seen) return;
    const [row, column] = [range.getRow(), range.getColumn()];
    // The last row and column in sight are mostly cut off.
    const inRows = row >= seen.startRow && row < seen.endRow;
    const inColumns = column >= seen.startColumn && column < seen.endColumn;
    // The first columns say whose row it is: they stay in sight where the cell is then, too.
    const firstColumn = column < seen.endColumn - seen.startColumn ? 0 : Math.max(0, column - COLUMNS_BEFORE);
    if (!inRows || !inColumns) sheet.scrollToCell(inRows ? seen.startRow : Math.max(0, row - ROWS_BEFORE), inColumns ? seen.startColumn : firstColumn);
  };
  univer.addEvent(univer.Event.SelectionChanged, () => {
    // A sheet that was just opened has to be drawn before anything of it is in sight.
    if (host.isBusy) requestAnimationFrame(() => requestAnimationFrame(reveal));
  });
}
