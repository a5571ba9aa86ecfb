import type { Fact, Parameter, TierTable } from '../formula/expression';
import { wordsIn, type Language } from '../i18n/language';
import type { Translator } from '../i18n/translator';
import { describe } from '../rules/describe';
import type { Citation, Described, RuleFile, RuleSet } from '../rules/model';
import type { Found, Table } from '../rules/standing';
import type { Unit } from '../values/kind';
import { cellText, expressionText } from './expression-text';
import { printable, widthOf, wrap } from './layout';
import { madeLedgerText } from './made-ledger-text';
import { nameText, sentenceLines, valueText } from './sentence-text';
import { switchText } from './switch-text';
import { unitText } from './unit-text';

export interface SheetOptions {
  readonly lang: Language;
  readonly say: Translator;
  readonly width: number;
}

const citation = ({ id, document, clause }: Citation): string => [id, document, clause].filter(Boolean).join(' ');
const SPACES = (count: number): string => ' '.repeat(count);

/** Lays out what there is to say about rules, facts, tables and figures as lines of text. */
export class Sheet {
  readonly lines: string[] = [];

  constructor(
    private readonly set: RuleSet,
    private readonly options: SheetOptions,
  ) {}

  say(key: string, params?: Readonly<Record<string, string | number>>): string {
    return this.options.say(`report.${key}`, params);
  }

  words(words: Described['title'] | null | undefined): string {
    return words ? wordsIn(words, this.options.lang) : '';
  }

  add(text: string, indent = 0): void {
    const words = printable(text);
    const lines = widthOf(words) + indent <= this.options.width ? [words] : wrap(words, this.options.width - indent);
    this.lines.push(...lines.map((line) => SPACES(indent) + line));
  }

  /** A label with its text behind it, or below it where it is too long for one line. */
  field(label: string, text: string, indent = 2): void {
    const start = `${SPACES(indent)}${this.say(label)}  `;
    const words = printable(text);
    if (widthOf(start) + widthOf(words) <= this.options.width) this.lines.push(start + words);
    else {
      this.lines.push(start.trimEnd());
      this.add(words, indent + 2);
    }
  }

  private sources(described: { readonly source: readonly Citation[]; readonly reading: string | null }, indent: number): void {
    if (described.source.length > 0) this.field('rule-source', described.source.map(citation).join(this.say('source-separator')), indent);
    if (described.reading !== null) this.field('rule-reading', described.reading, indent);
  }

  fact(fact: Fact & Described, indent: number): void {
    const per = fact.per === null ? '' : fact.per.length === 0 ? this.say('rule-per-ledger') : this.say('each-group', { per: fact.per.join(' + ') });
    this.add([nameText(fact.name, this.words(fact.title), this.options.say), unitText(fact.unit, this.options.say), per].filter(Boolean).join('  '), indent);
    this.add(fact.formula, indent + 2);
    this.sources(fact, indent + 2);
  }

  /** One tier as a line: "当天迟到合计 ＞ 5 分钟 且 ≤ 10 分钟  →  扣款 50.00  [ATT-26]". */
  row(table: Table, index: number): string {
    const { lang } = this.options;
    const separator = this.say('list-separator');
    const row = table.rows[index]!;
    const when = row.cells.map((cell, place) => (cell.is === 'any' ? null : cellText(cell, table.inputs[place] ?? { name: '', unit: 'text' }, lang))).filter((text) => text !== null);
    const then = table.outputs.map((output) => `${table.outputs.length > 1 ? `${output.name} ` : ''}${this.figure(row.outputs[output.name] ?? null, output.unit)}`);
    const ids = (table.rowSources[index] ?? []).map(({ id }) => id).join(separator);
    return `${when.length > 0 ? when.join(separator) : this.say('any-input', { input: inputsOf(table, separator) })}  →  ${then.join(separator)}${ids === '' ? '' : `  [${ids}]`}`;
  }

  table(table: Table, indent: number): void {
    const { say } = this.options;
    this.add(`${nameText(table.name, this.words(table.title), say)}  ${this.say('table-kind', { kind: table.kind.replace(' ', '_') })}`, indent);
    table.rows.forEach((_, index) => this.add(this.row(table, index), indent + 2));
    this.sources(table, indent + 2);
  }

