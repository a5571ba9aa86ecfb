import { declared, folderOf, rule, ruleFile } from '../../checking/testing/rules';
import { WAIVERS } from '../../checking/testing/waivers';
import { loadRules } from '../../rules/load';
import { openFile, type FileWorkbook } from '../../workbook/file/open-file';
import { makeBook } from '../../workbook/file/testing/make-book';
import { excelHarness } from '../../workbook/excel/testing/excel-harness';
import type { OpenWorkbook } from '../../workbook/open-workbook';
import type { Book, OpenedBook } from '../../workbook/testing/contract';
import { Observable } from '../observable';
import { putInForce } from '../rules-in-force';
import { openSession, type Session } from '../session';
import type { Language } from '../../i18n/language';

/** A company that takes a yuan for each minute that somebody is late, past a quarter of an hour. */
const parameters = (yuan: number) => ({ rate: declared({ unit: 'yuan', value: yuan }), minute: declared({ unit: 'minute', value: 1 }) });
const late = (yuan: number, effectiveFrom: string) => ruleFile([rule('late', { line: { item: 'fine', amount: '=-rate * (late / minute)' }, message: { 'zh-CN': '迟到 {late} 分钟', en: '{late} minutes late' } })], { parameters: parameters(yuan), effectiveFrom });

/** Puts the company's rules in force. @param from of their version */
export function lateCompany(yuan = 1, from = '2026-01-01'): void {
  const files = folderOf({ 'late.json': late(yuan, from), 'waivers.json': WAIVERS }, { inForce: [{ file: 'late.json', from }] });
  putInForce({ set: loadRules(files), files, from: 'bundled', cases: () => Promise.resolve([]) });
}

export interface WorkRow {
  readonly id: string;
  readonly name: string;
  /** "2026-10-12", as a text. */
  readonly day: string;
  readonly late: number;
}

/** A workbook of the one ledger, headers in row 1. */
export const workBook = (rows: readonly WorkRow[]): Book => ({
  name: '台账.xlsx',
  sheets: [
    {
      name: '考勤',
      cells: Object.fromEntries([
        ['A1', 'id'], ['B1', 'name'], ['C1', 'day'], ['D1', 'late'], ['E1', 'early'], ['F1', 'pay'],
        ...rows.flatMap(({ id, name, day, late }, index) => [[`A${index + 2}`, id], [`B${index + 2}`, name], [`C${index + 2}`, day], [`D${index + 2}`, late], [`E${index + 2}`, 0], [`F${index + 2}`, 0]]),
      ] as [string, string | number][]),
    },
  ],
});

/** A workbook at hand, with the person who types in it. */
export interface AtHand {
  readonly book: OpenWorkbook;
  readonly type: (cell: string, value: string | number, sheet?: string) => Promise<void>;
  /** Saved, closed and opened again. */
  readonly reopen: () => Promise<AtHand>;
  readonly close: () => Promise<void>;
}

const file = (book: FileWorkbook): AtHand => ({
  book,
  type: (cell, value, sheet = '考勤') => book.setCells(sheet, [{ cell, value, formula: null }]),
  reopen: () => Promise.resolve(file(openFile(book.name, book.save()))),
  close: () => Promise.resolve(),
});

const excel = (opened: OpenedBook): AtHand => ({
  book: opened.workbook,
  type: (cell, value, sheet = '考勤') => opened.user!.edit(sheet, cell, value),
  reopen: async () => {
    const again = await opened.reopen();
    await opened.close();
    return excel(again);
  },
  close: () => opened.close(),
});

/** The two kinds of workbook that the pane works on. */
export const KINDS: readonly (readonly [string, (book: Book) => Promise<AtHand>])[] = [
  ['a file', (book) => Promise.resolve(file(openFile(book.name!, makeBook(book, { prefix: '', strict: false }))))],
  ['the stand-in Excel', async (book) => excel(await excelHarness.open(book))],
];

export const sessionOver = ({ book }: AtHand): Session => openSession(book, new Observable<Language>('zh-CN'), 'http://127.0.0.1:1/rules.json');
