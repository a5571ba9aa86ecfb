import fc from 'fast-check';
import { join } from 'node:path';
import { readRulesFolder } from '../cli/rules-folder';
import { loadRules } from '../rules/load';
import type { RuleFile, RuleFileText } from '../rules/model';
import { createTranslator } from '../i18n/translator';
import { formTitles } from '../report/form-text';
import type { Json } from '../rules/parts';
import type { Unit } from '../values/kind';
import { parseIsoDate } from '../values/serial-day';
import { withEdits } from './edit';
import { literalIn } from './form-cells';
import { gridOf, readSheetForm, sheetForm, type FormCell, type FormPart, type FormProblem } from './sheet-form';
import { FILE, SET as FIXTURE_SET, TABLE, anyTable, textWith } from './testing/tables';

const FILES = readRulesFolder(join(__dirname, '../../rules'), { cases: true }).files;
const SET = loadRules(FILES.filter(({ path }) => !path.startsWith('cases/')));
const fileAt = (path: string): RuleFile => SET.files.find((one) => one.path === path)!;
const textAt = (path: string): RuleFileText => FILES.find((one) => one.path === path)!;

interface Place {
  readonly file: RuleFile;
  readonly text: string;
  readonly part: FormPart;
}
/** Every tier table, parameter list and case file of the company's own files. */
const PLACES: readonly Place[] = SET.files.filter(({ path }) => !path.startsWith('library/')).flatMap((file): Place[] => {
  const { text } = textAt(file.path);
  const cases = FILES.filter((one) => one.path.startsWith('cases/') && (JSON.parse(one.text) as { file: string }).file === file.path);
  return [
    ...[...file.tables.keys()].map((name): Place => ({ file, text, part: { is: 'table', name } })),
    { file, text, part: { is: 'parameters' } },
    ...cases.map((one): Place => ({ file, text: one.text, part: { is: 'cases', path: one.path } })),
  ];
});

type Grid = FormCell[][];
const written = ({ file, text, part }: Place, set = SET): Grid => {
  const form = sheetForm(set, file, text, part)!;
  return gridOf(form, form.columns.map(({ title }) => title)).map((row) => [...row]);
};
/** The text after the sheet was read back. */
function back({ file, text, part }: Place, grid: Grid, set = SET): string {
  const { edits, problems } = readSheetForm(set, file, text, part, grid)!;
  expect(problems).toEqual([]);
  return withEdits(text, edits);
}

/** What a spreadsheet makes of texts that it is given. */
const asExcelHasIt = (cell: FormCell): FormCell => {
  if (typeof cell !== 'string') return cell;
  const day = parseIsoDate(cell);
  if (day !== null) return day;
  const time = /^(\d\d):(\d\d)$/.exec(cell);
  if (time) return (Number(time[1]) * 60 + Number(time[2])) / 1440;
  const share = /^(-?[\d.]+)%$/.exec(cell);
  if (share) return Number((Number(share[1]) / 100).toPrecision(12));
  return /^-?\d+(\.\d+)?$/.test(cell) && String(Number(cell)).length < 15 ? Number(cell) : cell;
};

test('all tables, figures and cases of the company: out to a sheet and in again, not a byte is another', () => {
  expect(PLACES.length).toBeGreaterThan(50);
  for (const place of PLACES) {
    const grid = written(place);
    expect([place.part, back(place, grid) === place.text]).toEqual([place.part, true]);
    // Somebody wrote something above it, put the last column first, and the sheet made numbers of texts.
    const moved = grid.map((row) => [row.at(-1)!, ...row.slice(0, -1)].map(asExcelHasIt));
    expect([place.part, back(place, [['给张总看'], [], ...moved, []]) === place.text]).toEqual([place.part, true]);
  }
});

test('tables of any kind come back as they were', () => {
  fc.assert(
    fc.property(anyTable, (table) => {
      const place: Place = { file: FILE, text: textWith(table), part: { is: 'table', name: TABLE } };
      expect(back(place, written(place, FIXTURE_SET), FIXTURE_SET)).toBe(place.text);
    }),
    { numRuns: 40 },
  );
});

/** Where two JSON values differ, as pointers. */
function* differences(a: Json | undefined, b: Json | undefined, at = ''): Generator<string> {
  if (JSON.stringify(a) === JSON.stringify(b)) return;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) {
    yield at;
    return;
  }
  const [one, other] = [a, b] as Readonly<Record<string, Json>>[];
  for (const key of new Set([...Object.keys(one!), ...Object.keys(other!)])) yield* differences(one![key], other![key], `${at}/${key}`);
}

