import fc from 'fast-check';
import type { LedgerDefinition, PunchShape } from '../../rules/ledger-definition';
import { formatDate, parseIsoDate } from '../../values/serial-day';
import { company, codes, ledgerOf, readBytes, values, workbook } from '../testing/company';
import type { LedgersRead } from '../read';
import { severalTimes } from './columns';
import { isDeparture, workDayOf } from './days';

/* A punch machine's sheet, one row a punch. The T numbers are those of the trouble that other attendance systems had with the same punches. */

const NIGHT = { start: 18 * 60, end: 31 * 60 };
const OFFICE = { start: 9 * 60 + 30, end: 18 * 60 + 30 };

/** The company's ledgers, with its punch machine set otherwise. */
function machine(change: Partial<PunchShape>): ReadonlyMap<string, LedgerDefinition> {
  const attendance = company.ledgers.get('attendance')!;
  const formats = attendance.formats.map((format) => (format.name === 'punch-machine' && format.shape?.kind === 'punches' ? { ...format, shape: { ...format.shape, ...change } } : format));
  return new Map([['attendance', { ...attendance, formats }]]);
}

const HEADER = ['工号', '姓名', '日期时间'];
const read = (rows: readonly (readonly unknown[])[], change: Partial<PunchShape> = {}): LedgersRead => readBytes(workbook({ 打卡: rows }), 'book.xlsx', {}, machine(change));
const punchesOf = (...times: unknown[]): unknown[][] => [HEADER, ...times.map((time) => ['000102', '李雷', time])];

const clock = (minutes: string | null | undefined): string | null | undefined => {
  if (typeof minutes !== 'string' || minutes === '?') return minutes;
  const total = Number(minutes);
  return `${String(Math.floor(total / 60)).padStart(2, '0')}:${String(total % 60).padStart(2, '0')}`;
};

/** `2026-10-09 08:58–18:03` for each row of the ledger; a dash for what is not there. */
function days(result: LedgersRead): string[] {
  const [dates, ins, outs] = ['work_date', 'in_time', 'out_time'].map((key) => values(result, 'attendance', key));
  return dates!.map((date, i) => `${date === null || date === '?' || date === undefined ? date : formatDate(Number(date)).slice(5)} ${clock(ins![i]) ?? '-'}–${clock(outs![i]) ?? '-'}`);
}

