/**
 * Makes the sample month: `node samples/make.mjs [folder]` writes it to samples/2026-10 (or the folder given).
 * Everything comes from a fixed seed; the same script gives the same cells on every machine.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { write } from '@e965/xlsx';
import { attendanceOfMonth } from './month/attendance.mjs';
import { claimsOfMonth } from './month/claims.mjs';
import { callsSheet, contactsSheet, customersSheet, documentsSheet, trainingSheet, visitsSheet } from './month/customers.mjs';
import { day, isoDay, momentText } from './month/days.mjs';
import { dealsOfMonth } from './month/deals.mjs';
import { dingTalkSheets } from './month/dingtalk.mjs';
import { leaveOfMonth } from './month/leave.mjs';
import { contractsSheet, meetingsSheet, ordersSheet, outingsOfMonth, targetsSheet } from './month/office.mjs';
import { payrollSheet } from './month/payroll.mjs';
import { employeesSheet } from './month/people.mjs';
import { Planted } from './month/planted.mjs';
import { quotesOfMonth } from './month/quotes.mjs';
import { random } from './month/random.mjs';
import { reportsSheet } from './month/reports.mjs';
import { appraisalsSheet, conductSheet, ticketsSheet } from './month/service.mjs';
import { layOut } from './month/sheet.mjs';
import { tripsOfMonth } from './month/trips.mjs';

const ATTENDANCE = '考勤-钉钉每日统计.xlsx';
const LEDGERS = '2026年10月台账.xlsx';
const BUSINESS = '2026年10月客户与报表台账.xlsx';
const folder = process.argv[2] ?? join(dirname(fileURLToPath(import.meta.url)), '2026-10');

const planted = new Planted();
const leave = leaveOfMonth(planted);
const trips = tripsOfMonth(planted);
const outings = outingsOfMonth(planted);
const quotes = quotesOfMonth(planted, random(20261001));
const contracts = contractsSheet(planted, random(20261004), quotes.rows);
const deals = dealsOfMonth(planted, random(20261002));
const days = attendanceOfMonth(planted, random(20261003), { requests: leave.requests, trips: trips.trips, outings: outings.outings });
const appraisals = appraisalsSheet(planted);
const scores = new Map(appraisals.rows.filter((row) => row.score).map((row) => [typeof row.employee_id === 'string' ? row.employee_id : `000${row.employee_id.v}`, row.score]));

const ledgers = [
  employeesSheet(planted), quotes.sheet, contracts.sheet, ...deals.sheets, targetsSheet(planted, deals.deals), trips.sheet,
  claimsOfMonth(planted, random(20261005), trips.trips), leave.sheet, outings.sheet, meetingsSheet(planted), ticketsSheet(planted, random(20261006)), appraisals, conductSheet(planted),
  payrollSheet(planted, { days, requests: leave.requests, deals: deals.deals, scores }),
];

const reports = reportsSheet(planted, random(20261007), days, leave.requests);
const business = [
  ordersSheet(planted, random(20261012), contracts), reports, customersSheet(planted, random(20261008)), contactsSheet(planted, random(20261009)), visitsSheet(planted, random(20261010), reports), callsSheet(planted, random(20261011)), trainingSheet(planted), documentsSheet(planted),
];

/** A key cell as text: serial days and moments by their name in `keys`, ready cells by what they show. */
function keyText(name, value) {
  if (value === null || value === undefined) return '';
  if (typeof value === 'object') return String(value.v);
  return name === 'start_at' || name === 'ringing_at' ? momentText(value) : String(value);
}

/** The ledgers laid out as the sheets of one workbook. */
const sheetsOf = (file, all) => all.map((ledger) => [
  ledger.name,
  layOut(ledger, (row, number) => planted.place(row, file, ledger.name, number, Object.fromEntries(Object.entries(ledger.keys).map(([name, key]) => [name, keyText(name, row[key])])))),
]);
const sheets = sheetsOf(LEDGERS, ledgers);
const businessSheets = sheetsOf(BUSINESS, business);
const attendance = dingTalkSheets(days, (row, number) => planted.place(row, ATTENDANCE, '每日统计', number, { employee_id: row.of.id, work_date: isoDay(row.day) }));

/** Workbook properties carry a fixed day, so that nothing in the file depends on the clock. */
const MADE = new Date((day('2026-11-02') - 25569) * 86_400_000);
function save(name, title, named) {
  const workbook = { SheetNames: named.map(([sheet]) => sheet), Sheets: Object.fromEntries(named), Props: { Title: title, Author: '行政部', CreatedDate: MADE, ModifiedDate: MADE } };
  writeFileSync(join(folder, name), write(workbook, { type: 'buffer', bookType: 'xlsx', compression: true }));
}

mkdirSync(folder, { recursive: true });
save(ATTENDANCE, '考勤每日统计', attendance);
save(LEDGERS, '2026年10月台账', sheets);
save(BUSINESS, '2026年10月客户与报表台账', businessSheets);
const fileOf = new Map([['每日统计', ATTENDANCE], ...business.map(({ name }) => [name, BUSINESS])]);
const entries = planted.entries((sheet) => fileOf.get(sheet) ?? LEDGERS);
writeFileSync(join(folder, 'planted.json'), `[\n${entries.map((entry) => `  ${JSON.stringify(entry)}`).join(',\n')}\n]\n`);
