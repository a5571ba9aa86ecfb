import type { RuleFileText } from '../rules/model';
import type { CasesShape, RuleFileShape } from '../rules/shapes';
import type { DraftFile } from './draft';
import { withEdits, type Edit } from './edit';
import { objectIn } from './folder';
import { restated } from './restated';
import type { PartKind, PartName } from './uses';

const SECTION = { parameter: 'parameters', fact: 'facts', table: 'tables', function: 'functions' } as const satisfies Readonly<Record<Exclude<PartKind, 'rule'>, keyof RuleFileShape>>;

/** Edits that take a part out of a rule file: the last one takes its section with it, a rule the mention of it as a cause. */
function removal(text: string, shape: RuleFileShape, { kind, name }: PartName): readonly Edit[] {
  if (kind === 'rule') {
    const index = shape.rules.findIndex((rule) => rule.name === name);
    return index < 0 ? [] : [...shape.rules.flatMap(({ consequenceOf }, at) => withoutCause(['rules', at, 'consequenceOf'], consequenceOf, name)), { at: ['rules', index] }];
  }
  const section = SECTION[kind];
  const names = Object.keys(shape[section] ?? {});
  const edits: readonly Edit[] = names.includes(name) ? [{ at: names.length === 1 ? [section] : [section, name] }] : [];
  return kind === 'table' ? restated(text, edits) : edits;
}

function withoutCause(at: Edit['at'], causes: string | readonly string[] | undefined, name: string): Edit[] {
  const all = [causes ?? []].flat();
  if (!all.includes(name)) return [];
  if (typeof causes === 'string' || all.every((cause) => cause === name)) return [{ at }];
  return all.flatMap((cause, index): Edit[] => (cause === name ? [{ at: [...at, index] }] : [])).reverse();
}

/** Places in a case file of what is said of a rule or cell function, and of a figure that is set for cases, the last ones first. */
function placesIn(cases: CasesShape, { kind, name }: PartName): Edit[] {
  const listed = (section: 'cases' | 'functions'): Edit['at'][] =>
    (cases[section] ?? []).flatMap((one, index): Edit['at'][] => {
      if (kind === 'parameter') return Object.hasOwn(one.parameters ?? {}, name) ? [[section, index, 'parameters', name]] : [];
      return (kind === 'rule' && 'rule' in one && one.rule === name) || (kind === 'function' && 'function' in one && one.function === name) ? [[section, index]] : [];
    });
  const forAll: Edit['at'][] = kind === 'parameter' && Object.hasOwn(cases.parameters ?? {}, name) ? [['parameters', name]] : [];
  return [...forAll, ...listed('functions'), ...listed('cases')].reverse().map((at) => ({ at }));
}

const casesIn = (file: RuleFileText): CasesShape | null => {
  const json = objectIn(file) as unknown as CasesShape | null;
  return json !== null && Array.isArray(json.cases) ? json : null;
};

/** How many cases of a draft would go with a part. */
export const casesWith = ({ cases }: DraftFile, part: PartName): number => (part.kind === 'rule' || part.kind === 'function' ? cases.reduce((count, file) => count + placesIn(casesIn(file) ?? { file: '', cases: [] }, part).length, 0) : 0);

/** A drafted file without one of its parts, and without the cases that are about it alone; all else stays byte for byte. A case file goes with its last case. */
export function withoutPart(file: DraftFile, part: PartName): DraftFile {
  const shape = objectIn({ path: file.follows, text: file.text }) as unknown as RuleFileShape;
  return {
    ...file,
    text: withEdits(file.text, removal(file.text, shape, part)),
    cases: file.cases.flatMap((one): RuleFileText[] => {
      const edits = placesIn(casesIn(one) ?? { file: '', cases: [] }, part);
      if (edits.length === 0) return [one];
      const now = { path: one.path, text: withEdits(one.text, edits) };
      const left = casesIn(now);
      return left && left.cases.length + (left.functions?.length ?? 0) === 0 ? [] : [now];
    }),
  };
}
