import type { Language } from '../i18n/language';
import type { OpenWorkbook } from '../workbook/open-workbook';
import { connect, hostFacts, partitionKey, type Connection, type HostFacts } from './host';
import { hostLanguage, speakLikeHost } from './host-language';
import { chosenLanguage, rememberLanguage } from './language';
import { Observable } from './observable';
import { rememberLiveCheck, wantsLiveCheck } from './live-check';
import { rememberPerson, typedPerson } from './person';
import { storedPreferences } from './preferences';
import { openSession, type Session } from './session';

/** What pane and ribbon share: one for the one runtime that they run in. */
export interface AddIn {
  readonly connection: Observable<Connection>;
  readonly language: Observable<Language>;
  readonly facts: Observable<HostFacts | null>;
  /** True while Excel holds everything back, mostly since somebody is typing in a cell. */
  readonly isWaiting: Observable<boolean>;
  /** Null until the host has answered. */
  readonly session: Observable<Session | null>;
  chooseLanguage(language: Language): void;
  /** The name that was typed last on this machine; '' where none was. Nobody proved it. */
  readonly person: Observable<string>;
  rememberPerson(name: string): void;
  /** Whether the workbook is checked again on its own when it is changed, as the person chose on this machine. */
  readonly isLive: Observable<boolean>;
  chooseLive(isLive: boolean): void;
  /** The session, when its rules are loaded or refused; null where there is no workbook to work on. */
  ready(): Promise<Session | null>;
}

/** Opens the workbook that the add-in stands beside, once the host has answered. */
export type OpenBeside = (onWaiting: (waiting: boolean) => void) => Promise<OpenWorkbook>;

/** @param rulesUrl of the bundle that comes with Guiju. */
export function startAddIn(openBeside: OpenBeside, rulesUrl: string): AddIn {
  let preferences = storedPreferences('');
  const connection = new Observable<Connection>({ kind: 'connecting' });
  const language = new Observable<Language>(chosenLanguage(preferences, hostLanguage()));
  const facts = new Observable<HostFacts | null>(null);
  const isWaiting = new Observable(false);
  const person = new Observable(typedPerson(preferences));
  const isLive = new Observable(wantsLiveCheck(preferences));
  const session = new Observable<Session | null>(null);

  const open = (): Promise<OpenWorkbook> => {
    facts.set(hostFacts());
    speakLikeHost(Office.context.displayLanguage);
    preferences = storedPreferences(partitionKey());
    language.set(chosenLanguage(preferences, hostLanguage()));
    person.set(typedPerson(preferences));
    isLive.set(wantsLiveCheck(preferences));
    return openBeside((waiting) => isWaiting.set(waiting));
  };
  const begin = async (): Promise<Session | null> => {
    const book = await connect(open, (now) => connection.set(now));
    if (book === null) return null;
    const begun = openSession(book, language, rulesUrl, isLive, isWaiting);
    session.set(begun);
    await Promise.all([begun.rules.load(), begun.records.load(), begun.marks.look()]);
    return begun;
  };
  const begun = begin();
  return {
    connection,
    language,
    facts,
    isWaiting,
    session,
    chooseLanguage(chosen) {
      rememberLanguage(preferences, chosen);
      language.set(chosen);
    },
    person,
    rememberPerson(name) {
      rememberPerson(preferences, name);
      person.set(name);
    },
    isLive,
    chooseLive(chosen) {
      rememberLiveCheck(preferences, chosen);
      isLive.set(chosen);
    },
    ready: () => begun,
  };
}
