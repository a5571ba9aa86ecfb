import type { ColumnType } from '../../rules/ledger-definition';
import type { ReadCells } from '../cells';
import { readEnum, readRole, readYesNo } from './choice';
import { readDate, readDateTime } from './date';
import { readDuration } from './duration';
import { readMoney } from './money';
import { readDays, readInteger, readNumber } from './number';
import { readPercent } from './percent';
import { readPeriod } from './period';
import { readText } from './text';
import { readTime } from './time';

/** How the cells of each column type are read. A list keeps the text of its cell; values/list.ts splits it. */
export const READERS: Readonly<Record<ColumnType, ReadCells>> = {
  text: readText,
  enum: readEnum,
  role: readRole,
  money: readMoney,
  number: readNumber,
  integer: readInteger,
  percent: readPercent,
  yesno: readYesNo,
  date: readDate,
  time: readTime,
  datetime: readDateTime,
  period: readPeriod,
  duration: readDuration,
  days: readDays,
  list: readText,
  shift: readText,
};
