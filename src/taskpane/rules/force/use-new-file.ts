import { useState } from 'react';
import { canBeId, newFile, pathOfNew } from '../../../authoring/new-file';
import { isName } from '../../../records/lengths';
import { parseIsoDate } from '../../../values/serial-day';
import { useAddIn, useSession, useWords } from '../../frame/context';
import { useObservable } from '../../frame/use-observable';
import type { Choice } from '../edit/Chosen';
import { titleOfLedger } from '../part-words';
import { usePolicy } from '../policy-context';

export interface NewFileForm {
  readonly title: string;
  readonly call: (title: string) => void;
  readonly ledger: string;
  readonly judge: (ledger: string) => void;
  readonly ledgers: readonly Choice[];
  readonly id: string;
  readonly identify: (id: string) => void;
  readonly fault: 'bad' | 'taken' | null;
  readonly day: string;
  readonly on: (day: string) => void;
  /** The last day of the last closed month, when the day lies before or on it; null: it may be. */
  readonly closedUntil: string | null;
  readonly by: string;
  readonly named: (name: string) => void;
  readonly isWhole: boolean;
  readonly begin: () => void;
}

/** A rule file that is being thought of. */
export function useNewFile(): NewFileForm {
  const { drafting, publishing, policy: place } = useSession();
  const addIn = useAddIn();
  const name = useObservable(addIn.person);
  const { lang } = useWords();
  const { set, policy } = usePolicy();
  const { draft } = useObservable(drafting.state);
  const [title, call] = useState('');
  const [ledger, judge] = useState('');
  const [id, identify] = useState('');
  const [day, on] = useState('');
  const [typed, named] = useState<string | null>(null);
  const by = (typed ?? name).trim();
  const closed = publishing.closedUntil();
  const isDay = parseIsoDate(day) !== null;
  const isClosed = isDay && closed !== null && day <= closed;
  const isTaken = policy.files.some(({ file }) => file.id === id || file.path === pathOfNew(id)) || (draft?.files.some(({ follows }) => follows === pathOfNew(id)) ?? false);
  const fault = id === '' ? null : !canBeId(id) ? 'bad' : isTaken ? 'taken' : null;
  const isWhole = title.trim() !== '' && ledger !== '' && id !== '' && fault === null && isDay && !isClosed && isName(by);
  return {
    title,
    call,
    ledger,
    judge,
    ledgers: [...set.ledgers.keys()].map((value) => ({ value, title: titleOfLedger(set, value, lang) })),
    id,
    identify,
    fault,
    day,
    on,
    closedUntil: isClosed ? closed : null,
    by: typed ?? name,
    named,
    isWhole,
    begin: () => {
      if (!isWhole) return;
      addIn.rememberPerson(by);
      drafting.create(newFile({ id, title: { 'zh-CN': title.trim(), en: title.trim() }, ledger, effectiveFrom: day }), by);
      // It is there once it was read.
      place.show({ path: pathOfNew(id) });
    },
  };
}
