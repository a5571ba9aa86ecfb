import type { IWorkbookData } from '@univerjs/core';
import { openFile, type FileWorkbook } from '../../src/workbook/file/open-file';
import { OpenWorkbookError, type SheetState } from '../../src/workbook/open-workbook';
import { WorkbookError } from '../../src/workbook/workbook-error';
import { sheetCustom } from '../book/custom';
import { readBook, type SourceFile } from '../book/from-xlsx';
import type { Travelling } from '../book/travelling';
import { calculated } from '../host/grid/calculation';
import { sheetById } from '../host/grid/sheets';
import type { Host } from '../host/host';
import { addCustomXmlPart, customXmlPartsOf } from '../host/objects/custom-xml-part';
import { settingsOf } from '../host/settings';
import { rootNamespace } from '../host/xml';
import { cellDifferences } from './cells';
import { markDifferences } from './marks';
import { otherChanges, watchOtherChanges, type OtherChange } from './other-changes';
import { ownSheet } from './own-sheet';

/** What a saved file has not, each with a sentence of its own: `preview.unsaved-…`. */
export interface Unsaved {
  readonly code: `${OtherChange}-changed` | 'formulas' | 'results' | 'sheet' | 'kept' | 'setting' | 'part';
  readonly params: Readonly<Record<string, string | number>>;
}

export interface Saved {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly isChanged: boolean;
  readonly unsaved: readonly Unsaved[];
}

/** A file is of a kind that is only read. */
export class NotSaved extends Error {
  readonly params: { readonly file: string };

  constructor(file: string) {
    super(file);
    this.params = { file };
  }
}

/** Puts what travels in an opened workbook into the host, and watches from then on what is done to it; once, before anybody can do anything. */
export function beginWorkbook(host: Host, { parts, settings }: Travelling): void {
  for (const xml of parts) addCustomXmlPart(host, xml);
  for (const [key, json] of settings) settingsOf(host).set(key, json);
  watchOtherChanges(host);
}

/** How high rows turned out when they were drawn, and how far a sheet is scrolled: nobody's change. */
const DRAWN = new Set(['ah', 'scrollLeft', 'scrollTop']);

/** The text of a link that a formula gives is laid out in its cell when it is drawn. */
const isDrawnLink = (value: unknown): value is { readonly p: unknown } => typeof value === 'object' && value !== null && 'f' in value && 'p' in value;

/** Everything that the workbook holds now as JSON, to be compared: what Univer keeps, and what stands beside it. Not where somebody looks. */
export function wholeOf(host: Host): string {
  const data = host.book.save();
  // Of a sheet that once had conditional formats Univer keeps an empty list.
  const filled = (text: string): string => JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(text || '{}') as Record<string, unknown>).filter(([, list]) => !Array.isArray(list) || list.length > 0)));
  const resources = (data.resources ?? []).map((resource) => ({ ...resource, data: filled(resource.data) }));
  const whole = { data: { ...data, resources }, settings: [...settingsOf(host)].sort(), parts: [...customXmlPartsOf(host).values()].map(({ xml }) => xml) };
  return JSON.stringify(whole, (key, value: unknown) => {
    if (DRAWN.has(key)) return undefined;
    // Styles stand in a list that keeps those which no cell has any more; each cell says its own here.
    if (key === 'styles') return undefined;
    if (key === 's' && typeof value === 'string') return data.styles[value] ?? value;
    if (isDrawnLink(value)) return { ...value, p: null };
    if (key !== 'rowData') return value;
    return Object.fromEntries(Object.entries(value as Readonly<Record<string, object>>).filter(([, row]) => Object.keys(row).some((name) => !DRAWN.has(name))));
  });
}

/** Cells that are named in one sentence. */
const NAMED_CELLS = 12;

function opened({ name, bytes }: SourceFile): FileWorkbook {
  try {
    return openFile(name, bytes);
  } catch (error) {
    if (error instanceof OpenWorkbookError || error instanceof WorkbookError) throw new NotSaved(name);
    throw error;
  }
}

function visibilityIn(file: IWorkbookData, id: string): SheetState['visibility'] {
  const sheet = file.sheets[id] ?? {};
  if (!sheet.hidden) return 'visible';
  return sheetCustom(sheet).veryHidden ? 'very-hidden' : 'hidden';
}

