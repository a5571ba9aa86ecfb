import { isKnown } from '../i18n/catalogue';
import { DEFAULT_LANGUAGE, parseLanguage, type Language } from '../i18n/language';
import { loadLanguage } from '../i18n/load-language';
import type { OpenWorkbook } from '../workbook/open-workbook';
import { connect, hostFacts, partitionKey, type Connection, type HostFacts } from './host';
import { hostLanguage, speakLikeHost } from './host-language';
import { chosenLanguage, rememberLanguage } from './language';
import { Observable } from './observable';
import { rememberLiveCheck, wantsLiveCheck } from './live-check';
import { rememberPerson, typedPerson } from './person';
import { storedPreferences } from './preferences';
import type { Session } from './session';

/** What pane and ribbon share: one for the one runtime that they run in. */
export interface AddIn {
  readonly connection: Observable<Connection>;
  /** The language whose words are there; another one comes a moment after it was chosen. */
  readonly language: Observable<Language>;
  /** The language that was chosen on this machine before is spoken, or could not be loaded. */
  readonly spoken: Promise<void>;
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

/** Never rejects: without its words another language is spoken. */
const known = (language: Language): Promise<void> => loadLanguage(language).catch(console.error);

/** @param rulesUrl of the bundle that comes with Guiju. */
export function startAddIn(openBeside: OpenBeside, rulesUrl: string): AddIn {
  let preferences = storedPreferences('');
  const connection = new Observable<Connection>({ kind: 'connecting' });
  const language = new Observable<Language>(DEFAULT_LANGUAGE);
  const facts = new Observable<HostFacts | null>(null);
  const isWaiting = new Observable(false);
  const person = new Observable(typedPerson(preferences));
  const isLive = new Observable(wantsLiveCheck(preferences));
  const session = new Observable<Session | null>(null);

  // Before anything is drawn: what draws needs it next, and it is most of what there is to load.
  const opening = import('./session');
  let wanted: Language = DEFAULT_LANGUAGE;
  const speak = async (chosen: Language): Promise<void> => {
    wanted = chosen;
    await known(chosen);
    // A later choice goes before.
    if (wanted !== chosen) return;
    if (isKnown(chosen)) language.set(chosen);
    else session.get()?.desk.tell({ intent: 'error', key: 'pane.language-not-loaded', params: {} });
  };
  const spoken = speak(chosenLanguage(preferences, hostLanguage()));

  const open = async (): Promise<OpenWorkbook> => {
    facts.set(hostFacts());
    const { displayLanguage } = Office.context;
    await known(parseLanguage(displayLanguage) ?? DEFAULT_LANGUAGE);
    speakLikeHost(displayLanguage);
    preferences = storedPreferences(partitionKey());
    await speak(chosenLanguage(preferences, hostLanguage()));
    person.set(typedPerson(preferences));
    isLive.set(wantsLiveCheck(preferences));
    const [book] = await Promise.all([openBeside((waiting) => isWaiting.set(waiting)), opening]);
    return book;
  };
  const begin = async (): Promise<Session | null> => {
    const book = await connect(open, (now) => connection.set(now));
    if (book === null) return null;
    const { openSession } = await opening;
    const begun = openSession(book, language, rulesUrl, isLive, isWaiting);
    session.set(begun);
    await Promise.all([begun.rules.load(), begun.records.load(), begun.marks.look()]);
    return begun;
  };
  const begun = begin();
  return {
    connection,
    language,
    spoken,
    facts,
    isWaiting,
    session,
    chooseLanguage(chosen) {
      rememberLanguage(preferences, chosen);
      void speak(chosen);
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
