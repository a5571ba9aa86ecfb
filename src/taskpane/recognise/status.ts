import type { SheetEntry } from '../../addin/mapping';

/** How it stands with a sheet. `partly`: it is read, and something of it is not. */
export type Status = 'not-read' | 'partly' | 'unknown' | 'read' | 'left' | 'blank';

/** The sheets of a workbook, sorted by what a person has to do: look at some, know of others, and no more. */
export const GROUPS = ['look', 'read', 'aside'] as const;
export type GroupName = (typeof GROUPS)[number];

export function statusOf({ account: { outcome }, problems }: SheetEntry): Status {
  switch (outcome) {
    case 'blank':
      return 'blank';
    case 'left-alone':
      return 'left';
    case 'read':
      return problems.length === 0 ? 'read' : 'partly';
    case 'not-read':
      return 'not-read';
    default:
      return 'unknown';
  }
}

export const groupOf = (status: Status): GroupName => (status === 'read' ? 'read' : status === 'left' || status === 'blank' ? 'aside' : 'look');
