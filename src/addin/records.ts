import type { Waiver } from '../checking/waiver';
import type { Draft } from '../authoring/draft';
import { readClosingsPart, writeClosingsPart } from '../records/closings-part';
import { readDraftPart, writeDraftPart } from '../records/draft-part';
import { readMapsPart, writeMapsPart } from '../records/maps-part';
import { NO_RECORDS, type Closing, type KeptRun, type Records } from '../records/model';
import { MOST_PART_BYTES, PARTS, RECORD_NAMES, type RecordName } from '../records/parts';
import { MOST_RUNS, withRun } from '../records/runs';
import { writeRulesInSteps } from '../records/rules-part';
import { readRunsPart, writeRunsPart } from '../records/runs-part';
import { readWaiversPart, writeWaiversPart } from '../records/waivers-part';
import type { SheetMap } from '../rules/ledger-definition';
import type { RuleFileText } from '../rules/model';
import { OpenWorkbookError, type OpenWorkbook } from '../workbook/open-workbook';
import { holdSame, holdSameInSteps, PartError } from '../workbook/text-part';
import { notice, type Notice } from './notice';
import { Observable } from './observable';
import { RecordsError } from './records-error';
import { Slices } from './slices';

export interface RecordsState {
  /** False until the workbook was asked. */
  readonly isLoaded: boolean;
  readonly records: Records;
  /** Parts that are there and could not be read, each with why; what they hold is not in `records`, and nothing is written over them. */
  readonly unreadable: ReadonlyMap<RecordName, Notice>;
  /** Runs that were not kept since the workbook can't carry them all, oldest last; of the last run that was to be kept. */
  readonly letGo: readonly KeptRun[];
}

const READERS: { readonly [Name in RecordName]: (xml: string) => Records[Name] } = { maps: readMapsPart, waivers: readWaiversPart, runs: readRunsPart, closings: readClosingsPart, draft: readDraftPart };
const WRITERS: { readonly [Name in RecordName]: (value: Records[Name]) => string } = { maps: writeMapsPart, waivers: writeWaiversPart, runs: writeRunsPart, closings: writeClosingsPart, draft: writeDraftPart };

const sizeOf = (value: Records[RecordName]): number => (value === null ? 0 : 'files' in value ? value.files.length + (value.force?.length ?? 0) : 'size' in value ? value.size : value.length);

