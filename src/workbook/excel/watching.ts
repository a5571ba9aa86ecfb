import type { Change } from '../open-workbook';
import { withoutSheet } from './selecting';
import type { Session, Trip } from './session';

/** What an event says that counts here. */
interface Event {
  readonly worksheetId: string;
  readonly source?: string;
  readonly triggerSource?: string;
}

/** Changes of this user, in order, each told with the name that its sheet has, or had when it was last seen. */
class Watch {
  private readonly names = new Map<string, string>();
  private readonly waiting: { readonly id: string; readonly range: string | null }[] = [];
  private telling = false;
  stopped = false;

  constructor(
    private readonly session: Session,
    private readonly listener: (change: Change) => void,
  ) {}

  readonly heard = (event: Event, range: string | null): Promise<void> => {
    if (event.triggerSource === 'ThisLocalAddin' || event.source === 'Remote') return Promise.resolve();
    this.waiting.push({ id: event.worksheetId, range });
    return this.tell();
  };

  /** Sees which name each sheet has. */
  async look(context: Excel.RequestContext, trip: Trip): Promise<void> {
    const sheets = context.workbook.worksheets.load('items/id,items/name');
    await trip();
    for (const { id, name } of sheets.items) this.names.set(id, name);
  }

  private async tell(): Promise<void> {
    if (this.telling) return;
    this.telling = true;
    while (this.waiting.length > 0) {
      // Where Excel does not answer, the names that were seen last must do: a change is worth more than its sheet's new name.
      await this.session.run((context, trip) => this.look(context, trip)).catch(() => undefined);
      for (const { id, range } of this.waiting.splice(0)) if (!this.stopped) this.listener({ sheet: this.names.get(id) ?? '', range });
    }
    this.telling = false;
  }
}

/**
 * Tells of the user's changes; what this add-in writes and what others write at the same time is not told. Results of formulas that change by
 * themselves raise no event in Excel.
 * @returns how to stop.
 */
export function watchChanges(session: Session, listener: (change: Change) => void): Promise<() => Promise<void>> {
  const watch = new Watch(session, listener);
  return session.run(async (context, trip) => {
    await watch.look(context, trip);
    const { worksheets } = context.workbook;
    const sheetEvent = (event: Event): Promise<void> => watch.heard(event, null);
    const handlers: { remove(): void }[] = [
      worksheets.onChanged.add((event) => watch.heard(event, event.changeType === 'RangeEdited' ? withoutSheet(event.address) : null)),
      worksheets.onAdded.add(sheetEvent),
      worksheets.onDeleted.add(sheetEvent),
    ];
    if (session.has('1.17')) handlers.push(worksheets.onNameChanged.add(sheetEvent));
    await trip();
    return async () => {
      watch.stopped = true;
      await session.run((_, leave) => {
        for (const handler of handlers.splice(0)) handler.remove();
        return leave();
      }, { within: context });
    };
  });
}