describe('a bare punch machine', () => {
  test('the first and the last punch of a day are arrival and departure; each keeps its cell', () => {
    const result = read(punchesOf('2026-10-09 18:31:20', '2026-10-09 09:28', '2026-10-09 12:00', '2026/10/10 9:31'));
    expect(days(result)).toEqual(['10-09 09:28–18:31', '10-10 09:31–-']);
    const ledger = ledgerOf(result, 'attendance');
    expect([...ledger.sheetRow]).toEqual([2, 5]);
    expect([...ledger.cellOf!.get('in_time')!.row]).toEqual([3, 5]);
    expect([...ledger.cellOf!.get('out_time')!.row]).toEqual([2, -1]);
    expect(ledger.cellOf!.has('employee_id')).toBe(false);
    expect(ledger.sources[0]).toMatchObject({ format: 'punch-machine', rows: 4, notData: [], setAside: new Map([['same-day', 2]]) });
  });

  test('real dates and times as numbers', () => {
    const at = parseIsoDate('2026-10-09')! + (9 * 60 + 31) / 1440;
    expect(days(read(punchesOf({ t: 'n', v: at, z: 'yyyy-mm-dd hh:mm:ss' })))).toEqual(['10-09 09:31–-']);
  });

  test('the time beside its date, and several times in one cell', () => {
    const rows = [['工号', '姓名', '日期', '打卡时间'], ['000102', '李雷', '2026-10-09', '08:58 18:03'], ['000102', '李雷', '2026-10-10', '08:59\n12:01\n13:00\n18:10'], ['000102', '李雷', '2026-10-11', '09:00;次日 00:40']];
    const result = read(rows);
    expect(days(result)).toEqual(['10-09 08:58–18:03', '10-10 08:59–18:10', '10-11 09:00–24:40']);
    expect(codes(result, 'attendance', 'in_time')).toEqual([]);
    expect(severalTimes('08:58 张三 18:03')).toBeNull();
    expect(severalTimes('08:58 25:99')).toBeNull();
  });

  test('a sheet with one column for arrivals and one for departures is no punch machine', () => {
    const result = read([['工号', '姓名', '日期', '上班打卡', '下班打卡'], ['000102', '李雷', '2026-10-09', '09:00', '18:00']]);
    expect(ledgerOf(result, 'attendance').sources[0]?.format).toBe('plain');
  });

  test('T-05: one punch is a missing punch, of the end that it is farther from', () => {
    expect(days(read(punchesOf('2026-10-09 13:59', '2026-10-10 14:00', '2026-10-11 14:01')))).toEqual(['10-09 13:59–-', '10-10 14:00–-', '10-11 -–14:01']);
    expect(days(read(punchesOf('2026-10-09 18:31'), { defaultShift: null }))).toEqual(['10-09 18:31–-']);
  });

  test('T-14: punches within a minute of one another are one; it is said, and the later one is still the departure', () => {
    const result = read(punchesOf('2026-10-09 09:30', '2026-10-09 09:31', '2026-10-09 18:29', '2026-10-09 18:30'));
    expect(days(result)).toEqual(['10-09 09:30–18:30']);
    expect(ledgerOf(result, 'attendance').notes.map(({ code, params }) => [code, params?.['count']])).toEqual([['duplicate-punch', '2']]);
    expect(ledgerOf(result, 'attendance').sources[0]?.setAside).toEqual(new Map([['again', 2], ['same-day', 1]]));
    expect(days(read(punchesOf('2026-10-09 09:30', '2026-10-09 09:31')))).toEqual(['10-09 09:30–-']);
    expect(days(read(punchesOf('2026-10-09 09:30', '2026-10-09 09:32')))).toEqual(['10-09 09:30–09:32']);
  });

  test('T-15, T-16: with a machine that says in or out, its word counts: also at the same minute, also where it contradicts the order', () => {
    const typed = (...rows: [string, string][]): LedgersRead => read([[...HEADER, '打卡类型'], ...rows.map(([time, type]) => ['000102', '李雷', `2026-10-09 ${time}`, type])], { mode: 'typed' });
    expect(days(typed(['09:30', '上班'], ['12:00', '下班'], ['12:00', '上班'], ['18:30', '下班']))).toEqual(['10-09 09:30–18:30']);
    expect(days(typed(['09:30', '下班'], ['18:30', '下班']))).toEqual(['10-09 -–18:30']);
    const strange = typed(['09:30', '上班'], ['18:30', '吃饭']);
    expect([days(strange), codes(strange, 'attendance', 'out_time')]).toEqual([['10-09 ?–?'], ['unknown-direction']]);
  });

  test('by turns: the last of an odd number is an arrival whose departure is missing', () => {
    const times = ['09:30', '12:00', '13:00', '18:30'].map((time) => `2026-10-09 ${time}`);
    expect(days(read(punchesOf(...times), { mode: 'alternate' }))).toEqual(['10-09 09:30–18:30']);
    expect(days(read(punchesOf(...times.slice(0, 3)), { mode: 'alternate' }))).toEqual(['10-09 09:30–-']);
  });

  test('who can be told by name alone is; who or when nobody can tell stands alone, unknown', () => {
    const result = read([[...HEADER, '打卡地点'], [null, '李雷', '2026-10-09 09:30'], [null, '李雷', '2026-10-09 18:30'], [null, null, '2026-10-09 09:00', '前台'], ['E3', '韩梅', '什么'], ['E3', '韩梅', { t: 'n', v: parseIsoDate('2026-10-09')!, z: 'yyyy-mm-dd' }]]);
    expect(days(result).sort()).toEqual(['10-09 09:00–-', '10-09 09:30–18:30', '? ?–?', '? ?–?']);
    expect(codes(result, 'attendance', 'in_time').sort()).toEqual(['not-a-date', 'punch-without-time']);
  });

  test('a row without its id is of the one whose name it has, unless several have it', () => {
    const rows = [HEADER, ['000102', '李雷', '2026-10-09 09:30'], [null, '李雷', '2026-10-09 18:30']];
    expect(days(read(rows))).toEqual(['10-09 09:30–18:30']);
    expect(days(read([...rows, ['000103', '李雷', '2026-10-09 09:29']])).sort()).toEqual(['10-09 -–18:30', '10-09 09:29–-', '10-09 09:30–-']);
    expect(days(read([...rows, ['000103', '李雷', '2026-10-09 09:29'], ['000102', '李雷', '2026-10-10 09:29']])).filter((text) => text.includes('-–18:30'))).toHaveLength(1);
  });

  test('of a day with one time that can’t be read, neither end is guessed', () => {
    const result = read([['工号', '姓名', '日期', '打卡时间'], ['E1', '李雷', '2026-10-09', '09:30'], ['E1', '李雷', '2026-10-09', '坏'], ['E1', '李雷', '2026-10-09', '18:30']]);
    expect(days(result)).toEqual(['10-09 ?–?']);
    expect(codes(result, 'attendance', 'out_time')).toEqual(['not-a-time']);
  });
});

