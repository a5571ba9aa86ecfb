import { wordsIn, type Language } from '../../../i18n/language';
import type { PolicyPart } from '../../../report/policy';
import type { Citation, RuleFile } from '../../../rules/model';
import type { RuleFileShape } from '../../../rules/shapes';
import type { Words } from '../../../rules/words';

/** The parts of a draft as it is written now, those that do not load among them. `file` is the last version that loads. */
export function draftedParts(shape: RuleFileShape, file: RuleFile, lang: Language): readonly PolicyPart[] {
  const part = (kind: PolicyPart['kind'], name: string, title: Words | undefined, source: readonly Citation[] | undefined, waits = false): PolicyPart => ({ kind, file, name, title: title ? wordsIn(title, lang) : name, waits, source: source ?? [] });
  return [
    ...Object.entries(shape.parameters ?? {}).map(([name, { title, source, value }]) => part('parameter', name, title, source, value === null)),
    ...Object.entries(shape.tables ?? {}).map(([name, { title, source }]) => part('table', name, title, source)),
    ...shape.rules.map(({ name, title, source }) => part('rule', name, title, source)),
    ...Object.entries(shape.facts ?? {}).map(([name, { title, source }]) => part('fact', name, title, source)),
    ...Object.entries(shape.functions ?? {}).map(([name, { title, source }]) => part('function', name, title, source)),
  ];
}
