import { useMemo, useState } from 'react';
import { idleOn } from '../../../authoring/new-version';
import { isAlone } from '../../../authoring/publish';
import { printable } from '../../../report/layout';
import { parseIsoDate } from '../../../values/serial-day';
import { useAddIn, useSession, useSessionState, useWords } from '../../frame/context';
import { useObservable } from '../../frame/use-observable';
import { problemText } from '../../frame/problem-text';
import { usePolicy } from '../policy-context';
import { useDraftChanges } from './use-impact';

export interface PublishForm {
  readonly changes: readonly string[];
  /** Of a draft without new versions no day is asked for: what it has names its own. */
  readonly needsDay: boolean;
  readonly effectiveFrom: string;
  readonly from: (date: string) => void;
  readonly by: string;
  readonly named: (name: string) => void;
  readonly note: string;
  readonly noted: (note: string) => void;
  /** The last day of the last closed month: a version begins behind it; null: none is closed. */
  readonly closedUntil: string | null;
  /** Nobody but the publisher has changed, or looked at, the draft. */
  readonly isAlone: boolean;
  /** Titles of files whose new version would hold for nobody on that day. */
  readonly idle: readonly string[];
  /** Why it was not published, a sentence each. */
  readonly refused: readonly string[];
  readonly isBusy: boolean;
  readonly publish: () => void;
}

export function usePublish(): PublishForm {
  const { drafting, publishing, rules, policy: place } = useSession();
  const addIn = useAddIn();
  const name = useObservable(addIn.person);
  const { progress } = useSessionState();
  const { say } = useWords();
  const { policy } = usePolicy();
  const { draft } = useObservable(drafting.state);
  const { refused } = useObservable(publishing.state);
  const changes = useDraftChanges();
  const [effectiveFrom, setFrom] = useState('');
  const [typed, setTyped] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const by = typed ?? name;
  const now = useObservable(rules.state);
  const idle = useMemo(() => (draft === null || now.kind !== 'in-force' || parseIsoDate(effectiveFrom) === null ? [] : idleOn(now.rules.files, draft, effectiveFrom)), [draft, now, effectiveFrom]);
  // The form goes with the draft: who published goes on at the head of the new version.
  const showNewest = (): void => {
    const { path } = place.state.get();
    const ruling = rules.state.get();
    if (path === null || ruling.kind !== 'in-force') return;
    const { files } = ruling.rules.set;
    const id = files.find((file) => file.path === path)?.id;
    const [newest] = files.filter((file) => file.id === id).sort((one, other) => other.effectiveFrom - one.effectiveFrom);
    if (newest) place.show(newest);
  };
  const titleOf = (path: string): string => policy.files.find(({ file }) => file.path === path)?.title ?? path;
  return {
    changes,
    needsDay: draft?.files.some(({ isNew }) => isNew !== true) ?? false,
    effectiveFrom,
    from: setFrom,
    by,
    named: setTyped,
    note,
    noted: setNote,
    closedUntil: publishing.closedUntil(),
    isAlone: draft !== null && by.trim() !== '' && isAlone(draft, by.trim()),
    idle: idle.map((path) => printable(titleOf(path))),
    refused: refused.flatMap(({ code, file, params, problems, cases }) => [
      printable([...(file === null ? [] : [titleOf(file)]), say(`author.refused-${code}`, params)].join(' · ')),
      ...problems.map((problem) => problemText(problem, say)),
      ...cases.map(({ id, title, index }) => printable(`${id} · ${title ?? say('author.case-number', { number: index + 1 })}`)),
    ]),
    isBusy: progress !== null,
    publish: () => {
      if (by.trim() !== '') addIn.rememberPerson(by.trim());
      void publishing.publish({ effectiveFrom, by, note }).then((isDone) => isDone && showNewest());
    },
  };
}
