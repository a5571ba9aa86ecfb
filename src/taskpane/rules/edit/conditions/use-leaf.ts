import { comparisonForm, fitting, writtenComparison, type Comparison, type ComparisonForm } from '../../../../authoring/comparison';
import type { Edit } from '../../../../authoring/edit';
import type { Json } from '../../../../rules/parts';
import { UNITS } from '../../../../values/kind';
import { useEditor, type At } from '../editor-context';
import { firstValue } from '../first-value';
import { writingOf, type NameWriting } from '../writing';
import { referredIn, type ConditionNode } from './node';

export interface LeafForm {
  /** Null: the file knows no such name. */
  readonly writing: NameWriting | null;
  readonly form: ComparisonForm | null;
  readonly about: (name: string) => void;
  readonly compare: (comparison: Comparison) => void;
}

const sideOf = (writing: NameWriting) => ({ ...writing, isColumn: writing.is === 'column' });

/** A comparison, to be changed: what it is of and how it compares; its value stays as far as it fits. */
export function useLeaf(at: At, { fact, comparison, value }: Extract<ConditionNode, { is: 'leaf' }>): LeafForm {
  const { set, file, edit } = useEditor();
  const sides = (name: string): readonly [fact: NameWriting | null, value: NameWriting | null] => {
    const referred = referredIn(value);
    return [writingOf(set, file, name), referred === null ? null : writingOf(set, file, referred)];
  };
  const formOf = (name: string, how: Comparison): ComparisonForm | null => {
    const [own, other] = sides(name);
    return own && comparisonForm(how, sideOf(own), other && sideOf(other));
  };
  const change = (name: string, wanted: Comparison): void => {
    const [own, other] = sides(name);
    const next = own ? fitting(wanted, sideOf(own), other && sideOf(other)) : wanted;
    const [was, is] = [writtenComparison(comparison), writtenComparison(next)];
    const json = valueFor(name, next);
    const edits: readonly Edit[] = [
      ...(name === fact ? [] : [{ at: [...at, 'fact'], json: name }]),
      ...(is === was ? [] : [{ at: [...at, 'operator'], json: is }]),
      ...(json === value ? [] : [{ at: [...at, 'value'], json }]),
    ];
    if (edits.length > 0) edit(edits);
  };
  /** The value as it is, as far as the comparison can go on with it. */
  const valueFor = (name: string, next: Comparison): Json => {
    const [own, other] = sides(name);
    const form = formOf(name, next);
    const one = firstValue(form?.unit ?? 'number', own?.values ?? null);
    if (next.operator === 'isBlank') return next.operator === comparison.operator && typeof value === 'boolean' ? value : true;
    if (form === null || value === undefined || comparison.operator === 'isBlank') return form?.isList ? [one] : one;
    if (other) return other.kind === form.named ? value : form.isList ? [one] : one;
    const [before] = sides(fact);
    const isAlike = name === fact || (before !== null && own !== null && before.values === null && own.values === null && UNITS[before.unit] === UNITS[own.unit]);
    if (!isAlike) return form.isList ? [one] : one;
    const listed = Array.isArray(value) ? (value as readonly Json[]) : null;
    if (form.isList) return listed ? value : [value];
    return listed ? (listed[0] ?? one) : value;
  };
  return {
    writing: writingOf(set, file, fact),
    form: formOf(fact, comparison),
    about: (name) => change(name, comparison),
    compare: (next) => change(fact, next),
  };
}
