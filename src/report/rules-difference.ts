import { wordsIn } from '../i18n/language';
import { describe } from '../rules/describe';
import type { FieldChange, FileChange, PartChange } from '../rules/difference';
import type { Published, RuleFile, RuleSet } from '../rules/model';
import type { Words } from '../rules/words';
import type { Json, JsonObject } from '../rules/parts';
import { publishedText } from './published-text';
import { Sheet, type SheetOptions } from './rule-sheet';
import { nameText, sentenceLines } from './sentence-text';
import { unitBehind } from './unit-text';

const MARKS = { added: '+', removed: '−', changed: '~', 'new-version': '+' } as const;

/** Labels of fields that other views have words for; any other field is called as the file has it. */
const LABELS: Readonly<Record<string, string>> = {
  value: 'sheet-value', unit: 'sheet-unit', formula: 'rule-formula', per: 'rule-scope', source: 'rule-source', reading: 'rule-reading', appliesWhen: 'rule-applies-when',
  conditions: 'rule-condition', severity: 'rule-severity', hygiene: 'hygiene', line: 'rule-line', needs: 'rule-needs', consequenceOf: 'rule-consequence-of', message: 'rule-message', ledger: 'rule-ledger',
  title: 'changes-title', effectiveFrom: 'changes-effective-from', published: 'changes-published', requiredRole: 'changes-required-role', for: 'changes-for', from: 'changes-from', to: 'changes-to',
  payrollPeriod: 'changes-payroll-period', company: 'changes-company', rank: 'changes-rank', aliases: 'changes-aliases',
};

/** The two sides of a comparison: the loaded sets give the words for what the files say. */
export interface Sides {
  readonly before: RuleSet;
  readonly after: RuleSet;
}

/** What differs between two rule sets, as HR would say it: each figure, tier, rule and the profile, then → now. */
export function rulesDifferenceText(changes: readonly FileChange[], sides: Sides, options: SheetOptions): string[] {
  const writer = new Writer(sides, options);
  if (changes.length === 0) return [options.say('report.changes-none')];
  changes.forEach((change, index) => {
    if (index > 0) writer.sheet.add('');
    writer.file(change);
  });
  return writer.sheet.lines;
}

const isWords = (value: Json | undefined): value is JsonObject & Words => typeof value === 'object' && value !== null && 'zh-CN' in value && 'en' in value;
const isObject = (value: Json | undefined): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A clause as it is cited: "ATT-25 004-U 七 2"; null: no citation. */
const citation = ({ id, document, clause }: JsonObject): string | null => (typeof id === 'string' ? [id, document, clause].filter((part) => typeof part === 'string').join(' ') : null);

class Writer {
  readonly sheet: Sheet;
  private readonly sheetBefore: Sheet;

  constructor(
    private readonly sides: Sides,
    private readonly options: SheetOptions,
  ) {
    this.sheet = new Sheet(sides.after, options);
    this.sheetBefore = new Sheet(sides.before, options);
  }

  private say(code: string, params?: Readonly<Record<string, string | number>>): string {
    return this.options.say(`report.${code}`, params);
  }

  file({ from, to, is, parts }: FileChange): void {
    const path = to ?? from ?? '';
    const file = this.fileOf(to === null ? this.sides.before : this.sides.after, path);
    const title = file ? `${this.sheet.words(file.title)} ${this.say('rule-version', { version: file.version })}` : '';
    this.sheet.add(`■ ${MARKS[is]} ${path}  ${title}`.trimEnd());
    if (is === 'new-version') this.sheet.add(this.say('changes-new-version', { file: from ?? '' }), 2);
    else if (is !== 'changed') {
      const count = (kind: PartChange['kind']): number => parts.filter((part) => part.kind === kind).length;
      this.sheet.add(this.say(`changes-file-${is}`, { rules: count('rule'), tables: count('table'), parameters: count('parameter') }), 2);
      return;
    } else if (from !== to) this.sheet.add(this.say('changes-moved', { file: from ?? '' }), 2);
    for (const part of parts) this.part(part, from, to);
  }

  private fileOf(set: RuleSet, path: string | null): RuleFile | undefined {
    return set.files.find((file) => file.path === path);
  }

  private part(part: PartChange, from: string | null, to: string | null): void {
    const [before, after] = [this.fileOf(this.sides.before, from) ?? this.fileOf(this.sides.after, from), this.fileOf(this.sides.after, to)];
    const label = part.kind === 'file' ? '' : `${this.say('changes-kind', { kind: part.kind.replace('-', '_') })} ${nameText(part.name, this.titleOf(part, before, after), this.options.say)}`;
    if (part.kind === 'row') return this.row(part, before, after, label);
    // A whole rule or figure that came or went is named; what it says `rules show` tells.
    const figure = part.kind === 'parameter' || part.kind === 'figure' || part.kind === 'in-force' || part.kind === 'day';
    if (part.is !== 'changed' && part.kind !== 'file' && !figure) return this.sheet.add(`${MARKS[part.is]} ${label}`, 2);
    const fields = part.is === 'changed' ? part.fields : part.fields.filter(({ field }) => ['value', 'from', 'to', 'for', 'kind'].includes(field));
    const unit = this.unitOf(part, before, after);
    const [only] = fields;
    if (only && fields.length === 1 && only.field === 'value') {
      const words = part.is === 'changed' ? this.arrow(this.text(only.from, unit), this.text(only.to, unit)) : this.text(only.to ?? only.from, unit);
      return this.sheet.add(`${MARKS[part.is]} ${this.say('changes-value', { name: label, value: words })}`, 2);
    }
    if (label !== '') this.sheet.add(`${MARKS[part.is]} ${label}`, 2);
    for (const field of fields) this.field(field, part, before, after, unit);
  }