function visibilityNow(host: Host, id: string): SheetState['visibility'] {
  const sheet = sheetById(host, id);
  if (!sheet.isSheetHidden()) return 'visible';
  return sheetCustom(sheet.getSheet().getSnapshot()).veryHidden ? 'very-hidden' : 'hidden';
}

/** Brings a file to where the workbook in the host is, step by step; what cannot be done soundly is noted and left. */
class Saving {
  readonly unsaved: Unsaved[] = [];
  /** What the file calls its sheets, by their ids in the host. */
  private readonly names: ReadonlyMap<string, string>;
  /** Sheets that are in the file and in the host; those that the host alone has and this file is to get. */
  private readonly common: readonly string[];
  private readonly added: readonly string[];
  /** Sheets whose cells moved: where a cell of the file is now, nobody knows. */
  private readonly moved: ReadonlySet<string>;

  constructor(
    private readonly host: Host,
    private readonly book: FileWorkbook,
    private readonly file: IWorkbookData,
    sheets: readonly { readonly id: string; readonly name: string }[],
    /** Whether what the add-in adds to the workbook goes into this file. */
    private readonly isFirst: boolean,
    private readonly namespace: string,
  ) {
    this.names = new Map(sheets.map(({ id, name }) => [id, name]));
    const now = host.book.getSheets().map((sheet) => sheet.getSheetId());
    this.common = now.filter((id) => this.names.has(id));
    this.added = isFirst ? now.filter((id) => !(id in file.sheets)) : [];
    const others = otherChanges(host);
    this.moved = others.get('structure') ?? new Set();
    for (const [kind, sheets] of others) {
      const named = [...sheets].filter((id) => (id === '' ? isFirst : this.names.has(id)));
      if (named.length > 0) this.note(`${kind}-changed`, { sheets: named.map((id) => (id === '' ? host.book.getName() : this.nameOf(id))).join(' · ') });
    }
  }

  async sheets(): Promise<void> {
    for (const [id, name] of this.names) if (!this.common.includes(id)) await this.step(name, () => this.book.deleteSheet(name));
    for (const id of this.common) {
      const [shown, now] = [this.file.sheets[id]?.name ?? '', this.nameOf(id)];
      // Beside other files a sheet may have been given another name, which the file need not know.
      if (shown !== now) await this.step(shown, () => this.book.renameSheet(this.names.get(id) ?? '', now));
      const visibility = visibilityNow(this.host, id);
      if (visibility !== visibilityIn(this.file, id)) await this.step(now, () => this.book.setVisibility(this.inFile(id), visibility));
    }
    for (const id of this.added) {
      const sheet = ownSheet(this.host, id);
      if (sheet) await this.step(this.nameOf(id), () => this.book.writeSheet(sheet));
      else this.note('sheet', { sheet: this.nameOf(id) });
    }
  }

  async cells(): Promise<void> {
    const sheets = this.common.filter((id) => !this.moved.has(id)).map((id) => ({ name: this.inFile(id), ...cellDifferences(this.host, id, this.file, this.namespace) }));
    for (const { name, unsound } of sheets) if (unsound.length > 0) this.note('formulas', { sheet: name, cells: unsound.slice(0, NAMED_CELLS).join(' '), count: unsound.length });
    // Results are the program's own until somebody gives them something new to reckon with.
    if (sheets.every(({ typed, unsound }) => typed.length === 0 && unsound.length === 0) && this.moved.size === 0) return;
    for (const { name, typed, results } of sheets) {
      for (const changes of [typed, results]) {
        // All at once where it goes; else one by one, so that one that is refused keeps back no other.
        await this.book.setCells(name, changes).catch(async () => {
          for (const change of changes) await this.step(`${name}!${change.cell}`, () => this.book.setCells(name, [change]));
        });
      }
    }
    const uncalculated = sheets.reduce((sum, sheet) => sum + sheet.uncalculated, 0);
    if (uncalculated > 0) this.note('results', { count: uncalculated });
    await this.book.recalculate();
  }

