import type { ProtectedAction } from '../../book/custom';
import { PROTECTED_ACTIONS } from '../../book/custom';
import { HostError } from '../errors';
import { isStructureProtected, protectionOf, protectSheet, protectStructure, unprotectSheet } from '../protection';
import { objectType, type Arguments } from '../object-type';
import type { SheetRef } from './references';

const optionName = (action: ProtectedAction): string => `allow${action.slice(0, 1).toUpperCase()}${action.slice(1)}`;

/** This host keeps no passwords: a sheet of a file that has one is unprotected by nobody. */
function withoutPassword(args: Arguments, place: number): void {
  if (args.has(place)) throw new HostError('NotImplemented', 'This host protects without passwords.');
}

function allowedIn(options: unknown): ProtectedAction[] {
  const given = (options ?? {}) as Readonly<Record<string, unknown>>;
  return PROTECTED_ACTIONS.filter((action) => given[optionName(action)] === true);
}

export const worksheetProtection = objectType<SheetRef>({
  name: 'WorksheetProtection',
  properties: {
    protected: { get: ({ id }, host) => protectionOf(host, id) !== null },
    options: {
      get: ({ id }, host) => {
        const protection = protectionOf(host, id);
        if (protection === null) return null;
        return Object.fromEntries(PROTECTED_ACTIONS.map((action) => [optionName(action), protection.allowed.includes(action)]));
      },
    },
  },
  methods: {
    protect: ({ id }, args, host) => {
      withoutPassword(args, 1);
      protectSheet(host, id, allowedIn(args.json(0)));
    },
    unprotect: ({ id }, args, host) => {
      withoutPassword(args, 0);
      unprotectSheet(host, id);
    },
  },
});

export const workbookProtection = objectType<null>({
  name: 'WorkbookProtection',
  properties: { protected: { get: (_, host) => isStructureProtected(host) } },
  methods: {
    protect: (_, args, host) => {
      withoutPassword(args, 0);
      protectStructure(host, true);
    },
    unprotect: (_, args, host) => {
      withoutPassword(args, 0);
      protectStructure(host, false);
    },
  },
});
