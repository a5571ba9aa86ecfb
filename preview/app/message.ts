import type { MessageParams } from '../../src/i18n/translator';
import { WorkbookError } from '../../src/workbook/workbook-error';
import { NotSaved } from '../save/save';
import { NotServed } from './workbook-files';

/** A sentence for the reader: what went wrong, or what differs from Excel. Its words are looked up when it is shown, in the language of then. */
export interface Message {
  readonly kind: 'error' | 'info';
  /** A key of the message catalogue. */
  readonly key: string;
  readonly params: MessageParams;
}

/** The reason inside of an error, as a sentence can hold it. */
export const detailOf = (error: unknown): string => (error instanceof Error ? error.message : String(error)).replace(/[.。]$/, '');

/** What is said of an error. */
export function messageOf(error: unknown): Message {
  if (error instanceof WorkbookError) return { kind: 'error', key: `workbook.${error.code}`, params: error.params };
  if (error instanceof NotSaved) return { kind: 'error', key: 'preview.not-saved', params: error.params };
  if (error instanceof NotServed) return { kind: 'error', key: `preview.${error.code}`, params: error.params };
  return { kind: 'error', key: 'preview.failed', params: { detail: detailOf(error) } };
}

/** Tells of errors that nobody caught. Returns how to stop. */
export function onUncaught(tell: (message: Message) => void): () => void {
  const thrown = (event: ErrorEvent): void => {
    // A layout that needs another frame is no error, though browsers report it as one.
    if (!event.message.startsWith('ResizeObserver loop')) tell(messageOf(event.error ?? event.message));
  };
  const rejected = (event: PromiseRejectionEvent): void => tell(messageOf(event.reason));
  window.addEventListener('error', thrown);
  window.addEventListener('unhandledrejection', rejected);
  return () => {
    window.removeEventListener('error', thrown);
    window.removeEventListener('unhandledrejection', rejected);
  };
}
