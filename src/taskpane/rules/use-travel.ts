import { useMemo, useRef, useState, type ChangeEvent, type ClipboardEvent } from 'react';
import { printable } from '../../report/layout';
import { useAddIn, useSession, useSessionState, useWords } from '../frame/context';
import { copyText } from '../frame/copy-text';
import { canDownload, save } from '../frame/save';
import { useObservable } from '../frame/use-observable';
import { problemText } from '../frame/problem-text';
import { changeLines } from './change-lines';
import { usePolicy } from './policy-context';

/** What was read from elsewhere and can be taken over. */
export interface FoundRules {
  readonly title: string;
  /** What would be otherwise than now, in words. */
  readonly lines: readonly string[];
  /** Published versions that would be otherwise. */
  readonly rewritten: readonly string[];
  readonly take: string;
}

export interface TravelView {
  readonly canDownload: boolean;
  readonly download: () => void;
  readonly copy: () => void;
  /** What became of copying; null: nobody has copied. */
  readonly copied: 'copied' | 'refused' | null;
  readonly text: string;
  readonly type: (text: string) => void;
  readonly paste: (event: ClipboardEvent<HTMLTextAreaElement>) => void;
  /** Letters of what was pasted and is too long to be shown; null: nothing. */
  readonly aside: number | null;
  readonly choose: (event: ChangeEvent<HTMLInputElement>) => void;
  readonly read: () => void;
  readonly refused: readonly string[];
  readonly found: FoundRules | null;
  readonly take: () => void;
  readonly leave: () => void;
  readonly isBusy: boolean;
}

const NAME = 'guiju-rules.json';
/** More letters than this are not shown: a browser lays out the millions of a whole folder for minutes. */
const MOST_SHOWN = 100_000;

export function useTravel(): TravelView {
  const { publishing } = useSession();
  const { person, facts } = useAddIn();
  const { progress } = useSessionState();
  const { lang, say } = useWords();
  const platform = useObservable(facts)?.platform ?? '';
  const { set } = usePolicy();
  const { read } = useObservable(publishing.state);
  const [copied, setCopied] = useState<TravelView['copied']>(null);
  const [text, setText] = useState('');
  const [aside, setAside] = useState<string | null>(null);
  const exported = (then: (whole: string) => void): void => void publishing.exportText().then((whole) => whole !== null && then(whole));
  const found = useMemo((): FoundRules | null => {
    if (read?.is === 'file') return { title: say('author.import-one', { file: read.draft.follows }), lines: [], rewritten: [], take: say('author.import-draft') };
    if (read?.is !== 'folder') return null;
    const lines = changeLines(read.changes, set, read.set, { lang, say });
    return { title: say('author.import-folder', { files: read.folder.length }), lines, rewritten: read.rewritten, take: say('author.import-take') };
  }, [read, set, lang, say]);
  // Who presses Take has pressed it once.
  const isTaking = useRef(false);
  return {
    canDownload: canDownload(platform),
    download: () => exported((whole) => save({ name: NAME, type: 'application/json', text: whole })),
    copy: () => exported((whole) => void copyText(whole).then((isDone) => setCopied(isDone ? 'copied' : 'refused'))),
    copied,
    text,
    type: (typed) => {
      setText(typed);
      setAside(null);
    },
    paste: (event) => {
      const pasted = event.clipboardData.getData('text/plain');
      if (pasted.length <= MOST_SHOWN) return;
      event.preventDefault();
      setText('');
      setAside(pasted);
    },
    aside: aside?.length ?? null,
    choose: ({ target }) => {
      const file = target.files?.[0];
      if (!file) return;
      void file.text().then((content) => publishing.readText(file.name, content));
      // The same file once more, when somebody has mended it, is a choice, too.
      target.value = '';
    },
    read: () => void publishing.readText(NAME, aside ?? text),
    refused: read?.is === 'refused' ? [...(read.why ? [printable(say(`rules.${read.why.code}`, read.why.params))] : []), ...read.problems.map((problem) => printable(say('author.import-at', { file: problem.file, line: problem.line, column: problem.column, problem: problemText(problem, say) })))] : [],
    found,
    take: () => {
      if (isTaking.current) return;
      isTaking.current = true;
      void publishing.take(person.get().trim()).then((isTaken) => {
        isTaking.current = false;
        if (!isTaken) return;
        setText('');
        setAside(null);
      });
    },
    leave: () => publishing.dismiss(),
    isBusy: progress !== null,
  };
}
