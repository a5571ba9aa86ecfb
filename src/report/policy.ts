import { headerIn } from '../i18n/header';
import { wordsIn, type Language } from '../i18n/language';
import type { Translator } from '../i18n/translator';
import { describe } from '../rules/describe';
import type { Citation, InForce, RuleFile, RuleSet } from '../rules/model';
import { citationsOf, partsOf, type Part, type Table } from '../rules/standing';
import { sameText } from '../values/same-text';
import { sentenceLines, valueText } from './sentence-text';
import { rangeText } from './range-text';

/** What a rule file says, as a reader looks for it. */
export const PART_KINDS = ['parameter', 'table', 'rule', 'fact', 'function'] as const;
export type PolicyPartKind = (typeof PART_KINDS)[number];

export interface PolicyPart {
  readonly kind: PolicyPartKind;
  readonly file: RuleFile;
  readonly name: string;
  readonly title: string;
  /** True where it has no figure yet that the policy leaves open. */
  readonly waits: boolean;
  readonly source: readonly Citation[];
}

/** Tells a part apart from the others of its file. */
export const partKey = ({ kind, name }: Pick<PolicyPart, 'kind' | 'name'>): string => `${kind} ${name}`;

export interface PolicyFile {
  readonly file: RuleFile;
  readonly title: string;
  /** From when, until when and for whom; none: it waits to be chosen. */
  readonly inForce: readonly InForce[];
  readonly parts: readonly PolicyPart[];
  readonly waiting: number;
}

export interface PolicyLedger {
  readonly key: string;
  readonly title: string;
  readonly files: readonly PolicyFile[];
}

/** The whole policy, by ledger in the order of the rules folder: what is in force, and what could be. */
export interface Policy {
  readonly files: readonly PolicyFile[];
  readonly inForce: readonly PolicyLedger[];
  readonly idle: readonly PolicyLedger[];
}

/** How the words of parts are made. */
export interface PolicyWords {
  readonly set: RuleSet;
  readonly lang: Language;
  /** Names in sentences are their titles alone. */
  readonly say: Translator;
}

export const policyWords = (set: RuleSet, lang: Language, say: Translator): PolicyWords => ({
  set,
  lang,
  say: (key, params) => (key === 'report.named' ? String(params?.['title']) : say(key, params)),
});

export function policyOf(set: RuleSet, lang: Language): Policy {
  const files = set.files.map((file): PolicyFile => {
    const parts = partsIn(file, lang);
    return { file, title: wordsIn(file.title, lang), inForce: set.profile.inForce.filter((entry) => entry.file === file), parts, waiting: parts.filter(({ waits }) => waits).length };
  });
  const placeOf = new Map(set.profile.inForce.map((entry, at) => [entry.file, at]));
  const inOrder = [...files].sort((a, b) => (placeOf.get(a.file) ?? 0) - (placeOf.get(b.file) ?? 0));
  return { files, inForce: byLedger(set, lang, inOrder.filter(({ inForce }) => inForce.length > 0)), idle: byLedger(set, lang, files.filter(({ inForce }) => inForce.length === 0)) };
}

/** Ledgers in the order in which their first file stands. */
function byLedger(set: RuleSet, lang: Language, files: readonly PolicyFile[]): PolicyLedger[] {
  return [...new Set(files.map(({ file }) => file.ledger))].map((key) => {
    const { title } = set.ledgers.get(key) ?? {};
    return { key, title: title ? wordsIn(title, lang) : key, files: files.filter(({ file }) => file.ledger === key) };
  });
}

function partsIn(file: RuleFile, lang: Language): PolicyPart[] {
  const declared = partsOf(file).map((one): PolicyPart => ({ kind: one.is, file, name: one.part.name, title: wordsIn(one.part.title, lang), waits: waits(one), source: citationsOf(one) }));
  const rules = file.rules.map(({ name, title, source }): PolicyPart => ({ kind: 'rule', file, name, title: title ? wordsIn(title, lang) : name, waits: false, source }));
  const functions = [...file.functions.values()].map(({ name, title, source }): PolicyPart => ({ kind: 'function', file, name, title: wordsIn(title, lang), waits: false, source }));
  const all = [...declared, ...rules, ...functions];
  // What waits for a figure comes first: it is what somebody has to do something about.
  return PART_KINDS.flatMap((kind) => [true, false].flatMap((first) => all.filter((part) => part.kind === kind && part.waits === first)));
}

function waits(one: Part): boolean {
  if (one.is === 'parameter') return one.part.value === null;
  return one.is === 'table' && one.part.rows.some(({ outputs }) => Object.values(outputs).includes(null));
}

/** What a column, fact or parameter of a file is called. */
export function titleOfName(set: RuleSet, file: RuleFile, name: string, lang: Language): string {
  const named = file.facts.get(name) ?? file.parameters.get(name);
  if (named) return wordsIn(named.title, lang);
  return headerIn(set.ledgers.get(file.ledger)?.columns.get(name)?.headers ?? [], lang) ?? name;
}

/** All that each part can be found by, in the form of same-text: titles, names, clauses with their words, readings, sentences, messages, figures. A part a step. */
export function* policyTexts(files: readonly PolicyFile[], words: PolicyWords): Generator<undefined, readonly { readonly part: PolicyPart; readonly of: PolicyFile; readonly text: string }[]> {
  const quotes = new Map(words.set.clauses?.clauses.map(({ id, quote }) => [id, quote]));
  const found: { readonly part: PolicyPart; readonly of: PolicyFile; readonly text: string }[] = [];
  for (const of of files) {
    for (const part of of.parts) {
      const clauses = part.source.map(({ id, document = '', clause = '' }) => `${id} ${document} ${clause} ${quotes.get(id) ?? ''}`);
      found.push({ part, of, text: sameText([part.title, part.name, of.title, of.file.id, ...clauses, ...saidBy(part, words)].join(' ')) });
      yield;
    }
  }
  return found;
}

function saidBy({ kind, file, name }: PolicyPart, { set, lang, say }: PolicyWords): string[] {
  switch (kind) {
    case 'rule': {
      const rule = file.rules.find((one) => one.name === name)!;
      const { condition, appliesWhen } = describe(set, file, rule);
      return [wordsIn(rule.message, lang), rule.reading ?? '', ...sentenceLines(condition, lang, say), ...(appliesWhen ? sentenceLines(appliesWhen, lang, say) : [])];
    }
    case 'table': {
      const table = file.tables.get(name)!;
      return [table.reading ?? '', ...table.inputs.map((input) => titleOfName(set, file, input.name, lang)), ...table.rows.flatMap((_, row) => rowTexts(table, row, lang, say))];
    }
    case 'parameter': {
      const { value, unit, reading } = file.parameters.get(name)!;
      return [reading ?? '', value === null ? say('report.rule-no-figure') : valueText(value, unit, lang, say)];
    }
    case 'fact': {
      const { formula, reading } = file.facts.get(name)!;
      return [formula, reading ?? ''];
    }
    case 'function': {
      const { formula, reading } = file.functions.get(name)!;
      return [formula, reading ?? ''];
    }
  }
}

/** The cells of a tier table's row as words: a range for each input, a figure for each output. */
export function rowTexts(table: Table, row: number, lang: Language, say: Translator): string[] {
  const { cells, outputs } = table.rows[row]!;
  return [
    ...cells.map((cell, at) => rangeText(cell, table.inputs[at]!.unit, lang, say)),
    ...table.outputs.map(({ name, unit }) => {
      const value = outputs[name] ?? null;
      return value === null ? say('report.rule-no-figure') : valueText(value, unit, lang, say);
    }),
  ];
}

