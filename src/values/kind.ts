/**
 * Kinds are what the engine computes with; units are how people write and read a kind.
 * `+`, `−` and comparison need one kind on both sides (see docs/rules.md, "Kinds and units").
 */
export const KINDS = [
  'money', // whole fen when a column; exact rational yuan when computed
  'number', // a plain number or a percentage (30 % is the number 0.3)
  'count', // how many: times, people, sheets
  'days', // an amount of days, halves allowed
  'duration', // whole minutes
  'date', // serial day: 1 = 1900-01-01 … as Excel counts, 60 is skipped (see serial-day.ts)
  'time', // minutes from midnight of the row's date; 1450 is 00:10 of the next day
  'datetime', // serial day × 1440 + minute
  'period', // a month, quarter, half-year, week or year (see period.ts)
  'text',
  'role', // a title of rules/roles.json; has a rank
  'yesno',
  'list', // several texts in one cell, separated by 、 , ; or a line break
] as const;
export type Kind = (typeof KINDS)[number];

/** Units as HR writes them in rule files. */
export const UNITS = {
  yuan: 'money',
  'wan yuan': 'money',
  number: 'number',
  percent: 'number',
  count: 'count',
  day: 'days',
  minute: 'duration',
  hour: 'duration',
  date: 'date',
  time: 'time',
  datetime: 'datetime',
  month: 'period',
  text: 'text',
  role: 'role',
  'yes/no': 'yesno',
  list: 'list',
} as const satisfies Record<string, Kind>;
export type Unit = keyof typeof UNITS;

/** The unit in which values of a kind are written where nothing says another. */
export const USUAL_UNIT: Readonly<Record<Kind, Unit>> = {
  money: 'yuan', number: 'number', count: 'count', days: 'day', duration: 'minute', date: 'date', time: 'time', datetime: 'datetime', period: 'month', text: 'text',
  role: 'role', yesno: 'yes/no', list: 'list',
};

/** Kinds whose values are exact numbers and can be ordered, added or scaled. */
export const NUMERIC_KINDS: ReadonlySet<Kind> = new Set<Kind>(['money', 'number', 'count', 'days', 'duration', 'date', 'time', 'datetime', 'period']);

/** Kinds stored as codes into a dictionary of texts. */
export const DICTIONARY_KINDS: ReadonlySet<Kind> = new Set<Kind>(['text', 'role', 'list']);
