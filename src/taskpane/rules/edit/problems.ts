import type { Translator } from '../../../i18n/translator';
import { pointerOf } from '../../../rules/json-file';
import type { RuleProblem } from '../../../rules/model';
import { problemText } from '../../frame/problem-text';
import type { At } from './editor-context';

const isWithin = (pointer: string, at: At): boolean => {
  const place = pointerOf(at);
  return pointer === place || pointer.startsWith(`${place}/`);
};

/** What is wrong at a place or within it. */
export const problemsAt = (problems: readonly RuleProblem[], at: At): readonly RuleProblem[] => problems.filter(({ pointer }) => isWithin(pointer, at));

/** What is wrong within a place, and at none of the fields that tell it themselves. */
export const problemsElsewhere = (problems: readonly RuleProblem[], at: At, told: readonly At[]): readonly RuleProblem[] => problemsAt(problems, at).filter(({ pointer }) => !told.some((field) => isWithin(pointer, field)));

interface FieldState {
  readonly validationState?: 'error' | 'warning';
  readonly validationMessage?: string;
}

/** What a field says beside itself. */
export function fieldState(problems: readonly RuleProblem[], say: Translator): FieldState {
  if (problems.length === 0) return {};
  return { validationState: problems.some(({ severity }) => severity === 'error') ? 'error' : 'warning', validationMessage: problems.map((problem) => problemText(problem, say)).join(' ') };
}
