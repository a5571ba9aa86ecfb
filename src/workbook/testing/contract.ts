import type { Bench, Harness, Lack, OpenedBook } from './contract/harness';
import { marking } from './contract/marking';
import { reading } from './contract/reading';
import { selecting } from './contract/selecting';
import { travelling } from './contract/travelling';
import { writing } from './contract/writing';

export type { Book, BookCell, BookSheet, BookValue, Harness, Lack, OpenedBook, Seen, SeenCell, SeenSheet, User } from './contract/harness';

/**
 * What OpenWorkbook promises, as tests: every adapter passes all of them.
 * @param hasUser does the harness have somebody else who works in the same workbook?
 */
export function openWorkbookContract(name: string, harness: Harness, { hasUser }: { readonly hasUser: boolean }): void {
  describe(name, () => {
    const opened: OpenedBook[] = [];
    afterEach(async () => {
      for (const book of opened.splice(0)) await book.close();
    });
    const kept = (book: OpenedBook): OpenedBook => {
      opened.push(book);
      return { ...book, reopen: async () => kept(await book.reopen()) };
    };
    const bench: Bench = {
      hasUser,
      open: async (book) => kept(await harness.open(book)),
      testWith: (lack: Lack) => (harness.lacks?.includes(lack) ? test.skip : test),
    };
    describe('reading', () => reading(bench));
    describe('writing', () => writing(bench));
    describe('marking', () => marking(bench));
    describe('what travels', () => travelling(bench));
    describe('selecting and changing', () => selecting(bench));
  });
}