describe('punches after midnight', () => {
  test('T-02, T-06: belong to the shift that began the day before, counted on from its day', () => {
    expect(days(read(punchesOf('2026-10-09 09:40', '2026-10-10 00:10', '2026-10-10 09:29', '2026-10-10 18:31')))).toEqual(['10-09 09:40–24:10', '10-10 09:29–18:31']);
    expect(days(read(punchesOf('2026-10-10 00:10')))).toEqual(['10-09 -–24:10']);
  });

  test('T-01: the way out of a night shift is not the way in to the next evening’s', () => {
    const result = read(punchesOf('2026-10-13 17:58', '2026-10-14 07:10', '2026-10-14 17:55', '2026-10-15 06:59'), { defaultShift: NIGHT });
    expect(days(result)).toEqual(['10-13 17:58–31:10', '10-14 17:55–30:59']);
    const byEnd = read(punchesOf('2026-10-13 17:58', '2026-10-14 07:10'), { defaultShift: NIGHT, dayOfShift: 'end' });
    expect(values(byEnd, 'attendance', 'work_date').map((day) => formatDate(Number(day)))).toEqual(['2026-10-14']);
    expect(['in_time', 'out_time'].map((key) => values(byEnd, 'attendance', key)[0])).toEqual([String(17 * 60 + 58 - 1440), '430']);
  });

  test('T-01 with the shift in each row', () => {
    const rows = [[...HEADER, '班次'], ['E1', '李雷', '2026-10-13 17:58', '夜班 18:00-次日07:00'], ['E1', '李雷', '2026-10-14 07:10', '夜班 18:00-次日07:00'], ['E1', '李雷', '2026-10-15 08:50', '早班 09:00-18:00'], ['E1', '李雷', '2026-10-15 18:01', '早班 09:00-18:00']];
    const result = read(rows);
    expect(days(result)).toEqual(['10-13 17:58–31:10', '10-15 08:50–18:01']);
    expect(values(result, 'attendance', 'shift_start')).toEqual(['1080', '540']);
  });

  test('T-04: the next day’s arrival never becomes a departure', () => {
    expect(days(read(punchesOf('2026-10-09 09:28', '2026-10-10 09:25', '2026-10-10 18:31', '2026-10-11 09:29')))).toEqual(['10-09 09:28–-', '10-10 09:25–18:31', '10-11 09:29–-']);
  });

  test.each([[15, '10-09 09:28–24:10'], [14, '10-09 09:28–-']])('nothing is paired across the longest shift of %i hours', (hours, first) => {
    expect(days(read(punchesOf('2026-10-09 09:28', '2026-10-10 00:10'), { longestShift: hours * 60 }))[0]).toBe(first);
  });

  test('the longest shift itself may still be paired, a minute more may not', () => {
    const at = (day: number, minute: number): number => day * 1440 + minute;
    const rules = { longestShift: 900, lookBack: 1, dayBegins: 300 };
    const before = { day: 100, first: at(100, 570) };
    expect([-1, 0, 1].map((more) => workDayOf(at(101, 30 + more), OFFICE, before, rules))).toEqual([100, 100, 101]);
  });

  test('two punches of one day farther apart than any shift: the departure is unknown, not a day’s work', () => {
    const result = read(punchesOf('2026-10-09 05:30', '2026-10-09 21:31'));
    expect(days(result)).toEqual(['10-09 05:30–?']);
    expect(codes(result, 'attendance', 'out_time')).toEqual(['beyond-longest-shift']);
    expect(days(read(punchesOf('2026-10-09 05:30', '2026-10-09 21:30')))).toEqual(['10-09 05:30–21:30']);
  });

  test('without any shift, early punches follow the day that is still open, up to the declared hour', () => {
    const change = { defaultShift: null };
    expect(days(read(punchesOf('2026-10-09 14:00', '2026-10-10 04:59'), change))).toEqual(['10-09 14:00–28:59']);
    expect(days(read(punchesOf('2026-10-09 14:00', '2026-10-10 05:00'), change))).toEqual(['10-09 14:00–-', '10-10 05:00–-']);
    expect(days(read(punchesOf('2026-10-10 04:59'), change))).toEqual(['10-10 04:59–-']);
    expect(days(read(punchesOf('2026-10-09 14:00', '2026-10-10 00:30'), { ...change, lookBack: 0 }))).toEqual(['10-09 14:00–-', '10-10 00:30–-']);
  });

  test('a shift that begins soon after midnight takes the punch before it', () => {
    expect(days(read(punchesOf('2026-10-09 23:50', '2026-10-10 09:01'), { defaultShift: { start: 30, end: 540 } }))).toEqual(['10-10 -1:-10–09:01']);
  });

  test('halfway between two shifts the earlier one has it', () => {
    expect([-1, 0, 1].map((more) => workDayOf(101 * 1440 + 120 + more, OFFICE, { day: null, first: 0 }, { longestShift: 960, lookBack: 1, dayBegins: 0 }))).toEqual([100, 100, 101]);
    expect([-1, 0, 1].map((more) => isDeparture(100 * 1440 + 840 + more, 100, OFFICE))).toEqual([false, false, true]);
  });
});

