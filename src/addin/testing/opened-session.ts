import { join } from 'node:path';
import { readRulesFolder } from '../../cli/rules-folder';
import type { Language } from '../../i18n/language';
import { loadRules } from '../../rules/load';
import { excelHarness } from '../../workbook/excel/testing/excel-harness';
import { openFile } from '../../workbook/file/open-file';
import { makeBook } from '../../workbook/file/testing/make-book';
import { partsOf, seeFile } from '../../workbook/file/testing/see-file';
import type { Book, OpenedBook } from '../../workbook/testing/contract';
import { Observable } from '../observable';
import { putInForce } from '../rules-in-force';
import { openSession, type Session } from '../session';
import type { SessionState } from '../session-state';

const { files } = readRulesFolder(join(__dirname, '../../../rules'), { cases: false });
const SET = loadRules(files);

/** Puts the rules of the repository in force. */
export const putRulesInForce = (): void => putInForce({ set: SET, files, from: 'bundled', cases: () => Promise.resolve([]) });

/** A session on a workbook, and the workbook past it. */
export interface OpenedSession {
  readonly opened: OpenedBook;
  readonly session: Session;
  readonly language: Observable<Language>;
  readonly state: () => SessionState;
}

export function sessionOn(opened: OpenedBook): OpenedSession {
  const language = new Observable<Language>('zh-CN');
  const session = openSession(opened.workbook, language, 'http://127.0.0.1:1/rules.json');
  return { opened, session, language, state: () => session.desk.state.get() };
}

function inFile(name: string, bytes: Uint8Array): OpenedBook {
  const workbook = openFile(name, bytes);
  return {
    workbook,
    see: () => Promise.resolve(seeFile(workbook.save())),
    whole: () => Promise.resolve(partsOf(workbook.save())),
    reopen: () => Promise.resolve(inFile(name, workbook.save())),
    user: null,
    close: () => Promise.resolve(),
  };
}

/** Both kinds of workbook: in a file, and in Excel behind Microsoft's own client. */
export const KINDS: readonly (readonly [string, (book: Book) => Promise<OpenedBook>])[] = [
  ['in a file', (book) => Promise.resolve(inFile(book.name!, makeBook(book, { prefix: '', strict: false })))],
  ['in Excel', (book) => excelHarness.open(book)],
];

/** Resolves when the session's state is so. */
export const until = ({ session: { desk } }: OpenedSession, is: (state: SessionState) => boolean): Promise<void> =>
  new Promise((resolve) => {
    const look = (): void => {
      if (!is(desk.state.get())) return;
      stop();
      resolve();
    };
    const stop = desk.state.subscribe(look);
    look();
  });
