import type { SourceFile } from '../book/from-xlsx';

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

/** The workbooks that the preview was started with, as they are saved now. @throws NotServed */
export async function servedFiles(): Promise<SourceFile[]> {
  const list = await get('workbooks.json');
  if (!list.ok) throw new NotServed('server-gone');
  const { workbooks } = (await list.json()) as { readonly workbooks: readonly { readonly name: string; readonly url: string }[] };
  return Promise.all(
    workbooks.map(async ({ name, url }) => {
      const file = await get(url);
      if (!file.ok) throw new NotServed('file-gone', { file: name });
      return { name, bytes: new Uint8Array(await file.arrayBuffer()) };
    }),
  );
}

/** Files that somebody chose or dropped on the page. They stay in the browser. */
export function chosenFiles(files: Iterable<File>): Promise<SourceFile[]> {
  return Promise.all([...files].map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })));
}
