import { OFFSET_1904, serialOrNull } from '../../values/serial-day';

const ISO = /^(?:(\d{4})-(\d\d)-(\d\d))?(?:(?:^|[T ])(\d\d):(\d\d)(?::(\d\d)(\.\d+)?)?)?Z?$/;

/** The number that Excel shows as this date, time, or date and time; null where the text is none. Cells of type `d` carry no time zone. */
export function serialOfIso(text: string, date1904: boolean): number | null {
  const match = ISO.exec(text.trim());
  if (!match) return null;
  const [, year, month, day, hour, minute, second = '0', fraction = ''] = match;
  if (year === undefined && hour === undefined) return null;
  let serial = 0;
  if (year !== undefined) {
    const days = serialOrNull(Number(year), Number(month), Number(day));
    if (days === null) return null;
    serial = date1904 ? days - OFFSET_1904 : days;
  }
  if (hour === undefined) return serial;
  const seconds = Number(hour) * 3600 + Number(minute) * 60 + Number(second + fraction);
  return Number(minute) < 60 && Number(second) < 60 && seconds <= 86_400 ? serial + seconds / 86_400 : null;
}
