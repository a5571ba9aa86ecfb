import { formatDateTime, formatTime, parseDateTime, parseTime, toDateTime } from './time';
import { toSerial } from './serial-day';

test.each([[0, '00:00'], [570, '09:30'], [1439, '23:59'], [1440, '次日 00:00'], [1450, '次日 00:10'], [-10, '前日 23:50']])('%d minutes is %s', (minutes, text) => {
  expect(formatTime(minutes)).toBe(text);
  expect(parseTime(text)).toBe(minutes);
});

test('24:00 is the end of the day; 24:01 and 09:60 are no times', () => {
  expect(parseTime('24:00')).toBe(1440);
  expect(parseTime('24:01')).toBeNull();
  expect(parseTime('09:60')).toBeNull();
  expect(parseTime('0930')).toBeNull();
});

test('datetimes', () => {
  const nine = toDateTime(toSerial(2026, 10, 9), 570);
  expect(formatDateTime(nine)).toBe('2026-10-09 09:30');
  expect(parseDateTime('2026-10-09 09:30')).toBe(nine);
  expect(parseDateTime('2026-02-29 09:30')).toBeNull();
});
