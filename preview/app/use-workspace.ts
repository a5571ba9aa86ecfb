import { useCallback, useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import type { Language } from '../../src/i18n/language';
import { readBook, type SourceFile } from '../book/from-xlsx';
import { AddIn } from './add-in';
import { rememberLanguage } from './chosen-language';
import { showGrid, type Grid } from './grid';
import { detailOf, messageOf, onUncaught, type Message } from './message';
import { ribbonOf, type Ribbon, type RibbonButton } from './ribbon-buttons';
import { chosenFiles, servedFiles } from './workbook-files';

/** What stands in the sheet's place. */
export interface Shown {
  readonly kind: 'opening' | 'open' | 'nothing';
  /** The names of the files; '' where there is none. */
  readonly name: string;
}

export interface Workspace {
  readonly state: Shown;
  readonly ribbon: Ribbon | null;
  readonly messages: readonly Message[];
  readonly paneShown: boolean;
  /** How often the pane's page has been loaded; 0 before there is a workbook. */
  readonly frame: number;
  /** Ids of buttons whose function runs. */
  readonly busy: ReadonlySet<string>;
  /** Where the grid goes. */
  readonly gridElement: RefObject<HTMLDivElement | null>;
  open(files: FileList): void;
  speak(language: Language): void;
  press(button: RibbonButton): void;
  closePane(): void;
  dismiss(message: Message): void;
}

const MANIFEST = 'addin/manifest.xml';

const namesOf = (files: readonly SourceFile[]): string => files.map(({ name }) => name).join(' + ');

/** What is open on the page, and what its reader does with it. */
export function useWorkspace(language: Language, setLanguage: (language: Language) => void): Workspace {
  const gridElement = useRef<HTMLDivElement>(null);
  const opened = useRef<{ readonly grid: Grid; readonly addIn: AddIn } | null>(null);
  const spoken = useRef(language);
  const [files, setFiles] = useState<readonly SourceFile[] | null>(null);
  const [state, setState] = useState<Shown>({ kind: 'opening', name: '' });
  const [manifest, setManifest] = useState<string | null>(null);
  const [messages, setMessages] = useState<readonly Message[]>([]);
  const [paneShown, setPaneShown] = useState(true);
  const [frame, setFrame] = useState(0);
  const [busy, setBusy] = useState<ReadonlySet<string>>(new Set());

  const tell = useCallback((message: Message) => setMessages((before) => [...before.filter((other) => JSON.stringify(other) !== JSON.stringify(message)), message]), []);
  const fail = useCallback((error: unknown) => tell(messageOf(error)), [tell]);

  useEffect(() => onUncaught(tell), [tell]);

  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);

  useEffect(() => {
    servedFiles().then(setFiles, (error: unknown) => {
      fail(error);
      setState({ kind: 'nothing', name: '' });
    });
    fetch(MANIFEST)
      .then((response) => response.text())
      .then(setManifest, fail);
  }, [fail]);

  useEffect(() => {
    if (files === null) return undefined;
    if (files.length === 0) {
      setState({ kind: 'nothing', name: '' });
      return undefined;
    }
    let grid: Grid | null = null;
    let given = true;
    const open = async (): Promise<void> => {
      setState({ kind: 'opening', name: namesOf(files) });
      const { data, notices } = await readBook(files);
      if (!given) return;
      for (const { code, params } of notices) tell({ kind: 'info', key: `preview.${code}`, params });
      grid = await showGrid(gridElement.current!, data, spoken.current);
      if (!given) return grid.dispose();
      const addIn = new AddIn(grid, namesOf(files));
      opened.current = { grid, addIn };
      addIn.expectFrame(spoken.current);
      setFrame((before) => before + 1);
      setState({ kind: 'open', name: namesOf(files) });
    };
    open().catch((error: unknown) => {
      fail(error);
      setState({ kind: 'nothing', name: '' });
    });
    return () => {
      given = false;
      opened.current = null;
      grid?.dispose();
    };
  }, [files, tell, fail]);

  const ribbon = useMemo(() => (manifest === null ? null : ribbonOf(manifest, new URL(MANIFEST, document.baseURI).href, language)), [manifest, language]);

  return {
    state,
    ribbon,
    messages,
    paneShown,
    frame,
    busy,
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
      addIn.expectFrame(chosen);
      setFrame((before) => before + 1);
    },
    press(button) {
      if (button.action.kind === 'show-pane') return setPaneShown(true);
      const running = opened.current?.addIn.run(button.action.name) ?? null;
      if (running === null) return tell({ kind: 'info', key: 'preview.pane-not-ready', params: { button: button.label } });
      setBusy((before) => new Set(before).add(button.id));
      running
        .catch((error: unknown) => tell({ kind: 'error', key: 'preview.command-failed', params: { button: button.label, detail: detailOf(error) } }))
        .finally(() => setBusy((before) => new Set([...before].filter((id) => id !== button.id))))
        .catch(fail);
    },
    closePane: () => setPaneShown(false),
    dismiss: (message) => setMessages((before) => before.filter((other) => other !== message)),
  };
}
