import { compareText } from '../values/compare-text';
import type { RuleFileText } from './model';

/** As they stand in a folder, by path: wherever a policy comes from, it says the same in the same order. */
export const inOrder = (files: readonly RuleFileText[]): readonly RuleFileText[] => [...files].sort((a, b) => compareText(a.path, b.path));
