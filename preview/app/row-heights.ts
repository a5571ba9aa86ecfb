import { ICommandService } from '@univerjs/core';
import { CancelMarkDirtyRowAutoHeightOperation, MarkDirtyRowAutoHeightOperation, RemoveSheetMutation } from '@univerjs/sheets';
import type { Host } from '../host/host';

interface Params {
  readonly unitId: string;
  readonly subUnitId: string;
  readonly id?: string;
}

/**
 * Univer measures rows when the page is idle, and stops doing so for good where a sheet that waits for it has gone meanwhile: what is to be measured of a
 * sheet goes with it.
 */
export function dropHeightsWithSheets(host: Host): void {
  const waiting = new Map<string, string[]>();
  host.injector.get(ICommandService).onCommandExecuted((command) => {
    const { unitId, subUnitId, id } = (command.params ?? {}) as Params;
    if (unitId !== host.book.getId()) return;
    if (command.id === MarkDirtyRowAutoHeightOperation.id && id !== undefined) waiting.set(subUnitId, [...(waiting.get(subUnitId) ?? []), id]);
    if (command.id !== RemoveSheetMutation.id) return;
    for (const task of waiting.get(subUnitId) ?? []) host.univer.syncExecuteCommand(CancelMarkDirtyRowAutoHeightOperation.id, { unitId, subUnitId, id: task });
    waiting.delete(subUnitId);
  });
}
