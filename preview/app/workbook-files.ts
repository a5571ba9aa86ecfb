import type { SourceFile } from '../book/from-xlsx';

/** How long a downloaded file stays in the page. */
const KEPT_MS = 60_000;

/** Why the workbooks that the preview was started with cannot be had: a message of the room `preview`, without words yet. */
export class NotServed extends Error {
  constructor(
    readonly code: 'server-gone' | 'file-gone',
    readonly params: Readonly<Record<string, string>> = {},
  ) {
    super(code);
  }
}

async function get(url: string): Promise<Response> {
  try {
    return await fetch(url);
  } catch {
    throw new NotServed('server-gone');
  }
}

/** A file of the preview's own. @throws NotServed */
export async function served(url: string): Promise<Response> {
  const response = await get(url);
  if (!response.ok) throw new NotServed('server-gone');
  return response;
}

/** The workbooks that the preview was started with, as they are saved now. @throws NotServed */
export async function servedFiles(): Promise<SourceFile[]> {
  const list = await served('workbooks.json');
  const { workbooks } = (await list.json()) as { readonly workbooks: readonly { readonly name: string; readonly url: string }[] };
  return Promise.all(
    workbooks.map(async ({ name, url }) => {
      const file = await get(url);
      if (!file.ok) throw new NotServed('file-gone', { file: name });
      return { name, bytes: new Uint8Array(await file.arrayBuffer()) };
    }),
  );
}

/** Hands a file to the browser, which keeps it where it keeps what is downloaded. */
export function download(name: string, bytes: Uint8Array): void {
  const url = URL.createObjectURL(new Blob([bytes.slice()], { type: 'application/octet-stream' }));
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  // Browsers begin to read it some time after the click.
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MS);
}

/** Files that somebody chose or dropped on the page. They stay in the browser. */
export function chosenFiles(files: Iterable<File>): Promise<SourceFile[]> {
  return Promise.all([...files].map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })));
}
