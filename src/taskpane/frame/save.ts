import type { TextDocument } from '../../report/documents';

/** Hosts in which a download does nothing, and says nothing. */
const WITHOUT_DOWNLOADS: ReadonlySet<string> = new Set(['Mac', 'iOS', 'Android']);

export const canDownload = (platform: string): boolean => !WITHOUT_DOWNLOADS.has(platform);

/** How long the browser may take to fetch what was clicked. */
const FETCHED_MS = 60_000;

/** Has the browser download a text as a file. */
export function save({ name, type, text }: TextDocument): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), FETCHED_MS);
}
