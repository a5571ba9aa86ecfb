import { draftOf, following, isOvertaken, type Draft, type DraftFile } from '../authoring/draft';
import { withEdits, type Edit } from '../authoring/edit';
import type { ForceChange } from '../authoring/force';
import { withoutPart } from '../authoring/removal';
import type { PartName } from '../authoring/uses';
import type { CaseOutcome } from '../checking/cases';
import type { Remark } from '../rules/analysis';
import type { RuleFileText, RuleProblem, RuleSet } from '../rules/model';
import { timeNow } from './clock';
import { readDraft, runDraftCases, type DraftRead } from './draft-reading';
import { isCancelled, noticeOf, type Notice } from './notice';
import { Observable } from './observable';
import type { WorkbookRecords } from './records';
import { onRulesInForce, rulesInForce } from './rules-in-force';
import { Slices } from './slices';
import { wholeFolder } from './whole-folder';

export interface DraftingState {
  /** Null: nothing is being changed. */
  readonly draft: Draft | null;
  /** Paths of drafted files whose published version is no longer the one that they follow. */
  readonly overtaken: readonly string[];
  /** The folder with the draft in it, and what it was read as: the last time that all drafted files loaded, so that what is half typed takes nothing away. Null before. */
  readonly files: readonly RuleFileText[] | null;
  readonly set: RuleSet | null;
  /** Of the texts that were read last, whether they load or not. */
  readonly problems: readonly RuleProblem[];
  readonly remarks: readonly Remark[];
  /** Null: they were not run yet. */
  readonly cases: readonly CaseOutcome[] | null;
  /** Is what the draft says now still being read, or its cases run? What is above is of before then. */
  readonly isReading: boolean;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** Does the workbook carry the draft as it is now? */
  readonly isSaved: boolean;
  /** What went wrong last; null where nothing did, or a person has read it. */
  readonly told: Notice | null;
}

const NOTHING: DraftingState = { draft: null, overtaken: [], files: null, set: null, problems: [], remarks: [], cases: null, isReading: false, canUndo: false, canRedo: false, isSaved: true, told: null };

/** Between the last key and reading what was typed. */
const PAUSE_MS = 250;
/** Between the last key and saving it. */
const SAVE_MS = 1000;
/** Keys that follow each other so fast at one place are one step back. */
const TYPING_MS = 1000;
const MOST_STEPS_BACK = 200;

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Changes of the rules that are not published yet: they are read as they are typed, travel in the workbook and can be taken back step by step. */
export class Drafting {
  readonly state = new Observable<DraftingState>(NOTHING);
  private past: readonly (Draft | null)[] = [];
  private future: readonly (Draft | null)[] = [];
  private typed: { readonly place: string; readonly at: number } | null = null;
  private reading: AbortController | null = null;
  private saving: AbortController | null = null;
  /** The draft as the workbook carries it. */
  private kept: Draft | null = null;

  constructor(private readonly records: WorkbookRecords) {
    records.state.subscribe(() => this.adopt());
    onRulesInForce(() => void this.read());
  }

  /** Begins to change a file, with its cases; where it is drafted already, somebody goes on with it. Returns whether it can be changed now. */
  async begin(path: string, by: string): Promise<boolean> {
    const folder = await this.folder();
    if (folder === null) return false;
    const { draft } = this.state.get();
    const isThere = draft?.files.some(({ follows }) => follows === path) ?? false;
    const begun = isThere ? null : draftOf(folder, path);
    if (!isThere && begun === null) return false;
    const authored = authoredBy(draft, by);
    if (begun || authored !== draft) this.set(begun ? { ...authored, files: [...authored.files, begun] } : authored);
    return true;
  }

  /** Begins a file that is not there yet. */
  create(file: DraftFile, by: string): void {
    const authored = authoredBy(this.state.get().draft, by);
    this.set({ ...authored, files: [...authored.files, file] });
  }

  /** Has a file come into force, or end, with the draft; what was said of that before goes. */
  force(change: ForceChange, by: string): void {
    const authored = authoredBy(this.state.get().draft, by);
    this.set({ ...authored, force: [...(authored.force ?? []).filter(({ is, file }) => is !== change.is || file !== change.file), change] });
  }

