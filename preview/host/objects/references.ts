import type { Area } from '../grid/address';
import { typeNamed } from '../object-type';

/** A sheet, by Univer's id. */
export interface SheetRef {
  readonly id: string;
}

/** A rectangle of cells of a sheet. */
export interface RangeRef {
  readonly sheet: string;
  readonly area: Area;
}

/** Rectangles of one sheet. */
export interface AreasRef {
  readonly sheet: string;
  readonly areas: readonly Area[];
}

/** A table, by Univer's id. */
export interface TableRef {
  readonly id: string;
}

export const WORKSHEET = typeNamed<SheetRef>('Worksheet');
export const RANGE = typeNamed<RangeRef>('Range');
export const RANGE_AREAS = typeNamed<AreasRef>('RangeAreas');
export const TABLE = typeNamed<TableRef>('Table');
