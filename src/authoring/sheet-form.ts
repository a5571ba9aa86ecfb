import type { RuleFile, RuleSet } from '../rules/model';
import type { FormCell } from './form-cells';
import type { FormPart, FormRead, SheetForm } from './form';
import { casesForm } from './form-cases';
import { parametersForm, readParameters } from './form-parameters';
import { tableForm } from './form-table';

export type { FormCell } from './form-cells';
export { gridOf } from './form';
export type { FormColumn, FormPart, FormProblem, FormRead, SheetForm } from './form';

/**
 * A part of the rules as it is written to a sheet (`gridOf`).
 * @param file a version of the rule file that loads.
 * @param text the rule file's text, or of cases the case file's.
 * @returns null where the text has no such part, or it can't be read.
 */
export function sheetForm(set: RuleSet, file: RuleFile, text: string, part: FormPart): SheetForm | null {
  switch (part.is) {
    case 'table':
      return tableForm(set, file, text, part.name)?.form ?? null;
    case 'parameters':
      return parametersForm(text);
    case 'cases':
      return casesForm(set, file, text).form;
  }
}

/** What a sheet, changed by somebody, changes in the text that it was written from: the edits of changed cells alone. */
export function readSheetForm(set: RuleSet, file: RuleFile, text: string, part: FormPart, grid: readonly (readonly FormCell[])[]): FormRead | null {
  switch (part.is) {
    case 'table':
      return tableForm(set, file, text, part.name)?.read(grid) ?? null;
    case 'parameters':
      return readParameters(text, grid);
    case 'cases':
      return casesForm(set, file, text).read(grid);
  }
}
