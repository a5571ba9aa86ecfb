import type { JSONPath } from 'jsonc-parser';
import { MINUTES_PER_DAY, parseTime } from '../values/time';
import type { ExportFormat, FormatColumn, MatrixShape, PunchShape } from './ledger-definition';
import type { FormatColumnShape, FormatShape, PunchesShape } from './shapes';

const listed = (headers: string | readonly string[]): readonly string[] => (typeof headers === 'string' ? [headers] : headers);

function readFormatColumn(shape: FormatColumnShape): FormatColumn {
  if (typeof shape === 'string' || Array.isArray(shape)) return { headers: listed(shape as string | readonly string[]), yes: null, part: null, values: null };
  const { header, headers, yes, part, values } = shape as Exclude<FormatColumnShape, string | readonly string[]>;
  return {
    headers: headers ?? (header === undefined ? [] : [header]),
    yes: yes ?? null,
    part: part ?? null,
    values: values ? new Map(Object.entries(values)) : null,
  };
}

const readFormatColumns = (columns: FormatShape['columns']): ExportFormat['columns'] =>
  new Map(Object.entries(columns).map(([key, column]) => [key, readFormatColumn(column)]));

/** One export format of a ledger. */
export const readFormat = (name: string, shape: FormatShape): ExportFormat => ({
  name,
  title: shape.title,
  recognise: { sheet: shape.recognise.sheet ?? null, headers: shape.recognise.headers, without: shape.recognise.without ?? [] },
  notDataFirstCells: shape.notData?.firstCell ?? [],
  columns: readFormatColumns(shape.columns),
  shape: readShape(shape),
  precedence: shape.precedence ?? null,
  crossCheck: shape.crossCheck ?? [],
});

const MINUTES_PER_HOUR = 60;

/** A declared shift; an end that is not after the start is the next day's. */
function readShift({ start, end }: { readonly start: string; readonly end: string }): PunchShape['defaultShift'] {
  const from = parseTime(start) ?? 0;
  const to = parseTime(end) ?? 0;
  return { start: from, end: to <= from ? to + MINUTES_PER_DAY : to };
}

function readShape({ punches, matrix }: FormatShape): PunchShape | MatrixShape | null {
  if (punches) return readPunches(punches);
  return matrix
    ? {
        kind: 'matrix',
        gives: { ...matrix.gives, name: matrix.gives.name ?? null },
        separators: matrix.separators,
        patterns: matrix.patterns.map(({ text, values }) => ({ text, values: new Map(Object.entries(values ?? {})) })),
        otherwise: new Map(Object.entries(matrix.otherwise ?? {})),
      }
    : null;
}

function readPunches(shape: PunchesShape): PunchShape {
  const { direction } = shape;
  return {
    kind: 'punches',
    at: shape.at,
    date: shape.date ?? [],
    day: shape.day ?? [],
    shift: shape.shift ?? [],
    mode: shape.mode,
    direction: direction ? { headers: direction.headers, values: new Map([['in', direction.in], ['out', direction.out]]) } : null,
    debounce: shape.debounceMinutes,
    longestShift: shape.longestShiftHours * MINUTES_PER_HOUR,
    lookBack: shape.lookBackDays,
    dayOfShift: shape.dayOfShift,
    dayBegins: parseTime(shape.dayBegins) ?? 0,
    defaultShift: shape.defaultShift && readShift(shape.defaultShift),
    gives: { ...shape.gives, name: shape.gives.name ?? null },
    fromIn: readFormatColumns(shape.fromIn ?? {}),
    fromOut: readFormatColumns(shape.fromOut ?? {}),
  };
}

/** Every column of its ledger that a format names, with the place of the name. */
export function namedByFormat({ columns, shape, crossCheck }: ExportFormat): [JSONPath, string][] {
  const keys = (path: JSONPath, names: Iterable<string>): [JSONPath, string][] => [...names].map((key) => [[...path, key], key]);
  const named: [JSONPath, string][] = [...keys(['columns'], columns.keys()), ...crossCheck.map((key, index): [JSONPath, string] => [['crossCheck', index], key])];
  if (!shape) return named;
  const gives: Readonly<Record<string, string | null>> = { ...shape.gives };
  for (const [part, key] of Object.entries(gives)) if (key !== null) named.push([[shape.kind, 'gives', part], key]);
  if (shape.kind === 'punches') return [...named, ...keys(['punches', 'fromIn'], shape.fromIn.keys()), ...keys(['punches', 'fromOut'], shape.fromOut.keys())];
  shape.patterns.forEach(({ text, values }, index) => {
    const path = ['matrix', 'patterns', index];
    for (const [, key] of text.matchAll(/\{([^{}]*)\}/g)) if (key !== undefined && key !== '_') named.push([[...path, 'text'], key]);
    named.push(...keys([...path, 'values'], values.keys()));
  });
  return [...named, ...keys(['matrix', 'otherwise'], shape.otherwise.keys())];
}
