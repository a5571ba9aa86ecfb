import { useState } from 'react';
import { notice } from '../../addin/notice';
import type { Checked } from '../../addin/session-state';
import type { Finding } from '../../checking/report';
import { findingText } from '../../report/finding-text';
import { copyText } from '../frame/copy-text';
import { useSession } from '../frame/context';
import { useObservable } from '../frame/use-observable';

export interface FindingActsView {
  readonly isExplaining: boolean;
  readonly explain: () => void;
  /** Null where there is nothing left to waive. */
  readonly waive: (() => void) | null;
  readonly copy: () => void;
  /** What the person has to copy by hand; null where nothing is to be, or it was copied. */
  readonly toCopy: string | null;
}

export function useFindingActs(finding: Finding, { view }: Checked): FindingActsView {
  const { desk, walk, waiving } = useSession();
  const isExplaining = useObservable(walk.isExplaining);
  const [toCopy, setToCopy] = useState<string | null>(null);
  const copy = async (): Promise<void> => {
    const text = findingText(view, finding);
    const isCopied = await copyText(text);
    setToCopy(isCopied ? null : text);
    if (isCopied) desk.tell(notice('success', 'walk.copied'));
  };
  return {
    isExplaining,
    explain: () => walk.isExplaining.set(!isExplaining),
    waive: finding.waived === null ? () => waiving.begin([finding]) : null,
    copy: () => void copy(),
    toCopy,
  };
}
