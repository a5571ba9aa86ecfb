import { useState } from 'react';
import type { Audience, ForceChange } from '../../../authoring/force';
import type { PolicyFile } from '../../../report/policy';
import { aboutColumn } from '../../../rules/ledgers';
import { formatDate, parseIsoDate } from '../../../values/serial-day';
import { useAddIn, useSession } from '../../frame/context';
import { useObservable } from '../../frame/use-observable';
import { usePolicy } from '../policy-context';
import { audienceBefore, choicesOf, endOf, type AudienceChoice } from './audience';

/** For whom a file begins: `before` is for whom it was until it ended. */
export const WHOM = ['all', 'for', 'except', 'before'] as const;
export type Whom = (typeof WHOM)[number];

export interface ForceForm {
  readonly is: ForceChange['is'];
  /** What the draft has to say of it already; null: nothing. */
  readonly said: ForceChange | null;
  readonly leave: () => void;
  readonly day: string;
  readonly on: (day: string) => void;
  /** The ways to say for whom. */
  readonly ways: readonly Whom[];
  readonly whom: Whom;
  readonly choose: (whom: string) => void;
  /** Columns that people are told apart by, with their values, and the one that is chosen. */
  readonly columns: readonly AudienceChoice[];
  readonly column: AudienceChoice | null;
  readonly divide: (column: string) => void;
  readonly chosen: readonly string[];
  readonly tick: (values: readonly string[]) => void;
  readonly by: string;
  readonly named: (name: string) => void;
  /** The last day of the last closed month, when the day lies before or on it; null: it may be. */
  readonly closedUntil: string | null;
  /** The day with which it ended, when it would begin again before or on it; null: it may. */
  readonly endedOn: string | null;
  readonly isWhole: boolean;
  readonly say: () => void;
}

/** When a rule file that is in force ends, or one that is not, or is no more, begins. */
export function useForce({ file, inForce }: PolicyFile): ForceForm {
  const { drafting, publishing } = useSession();
  const addIn = useAddIn();
  const name = useObservable(addIn.person);
  const { draft } = useObservable(drafting.state);
  const { set } = usePolicy();
  const before = audienceBefore(inForce);
  const [day, on] = useState('');
  const [whom, setWhom] = useState<Whom>(before === null ? 'all' : 'before');
  const [divided, divide] = useState<string | null>(null);
  const [chosen, tick] = useState<readonly string[]>([]);
  const [typed, named] = useState<string | null>(null);
  const said = draft?.force?.find((change) => change.file === file.path) ?? null;
  const ended = endOf(set, file.id);
  const is = said?.is ?? (inForce.length === 0 || ended !== null ? 'begin' : 'end');
  const people = aboutColumn(set.ledgers.get(file.ledger)?.columns.values() ?? [])?.references.ledger;
  const columns = choicesOf(set.ledgers.get(people ?? ''));
  const column = columns.find(({ key }) => key === divided) ?? columns[0] ?? null;
  const isParted = whom === 'for' || whom === 'except';
  const parted: Audience = column === null ? {} : { [column.key]: chosen };
  const by = (typed ?? name).trim();
  const closed = publishing.closedUntil();
  const serial = parseIsoDate(day);
  // What ends with the last day of a closed month changes nothing in it.
  const isClosed = serial !== null && closed !== null && (is === 'begin' ? day <= closed : day < closed);
  const isEarly = is === 'begin' && serial !== null && ended !== null && serial <= ended;
  const isWhole = serial !== null && !isClosed && !isEarly && by !== '' && (is === 'end' || !isParted || chosen.length > 0);
  return {
    is,
    said,
    leave: () => said && drafting.leaveForce(said),
    day,
    on,
    ways: WHOM.filter((one) => (one === 'before' ? before !== null : one === 'all' || columns.length > 0)),
    whom,
    choose: (one) => setWhom(WHOM.find((other) => other === one) ?? 'all'),
    columns,
    column: isParted ? column : null,
    divide: (key) => {
      divide(key);
      tick([]);
    },
    chosen,
    tick,
    by: typed ?? name,
    named,
    closedUntil: isClosed ? closed : null,
    endedOn: isEarly ? formatDate(ended) : null,
    isWhole,
    say: () => {
      if (!isWhole) return;
      addIn.rememberPerson(by);
      drafting.force({ is, file: file.path, day, ...(is === 'end' || whom === 'all' ? {} : whom === 'before' ? before : { [whom]: parted }) }, by);
    },
  };
}
