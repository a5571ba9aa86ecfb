import { createContext, useContext } from 'react';
import type { SessionState } from '../../addin/session-state';
import type { Session } from '../../addin/session';
import type { AddIn } from '../../addin/start';
import type { Language } from '../../i18n/language';
import type { Translator } from '../../i18n/translator';
import { useObservable } from './use-observable';

/** The language that the pane speaks, and its words. */
export interface Words {
  readonly lang: Language;
  readonly say: Translator;
}

export const AddInContext = createContext<AddIn | null>(null);
export const SessionContext = createContext<Session | null>(null);
export const WordsContext = createContext<Words | null>(null);

function given<T>(value: T | null, what: string): T {
  if (value === null) throw new Error(`${what} is not given here`);
  return value;
}

export const useAddIn = (): AddIn => given(useContext(AddInContext), 'AddIn');
export const useSession = (): Session => given(useContext(SessionContext), 'Session');
export const useWords = (): Words => given(useContext(WordsContext), 'Words');
export const useSessionState = (): SessionState => useObservable(useSession().desk.state);