  /** Takes back what was said of when a file is in force. */
  leaveForce(change: ForceChange): void {
    const { draft } = this.state.get();
    if (draft !== null) this.set(orNull({ ...draft, force: (draft.force ?? []).filter((one) => one !== change) }));
  }

  /** Changes a drafted file. Throws EditError where the edits do not fit its text. */
  edit(path: string, edits: readonly Edit[]): void {
    this.change(path, `${path} ${placesOf(edits)}`, (file) => ({ ...file, text: withEdits(file.text, edits) }));
  }

  /** Changes a case file of a drafted file; one that is not there is made of the edits. */
  editCases(path: string, casesPath: string, edits: readonly Edit[]): void {
    this.change(path, `${casesPath} ${placesOf(edits)}`, (file) => {
      const at = file.cases.findIndex((one) => one.path === casesPath);
      const text = withEdits(file.cases[at]?.text ?? newCases(casesPath, file.follows), edits);
      return { ...file, cases: at < 0 ? [...file.cases, { path: casesPath, text }] : file.cases.with(at, { path: casesPath, text }) };
    });
  }

  /** Takes a part out of a drafted file, with its cases; what goes by it has to do without it before. */
  remove(path: string, part: PartName): void {
    this.change(path, `${path} ${part.kind} ${part.name}`, (file) => withoutPart(file, part));
  }

  /** Puts a whole text in the place of a drafted file's: somebody edited the JSON. */
  write(path: string, text: string): void {
    this.change(path, path, (file) => ({ ...file, text }));
  }

  undo(): void {
    const before = this.past.at(-1);
    if (before === undefined) return;
    this.future = [...this.future, this.state.get().draft];
    this.past = this.past.slice(0, -1);
    this.show(before);
  }

  redo(): void {
    const next = this.future.at(-1);
    if (next === undefined) return;
    this.past = [...this.past, this.state.get().draft];
    this.future = this.future.slice(0, -1);
    this.show(next);
  }

  /** Gives up what was changed of a file, or of all; it can be undone while the workbook is open. */
  discard(path?: string): void {
    const { draft } = this.state.get();
    if (draft === null) return;
    const files = path === undefined ? [] : draft.files.filter(({ follows }) => follows !== path);
    this.set(path === undefined ? null : orNull({ ...draft, files }));
  }

  /** Goes on with a file that was overtaken: a person has looked at what is published by now. */
  async keep(path: string): Promise<void> {
    const folder = await this.folder();
    const { draft } = this.state.get();
    if (folder !== null && draft !== null) this.set({ ...draft, files: draft.files.map((file) => (file.follows === path ? following(folder, file) : file)) });
  }

  /** The draft was published: there is none any more, and no step leads back to it. */
  async end(): Promise<void> {
    [this.past, this.future] = [[], []];
    this.show(null);
    this.saving?.abort();
    await this.save();
  }

  dismiss(): void {
    this.patch({ told: null });
  }

  /** Reads the draft that the workbook carries, when somebody looks at the rules first. */
  async open(): Promise<void> {
    if (this.state.get().set === null) await this.read();
  }

  private change(path: string, place: string, changed: (file: DraftFile) => DraftFile): void {
    const { draft } = this.state.get();
    const at = draft?.files.findIndex(({ follows }) => follows === path) ?? -1;
    if (!draft || at < 0) throw new Error(`no draft of ${path}`);
    const now = performance.now();
    const isTyping = this.typed?.place === place && now - this.typed.at < TYPING_MS;
    this.set({ ...draft, files: draft.files.with(at, changed(draft.files[at]!)) }, isTyping);
    this.typed = { place, at: now };
  }

  /** @param isSameStep it is undone together with what was done before */
  private set(draft: Draft | null, isSameStep = false): void {
    if (!isSameStep) this.past = [...this.past, this.state.get().draft].slice(-MOST_STEPS_BACK);
    this.future = [];
    this.show(draft);
  }

  private show(draft: Draft | null): void {
    this.typed = null;
    this.patch({ draft, canUndo: this.past.length > 0, canRedo: this.future.length > 0, isSaved: draft === this.kept, told: null });
    void this.read();
    void this.saveSoon();
  }

