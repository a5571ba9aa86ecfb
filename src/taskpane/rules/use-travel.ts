import { useState, type ChangeEvent } from 'react';
import { printable } from '../../report/layout';
import { policyWords } from '../../report/policy';
import { rulesDifferenceText } from '../../report/rules-difference';
import { useAddIn, useSession, useSessionState, useWords } from '../frame/context';
import { canDownload, save } from '../frame/save';
import { useObservable } from '../frame/use-observable';
import { problemText } from '../frame/problem-text';
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
  readonly show: () => void;
  readonly shown: string | null;
  readonly text: string;
  readonly type: (text: string) => void;
  readonly choose: (event: ChangeEvent<HTMLInputElement>) => void;
  readonly read: () => void;
  readonly refused: readonly string[];
  readonly found: FoundRules | null;
  readonly take: () => void;
  readonly leave: () => void;
  readonly isBusy: boolean;
}

/** Wide enough that no line is broken: the pane breaks them itself. */
const WIDTH = 2000;
const NAME = 'guiju-rules.json';

export function useTravel(): TravelView {
  const { publishing } = useSession();
  const { person, facts } = useAddIn();
  const { progress } = useSessionState();
  const { lang, say } = useWords();
  const platform = useObservable(facts)?.platform ?? '';
  const { set } = usePolicy();
  const { read } = useObservable(publishing.state);
  const [shown, setShown] = useState<string | null>(null);
  const [text, setText] = useState('');
  const [name, setName] = useState(NAME);
  const exported = (then: (whole: string) => void): void => void publishing.exportText().then((whole) => whole !== null && then(whole));
  return {
    canDownload: canDownload(platform),
    download: () => exported((whole) => save({ name: NAME, type: 'application/json', text: whole })),
    show: () => exported(setShown),
    shown,
    text,
    type: (typed) => {
      setText(typed);
      setName(NAME);
    },
    choose: ({ target }) => {
      const file = target.files?.[0];
      if (!file) return;
      setName(file.name);
      void file.text().then((content) => {
        setText(content);
        void publishing.readText(file.name, content);
      });
    },
    read: () => void publishing.readText(name, text),
    refused: read?.is === 'refused' ? [...(read.why ? [printable(say(`rules.${read.why.code}`, read.why.params))] : []), ...read.problems.map((problem) => printable(say('author.import-at', { file: problem.file, line: problem.line, column: problem.column, problem: problemText(problem, say) })))] : [],
    found:
      read?.is === 'folder'
        ? { title: say('author.import-folder', { files: read.folder.length }), lines: rulesDifferenceText(read.changes, { before: set, after: read.set }, { lang, say: policyWords(set, lang, say).say, width: WIDTH }).map(printable), rewritten: read.rewritten, take: say('author.import-take') }
        : read?.is === 'file'
          ? { title: say('author.import-one', { file: read.draft.follows }), lines: [], rewritten: [], take: say('author.import-draft') }
          : null,
    take: () =>
      void publishing.take(person.get().trim()).then((isTaken) => {
        if (isTaken) setText('');
      }),
    leave: () => publishing.dismiss(),
    isBusy: progress !== null,
  };
}