test('one cell changed is that literal alone, whichever it is', () => {
  fc.assert(
    fc.property(fc.constantFrom(...PLACES.filter(({ part }) => part.is !== 'cases')), fc.nat(), fc.nat(), fc.integer({ min: 900, max: 999 }), (place, row, column, to) => {
      const grid = written(place);
      const form = sheetForm(SET, place.file, place.text, place.part)!;
      const cells = form.rows.flatMap((cells, at) => cells.flatMap((cell, index) => (index > 0 && typeof cell === 'number' && !form.columns[index]!.fixed ? [[at + 2, index] as const] : [])));
      const chosen = cells[(row * 31 + column) % Math.max(cells.length, 1)];
      if (!chosen) return;
      const [at, index] = chosen;
      const was = grid[at]![index]!;
      grid[at]![index] = to;
      const text = back(place, grid);
      expect([...differences(JSON.parse(place.text) as Json, JSON.parse(text) as Json)]).toHaveLength(1);
      // Up to the literal and behind it every byte is as it was.
      let same = 0;
      while (text[same] === place.text[same]) same += 1;
      const start = place.text.slice(0, same).search(/[^\s:,[]*$/);
      expect(place.text.slice(0, start) + String(to) + place.text.slice(start + String(was).length)).toBe(text);
      grid[at]![index] = was;
      expect(back({ ...place, text }, grid)).toBe(place.text);
    }),
    { numRuns: 60 },
  );
});

const attendance = (part: FormPart, path = 'attendance.json'): Place => ({ file: fileAt('attendance.json'), text: textAt(path).text, part });

test('rows of a table: another order, one more, one less, a bound on its other side', () => {
  const place = attendance({ is: 'table', name: 'lateness' });
  const rows = (text: string) => (JSON.parse(text) as { tables: { lateness: { rows: Record<string, Json>[] } } }).tables.lateness.rows;
  const grid = written(place);
  const [titles, keys, ...body] = grid;
  const column = (key: string): number => keys!.indexOf(key);
  expect(rows(back(place, [titles!, keys!, ...[...body].reverse()]))).toEqual([...rows(place.text)].reverse());
  expect(rows(back(place, [titles!, keys!, ...body.filter((_, index) => index !== 1)]))).toEqual(rows(place.text).filter((_, index) => index !== 1));
  const more = body[2]!.map((cell, index) => (index === 0 ? null : cell));
  expect(rows(back(place, [titles!, keys!, ...body, more]))).toHaveLength(body.length + 1);
  const edged = body.map((row) => [...row]);
  edged[1]![column('late_total.upTo')] = null;
  edged[1]![column('late_total.below')] = 6;
  const [was, is] = [rows(place.text)[1]!, rows(back(place, [titles!, keys!, ...edged]))[1]!];
  expect([Object.keys(is), is['below'], is['upTo']]).toEqual([Object.keys(was).map((key) => (key === 'upTo' ? 'below' : key)), 6, undefined]);
});

test('figures: another one, one that waits, a new one, one that goes', () => {
  const place = attendance({ is: 'parameters' });
  const parameters = (text: string) => (JSON.parse(text) as { parameters: Record<string, Record<string, Json>> }).parameters;
  const grid = written(place);
  const names = Object.keys(parameters(place.text));
  const value = grid[1]!.indexOf('value');
  grid[2]![value] = null;
  grid[3]!.splice(0, grid[3]!.length);
  grid.push(['new_figure', '新的', null, 'new', '30%', 'percent', null, null]);
  const after = parameters(back(place, grid));
  expect([after[names[0]!]!['value'], names[1]! in after, after['new_figure']]).toEqual([null, false, { title: { 'zh-CN': '新的', en: 'new' }, value: '30%', unit: 'percent' }]);
});

test('cases: another expectation, a cell that is blank, one that is no column, a case more', () => {
  const path = 'cases/attendance.json';
  const place = attendance({ is: 'cases', path }, path);
  const cases = (text: string) => (JSON.parse(text) as { cases: Record<string, Json>[] }).cases;
  const grid = written(place);
  const keys = grid[1]!;
  const at = (key: string): number => keys.indexOf(key);
  const row = grid.findIndex((cells) => cells[0] === '4');
  expect(cases(place.text)[3]).toMatchObject({ row: { late_minutes: 5 } });
  grid[row]![at('expect')] = 'pass';
  grid[row]![at('row.late_minutes')] = '∅';
  grid[row]![at('row.work_date')] = null;
  grid.push(keys.map((key) => ({ rule: 'late', title: '新的', expect: 'pass', 'row.employee_id': 'E1', 'row.late_minutes': 7 })[String(key)] ?? null));
  grid.push(keys.map((key) => ({ 'row.employee_id': 'E2' })[String(key)] ?? null));
  const after = cases(back(place, grid));
  expect(after[3]).toMatchObject({ expect: 'pass', row: { late_minutes: null } });
  expect('work_date' in (after[3]!['row'] as object)).toBe(false);
  expect(after.at(-1)).toEqual({ rule: 'late', title: '新的', rows: [{ employee_id: 'E1', late_minutes: 7 }, { employee_id: 'E2' }], expect: 'pass' });
  expect(after.slice(0, 3)).toEqual(cases(place.text).slice(0, 3));
});

test.each<[FormCell, Unit, Json]>([
  [0.0015, 'percent', '0.15%'], ['30', 'percent', '30%'], ['３０％', 'percent', '30%'], [0.3958333333333333, 'time', '09:30'], ['09:30', 'time', '09:30'], [46307, 'date', '2026-10-12'],
  ['{grace}', 'minute', { parameter: 'grace' }], ['?', 'minute', null], ['', 'yuan', null], [true, 'yes/no', true], [12.5, 'yuan', 12.5], ['1,234.5', 'yuan', 1234.5], ['甲、乙', 'list', ['甲', '乙']], [7, 'text', '7'],
])('a cell of %j in %s is %j', (cell, unit, json) => expect(literalIn(cell, unit)).toEqual(json));

test('titles in words', () => {
  const form = sheetForm(SET, fileAt('commission.json'), textAt('commission.json').text, { is: 'table', name: 'commission_rates' })!;
  expect(formTitles(form, 'zh-CN', createTranslator('zh-CN'))).toEqual(['行', '当月业务量（万元） 满（含）', '当月业务量（万元） 超过', '当月业务量（万元） 至（含）', '当月业务量（万元） 不满', '得 信用贷款提成比例（百分比）']);
  for (const place of PLACES) expect(formTitles(sheetForm(SET, place.file, place.text, place.part)!, 'en', createTranslator('en')).filter((title) => title.includes('author.') || title.trim() === '')).toEqual([]);
});

test('what can not be taken over is told with its cell, and nothing is taken over', () => {
  const place = attendance({ is: 'table', name: 'lateness' });
  const problems = (change: (grid: Grid) => void): Pick<FormProblem, 'row' | 'column' | 'code'>[] => {
    const grid = written(place);
    change(grid);
    const read = readSheetForm(SET, place.file, place.text, place.part, grid)!;
    expect(read.edits).toEqual([]);
    return read.problems.map(({ row, column, code }) => ({ row, column, code }));
  };
  expect(problems((grid) => (grid[1]![0] = '别的'))).toEqual([{ row: 0, column: 0, code: 'not-this' }]);
  expect(problems((grid) => (grid[1]![1] = '没有这列'))).toMatchObject([{ row: 1, column: 1, code: 'column-unknown' }, { code: 'column-missing' }]);
  expect(problems((grid) => (grid[3]![0] = 1))).toEqual([{ row: 3, column: 0, code: 'row-twice' }]);
  expect(problems((grid) => (grid[3]![0] = 77))).toEqual([{ row: 3, column: 0, code: 'row-unknown' }]);
  expect(problems((grid) => (grid[3]![grid[1]!.indexOf('late_total.from')] = 1))).toMatchObject([{ row: 3, code: 'two-edges' }]);
});

test('of a case file without cases the sheet has the columns of the ledger, and a first case is read back from it', () => {
  const file = fileAt('outings.json');
  const text = '{\n  "file": "outings.json",\n  "cases": []\n}\n';
  const place: Place = { file, text, part: { is: 'cases', path: 'cases/outings.json' } };
  const grid = written(place);
  expect(grid[1]).toEqual(expect.arrayContaining(['rule', 'row.employee_id', 'row.start_at', 'expect']));
  const cells: Readonly<Record<string, FormCell>> = { rule: 'outing-unplanned', 'row.employee_id': '000401', expect: 'cannot-judge' };
  const { edits, problems } = readSheetForm(SET, file, text, place.part, [...grid, grid[1]!.map((key) => cells[String(key)] ?? null)])!;
  expect(problems).toEqual([]);
  expect((JSON.parse(withEdits(text, edits)) as { cases: unknown }).cases).toEqual([{ rule: 'outing-unplanned', row: { employee_id: '000401' }, expect: 'cannot-judge' }]);
});