  private figure(value: Parameter['value'], unit: Unit): string {
    const { lang, say } = this.options;
    return value === null ? this.say('rule-no-figure') : valueText(value, unit, lang, say);
  }

  parameter(parameter: Parameter & Described, indent: number): void {
    this.add(`${nameText(parameter.name, this.words(parameter.title), this.options.say)} = ${this.figure(parameter.value, parameter.unit)}`, indent);
    this.sources(parameter, indent + 2);
  }

  private conditions(label: string, lines: readonly string[]): void {
    const [first = '', ...others] = lines;
    this.field(label, first);
    for (const line of others) this.add(line.trimStart(), 2 + line.length - line.trimStart().length);
  }

  /** One rule in full, in sentences and formulas: what it asks, of what, on which clause, and every figure behind it. */
  rule({ file, rule }: Found): void {
    const { lang, say } = this.options;
    const one = describe(this.set, file, rule);
    const ledger = one.file.ledgerTitle;
    this.add(`${rule.id}${rule.title ? `  ${this.words(rule.title)}` : ''}`);
    this.field('rule-file', `${file.path} ${rule.pointer}  ${this.say(one.inForce ? 'rule-in-force' : 'rule-not-in-force', { version: file.version })}`);
    this.field('rule-ledger', nameText(file.ledger, this.words(ledger), say));
    const made = madeLedgerText(this.set, file.ledger, lang, say);
    if (made !== null) this.add(made, 4);
    this.field('rule-scope', rule.per === null ? this.say('rule-per-row') : rule.per.length === 0 ? this.say('rule-per-ledger') : rule.per.join(' + '));
    this.field('rule-severity', `${this.say(`severity-${rule.severity}`)}${rule.hygiene ? `  ${this.say('rule-hygiene')}` : ''}${rule.finding ? '' : `  ${this.say('rule-no-finding')}`}`);
    if (one.appliesWhen) this.conditions('rule-applies-when', sentenceLines(one.appliesWhen, lang, say));
    this.conditions('rule-condition', sentenceLines(one.condition, lang, say));
    this.field('rule-formula', expressionText(rule.condition, lang));
    if (rule.line) this.field('rule-line', `${this.words(this.set.items.get(rule.line.item)?.title) || rule.line.item} = ${expressionText(rule.line.amount, lang)}`);
    if (rule.needs.length > 0) this.field('rule-needs', rule.needs.map((key) => nameText(key, this.words(this.set.ledgers.get(key)?.title ?? null), say)).join('、'));
    if (rule.consequenceOf.length > 0) this.field('rule-consequence-of', rule.consequenceOf.map((name) => `${file.id}/${name}`).join(', '));
    this.field('rule-message', this.words(rule.message));
    this.sources(rule, 2);
    this.field('rule-cases', this.say('rule-cases-count', { count: one.cases }));
    this.switches(file);
    this.section('rule-parameters', one.parameters, (parameter) => this.parameter(parameter, 4));
    this.section('rule-tables', one.tables, ({ name }) => this.table(file.tables.get(name)!, 4));
    this.section('rule-facts', one.facts, (fact) => this.fact(fact, 4));
  }

  /** How the rule's file answers the usual questions, in words. */
  switches({ switches }: RuleFile): void {
    this.section('rule-switches', [...switches], ([name, values]) => {
      this.add(`${name} = ${values.join(', ')}`, 4);
      values.forEach((value) => this.add(switchText(name, value, this.options.say), 6));
    });
  }

  private section<T>(label: string, all: readonly T[], show: (one: T) => void): void {
    if (all.length === 0) return;
    this.lines.push(`  ${this.say(label)}`);
    all.forEach(show);
  }

  /** Rules by id and title, a line each. */
  ruleList(label: string, found: readonly Found[]): void {
    if (found.length === 0) this.lines.push(`  ${this.say('sheet-none')}`);
    else this.section(label, found, ({ file, rule }) => this.add(`${rule.id}  ${rule.title ? this.words(rule.title) : ''}  ${this.set.files.some((other) => other.id === file.id && other !== file) ? file.version : ''}`.trimEnd(), 4));
  }
}

const inputsOf = (table: TierTable, separator: string): string => table.inputs.map(({ name }) => name).join(separator);
