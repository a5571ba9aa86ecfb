import { relationships } from '../xlsx/read-xlsx';
import { childrenOf, childOf, treeOf, utf8, valueOf } from './xml-tree';
import type { Book } from './book';
import type { Package } from './package';

export interface FileTable {
  readonly id: number;
  readonly name: string;
  readonly range: string;
}

/** The tables on a sheet. */
export function tablesOn(parts: Package, sheet: string): FileTable[] {
  return relationships(parts, sheet).flatMap(({ type, target }) => {
    if (type !== 'table' || !parts.has(target)) return [];
    const root = treeOf(utf8(parts.part(target)));
    return [{ id: Number(valueOf(root, 'id')) || 0, name: valueOf(root, 'displayName') ?? valueOf(root, 'name') ?? '', range: valueOf(root, 'ref') ?? '' }];
  });
}

/** All tables of a workbook. */
export const allTables = (parts: Package, { sheets }: Book): FileTable[] => sheets.flatMap(({ part }) => (part === null ? [] : tablesOn(parts, part)));

/** The names that a workbook defines. */
export const definedNames = ({ root }: Book): string[] => childrenOf(childOf(root, 'definedNames') ?? root, 'definedName').map((name) => valueOf(name, 'name') ?? '');
