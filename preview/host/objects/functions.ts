import { workbookCustom } from '../../book/custom';
import { objectType } from '../object-type';

const functionResult = objectType<{ readonly value: number }>({
  name: 'FunctionResult',
  properties: { value: { get: ({ value }) => value }, error: { get: () => '' } },
});

/** Days by which serials of the two date systems differ. */
const BETWEEN_SYSTEMS = 1462;

/** Days from 1970-01-01 to a date of the Gregorian calendar; months and days beyond their year and month run on. */
function daysSince1970(year: number, month: number, day: number): number {
  const months = year * 12 + (month - 1);
  const from = { year: Math.floor(months / 12), month: (months % 12) + 1 };
  const y = from.month <= 2 ? from.year - 1 : from.year;
  const era = Math.floor(y / 400);
  const ofEra = y - era * 400;
  const ofYear = Math.floor((153 * (from.month + (from.month > 2 ? -3 : 9)) + 2) / 5);
  return era * 146_097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear + day - 1 - 719_468;
}

/** The serial of 1970-01-01 in the system of 1900. */
const EPOCH_1970 = 25_569;

export const functions = objectType<null>({
  name: 'Functions',
  methods: {
    date: (_, args, host) => {
      const serial = daysSince1970(args.number(0), args.number(1), args.number(2)) + EPOCH_1970;
      const is1904 = workbookCustom(host.book.getWorkbook().getSnapshot()).date1904;
      return functionResult.of({ value: is1904 ? serial - BETWEEN_SYSTEMS : serial });
    },
  },
});
