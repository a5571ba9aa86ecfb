import { partKey, type PolicyPartKind } from '../../../report/policy';
import type { RuleFileShape } from '../../../rules/shapes';

const SECTIONS: Readonly<Record<string, PolicyPartKind>> = { parameters: 'parameter', tables: 'table', facts: 'fact', functions: 'function' };

/** The part that a JSON pointer leads into. */
export function partAt(pointer: string, shape: RuleFileShape): string | null {
  const [section = '', name = ''] = pointer.split('/').slice(1).map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  if (section === 'rules') {
    const rule = shape.rules[Number(name)];
    return rule ? partKey({ kind: 'rule', name: rule.name }) : null;
  }
  const kind = SECTIONS[section];
  return kind === undefined || name === '' ? null : partKey({ kind, name });
}
