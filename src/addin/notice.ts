import { CheckError } from '../checking/check';
import { ClosingError } from '../records/closings';
import { BundleError } from '../rules/bundle';
import { OpenWorkbookError } from '../workbook/open-workbook';
import { PartError } from '../workbook/text-part';
import { WorkbookError } from '../workbook/workbook-error';
import { RecordsError } from './records-error';
import { RulesError } from './rules-source';
import type { MessageParams } from '../i18n/translator';

/** What happened, for a person to read: `key` of the message catalogue and the words that go into it. */
export interface Notice {
  readonly intent: 'success' | 'info' | 'warning' | 'error';
  readonly key: string;
  readonly params: MessageParams;
}

export const notice = (intent: Notice['intent'], key: string, params: MessageParams = {}): Notice => ({ intent, key, params });

export const isCancelled = (error: unknown): boolean => error instanceof DOMException && error.name === 'AbortError';

/** What to tell of work that failed. What nobody foresaw is told as such, with its own words for whoever is asked for help. */
export function noticeOf(error: unknown): Notice {
  if (error instanceof OpenWorkbookError) return notice('error', `workbook.open-${error.code}`, error.params);
  if (error instanceof WorkbookError) return notice('error', `workbook.${error.code}`, error.params);
  if (error instanceof BundleError) return notice('error', `rules.${error.code}`, error.params);
  if (error instanceof PartError) return notice('error', `records.${error.code}`, error.params);
  if (error instanceof RulesError) return notice('error', error.key, error.params);
  if (error instanceof RecordsError) return notice('error', error.key, error.params);
  if (error instanceof ClosingError) return notice('error', `closing.${error.code}`, error.params);
  if (error instanceof CheckError) return notice('error', `pane.${error.code}`, error.params);
  if (isCancelled(error)) return notice('info', 'pane.cancelled');
  console.error(error);
  return notice('error', 'pane.unexpected', { detail: error instanceof Error ? `${error.name}: ${error.message}` : String(error) });
}
