import { ICommandService, type ICellData, type IRange, type Nullable } from '@univerjs/core';
import {
  InsertColMutation,
  InsertRowMutation,
  InsertSheetMutation,
  MoveRangeMutation,
  RemoveColMutation,
  RemoveRowMutation,
  RemoveSheetMutation,
  SetRangeValuesMutation,
  SetSelectionsOperation,
  SetWorksheetActiveOperation,
} from '@univerjs/sheets';
import { beside } from './beside';
import { areaName, MAX_COLUMNS, MAX_ROWS, type Area } from './grid/address';
import type { Host } from './host';
import type { Json } from './wire';

/** Events that this host has, by the names of the methods that ask for them: their numbers, and what they are about. */
const EVENTS = {
  DataChanged: 10,
  Activated: 11,
  Deactivated: 12,
  Added: 13,
  SelectionChanged: 14,
  Deleted: 15,
} as const;
export type EventName = keyof typeof EVENTS;

const EVENT_CATEGORY = 65_536;
/** Whom an event is for that is told of all sheets. */
const WORKBOOK = 'Workbook';

type Method = (self: { readonly id: string } | null, args: unknown, host: Host) => void;

/** The methods by which a client asks for events: of one sheet where it has an id, else of all. */
export const registrations = (...names: readonly EventName[]): Readonly<Record<string, Method>> =>
  Object.fromEntries(
    names.flatMap((name): [string, Method][] => [
      [`_Register${name}Event`, (self, _, host) => eventsOf(host).listen(name, self?.id ?? WORKBOOK, 1)],
      [`_Unregister${name}Event`, (self, _, host) => eventsOf(host).listen(name, self?.id ?? WORKBOOK, -1)],
    ]),
  );

/** Who listens to what, and the way to them. */
class Events {
  readonly #listening = new Map<string, number>();

  constructor(private readonly host: Host) {}

  listen(name: EventName, target: string, step: number): void {
    const key = `${name} ${target}`;
    this.#listening.set(key, (this.#listening.get(key) ?? 0) + step);
  }

  /** Tells those who listen to a sheet, and to all of them; after what is being done, as Excel does. */
  tell(name: EventName, sheetId: string, detail: Readonly<Record<string, Json>>): void {
    const targets = [WORKBOOK, sheetId].filter((target) => (this.#listening.get(`${name} ${target}`) ?? 0) > 0);
    if (targets.length === 0) return;
    const source = { source: 'Local', triggerSource: this.host.isBusy ? 'ThisLocalAddin' : 'Unknown' };
    const message = JSON.stringify({ worksheetId: sheetId, ...source, ...detail });
    setTimeout(() => this.host.send(targets.map((targetId) => ({ messageCategory: EVENT_CATEGORY, messageType: EVENTS[name], targetId, message }))), 0);
  }
}

const eventsOf = beside((host) => new Events(host));

interface SheetParams {
  readonly unitId: string;
  readonly subUnitId: string;
}

/** What Univer does to the workbook, whoever asks for it: the add-in, a person in the page, undo. */
export function watchChanges(host: Host): void {
  const events = eventsOf(host);
  const changed = (sheetId: string, changeType: string, address: string): void => events.tell('DataChanged', sheetId, { changeType, address, shiftDirection: 'None' });
  const rows = ({ startRow, endRow }: IRange): string => areaName({ row: startRow, column: 0, rows: endRow - startRow + 1, columns: MAX_COLUMNS });
  const columns = ({ startColumn, endColumn }: IRange): string => areaName({ row: 0, column: startColumn, rows: MAX_ROWS, columns: endColumn - startColumn + 1 });
  let active = host.book.getActiveSheet().getSheetId();

  host.injector.get(ICommandService).onCommandExecuted(({ id, params }, options) => {
    const target = params as SheetParams | undefined;
    if (target === undefined || target.unitId !== host.book.getId()) return;
    const { subUnitId } = target;
    switch (id) {
      case SetRangeValuesMutation.id: {
        // What formulas give by themselves is no change in Excel.
        if (options?.fromFormula === true) return;
        const area = contentsIn((params as { readonly cellValue?: Cells }).cellValue ?? {});
        if (area !== null) changed(subUnitId, 'RangeEdited', areaName(area));
        return;
      }
      case MoveRangeMutation.id: {
        const { from, to } = params as Readonly<Record<'from' | 'to', { readonly subUnitId: string; readonly value: Cells }>>;
        for (const end of [from, to]) {
          const area = boundsOf(end.value, () => true);
          if (area !== null) changed(end.subUnitId, 'RangeEdited', areaName(area));
        }
        return;
      }
      case InsertRowMutation.id:
        return changed(subUnitId, 'RowInserted', rows((params as { readonly range: IRange }).range));
      case RemoveRowMutation.id:
        return changed(subUnitId, 'RowDeleted', rows((params as { readonly range: IRange }).range));
      case InsertColMutation.id:
        return changed(subUnitId, 'ColumnInserted', columns((params as { readonly range: IRange }).range));
      case RemoveColMutation.id:
        return changed(subUnitId, 'ColumnDeleted', columns((params as { readonly range: IRange }).range));
      case InsertSheetMutation.id:
        return events.tell('Added', (params as { readonly sheet: { readonly id: string } }).sheet.id, {});
      case RemoveSheetMutation.id:
        return events.tell('Deleted', subUnitId, {});
      case SetWorksheetActiveOperation.id:
        if (subUnitId === active) return;
        events.tell('Deactivated', active, {});
        events.tell('Activated', subUnitId, {});
        active = subUnitId;
        return;
      case SetSelectionsOperation.id: {
        const { selections } = params as { readonly selections: readonly { readonly range: IRange }[] };
        const address = selections.map(({ range }) => areaName(areaOf(range))).join(',');
        return events.tell('SelectionChanged', subUnitId, { address });
      }
    }
  });
}

type Cells = Readonly<Record<number, Readonly<Record<number, Nullable<ICellData>>> | undefined>>;

const areaOf = ({ startRow, startColumn, endRow, endColumn }: IRange): Area => ({ row: startRow, column: startColumn, rows: endRow - startRow + 1, columns: endColumn - startColumn + 1 });

/** Where cells have new contents; null where only their looks are new, or formulas that follow cells which moved. */
const contentsIn = (cells: Cells): Area | null => boundsOf(cells, (cell) => !cell || 'v' in cell || 'p' in cell);

/** The rectangle around cells: Excel tells of the ranges of one change together, too. */
function boundsOf(cells: Cells, counts: (cell: Nullable<ICellData>) => boolean): Area | null {
  let [top, left, bottom, right] = [Infinity, Infinity, -1, -1];
  for (const [row, line] of Object.entries(cells)) {
    for (const [column, cell] of Object.entries(line ?? {})) {
      if (!counts(cell)) continue;
      top = Math.min(top, Number(row));
      bottom = Math.max(bottom, Number(row));
      left = Math.min(left, Number(column));
      right = Math.max(right, Number(column));
    }
  }
  return bottom < 0 ? null : { row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 };
}
