import type { Change } from '../open-workbook';
import { withoutSheet } from './selecting';
import type { Session, Trip } from './session';

/** What an event says that counts here. */
interface Event {
  readonly worksheetId: string;
  readonly source?: string;
  readonly triggerSource?: string;
}

interface Heard {
  readonly id: string;
  readonly range: string | null;
  /** Ids of sheets with which it is our own doing, where Excel does not say who did it. */
  readonly ours: ReadonlySet<string> | null;
}

/** Changes of this user, in order, each told with the name that its sheet has, or had when it was last seen. */
class Watch {
  private readonly names = new Map<string, string>();
  private readonly waiting: Heard[] = [];
  private telling = false;
  stopped = false;

  constructor(
    private readonly session: Session,
    private readonly listener: (change: Change) => void,
  ) {}

  heard({ worksheetId: id, source, triggerSource }: Event, range: string | null, ours: ReadonlySet<string> | null = null): Promise<void> {
    if (triggerSource === 'ThisLocalAddin' || source === 'Remote') return Promise.resolve();
    this.waiting.push({ id, range, ours });
    return this.tell();
  }

  /** Sees which name each sheet has. */
  async look(context: Excel.RequestContext, trip: Trip): Promise<void> {
    const sheets = context.workbook.worksheets.load('items/id,items/name');
    await trip();
    for (const { id, name } of sheets.items) this.names.set(id, name);
  }

  private async tell(): Promise<void> {
    if (this.telling) return;
    this.telling = true;
    try {
      while (this.waiting.length > 0) {
        // Where Excel does not answer, the names that were seen last must do: a change is worth more than its sheet's new name.
        await this.session.run((context, trip) => this.look(context, trip)).catch(() => undefined);
        for (const { id, range, ours } of this.waiting.splice(0)) {
          // Only now: Excel may tell of a sheet that we add before it tells us its id.
          if (!this.stopped && ours?.has(id) !== true) this.listener({ sheet: this.names.get(id) ?? '', range });
        }
      }
    } finally {
      this.telling = false;
    }
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
    const handlers: { remove(): void }[] = [
      worksheets.onChanged.add((event) => watch.heard(event, event.changeType === 'RangeEdited' ? withoutSheet(event.address) : null)),
      worksheets.onAdded.add((event) => watch.heard(event, null, session.added)),
      worksheets.onDeleted.add((event) => watch.heard(event, null, session.removed)),
    ];
    if (session.has('1.17')) handlers.push(worksheets.onNameChanged.add((event) => watch.heard(event, null, session.renamed)));
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
