import { useState } from 'react';
import type { Audience, ForceChange } from '../../../authoring/force';
import type { PolicyFile } from '../../../report/policy';
import { aboutColumn } from '../../../rules/ledgers';
import { parseIsoDate } from '../../../values/serial-day';
import { useAddIn, useSession } from '../../frame/context';
import { useObservable } from '../../frame/use-observable';
import { usePolicy } from '../policy-context';

export interface ForceForm {
  readonly is: ForceChange['is'];
  /** What the draft has to say of it already; null: nothing. */
  readonly said: ForceChange | null;
  readonly leave: () => void;
  readonly day: string;
  readonly on: (day: string) => void;
  /** The departments that there are to choose from; empty: nobody lists them. */
  readonly departments: readonly string[];
  readonly chosen: readonly string[];
  readonly choose: (departments: readonly string[]) => void;
  readonly by: string;
  readonly named: (name: string) => void;
  /** The last day of the last closed month, when the day lies before or on it; null: it may be. */
  readonly closedUntil: string | null;
  readonly isWhole: boolean;
  readonly say: () => void;
}

/** When a rule file that is in force ends, or one that is not begins. */
export function useForce({ file, inForce }: PolicyFile): ForceForm {
  const { drafting, publishing } = useSession();
  const { person } = useAddIn();
  const name = useObservable(person);
  const { draft } = useObservable(drafting.state);
  const { set } = usePolicy();
  const [day, on] = useState('');
  const [chosen, choose] = useState<readonly string[]>([]);
  const [typed, named] = useState<string | null>(null);
  const said = draft?.force?.find((change) => change.file === file.path) ?? null;
  const is = said?.is ?? (inForce.length === 0 ? 'begin' : 'end');
  const people = aboutColumn(set.ledgers.get(file.ledger)?.columns.values() ?? [])?.references.ledger;
  const column = set.ledgers.get(people ?? '')?.departmentColumn ?? null;
  const departments = column === null ? [] : [...(set.ledgers.get(people ?? '')?.columns.get(column)?.values?.keys() ?? [])];
  const audience: Audience | null = column === null || chosen.length === 0 ? null : { [column]: chosen };
  const by = (typed ?? name).trim();
  const closed = publishing.closedUntil();
  const isDay = parseIsoDate(day) !== null;
  // What ends with the last day of a closed month changes nothing in it.
  const isClosed = isDay && closed !== null && (is === 'begin' ? day <= closed : day < closed);
  return {
    is,
    said,
    leave: () => said && drafting.leaveForce(said),
    day,
    on,
    departments,
    chosen,
    choose,
    by: typed ?? name,
    named,
    closedUntil: isClosed ? closed : null,
    isWhole: isDay && !isClosed && by !== '',
    say: () => {
      if (!isDay || isClosed || by === '') return;
      person.set(by);
      drafting.force({ is, file: file.path, day, ...(audience === null ? {} : { for: audience }) }, by);
    },
  };
}

