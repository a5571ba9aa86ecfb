import { useState } from 'react';
import type { ForceChange } from '../../../authoring/force';
import { isName } from '../../../records/lengths';
import type { PolicyFile } from '../../../report/policy';
import { aboutColumn } from '../../../rules/ledgers';
import { formatDate, parseIsoDate } from '../../../values/serial-day';
import { useAddIn, useSession } from '../../frame/context';
import { useObservable } from '../../frame/use-observable';
import { usePolicy } from '../policy-context';
import { audienceBefore, audienceOf, choicesOf, endOf, type AudienceChoice, type AudiencePart } from './audience';

/** For whom a file begins: `before` is for whom it was until it ended. */
const WHOM = ['all', 'for', 'except', 'both', 'before'] as const;
export type Whom = (typeof WHOM)[number];

/** People that it is for, or that are left out. */
export type Side = 'for' | 'except';

/** People, told apart by one column or several, each of which has to fit. */
export interface PeopleForm {
  readonly side: Side;
  readonly parts: readonly (AudiencePart & { readonly column: AudienceChoice })[];
  /** Columns that nothing is said of yet. */
  readonly others: readonly AudienceChoice[];
  /** Null: goes away where there is more than one. */
  readonly put: (index: number, part: AudiencePart | null) => void;
  readonly add: () => void;
}

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
  /** What is still to be said of for whom. */
  readonly people: readonly PeopleForm[];
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
  const [told, tell] = useState<Readonly<Record<Side, readonly AudiencePart[]>>>({ for: [], except: [] });
  const [typed, named] = useState<string | null>(null);
  const said = draft?.force?.find((change) => change.file === file.path) ?? null;
  const ended = endOf(set, file.id);
  const is = said?.is ?? (inForce.length === 0 || ended !== null ? 'begin' : 'end');
  const ledger = set.ledgers.get(file.ledger);
  const columns = choicesOf(set.ledgers.get(aboutColumn(ledger?.columns.values() ?? [])?.references.ledger ?? '') ?? ledger, set.roles);
  const sides = SIDES[whom];
  const people = sides.map((side): PeopleForm => peopleForm(side, told[side], columns, (parts) => tell({ ...told, [side]: parts })));
  const audiences = people.map(({ side, parts }) => [side, audienceOf(parts)] as const);
  const by = (typed ?? name).trim();
  const closed = publishing.closedUntil();
  const serial = parseIsoDate(day);
  // What ends with the last day of a closed month changes nothing in it.
  const isClosed = serial !== null && closed !== null && (is === 'begin' ? day <= closed : day < closed);
  const isEarly = is === 'begin' && serial !== null && ended !== null && serial <= ended;
  const isWhole = serial !== null && !isClosed && !isEarly && isName(by) && (is === 'end' || audiences.every(([, audience]) => audience !== null));
  return {
    is,
    said,
    leave: () => said && drafting.leaveForce(said),
    day,
    on,
    ways: WHOM.filter((one) => (one === 'before' ? before !== null : one === 'all' || columns.length > 0)),
    whom,
    choose: (one) => setWhom(WHOM.find((other) => other === one) ?? 'all'),
    people,
    by: typed ?? name,
    named,
    closedUntil: isClosed ? closed : null,
    endedOn: isEarly ? formatDate(ended) : null,
    isWhole,
    say: () => {
      if (!isWhole) return;
      addIn.rememberPerson(by);
      drafting.force({ is, file: file.path, day, ...(is === 'end' ? {} : whom === 'before' ? before : Object.fromEntries(audiences)) }, by);
    },
  };
}

const SIDES: Readonly<Record<Whom, readonly Side[]>> = { all: [], for: ['for'], except: ['except'], both: ['for', 'except'], before: [] };

/** One column to begin with; each other one narrows it. */
function peopleForm(side: Side, told: readonly AudiencePart[], columns: readonly AudienceChoice[], tell: (parts: readonly AudiencePart[]) => void): PeopleForm {
  const [first] = columns;
  const begun = told.length === 0 && first ? [{ key: first.key, values: [] }] : told;
  const others = columns.filter(({ key }) => !begun.some((part) => part.key === key));
  return {
    side,
    parts: begun.flatMap((part) => columns.flatMap((column) => (column.key === part.key ? [{ ...part, column }] : []))),
    others,
    put: (index, part) => tell(part ? begun.with(index, part) : begun.toSpliced(index, 1)),
    add: () => others[0] && tell([...begun, { key: others[0].key, values: [] }]),
  };
}
