import type { RuleFile, RuleSet } from '../rules/model';
import { Standing, type Found, type Part } from '../rules/standing';
import { publishedText } from './published-text';
import { Sheet, type SheetOptions } from './rule-sheet';

/** What an id speaks of, in every version of its file. `rules` are those that it is, holds, or stands behind. */
export interface Subject {
  readonly is: 'rule' | 'file' | 'part' | 'clause';
  readonly rules: readonly Found[];
  readonly parts: readonly Part[];
  readonly files: readonly RuleFile[];
}

/**
 * What an id means: a rule (`attendance/late`), a file (`attendance`, or by its path as the profile has it), a fact, table or parameter (`attendance/lateness`), or a clause (`ATT-25`).
 * Null: none of them.
 */
export function findSubject(set: RuleSet, id: string): Subject | null {
  const standing = new Standing(set);
  const rules = standing.rules.filter(({ rule }) => rule.id === id);
  if (rules.length > 0) return { is: 'rule', rules, parts: [], files: [] };
  const files = set.files.filter((file) => file.id === id || file.path === id || file.path === `${id}.json`);
  if (files.length > 0) return { is: 'file', rules: standing.rules.filter(({ file }) => files.includes(file)), parts: [], files };
  const named = standing.parts.filter(({ file, part }) => `${file.id}/${part.name}` === id);
  if (named.length > 0) return { is: 'part', rules: standing.rulesUsing(named), parts: named, files: [] };
  const parts = standing.partsOn(id);
  const behind = standing.rulesOn(id);
  return parts.length + behind.length > 0 ? { is: 'clause', rules: behind, parts, files: [] } : null;
}

/** The subject as text: a rule in full, a part in full with the rules that use it, a file as a list, a clause as all that stands on it. */
export function subjectLines(set: RuleSet, id: string, subject: Subject, options: SheetOptions): string[] {
  const sheet = new Sheet(set, options);
  switch (subject.is) {
    case 'rule':
      subject.rules.forEach((found, index) => {
        if (index > 0) sheet.add('');
        sheet.rule(found);
      });
      break;
    case 'file':
      for (const file of subject.files) {
        sheet.add(`${file.id}  ${sheet.words(file.title)}`);
        const inForce = set.profile.inForce.some((entry) => entry.file === file);
        sheet.field('rule-file', `${file.path}  ${sheet.say(inForce ? 'rule-in-force' : 'rule-not-in-force', { version: file.version })}`);
        if (file.published) sheet.field('rule-published', publishedText(file.published, options.say));
        sheet.field('rule-ledger', sheet.words(set.ledgers.get(file.ledger)?.title) || file.ledger);
        sheet.switches(file);
      }
      sheet.ruleList('sheet-rules', subject.rules);
      break;
    case 'part':
      subject.parts.forEach((part) => onePart(sheet, part));
      sheet.ruleList('sheet-used-by', subject.rules);
      break;
    case 'clause':
      sheet.add(`${id}  ${sheet.say('sheet-stands-on')}`);
      subject.parts.forEach((part) => onePart(sheet, part));
      sheet.ruleList('sheet-rules', subject.rules);
  }
  return sheet.lines;
}

function onePart(sheet: Sheet, one: Part): void {
  const { is, file, part } = one;
  sheet.field(`sheet-${is}`, `${file.id}/${part.name}  ${file.path}  ${sheet.say('rule-version', { version: file.version })}`);
  if (one.is === 'fact') sheet.fact(one.part, 4);
  else if (one.is === 'table') sheet.table(one.part, 4);
  else sheet.parameter(one.part, 4);
}