/** What people decided about the workbook, as it travels in it. One save at a time; a save that fails changes nothing. */
export class WorkbookRecords {
  readonly state = new Observable<RecordsState>({ isLoaded: false, records: NO_RECORDS, unreadable: new Map(), letGo: [] });
  /** Whether a person is to be told that the workbook has to be saved for what was put into it: `now`, from the first such thing on until it was read. */
  readonly toSave = new Observable<'nothing' | 'now' | 'told'>('nothing');
  /** The parts as they were read or written last. */
  private readonly known = new Map<RecordName, string | null>();
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly book: OpenWorkbook) {}

  /** Reads all that travels in the workbook. Never rejects: what could not be read is told in the state. */
  load(): Promise<void> {
    return this.inTurn(async () => {
      for (const name of RECORD_NAMES) await this.read(name);
      this.change({ isLoaded: true });
    });
  }

  /** Each save writes one part, and rejects with RecordsError or OpenWorkbookError where it was not written. */
  saveMaps(maps: ReadonlyMap<string, SheetMap>): Promise<void> {
    return this.inTurn(() => this.save('maps', maps));
  }

  saveWaivers(waivers: readonly Waiver[]): Promise<void> {
    return this.inTurn(() => this.save('waivers', waivers));
  }

  saveClosings(closings: readonly Closing[]): Promise<void> {
    return this.inTurn(() => this.save('closings', closings));
  }

  /** @param draft null, or one of no files: there is none any more. */
  saveDraft(draft: Draft | null): Promise<void> {
    return this.inTurn(() => this.save('draft', draft));
  }

  /**
   * Puts rules in the place of those that the workbook carries. Returns the part as it was written.
   * @param before the part as it was when the rules in force were read; null: there was none
   */
  saveRules(files: readonly RuleFileText[], before: string | null): Promise<string> {
    return this.inTurn(async () => {
      const { namespace } = PARTS.rules;
      const slices = new Slices();
      const xml = await slices.through(writeRulesInSteps(files));
      if (!fits(xml)) throw new RecordsError('records.too-large-to-write', { part: 'rules', limit: String(MOST_PART_BYTES / 1_000_000) });
      if (!(await slices.through(holdSameInSteps(PARTS.rules, await this.book.part(namespace), before)))) throw new RecordsError('records.changed-elsewhere', { part: 'rules' });
      await this.book.setPart(namespace, xml);
      this.remind();
      return xml;
    });
  }

  /**
   * Keeps a run for later ones to be compared with, where it says something new. Where the workbook can't carry them all, the oldest are let go, or the
   * run itself where it is too large alone; the state tells.
   */
  keepRun(run: KeptRun): Promise<void> {
    return this.inTurn(async () => {
      const { runs } = this.state.get().records;
      if (runs[0]?.report === run.report) return;
      const all = withRun(runs, run);
      let kept = Math.min(all.length, MOST_RUNS);
      let xml = '';
      while (kept > 0 && !fits((xml = writeRunsPart(all.slice(0, kept))))) kept -= 1;
      if (kept > 0) await this.save('runs', all.slice(0, kept), xml);
      this.change({ letGo: kept > 0 ? all.slice(kept) : [run] });
    });
  }

  /** Takes a part away that could not be read. To be asked before. */
  discard(name: RecordName): Promise<void> {
    return this.inTurn(async () => {
      await this.book.setPart(PARTS[name].namespace, null);
      await this.read(name);
    });
  }

  /** Somebody has read that the workbook has to be saved; it is not said again. */
  saveTold(): void {
    this.toSave.set('told');
  }

  private async read(name: RecordName): Promise<void> {
    const { unreadable: before } = this.state.get();
    const unreadable = new Map(before);
    try {
      const xml = await this.book.part(PARTS[name].namespace);
      if (this.known.has(name) && this.known.get(name) === xml && !before.has(name)) return;
      this.known.set(name, xml);
      const value = xml === null ? NO_RECORDS[name] : READERS[name](xml);
      unreadable.delete(name);
      this.change({ records: { ...this.state.get().records, [name]: value }, unreadable });
    } catch (error) {
      unreadable.set(name, whyOf(error));
      this.change({ records: { ...this.state.get().records, [name]: NO_RECORDS[name] }, unreadable });
    }
  }

  /** @param written the value as its part, where it is known already */
  private async save<Name extends RecordName>(name: Name, value: Records[Name], written?: string): Promise<void> {
    const { namespace } = PARTS[name];
    if (this.state.get().unreadable.has(name)) throw new RecordsError('records.not-overwritten', { part: name });
    const xml = sizeOf(value) === 0 ? null : (written ?? WRITERS[name](value));
    if (xml !== null && name !== 'runs') refuseUnreadable(name, xml);
    if (xml !== null && !fits(xml)) throw new RecordsError('records.too-large-to-write', { part: name, limit: String(MOST_PART_BYTES / 1_000_000) });
    if (!holdSame(PARTS[name], await this.book.part(namespace), this.known.get(name) ?? null)) {
      await this.read(name);
      throw new RecordsError('records.changed-elsewhere', { part: name });
    }
    await this.book.setPart(namespace, xml);
    this.known.set(name, xml);
    // A run is kept on its own accord: nobody would miss it.
    if (name !== 'runs') this.remind();
    this.change({ records: { ...this.state.get().records, [name]: value } });
  }

  private remind(): void {
    if (this.toSave.get() === 'nothing') this.toSave.set('now');
  }

  private change(part: Partial<RecordsState>): void {
    this.state.set({ ...this.state.get(), ...part });
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.last.then(work);
    this.last = done.catch(() => undefined);
    return done;
  }
}

const encoder = new TextEncoder();
const fits = (xml: string): boolean => encoder.encode(xml).length <= MOST_PART_BYTES;

/** What could not be read again is not written: a text that is too long, or more than there may be. */
function refuseUnreadable(name: RecordName, xml: string): void {
  try {
    READERS[name](xml);
  } catch (error) {
    if (!(error instanceof PartError)) throw error;
    throw new RecordsError('records.cannot-be-kept', { part: name, place: error.params['place'] ?? 'none' });
  }
}

/** Why a part could not be read, in words. */
function whyOf(error: unknown): Notice {
  if (error instanceof PartError) return notice('error', `records.${error.code}`, error.params);
  if (error instanceof OpenWorkbookError) return notice('error', `workbook.open-${error.code}`, error.params);
  throw error;
}