  /** The rules in force with their cases; null where there are none, which is told. */
  private async folder(): Promise<readonly RuleFileText[] | null> {
    const rules = rulesInForce();
    if (rules === null) return null;
    try {
      return await wholeFolder(rules);
    } catch (error) {
      this.patch({ told: noticeOf(error) });
      return null;
    }
  }

  /** Has the loader, lint and the cases say what the draft comes to, when nobody types any more. */
  private async read(): Promise<void> {
    this.reading?.abort();
    const { draft } = this.state.get();
    if (draft === null) return this.patch({ overtaken: [], files: null, set: null, problems: [], remarks: [], cases: null, isReading: false });
    const reading = (this.reading = new AbortController());
    this.patch({ isReading: true });
    try {
      await wait(PAUSE_MS);
      reading.signal.throwIfAborted();
      const [rules, folder] = [rulesInForce(), await this.folder()];
      reading.signal.throwIfAborted();
      if (rules === null || folder === null) return this.patch({ isReading: false });
      this.patch({ overtaken: draft.files.filter((file) => isOvertaken(folder, file)).map(({ follows }) => follows) });
      const slices = new Slices(reading.signal);
      const read = await readDraft(folder, draft, rules.set, slices);
      this.patch({ problems: read.problems, remarks: read.remarks, ...(loads(read, draft) ? { files: read.files, set: read.set } : {}) });
      this.patch({ cases: await runDraftCases(read, draft, slices), isReading: false });
    } catch (error) {
      if (!isCancelled(error)) this.patch({ isReading: false, told: noticeOf(error) });
    }
  }

  private async saveSoon(): Promise<void> {
    this.saving?.abort();
    const saving = (this.saving = new AbortController());
    await wait(SAVE_MS);
    if (!saving.signal.aborted) await this.save();
  }

  /** Saves the draft in the workbook now. Returns whether it is there; what went wrong is told. */
  private async save(): Promise<boolean> {
    const { draft } = this.state.get();
    if (draft === this.kept) return true;
    const before = this.kept;
    try {
      // What is told of the save is ours, and no other's draft to be taken over.
      this.kept = draft;
      await this.records.saveDraft(draft);
    } catch (error) {
      if (this.kept === draft) this.kept = before;
      this.patch({ told: noticeOf(error) });
      return false;
    }
    this.patch({ isSaved: this.state.get().draft === draft });
    return true;
  }

  /** Takes over the draft that the workbook carries where it is another one; what was here is one step back. */
  private adopt(): void {
    const { draft } = this.records.state.get().records;
    if (draft === this.kept) return;
    this.kept = draft;
    const { draft: here } = this.state.get();
    if (here !== null) this.past = [...this.past, here];
    this.future = [];
    this.patch({ draft, canUndo: this.past.length > 0, canRedo: false, isSaved: true });
    if (this.state.get().set !== null) void this.read();
  }

  private patch(part: Partial<DraftingState>): void {
    this.state.set({ ...this.state.get(), ...part });
  }
}

const loads = ({ set }: DraftRead, { files }: Draft): boolean => files.every(({ follows }) => set.files.some(({ path }) => path === follows));

/** A draft with one more among its authors, if they are not known yet. */
function authoredBy(draft: Draft | null, by: string): Draft {
  const now: Draft = draft ?? { authors: [], files: [] };
  const isKnown = by === '' || now.authors.some((author) => author.by === by);
  return isKnown ? now : { ...now, authors: [...now.authors, { by, at: timeNow() }] };
}

/** A draft that changes nothing is none. */
const orNull = (draft: Draft): Draft | null => (draft.files.length === 0 && (draft.force ?? []).length === 0 ? null : draft);

/** Where edits are that only replace, so that keys of one word are one step; anything else is a step of its own. */
const placesOf = (edits: readonly Edit[]): string => (edits.every(({ json, insert }) => json !== undefined && insert !== true) ? JSON.stringify(edits.map(({ at }) => at)) : `${performance.now()}`);

const newCases = (path: string, file: string): string => {
  const up = '../'.repeat(path.split('/').length - 1);
  return `{\n  "$schema": "${up}schema/cases.schema.json",\n  "file": ${JSON.stringify(file)},\n  "cases": []\n}\n`;
};
