import { readSheetForm, sheetForm, type FormCell, type FormPart } from '../authoring/sheet-form';
import { createTranslator } from '../i18n/translator';
import { isDateFormat } from '../ledgers/time-of-day';
import { formSheet } from '../report/form-sheet';
import { formProblemText } from '../report/form-text';
import { cellName } from '../values/address';
import { OFFSET_1904 } from '../values/serial-day';
import { freeSheetName, sheetTitle } from '../workbook/new-sheet';
import { CellError, type Grid } from '../workbook/port';
import type { Desk } from './desk';
import type { Drafting } from './drafting';
import { notice, type Notice } from './notice';
import { Observable } from './observable';
import type { OwnKind, OwnSheets } from './own-sheets';

/** A sheet that could not be taken over, and why: in words, each with its cell. */
export interface SheetRefused {
  readonly path: string;
  readonly part: FormPart;
  readonly sheet: string;
  readonly problems: readonly { readonly cell: string; readonly text: string }[];
}

const kindOf = (path: string, part: FormPart): OwnKind => `rules ${path} ${part.is} ${part.is === 'table' ? part.name : part.is === 'cases' ? part.path : ''}`.trim() as OwnKind;

/** Parts of drafted rule files in sheets of the workbook: written there, changed by hand, and taken over into the draft. */
export class RuleSheets {
  readonly refused = new Observable<SheetRefused | null>(null);

  constructor(
    private readonly desk: Desk,
    private readonly own: OwnSheets,
    private readonly drafting: Drafting,
  ) {}

  /** Names of our earlier sheets of the part, whose place the next would take. */
  async wouldReplace(path: string, part: FormPart): Promise<readonly string[] | null> {
    return this.desk.ask(() => this.own.namesOf(kindOf(path, part)));
  }

  /** Writes a part of a drafted file on a sheet of ours, and shows it. `title`: what the part is called. */
  async write(path: string, part: FormPart, title: string): Promise<void> {
    const drafted = this.drafted(path, part);
    const form = drafted && sheetForm(drafted.set, drafted.file, drafted.text, part);
    if (!form) return this.desk.tell(notice('info', 'author.form-not-now'));
    const lang = this.desk.language.get();
    const { book } = this.desk;
    await this.desk.task('write', async ({ work }) => {
      const { written } = await this.own.replace(kindOf(path, part), (taken) => Promise.resolve([formSheet(freeSheetName(sheetTitle(title), taken), title, part, form, lang, createTranslator(lang))]), work('writing'));
      const { sheet } = written[0]!;
      await book.select({ sheet, cell: 'A1' }).catch(console.error);
      return notice('success', 'author.form-written', { sheet });
    });
    this.refused.set(null);
  }

  /** Takes what stands on the part's sheet over into the draft: all of it, or nothing. */
  async read(path: string, part: FormPart): Promise<void> {
    await this.desk.task('write', async ({ work }) => {
      const sheet = (await this.own.namesOf(kindOf(path, part))).at(-1);
      const [grid] = sheet === undefined ? [] : (await this.desk.book.read([sheet], work('reading'))).sheets;
      const drafted = this.drafted(path, part);
      const read = grid && drafted && readSheetForm(drafted.set, drafted.file, drafted.text, part, cellsOf(grid));
      if (!grid) return notice('info', 'author.form-no-sheet');
      if (!read) return notice('info', 'author.form-not-now');
      return this.take(path, part, grid.sheet, read);
    });
  }

  private take(path: string, part: FormPart, sheet: string, { edits, problems }: NonNullable<ReturnType<typeof readSheetForm>>): Notice {
    const say = createTranslator(this.desk.language.get());
    if (problems.length > 0) {
      const told = problems.map((problem) => ({ cell: cellName(problem.row, problem.column), problem }));
      this.refused.set({ path, part, sheet, problems: told.map(({ cell, problem }) => ({ cell, text: formProblemText(problem, cell, say) })) });
      return notice('warning', 'author.form-refused', { sheet });
    }
    this.refused.set(null);
    if (edits.length === 0) return notice('info', 'author.form-unchanged', { sheet });
    if (part.is === 'cases') this.drafting.editCases(path, part.path, edits);
    else this.drafting.edit(path, edits);
    return notice('success', 'author.form-taken', { sheet });
  }

  dismiss(): void {
    this.refused.set(null);
  }

  /** The text of a drafted part, with the last rules in which its file loads. */
  private drafted(path: string, part: FormPart) {
    const { draft, set } = this.drafting.state.get();
    const own = draft?.files.find(({ follows }) => follows === path);
    const file = set?.files.find((one) => one.path === path);
    const text = part.is === 'cases' ? own?.cases.find((one) => one.path === part.path)?.text : own?.text;
    return set && file && text !== undefined ? { set, file, text } : null;
  }
}

/** The cells of a sheet; days count from 1900, whatever the workbook counts from. */
function cellsOf(grid: Grid): FormCell[][] {
  const cell = (row: number, column: number): FormCell => {
    const value = grid.value(row, column);
    if (value instanceof CellError) return value.code;
    return typeof value === 'number' && grid.date1904 && isDateFormat(grid.format(row, column)) ? value + OFFSET_1904 : value;
  };
  return Array.from({ length: grid.rows }, (_, row) => Array.from({ length: grid.columns }, (_, column) => cell(row, column)));
}
