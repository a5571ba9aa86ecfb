import type { Unit } from '../values/kind';
import type { ColumnDefinition, ColumnType } from './ledger-definition';
import type { Operand } from './scope';
import type { Words } from './words';

/** How values of a unit are read where no ledger says. */
const TYPES: Readonly<Record<Unit, ColumnType>> = {
  yuan: 'money',
  'wan yuan': 'money',
  number: 'number',
  percent: 'percent',
  count: 'integer',
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
};

const IN_YUAN = 10_000;

/**
 * How an argument is read that stands for a column or fact of a rule file: as that column's cells are, but that amounts are in yuan whatever the column's
 * own unit is, and that a blank cell is a blank one.
 */
export function argumentOf(name: string, { unit, kind, vocabulary }: Pick<Operand, 'unit' | 'kind' | 'vocabulary'>, column: ColumnDefinition | undefined, title: Words | null = null): ColumnDefinition {
  const inYuan = unit === 'wan yuan';
  const bounds = column?.bounds ?? null;
  return {
    key: name,
    type: column?.type ?? (vocabulary && unit === 'text' ? 'enum' : TYPES[unit]),
    kind,
    unit: inYuan ? 'yuan' : unit,
    headers: column?.headers ?? (title ? [title['zh-CN'], title['zh-TW'] ?? title['zh-CN'], title.en] : []),
    required: true,
    default: null,
    bounds: bounds && inYuan ? [bounds[0] * IN_YUAN, bounds[1] * IN_YUAN] : bounds,
    values: column?.values ?? (unit === 'text' ? vocabulary : null),
    ...(column?.halfDays ? { halfDays: column.halfDays } : {}),
    references: null,
  };
}
