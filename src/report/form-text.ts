import type { FormColumn, FormPart, FormProblem, SheetForm } from '../authoring/sheet-form';
import { wordsIn, type Language } from '../i18n/language';
import type { Translator } from '../i18n/translator';
import { NUMERIC_KINDS, UNITS } from '../values/kind';
import { unitText } from './unit-text';

/** The titles of a form's columns: "业务量（万元） 满（含）". */
export const formTitles = ({ columns }: SheetForm, lang: Language, say: Translator): readonly string[] => columns.map((column) => formTitle(column, lang, say));

function formTitle({ title, named }: FormColumn, lang: Language, say: Translator): string {
  if (!named) return say(`author.form-${title}`);
  const name = named.title ? wordsIn(named.title, lang) : named.name;
  const unit = unitText(named.unit, say);
  return say(`author.form-${title}`, { name: NUMERIC_KINDS.has(UNITS[named.unit]) ? say('author.form-with-unit', { name, unit }) : name });
}

/** What whoever changes the sheet has to know, for the lines above it. */
export const formNote = ({ is }: FormPart, say: Translator): string => say(`author.form-note-${is}`);

/** What in a sheet can't be taken over, and what to do. `cell`: where it stands, "B7". */
export const formProblemText = ({ code, params }: FormProblem, cell: string, say: Translator): string => say(`author.form-bad-${code}`, { cell, ...params });
