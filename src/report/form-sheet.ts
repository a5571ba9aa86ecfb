import type { FormCell, FormPart, SheetForm } from '../authoring/sheet-form';
import { gridOf } from '../authoring/sheet-form';
import type { Language } from '../i18n/language';
import type { Translator } from '../i18n/translator';
import { uniqueHeaders } from '../workbook/new-sheet';
import type { NewCell, NewSheet } from '../workbook/open-workbook';
import { formNote, formTitles } from './form-text';
import { TABLE_PREFIX } from './sheets';

const NARROW = 8;
const WIDE = 36;

/** A part of the rules as a sheet to be written, titles as its headers and the keys of its columns in the first row below them. `title`: what the part is called. */
export function formSheet(name: string, title: string, part: FormPart, form: SheetForm, lang: Language, say: Translator): NewSheet {
  const [titles = [], ...rows] = gridOf(form, uniqueHeaders(formTitles(form, lang, say)));
  const widthOf = (column: number): number => [titles, ...rows].reduce((most, row) => Math.max(most, Math.min(String(row[column] ?? '').length + 2, WIDE)), NARROW);
  return {
    name,
    above: [title, formNote(part, say)],
    table: { name: `${TABLE_PREFIX}Rules`, columns: titles.map((header, column) => ({ header: String(header), kind: 'text', width: widthOf(column) })), rows: rows.map((row) => row.map(newCell)) },
    sums: [],
    below: [],
  };
}

const newCell = (cell: FormCell): NewCell => (typeof cell === 'boolean' ? String(cell) : cell);
