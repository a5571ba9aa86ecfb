import fc from 'fast-check';
import { checkLedgers } from '../src/checking/check';
import { ledgerOf, numbers, texts } from '../src/checking/testing/ledgers';
import { toSerial } from '../src/values/serial-day';
import { toDateTime } from '../src/values/time';
import { company } from './company';

/*
 * 004-J 3 (EXP-17…21) in words, a second time: 30 yuan a day and person; the day of departure is whole until 12:00 and half after it, the day of
 * arrival half until 12:00 and whole after it; a trip within one day is what is left of that; nothing in the city, nothing for guests of a partner.
 */
const HALF_DAY_FEN = 1500;
const NOON = 720;

interface Trip {
  readonly depart: { readonly day: number; readonly minute: number };
  readonly nights: number;
  readonly arrive: number;
  readonly people: number;
  readonly inCity: boolean;
  readonly hosted: boolean;
}

function dueInFen({ depart, nights, arrive, people, inCity, hosted }: Trip): number {
  if (inCity || hosted) return 0;
  const halves = 2 * (nights - 1) + (depart.minute <= NOON ? 2 : 1) + (arrive > NOON ? 2 : 1);
  return halves * HALF_DAY_FEN * people;
}

const FIRST = toSerial(2026, 10, 1);
const edgy = fc.oneof(fc.constantFrom(NOON - 1, NOON, NOON + 1), fc.integer({ min: 0, max: 1439 }));
const trip: fc.Arbitrary<Trip> = fc
  .record({
    depart: fc.record({ day: fc.integer({ min: 0, max: 20 }), minute: edgy }),
    nights: fc.integer({ min: 0, max: 9 }),
    arrive: edgy,
    people: fc.integer({ min: 1, max: 4 }),
    inCity: fc.boolean(),
    hosted: fc.boolean(),
  })
  .filter(({ depart, nights, arrive }) => nights > 0 || arrive >= depart.minute);

test('travel allowances are the policy’s, to the fen, for any trips', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(trip, { minLength: 1, maxLength: 200 }), async (trips) => {
      const departs = trips.map(({ depart }) => toDateTime(FIRST + depart.day, depart.minute));
      const arrives = trips.map(({ depart, nights, arrive }) => toDateTime(FIRST + depart.day + nights, arrive));
      const ledger = ledgerOf('trips', {
        trip_id: texts(trips.map((_, row) => `T${row}`)),
        employee_id: texts(trips.map((_, row) => `E${row}`)),
        scope: texts(trips.map(({ inCity }) => (inCity ? '市区' : '省外'))),
        depart_at: numbers('datetime', 0, departs),
        return_at: numbers('datetime', 0, arrives),
        depart_ticket_at: numbers('datetime', 0, departs),
        return_ticket_at: numbers('datetime', 0, arrives),
        traveller_count: numbers('count', 0, trips.map(({ people }) => people)),
        hosted: numbers('yesno', 0, trips.map(({ hosted }) => (hosted ? 1 : 0))),
      });
      const { lines } = await checkLedgers(company, [], [ledger]);
      const paid = new Map(lines.filter(({ item }) => item === 'travel-allowance').map(({ employee_id, amount }) => [employee_id, Number(amount.replace('.', ''))]));
      trips.forEach((one, row) => expect([row, paid.get(`E${row}`) ?? 0]).toEqual([row, dueInFen(one)]));
    }),
    { numRuns: 30 },
  );
});
