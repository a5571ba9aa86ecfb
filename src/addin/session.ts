import type { Language } from '../i18n/language';
import type { OpenWorkbook } from '../workbook/open-workbook';
import { Acts } from './acts';
import { Checker } from './checker';
import { Desk } from './desk';
import type { Observable } from './observable';
import { OwnSheets } from './own-sheets';
import { RulesLoader } from './rules-loader';
import { Walk } from './walk';

/** A workbook at work: its state, and all that can be done about it. */
export interface Session {
  readonly desk: Desk;
  readonly checker: Checker;
  readonly walk: Walk;
  readonly acts: Acts;
  readonly rules: RulesLoader;
}

/** @param rulesUrl of the bundle that comes with Guiju; nothing is loaded before it is asked for. */
export function openSession(book: OpenWorkbook, language: Observable<Language>, rulesUrl: string): Session {
  const desk = new Desk(book, language);
  const own = new OwnSheets(book);
  return { desk, checker: new Checker(desk, own), walk: new Walk(desk), acts: new Acts(desk, own), rules: new RulesLoader(desk, rulesUrl) };
}
