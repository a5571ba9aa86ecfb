import type { JSONPath } from 'jsonc-parser';
import type { Rule } from '../model';
import type { Folder } from './remark';

/** Where a rule stands in its file. */
export const pathOfRule = ({ pointer }: Pick<Rule, 'pointer'>): JSONPath => ['rules', Number(pointer.split('/').at(-1))];

/**
 * Rules without test rows, rules without a clause that they stand on (but for what is only good to know), and
 * record-keeping, which is shown on request, that blocks or is about money.
 */
export function* ruleRemarks({ set, files, on }: Folder): Generator<void, void> {
  for (const file of files) {
    for (const rule of file.rules) {
      const { id, name, source, severity, hygiene, line } = rule;
      const remarks = on(file.path);
      if (set.casesOf && !set.casesOf.has(id)) remarks?.add('warning', [...pathOfRule(rule), 'name'], 'rule-without-cases', { name });
      if (source.length === 0 && severity !== 'info') remarks?.add('warning', [...pathOfRule(rule), 'name'], 'rule-without-source', { name });
      if (hygiene && (severity === 'block' || line)) remarks?.add('warning', [...pathOfRule(rule), 'event', 'params', 'hygiene'], 'hygiene-holds-more', { name });
    }
    yield;
  }
}
