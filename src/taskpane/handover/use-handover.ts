import { useMemo, useState } from 'react';
import type { HandOver } from '../../addin/handing-over';
import type { Checked } from '../../addin/session-state';
import { timeNow } from '../../addin/clock';
import { departmentsOf, ofDepartment, ofPerson } from '../../report/departments';
import type { Made, View } from '../../report/tables/view';
import { useAddIn, useSession, useSessionState, useWords } from '../frame/context';
import { useObservable } from '../frame/use-observable';

/** Whose amounts are handed over. */
export type Scope = { readonly is: 'all' } | { readonly is: 'department'; readonly department: string | null } | { readonly is: 'person'; readonly employeeId: string };

export interface ScopeOption {
  readonly value: string;
  readonly label: string;
  readonly scope: Scope;
}

/** Our earlier sheets that would be replaced, and what would then be written. */
export interface Replacing {
  readonly handOver: HandOver;
  readonly sheets: readonly string[];
}

export interface HandOverView {
  readonly view: View;
  readonly scope: Scope;
  readonly scopeValue: string;
  readonly departments: readonly ScopeOption[];
  readonly people: readonly ScopeOption[];
  readonly chooseScope: (value: string) => void;
  readonly by: string;
  readonly setBy: (name: string) => void;
  readonly made: () => Made;
  readonly isBusy: boolean;
  readonly replacing: Replacing | null;
  readonly toRemove: readonly string[] | null;
  readonly write: (handOver: HandOver) => void;
  readonly replace: () => void;
  readonly askToRemove: () => void;
  readonly remove: () => void;
  readonly keep: () => void;
}

const ALL: ScopeOption = { value: 'all', label: '', scope: { is: 'all' } };

/** What the tab of handing over knows: whose amounts, by whom it is made, and what waits for a word. */
export function useHandover(checked: Checked): HandOverView {
  const { handingOver } = useSession();
  const { progress } = useSessionState();
  const { say } = useWords();
  const addIn = useAddIn();
  const by = useObservable(addIn.person);
  const [scopeValue, setScopeValue] = useState('all');
  const [replacing, setReplacing] = useState<Replacing | null>(null);
  const [toRemove, setToRemove] = useState<readonly string[] | null>(null);
  const options = useMemo(() => scopesOf(checked.view, say), [checked, say]);
  const { value, scope } = [...options.departments, ...options.people].find((one) => one.value === scopeValue) ?? ALL;
  const view = useMemo(() => viewOfScope(checked.view, scope), [checked, scope]);
  const made = (): Made => ({ by: by.trim() === '' ? null : by.trim(), at: timeNow() });
  const write = async (handOver: HandOver): Promise<void> => {
    const sheets = await handingOver.wouldReplace(handOver);
    if (sheets === null) return;
    if (sheets.length > 0) setReplacing({ handOver, sheets });
    else await handingOver.write(handOver, made());
  };
  const askToRemove = async (): Promise<void> => {
    const sheets = await handingOver.sheetsToRemove();
    if (sheets !== null && sheets.length > 0) setToRemove(sheets);
  };
  const keep = (): void => {
    setReplacing(null);
    setToRemove(null);
  };
  return {
    view,
    scope,
    scopeValue: value,
    ...options,
    chooseScope: setScopeValue,
    by,
    setBy: (name) => addIn.rememberPerson(name),
    made,
    isBusy: progress !== null,
    replacing,
    toRemove,
    write: (handOver) => void write(handOver),
    replace: () => {
      keep();
      if (replacing) void handingOver.write(replacing.handOver, made());
    },
    askToRemove: () => void askToRemove(),
    remove: () => {
      keep();
      void handingOver.removeSheets();
    },
    keep,
  };
}

function scopesOf({ report, names }: View, say: View['say']): Pick<HandOverView, 'departments' | 'people'> {
  const people = new Map(report.totals.map(({ employee_id }) => [employee_id, names.person(employee_id).label]));
  return {
    departments: departmentsOf(report).map(({ department, people: count }): ScopeOption => ({
      value: `department ${department ?? ''}`,
      label: say('handover.department', { department: department ?? say('report.no-department'), people: count }),
      scope: { is: 'department', department },
    })),
    people: [...people].map(([employeeId, label]): ScopeOption => ({ value: `person ${employeeId}`, label, scope: { is: 'person', employeeId } })),
  };
}

function viewOfScope(view: View, scope: Scope): View {
  if (scope.is === 'all') return view;
  return scope.is === 'department' ? ofDepartment(view, scope.department) : ofPerson(view, scope.employeeId);
}