describe('the day that the export counts a punch for', () => {
  const counted = (...rows: [day: string, time: string][]): LedgersRead =>
    read([['姓名', '工号', '考勤日期', '考勤时间', '打卡时间', '打卡结果'], ...rows.map(([day, time]) => ['李雷', '000102', day, '09:30', time, '正常'])]);

  test('counts, whatever the time of the punch', () => {
    expect(days(counted(['2026-10-09', '2026-10-09 09:28'], ['2026-10-09', '2026-10-10 00:30'], ['2026-10-10', '2026-10-10 09:29']))).toEqual(['10-09 09:28–24:30', '10-10 09:29–-']);
  });

  test('a punch days away from it is no day’s end, and the day stays one row', () => {
    const result = counted(['2026-10-09', '2026-10-09 09:28'], ['2026-10-10', '2026-10-10 09:29'], ['2026-10-09', '2026-10-15 18:31'], ['2026-10-15', '2026-10-15 09:30']);
    expect(days(result)).toEqual(['10-09 ?–?', '10-10 09:29–-', '10-15 09:30–-']);
  });
});

test('no punch is lost, none counted twice, and the order of the rows is nothing', () => {
  const punch = fc.record({ who: fc.constantFrom('000102', '000103', 'E7'), day: fc.integer({ min: 1, max: 6 }), minute: fc.integer({ min: 0, max: 1439 }) });
  fc.assert(
    fc.property(fc.array(punch, { minLength: 1, maxLength: 40 }), fc.constantFrom(OFFICE, NIGHT, null), fc.infiniteStream(fc.nat()), (punches, defaultShift, random) => {
      const rows = punches.map(({ who, day, minute }) => [who, '某人', `2026-10-0${day} ${clock(String(minute))}`]);
      const result = read([HEADER, ...rows], { defaultShift });
      const ledger = ledgerOf(result, 'attendance');
      const aside = [...ledger.sources[0]!.setAside!.values()].reduce((sum, count) => sum + count, 0);
      expect(ledger.rows + aside).toBe(punches.length);
      const key = (one: LedgersRead): string[] => days(one).map((text, i) => `${values(one, 'attendance', 'employee_id')[i]} ${text}`).sort();
      expect(new Set(key(result).map((text) => text.slice(0, 12))).size).toBe(ledger.rows);
      const shuffled = rows.map((row) => ({ row, at: random.next().value as number })).sort((a, b) => a.at - b.at).map(({ row }) => row);
      expect(key(read([HEADER, ...shuffled], { defaultShift }))).toEqual(key(result));
      const [ins, outs] = ['in_time', 'out_time'].map((column) => ledger.columns.get(column)!);
      for (let row = 0; row < ledger.rows; row++) if (ins!.state[row] === 0 && outs!.state[row] === 0) expect(outs!.values[row]! - ins!.values[row]!).toBeLessThanOrEqual(960);
    }),
    { numRuns: 150 },
  );
});
