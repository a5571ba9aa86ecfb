import { ICommandService } from '@univerjs/core';
import { beside } from './beside';
import { HostError } from './errors';
import type { Host } from './host';
import { REQUEST_FLAG } from './wire';

/** Whether somebody is typing in a cell. Until that ends, requests are refused, or wait where they said they would. */
class CellEdit {
  #ended: Promise<void> | null = null;
  #end: () => void = () => undefined;

  get isEditing(): boolean {
    return this.#ended !== null;
  }

  begin(): void {
    this.#ended ??= new Promise((resolve) => {
      this.#end = resolve;
    });
  }

  end(): void {
    this.#ended = null;
    this.#end();
  }

  async admit(flags: number): Promise<void> {
    while (this.#ended !== null) {
      if ((flags & REQUEST_FLAG.delayForCellEdit) === 0) throw new HostError('InvalidOperationInCellEditMode');
      await this.#ended;
    }
  }
}

export const cellEditOf = beside(() => new CellEdit());

/** Univer's own, of the interface that only a browser has. */
const EDITOR_SHOWN = 'sheet.operation.set-cell-edit-visible';

/** Holds requests while Univer's editor is open in a cell. */
export function watchCellEdit(host: Host): void {
  const edit = cellEditOf(host);
  host.gates.push(({ flags }) => edit.admit(flags));
  host.injector.get(ICommandService).onCommandExecuted(({ id, params }) => {
    if (id !== EDITOR_SHOWN) return;
    if ((params as { readonly visible: boolean }).visible) edit.begin();
    else edit.end();
  });
}
