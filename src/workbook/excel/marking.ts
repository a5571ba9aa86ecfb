import { areaOf } from '../../values/address';
import { addressLists, isMark, LOOKS, markFormula, packed } from '../marks';
import type { Mark, Marked, MarkKind, Work } from '../open-workbook';
import type { Session, Trip } from './session';
import { sheetNamed } from './sheets';

/** A list of addresses and its look take some 13 kB of a request, of which Excel on the web takes 5 MB. */
const LISTS_PER_TRIP = 100;
/** Conditional formats that are asked about at once: some 500 bytes each. */
const FORMATS_PER_TRIP = 2_000;

const SIDES = ['top', 'bottom', 'left', 'right'] as const;

interface Listed {
  readonly sheet: Excel.Worksheet;
  readonly kind: MarkKind;
  readonly addresses: readonly string[];
}

/** A conditional format, found anew for each trip: what hangs on a range of one trip is gone in the next. */
interface Found {
  readonly sheet: Excel.Worksheet;
  readonly id: string;
}

const chunks = <T>(items: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size));

const sizeOf = (range: string): number => {
  const area = areaOf(range)!;
  return (area.bottom - area.top + 1) * (area.right - area.left + 1);
};

const cellsOf = (lists: readonly Listed[]): number => lists.reduce((sum, { addresses }) => addresses.reduce((cells, range) => cells + sizeOf(range), sum), 0);

const formatsOf = (sheet: Excel.Worksheet): Excel.ConditionalFormatCollection => sheet.getRange().untrack().conditionalFormats;

function eachFormat(found: readonly Found[], visit: (format: Excel.ConditionalFormat) => void): void {
  const collections = new Map<Excel.Worksheet, Excel.ConditionalFormatCollection>();
  for (const { sheet, id } of found) {
    let formats = collections.get(sheet);
    if (!formats) collections.set(sheet, (formats = formatsOf(sheet)));
    visit(formats.getItem(id));
  }
}

function addMark({ sheet, kind, addresses }: Listed): Excel.ConditionalFormat {
  const look = LOOKS[kind];
  const mark = sheet.getRanges(addresses.join()).untrack().conditionalFormats.add('Custom');
  const { rule, format } = mark.custom;
  rule.formula = `=${markFormula(kind)}`;
  format.fill.color = `#${look.fill}`;
  for (const side of SIDES) {
    const border = format.borders[side];
    border.style = look.line;
    border.color = `#${look.border}`;
  }
  if (look.bold) format.font.bold = true;
  if (look.italic) format.font.italic = true;
  if (look.underline) format.font.underline = 'Single';
  return mark.load('id');
}

/** One conditional format per sheet, kind and list of addresses; one trip to see which sheets are protected, one per LISTS_PER_TRIP lists. */
export async function markCells(session: Session, marks: readonly Mark[], work: Work = {}): Promise<Marked> {
  const added: { readonly sheet: string; readonly id: string }[] = [];
  try {
    return await session.run(async (context, trip) => {
      const { worksheets } = context.workbook;
      worksheets.load('items/id,items/name,items/protection/protected');
      await trip();
      const { lists, protectedSheets } = listed(worksheets, marks);
      const total = cellsOf(lists);
      let done = 0;
      for (const some of chunks(lists, LISTS_PER_TRIP)) {
        context.workbook.application.suspendScreenUpdatingUntilNextSync();
        const formats = some.map(addMark);
        await trip();
        added.push(...formats.map(({ id }, i) => ({ sheet: some[i]!.sheet.id, id })));
        work.progress?.((done += cellsOf(some)), total);
      }
      return { cells: total, protectedSheets };
    }, work);
  } catch (error) {
    await takeBack(session, added);
    throw error;
  }
}

function listed(worksheets: Excel.WorksheetCollection, marks: readonly Mark[]): { readonly lists: readonly Listed[]; readonly protectedSheets: readonly string[] } {
  const protectedSheets = new Set<string>();
  const lists = marks.flatMap(({ sheet: name, kind, cells }) => {
    const sheet = sheetNamed(worksheets, name);
    const { ranges } = packed(cells);
    if (!sheet.protection.protected) return addressLists(ranges).map((addresses): Listed => ({ sheet, kind, addresses }));
    protectedSheets.add(name);
    return [];
  });
  return { lists, protectedSheets: [...protectedSheets] };
}

/** Of work that was cancelled or failed half-way nothing is left behind, so far as Excel lets us. */
async function takeBack(session: Session, added: readonly { readonly sheet: string; readonly id: string }[]): Promise<void> {
  if (added.length === 0) return;
  await session
    .run(async (context, trip) => {
      const { worksheets } = context.workbook;
      worksheets.load('items/id');
      await trip();
      eachFormat(
        added.flatMap(({ sheet: id, id: format }) => worksheets.items.filter((sheet) => sheet.id === id).map((sheet) => ({ sheet, id: format }))),
        (format) => format.delete(),
      );
      await trip();
    })
    .catch(() => undefined);
}

/** Three trips: sheets, their conditional formats, and the formulas of those; the last in parts where there are very many. */
async function findMarks(context: Excel.RequestContext, trip: Trip): Promise<readonly Found[]> {
  const { worksheets } = context.workbook;
  worksheets.load('items/id,items/name,items/protection/protected');
  await trip();
  const collections = worksheets.items.map((sheet) => ({ sheet, formats: formatsOf(sheet).load('items/id,items/type') }));
  await trip();
  const custom = collections.flatMap(({ sheet, formats }) => formats.items.filter(({ type }) => type === 'Custom').map(({ id }): Found => ({ sheet, id })));
  const ours: Found[] = [];
  for (const some of chunks(custom, FORMATS_PER_TRIP)) {
    const rules: Excel.ConditionalFormatRule[] = [];
    eachFormat(some, (format) => rules.push(format.custom.rule.load('formula')));
    await trip();
    ours.push(...some.filter((_, i) => isMark(rules[i]!.formula)));
  }
  return ours;
}

const protectedAmong = (found: readonly Found[]): string[] => [...new Set(found.filter(({ sheet }) => sheet.protection.protected).map(({ sheet }) => sheet.name))];

/** Four trips: those that find our marks, and how many cells they cover. */
export function marksThere(session: Session, work: Work = {}): Promise<Marked> {
  return session.run(async (context, trip) => {
    const ours = await findMarks(context, trip);
    let cells = 0;
    for (const some of chunks(ours, FORMATS_PER_TRIP)) {
      const areas: Excel.RangeAreas[] = [];
      eachFormat(some, (format) => areas.push(format.getRanges().untrack().load('cellCount')));
      await trip();
      cells += areas.reduce((sum, { cellCount }) => sum + cellCount, 0);
    }
    return { cells, protectedSheets: protectedAmong(ours) };
  }, work);
}

/** Four trips: those that find our marks, and away with them. */
export function unmarkCells(session: Session, work: Work = {}): Promise<Marked> {
  return session.run(async (context, trip) => {
    const ours = await findMarks(context, trip);
    const freed = ours.filter(({ sheet }) => !sheet.protection.protected);
    let cells = 0;
    for (const some of chunks(freed, FORMATS_PER_TRIP)) {
      context.workbook.application.suspendScreenUpdatingUntilNextSync();
      const areas: Excel.RangeAreas[] = [];
      eachFormat(some, (format) => {
        areas.push(format.getRanges().untrack().load('cellCount'));
        format.delete();
      });
      await trip();
      cells += areas.reduce((sum, { cellCount }) => sum + cellCount, 0);
    }
    return { cells, protectedSheets: protectedAmong(ours) };
  }, work);
}
