import type { MarkKind, OpenWorkbook, SheetState } from '../../open-workbook';

/** A workbook for a test, in words that any library can build it from. Cells and ranges are in A1 without `$`. */
export interface Book {
  /** `台账.xlsx` where it is left out. */
  readonly name?: string;
  readonly date1904?: boolean;
  /** Sheets cannot be added, taken away or renamed. */
  readonly structureProtected?: boolean;
  readonly sheets: readonly BookSheet[];
}

export interface BookSheet {
  readonly name: string;
  readonly visibility?: SheetState['visibility'];
  readonly isProtected?: boolean;
  readonly cells?: Readonly<Record<string, BookCell>>;
  readonly merges?: readonly string[];
  /** `totals`: its last row holds totals. */
  readonly tables?: readonly { readonly name: string; readonly range: string; readonly totals?: boolean }[];
  /** Row numbers from 1 that a filter, or somebody, has hidden; column letters. */
  readonly hiddenRows?: readonly number[];
  readonly hiddenColumns?: readonly string[];
  /** Conditional formats of the user's own: a formula without `=`, and a fill as RRGGBB. */
  readonly conditionalFormats?: readonly { readonly range: string; readonly formula: string; readonly fill: string }[];
}

export type BookValue = string | number | boolean | { readonly error: string };

/** A value; or one with a number format, a fill of the user's own (RRGGBB) or a formula (without `=`) that has this result. */
export type BookCell = BookValue | { readonly value: BookValue; readonly format?: string; readonly fill?: string; readonly formula?: string };

/** What stands in the workbook, seen past the adapter. */
export interface Seen {
  readonly sheets: readonly SeenSheet[];
}

export interface SeenSheet {
  readonly name: string;
  readonly visibility: SheetState['visibility'];
  readonly isProtected: boolean;
  /** Cells with a value, by address. */
  readonly cells: Readonly<Record<string, SeenCell>>;
  readonly tables: readonly { readonly name: string; readonly range: string; readonly headers: readonly string[] }[];
  /** One for each conditional format: its formula without `=`, and every single cell that it covers, in any order. */
  readonly conditionalFormats: readonly { readonly formula: string; readonly cells: readonly string[] }[];
}

export interface SeenCell {
  readonly value: BookValue;
  /** The number format's code; `General` where there is none. */
  readonly format: string;
  /** True where the value is a formula's result. A formula that is only a link's (HYPERLINK) is no formula here. */
  readonly isFormula: boolean;
  /** Where a link leads: `'Sheet'!H41`, quoted always; an address outside as it is; null where there is none. */
  readonly leadsTo: string | null;
}

/** Somebody else who works in the same workbook. Each resolves when what it did has been told to who listens. */
export interface User {
  edit(sheet: string, cell: string, value: string | number): Promise<void>;
  renameSheet(sheet: string, name: string): Promise<void>;
  deleteSheet(sheet: string): Promise<void>;
}

export interface OpenedBook {
  readonly workbook: OpenWorkbook;
  see(): Promise<Seen>;
  /** Everything that the workbook holds, for toEqual: also what `see` does not name. Not the selection. */
  whole(): Promise<unknown>;
  /** The same workbook, saved and opened anew: a new session of the adapter. This one is not used afterwards. */
  reopen(): Promise<OpenedBook>;
  /** Null where nobody else can change it. */
  readonly user: User | null;
  close(): Promise<void>;
}

/** What a workbook of this kind cannot have; tests that need it are skipped by name. */
export type Lack = 'date1904' | 'structure-protection' | 'very-hidden' | 'hidden-columns';

export interface Harness {
  open(book: Book): Promise<OpenedBook>;
  readonly lacks?: readonly Lack[];
}

/** What a section of the contract works with. */
export interface Bench {
  /** Opens a workbook that is closed when the test is over. */
  readonly open: (book: Book) => Promise<OpenedBook>;
  readonly testWith: (lack: Lack) => jest.It;
  readonly hasUser: boolean;
}

export const sheetOf = ({ sheets }: Seen, name: string): SeenSheet => {
  const sheet = sheets.find((candidate) => candidate.name === name);
  if (!sheet) throw new Error(`no sheet ${name} among ${sheets.map((candidate) => candidate.name).join(', ')}`);
  return sheet;
};

/** Our marks on a sheet: which cells, by kind. */
export function marksOn(seen: Seen, name: string): Partial<Record<MarkKind, readonly string[]>> {
  const found: Partial<Record<MarkKind, string[]>> = {};
  for (const { formula, cells } of sheetOf(seen, name).conditionalFormats) {
    const kind = /guiju:([a-z-]+)/.exec(formula)?.[1] as MarkKind | undefined;
    if (kind) found[kind] = [...(found[kind] ?? []), ...cells].sort();
  }
  return found;
}

/** A month's sheet as it comes from a punch system, with what people do to it. */
export const LEDGER: BookSheet = {
  name: '每日统计',
  cells: {
    A1: '10月考勤', A2: '工号', B2: '姓名', C2: '日期', D2: '迟到', E2: '率', F2: '备注',
    A3: '000102', B3: '李华', C3: { value: 46316, format: 'yyyy/m/d' }, D3: 16, E3: { value: 0.25, format: '0%' }, F3: { value: '=1+1', fill: 'FFFF00' },
    A4: '000103', B4: "O'Brien", C4: { value: 46317, format: 'yyyy/m/d' }, D4: { error: '#N/A' }, E4: true, F4: '#N/A',
    A5: '000104', B5: '  空 格  ', C5: '2026-10-23', D5: { value: 3.5, format: '0.00' }, E5: false, F5: { value: '', formula: '""' },
    A7: '合计', D7: { value: 19.5, formula: 'D3+D5', format: '0.00' },
  },
  merges: ['A1:F1'],
};

export const QUOTED: BookSheet = { name: "O'Brien 10月", cells: { A1: '单号', B1: '金额', A2: 'X-1', B2: { value: 1234.5, format: '#,##0.00' } } };