  async marks(): Promise<void> {
    const { marks, others } = markDifferences(this.host, this.file, [...this.common, ...this.added], this.moved);
    for (const id of others) if (id in this.file.sheets) this.note('looks-changed', { sheets: this.nameOf(id) });
    if (marks === null) return;
    await this.book.unmark();
    const there = new Set((await this.book.sheets()).map(({ name }) => name));
    const { protectedSheets } = await this.book.mark(marks.map((mark) => ({ ...mark, sheet: this.inFile(mark.sheet) })).filter(({ sheet }) => there.has(sheet)));
    // Marks that were there before the sheet was protected are in the file, too, and stay.
    for (const sheet of protectedSheets) this.note('kept', { what: sheet, code: 'protected' });
  }

  /**
   * @param opened what travelled in all the files.
   * @param taken namespaces and keys that belong to files before this one; its own are added.
   */
  async travelling(opened: Travelling, taken: Set<string>): Promise<void> {
    const isOurs = (name: string, isHere: boolean, isAnywhere: boolean): boolean => {
      if (taken.has(name) || !(isHere || (this.isFirst && !isAnywhere))) return false;
      taken.add(name);
      return true;
    };
    const grouped = (parts: readonly string[]): Map<string, string[]> => {
      const by = new Map<string, string[]>();
      for (const xml of parts) by.set(rootNamespace(xml) ?? '', [...(by.get(rootNamespace(xml) ?? '') ?? []), xml]);
      return by;
    };
    const before = grouped(await this.book.allParts());
    const now = grouped([...customXmlPartsOf(this.host).values()].map(({ xml }) => xml));
    const anywhere = grouped(opened.parts);
    for (const namespace of new Set([...before.keys(), ...now.keys()])) {
      if (!isOurs(namespace, before.has(namespace), anywhere.has(namespace))) continue;
      const [was = [], is = []] = [before.get(namespace), now.get(namespace)];
      if (JSON.stringify(was) === JSON.stringify(is)) continue;
      if (is.length > 1 || namespace === '') {
        this.note('part', { namespace });
        continue;
      }
      for (let extra = was.length; extra > is.length; extra -= 1) await this.step(namespace, () => this.book.setPart(namespace, null));
      if (is[0] !== undefined) await this.step(namespace, () => this.book.setPart(namespace, is[0]!));
    }
    const settings = settingsOf(this.host);
    const stored = await this.book.allSettings();
    for (const key of new Set([...stored.keys(), ...settings.keys()])) {
      if (!isOurs(`setting ${key}`, stored.has(key), opened.settings.has(key))) continue;
      const json = settings.get(key);
      if (json === stored.get(key)) continue;
      const value: unknown = json === undefined ? null : JSON.parse(json);
      if (value === null || typeof value === 'string') await this.step(key, () => this.book.setSetting(key, value));
      else this.note('setting', { key });
    }
  }

  /** What the sheet is called in the file by now. */
  private inFile(id: string): string {
    return this.nameOf(id) === this.file.sheets[id]?.name ? (this.names.get(id) ?? this.nameOf(id)) : this.nameOf(id);
  }

  private nameOf(id: string): string {
    return sheetById(this.host, id).getSheetName();
  }

  private async step(what: string, work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof OpenWorkbookError)) throw error;
      this.note('kept', { what, code: error.params['code'] ?? error.code });
    }
  }

  private note(code: Unsaved['code'], params: Unsaved['params']): void {
    this.unsaved.push({ code, params });
  }
}

/**
 * The opened files with what was changed in the preview, and nothing else: the very bytes that came where nothing was. What the add-in adds to the
 * workbook (its sheets, its parts, its settings) goes into the first file.
 * @param files as they were opened, at least one.
 * @param namespace of the add-in's functions.
 * @throws NotSaved where one of them cannot be changed.
 */
export async function savedFiles(host: Host, files: readonly SourceFile[], namespace: string): Promise<readonly Saved[]> {
  const books = files.map(opened);
  await calculated(host);
  const { data, origins, travelling } = await readBook(files);
  const saved: Saved[] = [];
  const taken = new Set<string>();
  for (const [at, book] of books.entries()) {
    const saving = new Saving(host, book, data, origins[at] ?? [], at === 0, namespace);
    await saving.sheets();
    await saving.cells();
    await saving.marks();
    await saving.travelling(travelling, taken);
    const bytes = book.save();
    saved.push({ name: files[at]!.name, bytes, isChanged: bytes !== files[at]!.bytes, unsaved: saving.unsaved });
  }
  return saved;
}