  private titleOf({ kind, name, fields }: PartChange, before: RuleFile | undefined, after: RuleFile | undefined): string {
    for (const file of [after, before]) {
      const title = kind === 'rule' ? file?.rules.find((rule) => rule.name === name)?.title : kind === 'parameter' ? file?.parameters.get(name)?.title : kind === 'fact' ? file?.facts.get(name)?.title : kind === 'function' ? file?.functions.get(name)?.title : file?.tables.get(name)?.title;
      if (title) return this.sheet.words(title);
    }
    if (kind === 'figure') return this.figureTitle(name);
    const title = fields.find(({ field }) => field === 'title');
    const words = title?.to ?? title?.from;
    return isWords(words) ? wordsIn(words, this.options.lang) : '';
  }

  /** `commission/top_tier_from`, `commission@2026-12-01/top_tier_from`: a figure that the profile sets. */
  private parameterOf(name: string): ReturnType<RuleFile['parameters']['get']> {
    const [key = '', parameter = ''] = name.split('/');
    return [...this.sides.after.files, ...this.sides.before.files].find(({ id, version }) => id === key || `${id}@${version}` === key)?.parameters.get(parameter);
  }

  private figureTitle(name: string): string {
    return this.sheet.words(this.parameterOf(name)?.title);
  }

  private unitOf({ kind, name }: PartChange, before: RuleFile | undefined, after: RuleFile | undefined): string {
    if (kind === 'figure') return this.parameterOf(name)?.unit ?? '';
    return kind === 'parameter' ? ((after ?? before)?.parameters.get(name)?.unit ?? before?.parameters.get(name)?.unit ?? '') : '';
  }

  private row({ name, is, row, fields }: PartChange, before: RuleFile | undefined, after: RuleFile | undefined, label: string): void {
    const text = (sheet: Sheet, file: RuleFile | undefined, index: number | null | undefined): string => {
      const table = file?.tables.get(name);
      return table && typeof index === 'number' && table.rows[index] ? sheet.row(table, index) : '';
    };
    const [from, to] = [text(this.sheetBefore, before, row?.from), text(this.sheet, after, row?.to)];
    if (is !== 'changed') return this.sheet.add(`${MARKS[is]} ${label}  ${this.say(`changes-row-${is}`)}  ${from || to}`, 2);
    if (fields.length === 0) return this.sheet.add(`~ ${label}  ${this.say('changes-row-moved', { from: (row?.from ?? 0) + 1, to: (row?.to ?? 0) + 1 })}  ${to}`, 2);
    this.sheet.add(`~ ${label}  ${this.say('changes-row-changed')}`, 2);
    this.sheet.add(this.say('changes-was', { text: from }), 6);
    this.sheet.add(this.say('changes-is', { text: to }), 6);
  }

  private arrow(from: string, to: string): string {
    return `${from} → ${to}`;
  }

  private field({ field, from, to }: FieldChange, part: PartChange, before: RuleFile | undefined, after: RuleFile | undefined, unit: string): void {
    const label = LABELS[field] === undefined ? field : this.say(LABELS[field]);
    const condition = part.kind === 'rule' && (field === 'conditions' || field === 'appliesWhen');
    const [was, is] = condition
      ? [this.sentences(this.sides.before, before, part.name, field), this.sentences(this.sides.after, after, part.name, field)]
      : [this.text(from, unit, field), this.text(to, unit, field)];
    // Words that read alike in the reader's language, or a condition that says the same in another way.
    if (was === is) return this.sheet.add(this.say('changes-elsewhere', { field: label }), 6);
    if (part.is !== 'changed' && part.kind !== 'file') return this.sheet.add(this.say('changes-value', { name: label, value: to === undefined ? was : is }), 6);
    const line = this.say('changes-value', { name: label, value: this.arrow(was, is) });
    if (line.length <= this.options.width / 2) return this.sheet.add(line, 6);
    this.sheet.add(label, 6);
    this.sheet.add(this.say('changes-was', { text: was }), 8);
    this.sheet.add(this.say('changes-is', { text: is }), 8);
  }

  private sentences(set: RuleSet, file: RuleFile | undefined, name: string, field: string): string {
    const rule = file?.rules.find((one) => one.name === name);
    if (!file || !rule) return this.say('difference-nothing');
    const one = describe(set, file, rule);
    const sentence = field === 'conditions' ? one.condition : one.appliesWhen;
    const lines = sentence ? sentenceLines(sentence, this.options.lang, this.options.say) : [];
    return lines.length === 0 ? this.say('difference-nothing') : lines.map((line) => line.trim()).join(this.say('clause-separator'));
  }

  /** A value as HR wrote it, a figure with its unit. */
  private text(value: Json | undefined, unit = '', field = ''): string {
    if (value === undefined) return this.say('difference-nothing');
    if (value === null) return this.say('rule-no-figure');
    if (field === 'published' && isObject(value)) return publishedText(value as unknown as Published, this.options.say);
    // The same words as stand behind the figure where it is changed.
    if (typeof value === 'number' && unit !== '') {
      const words = unitBehind(unit, this.options.say);
      return words === '' ? String(value) : this.options.say('report.figure-with-unit', { value: String(value), unit: words });
    }
    if (field === 'severity' && typeof value === 'string') return this.say(`severity-${value}`);
    if (typeof value === 'boolean') return this.options.say(`format.${value ? 'yes' : 'no'}`);
    if (isWords(value)) return wordsIn(value, this.options.lang);
    if (Array.isArray(value)) return (value as readonly Json[]).map((one) => this.text(isObject(one) ? (citation(one) ?? one) : one)).join(this.say('list-separator'));
    return typeof value === 'object' ? JSON.stringify(value) : String(value);
  }
}
