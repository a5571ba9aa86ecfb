import { protectionOf } from '../host/protection';
import type { Host } from '../host/host';

/** What a person may do on a protected sheet all the same: look around, copy, go to other sheets. */
const HARMLESS = /select|scroll|zoom|activate|move-selection|\.copy$|worksheet-(?:show|hidden|order|name)|insert-sheet|remove-sheet|set-(?:row-header|col-header)/;
const CHANGES = /^(?:sheet\.command\.|univer\.command\.(?:paste|cut)$)/;

/** Keeps people from changing protected sheets, as Excel does; the add-in's own writing is refused by the host. @param told with the sheet's name */
export function lockProtected(host: Host, told: (sheet: string) => void): void {
  const { univer, book } = host;
  const isLocked = (): boolean => !host.isBusy && protectionOf(host, book.getActiveSheet().getSheetId()) !== null;
  const refuse = (event: { cancel?: boolean }): void => {
    event.cancel = true;
    told(book.getActiveSheet().getSheetName());
  };
  univer.addEvent(univer.Event.BeforeSheetEditStart, (event) => {
    if (isLocked()) refuse(event);
  });
  univer.addEvent(univer.Event.BeforeCommandExecute, (event) => {
    if (CHANGES.test(event.id) && !HARMLESS.test(event.id) && isLocked()) refuse(event);
  });
}
