import { CellValueType, type ICellData, type IObjectMatrixPrimitiveType } from '@univerjs/core';
import type { Cell, Color, Sheet } from 'hucre';
import { CellError, UNCALCULATED, type CellValue, type Grid } from '../../src/workbook/port';
import { areaOf } from '../../src/values/address';
import { formulaAsTyped, readsElsewhere } from './formula-text';
import { linkedText } from './links';
import { styleOf, type StyleTable } from './styles';

export type CellMatrix = IObjectMatrixPrimitiveType<ICellData>;

/** Formulas take these words for error values whatever the cell says it holds; kept apart from text that only looks so. */
const LOOKS_LIKE_ERROR = /^#(?:NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A|SPILL!|CALC!|GETTING_DATA|CONNECT!|BLOCKED!|FIELD!|UNKNOWN!)$/i;

function valueOf(value: CellValue): Pick<ICellData, 'v' | 't'> {
  if (value === null) return {};
  if (value instanceof CellError) return value.code === UNCALCULATED ? {} : { v: value.code, t: CellValueType.STRING };
  if (typeof value === 'number') return { v: value, t: CellValueType.NUMBER };
  if (typeof value === 'boolean') return { v: value ? 1 : 0, t: CellValueType.BOOLEAN };
  return { v: value, t: LOOKS_LIKE_ERROR.test(value) ? CellValueType.FORCE_STRING : CellValueType.STRING };
}

/** Where an array formula puts its results: its own first cell aside, they are worked out anew, and would be in each other's way. */
function isSpilled(spills: readonly NonNullable<ReturnType<typeof areaOf>>[], row: number, column: number): boolean {
  return spills.some(({ top, left, bottom, right }) => row >= top && row <= bottom && column >= left && column <= right && (row !== top || column !== left));
}

export interface SheetCells {
  readonly cells: CellMatrix;
  /** Formulas that read another workbook: their results stand. */
  readonly elsewhere: number;
}

/** What the cells of a sheet share with those of others. */
export interface Surroundings {
  readonly styles: StyleTable;
  /** See colourReader. */
  readonly hex: (colour: Color | undefined) => string | undefined;
  /** False where the formulas would no longer mean what they say; then their results stand. */
  readonly withFormulas: boolean;
  /** Ids of the file's sheets by their names, for links. */
  readonly sheetIds: ReadonlyMap<string, string>;
}

/**
 * The cells of a sheet: values, texts and number formats of our own reader, formulas, links and looks of the other one.
 * @param styled the same sheet with its styles and formulas; undefined for a kind of file that is read without.
 */
export function sheetCells(grid: Grid, styled: Sheet | undefined, { styles, hex, withFormulas, sheetIds }: Surroundings): SheetCells {
  const cells: Record<number, Record<number, ICellData>> = {};
  const looks = styled?.cells ?? new Map<string, Cell>();
  const spills = withFormulas ? [...looks.values()].flatMap(({ formulaType, formulaRef }) => (formulaType === 'array' && formulaRef !== undefined ? [areaOf(formulaRef)] : [])).filter((area) => area !== null) : [];
  /** First cells of formulas that are written once for many. */
  const shared = new Set<number>();
  let elsewhere = 0;

  const formulaOf = ({ formula, formulaType, formulaSharedIndex: index }: Cell): Pick<ICellData, 'f' | 'si'> => {
    if (formula === undefined || !withFormulas) return {};
    if (readsElsewhere(formula)) {
      elsewhere += 1;
      return {};
    }
    if (formulaType === 'shared' && index !== undefined) {
      if (formula !== '') shared.add(index);
      else if (!shared.has(index)) return {};
      return formula === '' ? { si: String(index) } : { f: formulaAsTyped(formula), si: String(index) };
    }
    return formula === '' ? {} : { f: formulaAsTyped(formula) };
  };

  const put = (row: number, column: number, look: Cell | undefined): void => {
    const format = grid.format(row, column);
    const pattern = format === 'General' ? (look?.style?.numFmt ?? 'General') : format;
    const style = { ...(look?.style ? styleOf(look.style, hex) : {}), ...(pattern === 'General' ? {} : { n: { pattern } }) };
    const name = styles.nameOf(style);
    const cell: ICellData = { ...(isSpilled(spills, row, column) ? {} : valueOf(grid.value(row, column))), ...(look ? formulaOf(look) : {}) };
    if (name !== undefined) cell.s = name;
    if (look?.formulaType === 'array' && cell.f) delete cell.v;
    if (look?.hyperlink && typeof cell.v === 'string' && cell.f === undefined) {
      const linked = linkedText(cell.v, look.hyperlink, style, `link-${row}-${column}`, sheetIds);
      if (linked) cell.p = linked;
    }
    if (Object.keys(cell).length > 0) (cells[row] ??= {})[column] = cell;
  };

  for (let row = 0; row < grid.rows; row++) {
    for (let column = 0; column < grid.columns; column++) {
      const look = looks.get(`${row},${column}`);
      if (look !== undefined || grid.value(row, column) !== null) put(row, column, look);
    }
  }
  for (const [place, look] of looks) {
    const [row = 0, column = 0] = place.split(',').map(Number);
    if ((row >= grid.rows || column >= grid.columns) && look.style) put(row, column, look);
  }
  return { cells, elsewhere };
}
