import type { Rule, RuleFile } from '../model';
import type { TierTable } from '../../formula/expression';
import { FUNCTIONS } from '../../formula/functions';
import type { RuleFileShape } from '../shapes';
import { usedFrom } from '../used';
import type { Folder } from './remark';
import { expressionsOf } from '../rule-expressions';

/** Parameters and table rows without a figure, a calendar without hours, and the rules that can't be judged, or write no line, before there is one. */
export function* waitingRemarks({ set, files, on }: Folder): Generator<void, void> {
  for (const file of files) {
    const remarks = on(file.path);
    if (!remarks) continue;
    for (const { name, value } of file.parameters.values()) {
      const rules = value === null ? rulesThatNeed(file, remarks.file.value as RuleFileShape, name) : [];
      if (rules.length > 0) remarks.add('hint', ['parameters', name, 'value'], 'parameter-waits', { name, rules: rules.map((rule) => rule.name).join(', ') });
    }
    for (const table of file.tables.values()) {
      const rows = table.rows.flatMap((_, index) => (Object.entries(rowShape(remarks.file.value as RuleFileShape, table, index)).some(([, value]) => value === null) ? [index] : []));
      const rules = rows.length > 0 ? file.rules.filter((rule) => usedFrom(expressionsOf(rule)).tables.has(table.name)) : [];
      if (rules.length > 0) {
        remarks.add('hint', ['tables', table.name, 'rows', rows[0]!], 'rows-wait', { table: table.name, rows: rows.map((row) => String(row + 1)).join(', '), rules: rules.map((rule) => rule.name).join(', ') });
      }
    }
    const rules = set.calendar.hours ? [] : file.rules.flatMap((rule, index) => (readsHours(rule) ? [index] : []));
    if (rules.length > 0) remarks.add('hint', ['rules', rules[0]!], 'hours-wait', { rules: rules.map((index) => file.rules[index]!.name).join(', ') });
    yield;
  }
}

const readsHours = (rule: Rule): boolean => [...usedFrom(expressionsOf(rule)).functions].some((name) => FUNCTIONS.get(name)?.readsHours);

const rowShape = (shape: RuleFileShape, { name }: TierTable, index: number): object => shape.tables?.[name]?.rows[index] ?? {};

/** Rules that read a parameter, or a tier table that refers to it. */
function rulesThatNeed(file: RuleFile, shape: RuleFileShape, name: string): readonly Rule[] {
  const tables = new Set(Object.entries(shape.tables ?? {}).flatMap(([table, { rows }]) => (refersTo(rows, name) ? [table] : [])));
  return file.rules.filter((rule) => {
    const used = usedFrom(expressionsOf(rule));
    return used.parameters.has(name) || [...used.tables.keys()].some((table) => tables.has(table));
  });
}

const refersTo = (json: unknown, name: string): boolean =>
  typeof json === 'object' && json !== null && Object.entries(json).some(([key, value]) => (key === 'parameter' ? value === name : refersTo(value, name)));
