import { openWorkbookContract, type OpenedBook } from '../testing/contract';
import { openFile } from './open-file';
import { makeBook, type Dialect } from './testing/make-book';
import { partsOf, seeFile } from './testing/see-file';

function opened(name: string, bytes: Uint8Array): OpenedBook {
  const workbook = openFile(name, bytes);
  return {
    workbook,
    see: () => Promise.resolve(seeFile(workbook.save())),
    whole: () => Promise.resolve(partsOf(workbook.save())),
    reopen: () => Promise.resolve(opened(name, workbook.save())),
    user: null,
    close: () => Promise.resolve(),
  };
}

const DIALECTS: readonly (readonly [string, Dialect])[] = [
  ['as Excel writes it', { prefix: '', strict: false }],
  ['strict, with prefixes', { prefix: 'x:', strict: true }],
];

describe.each(DIALECTS)('a file, %s', (_, dialect) => {
  openWorkbookContract('keeps the contract', { open: (book) => Promise.resolve(opened(book.name ?? '台账.xlsx', makeBook(book, dialect))) }, { hasUser: false });
});
