import { FUNCTIONS } from '../formula/functions';
import type { RuleFile, RuleSet } from '../rules/model';
import type { Words } from '../rules/words';
import { sameText } from '../values/same-text';

/** Something that may stand at the caret. */
export interface Completion {
  readonly is: 'fact' | 'parameter' | 'column' | 'table' | 'ledger' | 'function';
  /** What is put in: a name, `LEDGER.`, `SUMIFS(`. */
  readonly text: string;
  readonly title: Words | null;
  /** Of a function its arguments: `values, range1, criterion1, …`. */
  readonly signature: string | null;
}

export interface Completions {
  /** Where what was begun stands, and ends. */
  readonly from: number;
  readonly to: number;
  readonly options: readonly Completion[];
}

const BEGUN = /[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}\p{N}_]*)?$/u;
const MOST = 12;

/**
 * What a name that was begun may become, in the scope of a rule file: of its own ledger facts, parameters and columns, behind `ledger.` those of another,
 * tables as the first argument of TIER, functions. It is found by its name or by what people call it.
 */
export function completionsAt(set: RuleSet, file: RuleFile, formula: string, caret: number): Completions {
  const before = formula.slice(0, caret);
  const begun = BEGUN.exec(before)?.[0] ?? '';
  const nothing = { from: caret, to: caret, options: [] };
  // Within a text literal nothing is a name.
  if (begun === '' || before.split('"').length % 2 === 0) return nothing;
  const from = caret - begun.length;
  const dot = begun.indexOf('.');
  const typed = sameText(dot < 0 ? begun : begun.slice(dot + 1));
  const all = dot >= 0 ? ofLedger(set, begun.slice(0, dot)) : /TIER\(\s*$/.test(before.slice(0, from)) ? tablesOf(file) : namesIn(set, file);
  const rankOf = ({ text, title }: Completion): number => {
    const name = sameText(dot < 0 ? text : text.slice(text.indexOf('.') + 1));
    const titles = Object.values(title ?? {}).map(sameText);
    if (name === typed) return 0;
    if (name.startsWith(typed)) return 1;
    if (titles.some((one) => one.startsWith(typed))) return 2;
    return name.includes(typed) || titles.some((one) => one.includes(typed)) ? 3 : 4;
  };
  const ranked = all.map((option) => ({ option, rank: rankOf(option) })).filter(({ rank }) => rank < 4);
  return { from, to: caret, options: ranked.sort((a, b) => a.rank - b.rank).slice(0, MOST).map(({ option }) => option) };
}

const tablesOf = (file: RuleFile): Completion[] => [...file.tables.values()].map(({ name, title }) => ({ is: 'table', text: name, title, signature: null }));

const columnsOf = (set: RuleSet, ledger: string, prefix: string): Completion[] =>
  [...(set.ledgers.get(ledger)?.columns.values() ?? [])].map(({ key, headers }) => ({ is: 'column', text: prefix + key, title: headers[0] === undefined ? null : { 'zh-CN': headers[0], en: headers.find((header) => /^[\x20-\x7e]+$/.test(header)) ?? key }, signature: null }));

function ofLedger(set: RuleSet, ledger: string): Completion[] {
  const facts = new Map(set.files.filter((file) => file.ledger === ledger).flatMap((file) => [...file.facts.values()].filter(({ per }) => per === null).map((fact) => [fact.name, fact] as const)));
  return [...[...facts.values()].map(({ name, title }): Completion => ({ is: 'fact', text: `${ledger}.${name}`, title, signature: null })), ...columnsOf(set, ledger, `${ledger}.`)];
}

const namesIn = (set: RuleSet, file: RuleFile): Completion[] => [
  ...[...file.facts.values()].map(({ name, title }): Completion => ({ is: 'fact', text: name, title, signature: null })),
  ...[...file.parameters.values()].map(({ name, title }): Completion => ({ is: 'parameter', text: name, title, signature: null })),
  ...columnsOf(set, file.ledger, ''),
  ...[...FUNCTIONS.values()].map(({ name, usage }): Completion => ({ is: 'function', text: `${name}(`, title: null, signature: usage.slice(name.length + 1, -1) })),
  ...[...set.ledgers.values()].map(({ key, title }): Completion => ({ is: 'ledger', text: `${key}.`, title, signature: null })),
];

/** The arguments of the function that the caret stands in; null where it stands in none. */
export function signatureAt(formula: string, caret: number): string | null {
  let depth = 0;
  for (let at = Math.min(caret, formula.length) - 1; at >= 0; at -= 1) {
    if (formula[at] === ')') depth += 1;
    if (formula[at] !== '(') continue;
    if (depth > 0) {
      depth -= 1;
      continue;
    }
    const name = /([A-Z]+)$/i.exec(formula.slice(0, at))?.[1]?.toUpperCase();
    return FUNCTIONS.get(name ?? '')?.usage ?? null;
  }
  return null;
}
