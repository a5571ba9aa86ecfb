import { useCallback, useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import type { Language } from '../../src/i18n/language';
import { readBook, type SourceFile } from '../book/from-xlsx';
import { AddIn, functionsIn } from './add-in';
import { rememberLanguage } from './chosen-language';
import { showGrid, type Grid } from './grid';
import type { Explanation } from './explanation';
import { detailOf, messageOf, onUncaught, type Message } from './message';
import { readManifest, type Manifest, type RibbonButton } from './manifest';
import { chosenFiles, download, served, servedFiles } from './workbook-files';

/** What stands in the sheet's place. */
export interface Shown {
  readonly kind: 'opening' | 'open' | 'nothing';
  /** The names of the files; '' where there is none. */
  readonly name: string;
}

export interface Workspace {
  readonly state: Shown;
  /** The add-in as it describes itself; null until it is read. */
  readonly manifest: Manifest | null;
  readonly messages: readonly Message[];
  readonly paneShown: boolean;
  /** Another number is another loading of the pane's page; 0 while there is none. */
  readonly frame: number;
  /** Ids of buttons whose function runs. */
  readonly busy: ReadonlySet<string>;
  readonly saving: boolean;
  /** Of the error in the selected cell. */
  readonly explanation: Explanation | null;
  /** Where the grid goes. */
  readonly gridElement: RefObject<HTMLDivElement | null>;
  readonly open: (files: FileList) => void;
  readonly speak: (language: Language) => void;
  readonly press: (button: RibbonButton) => void;
  readonly closePane: () => void;
  /** Hands the workbook as it is now to the browser, as a file. */
  readonly save: () => void;
  readonly dismiss: (message: Message) => void;
}

const MANIFEST = 'addin/manifest.xml';

const manifestIn = (text: string, language: Language): Manifest => readManifest(text, new URL(MANIFEST, document.baseURI).href, language);

const namesOf = (files: readonly SourceFile[]): string => files.map(({ name }) => name).join(' + ');

/** What is open on the page, and what its reader does with it. */
export function useWorkspace(language: Language, setLanguage: (language: Language) => void): Workspace {
  const gridElement = useRef<HTMLDivElement>(null);
  const opened = useRef<{ readonly grid: Grid; readonly addIn: AddIn; readonly files: readonly SourceFile[] } | null>(null);
  const spoken = useRef(language);
  /** The end of the workbook before. */
  const closing = useRef(Promise.resolve());
  const [files, setFiles] = useState<readonly SourceFile[] | null>(null);
  const [state, setState] = useState<Shown>({ kind: 'opening', name: '' });
  const [manifestText, setManifestText] = useState<string | null>(null);
  const [messages, setMessages] = useState<readonly Message[]>([]);
  const [paneShown, setPaneShown] = useState(true);
  const loads = useRef(0);
  const [frame, setFrame] = useState(0);
  const [explanation, setExplanation] = useState<Explanation | null>(null);
  const [busy, setBusy] = useState<ReadonlySet<string>>(new Set());
  const [saving, setSaving] = useState(false);

  const tell = useCallback((message: Message) => setMessages((before) => [...before.filter((other) => JSON.stringify(other) !== JSON.stringify(message)), message]), []);
  const fail = useCallback((error: unknown) => tell(messageOf(error)), [tell]);

  /** Loads the add-in's page, in the language spoken now. */
  const load = useCallback(
    async (addIn: AddIn) => {
      if (manifestText === null) return;
      setFrame(0);
      if (await addIn.start(manifestIn(manifestText, spoken.current), spoken.current)) setFrame((loads.current += 1));
    },
    [manifestText],
  );

  useEffect(() => onUncaught(tell), [tell]);

  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);

  useEffect(() => {
    servedFiles().then(setFiles, (error: unknown) => {
      fail(error);
      setState({ kind: 'nothing', name: '' });
    });
    served(MANIFEST)
      .then((response) => response.text())
      .then(setManifestText, fail);
  }, [fail]);

  useEffect(() => {
    if (files === null || manifestText === null) return undefined;
    if (files.length === 0) {
      setState({ kind: 'nothing', name: '' });
      return undefined;
    }
    const work = new AbortController();
    const { signal } = work;
    const isGone = (): boolean => signal.aborted;
    const open = async (): Promise<void> => {
      setState({ kind: 'opening', name: namesOf(files) });
      const { data, travelling, notices } = await readBook(files);
      if (isGone()) return;
      for (const { code, params } of notices) tell({ kind: 'info', key: `preview.${code}`, params });
      const functions = await functionsIn(manifestIn(manifestText, spoken.current));
      await closing.current;
      if (isGone()) return;
      const first = spoken.current;
      const grid = await showGrid(gridElement.current!, data, first);
      // Somebody may have chosen another language meanwhile.
      if (spoken.current !== first) await grid.speak(spoken.current);
      if (isGone()) {
        closing.current = grid.dispose();
        return;
      }
      const addIn = new AddIn(
        grid,
        namesOf(files),
        { pane: setPaneShown, explanation: setExplanation, locked: (sheet) => tell({ kind: 'info', key: 'preview.locked', params: { sheet } }) },
        functions,
        travelling,
      );
      opened.current = { grid, addIn, files };
      signal.addEventListener('abort', () => {
        addIn.dispose();
        closing.current = grid.dispose();
      });
      setState({ kind: 'open', name: namesOf(files) });
      setPaneShown(true);
      setExplanation(null);
      await load(addIn);
    };
    open().catch((error: unknown) => {
      fail(error);
      setState({ kind: 'nothing', name: '' });
    });
    return () => {
      opened.current = null;
      setFrame(0);
      work.abort();
    };
  }, [files, manifestText, tell, fail, load]);

  const manifest = useMemo(() => (manifestText === null ? null : manifestIn(manifestText, language)), [manifestText, language]);

  return {
    state,
    manifest,
    messages,
    paneShown,
    frame,
    busy,
    saving,
    explanation,
    gridElement,
    open(list) {
      setMessages([]);
      chosenFiles(list).then(setFiles, fail);
    },
    speak(chosen) {
      spoken.current = chosen;
      rememberLanguage(chosen);
      setLanguage(chosen);
      if (!opened.current) return;
      const { grid, addIn } = opened.current;
      grid.speak(chosen).catch(fail);
      load(addIn).catch(fail);
    },
    press(button) {
      if (button.action.kind === 'show-pane') return opened.current?.addIn.showPane(true);
      const running = opened.current?.addIn.run(button.action.name) ?? null;
      if (running === null) return tell({ kind: 'info', key: 'preview.pane-not-ready', params: { button: button.label } });
      setBusy((before) => new Set(before).add(button.id));
      running
        .catch((error: unknown) => tell({ kind: 'error', key: 'preview.command-failed', params: { button: button.label, detail: detailOf(error) } }))
        .finally(() => setBusy((before) => new Set([...before].filter((id) => id !== button.id))))
        .catch(fail);
    },
    save() {
      if (!opened.current || saving) return;
      const { addIn, files: from } = opened.current;
      setSaving(true);
      addIn
        .save(from)
        .then((all) => {
          // Of one file there is always one to have, of several those that are no longer what they were.
          const saved = all.filter(({ isChanged }) => isChanged || all.length === 1);
          for (const { name, bytes } of saved) download(name, bytes);
          tell({ kind: 'info', key: saved.length === 0 ? 'preview.nothing-to-save' : 'preview.saved', params: { file: saved.map(({ name }) => name).join(' + ') } });
          for (const { code, params } of all.flatMap(({ unsaved }) => unsaved)) tell({ kind: 'error', key: `preview.unsaved-${code}`, params });
        })
        .catch(fail)
        .finally(() => setSaving(false));
    },
    closePane: () => opened.current?.addIn.showPane(false),
    dismiss: (message) => setMessages((before) => before.filter((other) => other !== message)),
  };
}
