import { OpenWorkbookError } from '../workbook/open-workbook';
import type { Notice } from './notice';

/**
 * How the pane got on with the program around it. `slow`: no answer yet, it may still come; `no-library`: office.js was not loaded; `not-excel`: the
 * page was opened elsewhere; `failed`: Excel answered that it can't.
 */
export type Connection = { readonly kind: 'connecting' | 'slow' | 'no-library' | 'not-excel' | 'connected' } | { readonly kind: 'failed'; readonly why: Notice };

/** After this a person should see that something is amiss, and what to do. */
const SLOW_AFTER_MS = 5000;

/** What the host tells of itself, for the person who has to ask for help. */
export interface HostFacts {
  readonly host: string;
  readonly platform: string;
  readonly version: string;
  readonly language: string;
  /** The newest version of each set that is there, as in `ExcelApi 1.17`. */
  readonly sets: readonly string[];
}

const SETS: readonly (readonly [string, number])[] = [
  ['ExcelApi', 20],
  ['SharedRuntime', 2],
  ['CustomFunctionsRuntime', 5],
  ['AddinCommands', 1],
  ['KeyboardShortcuts', 1],
];

/**
 * Waits for the host, and for what is opened in it. Tells of each step. Never rejects: what goes wrong is a state that a person sees, and null is
 * returned.
 */
export async function connect<T>(open: () => Promise<T>, tell: (connection: Connection) => void): Promise<T | null> {
  if (typeof Office === 'undefined') {
    tell({ kind: 'no-library' });
    return null;
  }
  const timer = setTimeout(() => tell({ kind: 'slow' }), SLOW_AFTER_MS);
  try {
    const { host } = await Office.onReady();
    const opened = isExcel(host) ? await open() : null;
    tell({ kind: opened === null ? 'not-excel' : 'connected' });
    return opened;
  } catch (error) {
    // It knows the errors of all rooms, and they are large.
    const { noticeOf } = await import('./notice');
    tell({ kind: 'failed', why: noticeOf(error) });
    return null;
  } finally {
    clearTimeout(timer);
  }
}

/** Outside of Office there is no host at all, whatever the types say. */
const isExcel = (host: Office.HostType | null): boolean => host === Office.HostType.Excel;

/** Facts of a host that has answered. */
export function hostFacts(): HostFacts {
  const { context } = Office;
  const newest = ([name, last]: readonly [string, number]): string[] => {
    for (let minor = last; minor > 0; minor -= 1) if (context.requirements.isSetSupported(name, `1.${minor}`)) return [`${name} 1.${minor}`];
    return [];
  };
  const { host, platform, version } = context.diagnostics;
  return { host: String(host), platform: String(platform), version, language: context.displayLanguage, sets: SETS.flatMap(newest) };
}

/** What tells apart add-ins and people that share an origin's store; some hosts know none. */
export const partitionKey = (): string => (Office.context as Partial<Office.Context>).partitionKey ?? '';

/** Background of the host's body where it tells; hosts differ in that. */
export function hostBackground(): string | null {
  const theme = typeof Office === 'undefined' ? undefined : (Office.context as Partial<Office.Context> | undefined)?.officeTheme;
  return (theme as Partial<Office.OfficeTheme> | undefined)?.bodyBackgroundColor ?? null;
}

/** Opens the pane beside the workbook. @throws OpenWorkbookError where this Excel cannot. */
export async function showPane(): Promise<void> {
  if (!Office.context.requirements.isSetSupported('SharedRuntime', '1.1')) throw new OpenWorkbookError('unsupported', { feature: 'SharedRuntime 1.1' });
  await Office.addin.showAsTaskpane();
}
