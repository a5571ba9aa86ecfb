import { useState } from 'react';
import { today } from '../../addin/clock';
import { openIn, type Open } from '../../addin/closing';
import type { Notice } from '../../addin/notice';
import type { Checked, PanelName } from '../../addin/session-state';
import { reopenedIn } from '../waive/waiver-list';
import { useAddIn, useSession } from '../frame/context';
import { useObservable } from '../frame/use-observable';

/** Where something that is open is dealt with; null: nowhere in the pane. */
const DEALT_WITH: Readonly<Record<Open['kind'], PanelName | null>> = {
  'not-over': null,
  block: 'findings',
  warn: 'findings',
  'cannot-judge': 'findings',
  hygiene: 'findings',
  'not-read': 'ledgers',
  'rule-errors': 'findings',
  waiting: 'ledgers',
};

export interface OpenPoint extends Open {
  readonly panel: PanelName | null;
}

export interface CloseForm {
  /** Why the month cannot be closed now; null where it can. */
  readonly refusal: Notice | null;
  readonly open: readonly OpenPoint[];
  /** Waivers that no longer hold: their findings are among those that are open. */
  readonly reopened: number;
  readonly note: string;
  readonly setNote: (note: string) => void;
  readonly noteFault: string | null;
  readonly by: string;
  readonly setBy: (by: string) => void;
  readonly nameFault: string | null;
  readonly isSaving: boolean;
  readonly submit: () => void;
  readonly go: (panel: PanelName, kind?: Open['kind']) => void;
}

/** The form that closes the month in sight. Faults are keys of the catalogue. */
export function useCloseForm({ view: { report } }: Checked): CloseForm {
  const { closing, desk, walk } = useSession();
  const addIn = useAddIn();
  const { isSaving } = useObservable(closing.state);
  const [note, setNote] = useState('');
  const [by, setBy] = useState(() => addIn.person.get());
  const [hasTried, setHasTried] = useState(false);
  const open = openIn(report, today());
  const noteFault = open.length > 0 && note.trim() === '' ? 'closing.note-needed' : null;
  const nameFault = by.trim() === '' ? 'closing.name-needed' : null;
  return {
    refusal: closing.refusal(),
    open: open.map((one) => ({ ...one, panel: DEALT_WITH[one.kind] })),
    reopened: reopenedIn(report),
    note,
    setNote,
    noteFault: hasTried ? noteFault : null,
    by,
    setBy,
    nameFault: hasTried ? nameFault : null,
    isSaving,
    submit: () => {
      setHasTried(true);
      if (noteFault !== null || nameFault !== null) return;
      addIn.rememberPerson(by.trim());
      void closing.close(by, note);
    },
    go: (panel, kind) => {
      desk.change({ panel });
      if (kind === 'hygiene') void walk.arrange({ hygiene: true });
    },
  };
}
