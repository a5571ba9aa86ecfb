import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Script } from 'node:vm';
import { JSDOM, VirtualConsole, type DOMWindow } from 'jsdom';
import { seatAddIn, type AddInFrame, type SeatOptions } from '../frame';

/** What Microsoft's client puts into a window. */
export interface Globals {
  readonly Excel: typeof Excel;
  readonly Office: typeof Office;
  readonly OfficeExtension: typeof OfficeExtension;
  readonly CustomFunctions: typeof CustomFunctions;
}

export interface Client extends Globals {
  readonly window: DOMWindow;
  readonly frame: AddInFrame;
  close(): void;
}

const LIBRARY = join(dirname(require.resolve('@microsoft/office-js/package.json')), 'dist');
const PAGE = 'https://excel.test/addin/taskpane.html';
const FOLDER = '/office/';

/** Scripts of the client as read and compiled once for all windows of a test. */
const compiled = new Map<string, Script>();

function compile(source: string): Script {
  const { pathname } = new URL(source, PAGE);
  if (!pathname.startsWith(FOLDER)) throw new Error(`The client asked for ${source}.`);
  const file = join(LIBRARY, pathname.slice(FOLDER.length));
  const known = compiled.get(file);
  if (known !== undefined) return known;
  const script = new Script(readFileSync(file, 'utf8'), { filename: file });
  compiled.set(file, script);
  return script;
}

/** Runs the scripts that the client puts into its page, from the npm package and from nowhere else, and tells them that they are loaded. */
function serveScripts(dom: JSDOM): void {
  const { window } = dom;
  const context = dom.getInternalVMContext();
  const observer = new window.MutationObserver((records) => {
    for (const node of records.flatMap((record) => [...record.addedNodes])) {
      if (node.nodeName !== 'SCRIPT') continue;
      compile((node as HTMLScriptElement).src).runInContext(context);
      node.dispatchEvent(new window.Event('load'));
    }
  });
  observer.observe(window.document, { childList: true, subtree: true });
}

/**
 * Loads Microsoft's own client, unmodified, into a window of jsdom as Excel loads it into the add-in's pane, over the given bridge; resolves when
 * `Office.onReady` does. `onLoaded` runs as the add-in's own scripts do, between the two.
 */
export async function loadClient(options: SeatOptions, onLoaded: (client: Globals) => void = () => undefined): Promise<Client> {
  const errors = new VirtualConsole();
  errors.on('jsdomError', (error) => {
    throw error;
  });
  const seats: AddInFrame[] = [];
  const dom = new JSDOM('<!doctype html><html><head></head><body></body></html>', {
    url: PAGE,
    runScripts: 'dangerously',
    virtualConsole: errors,
    pretendToBeVisual: true,
    beforeParse: (created) => {
      seats.push(seatAddIn(created, options));
    },
  });
  const { window } = dom;
  serveScripts(dom);
  const [frame] = seats;
  if (frame === undefined) throw new Error('jsdom made no window.');
  const globals = window as unknown as Globals;
  await new Promise<void>((resolve, reject) => {
    const script = window.document.createElement('script');
    script.src = `${FOLDER}office.js`;
    script.onload = () => {
      onLoaded(globals);
      void globals.Office.onReady(() => resolve());
    };
    script.onerror = () => reject(new Error('office.js did not load.'));
    window.document.head.append(script);
  });
  const { Excel, Office, OfficeExtension, CustomFunctions } = globals;
  return { window, frame, Excel, Office, OfficeExtension, CustomFunctions, close: () => window.close() };
}
