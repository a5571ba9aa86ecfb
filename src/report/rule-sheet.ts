import type { TierTable } from '../formula/expression';
import { formatValue } from '../i18n/format';
import { wordsIn, type Language } from '../i18n/language';
import type { Translator } from '../i18n/translator';
import type { Citation, Described, Rule, RuleFile, RuleSet } from '../rules/model';
import { cellText, collectUsed, expressionText, type Used } from './expression-text';
import { printable, widthOf, wrap } from './layout';

export interface SheetOptions {
  readonly lang: Language;
  readonly say: Translator;
  readonly width: number;
}

export interface Found {
  readonly file: RuleFile;
  readonly rule: Rule;
}

const cites = (sources: readonly Citation[], id: string): boolean => sources.some((source) => source.id === id);

/** Does the rule itself, or a tier table, tier or figure that it uses, stand on the clause? */
function standsOn({ file, rule }: Found, clause: string): boolean {
  if (cites(rule.source, clause)) return true;
  const used = usedBy(rule);
  return (
    [...used.tables].some((table) => {
      const described = file.tables.get(table.name);
      return described !== undefined && (cites(described.source, clause) || described.rowSources.some((sources) => cites(sources, clause)));
    }) || [...used.parameters].some((parameter) => cites(file.parameters.get(parameter.name)?.source ?? [], clause))
  );
}

function usedBy(rule: Rule): Used {
  const used: Used = { facts: new Set(), tables: new Set(), parameters: new Set() };
  for (const expression of [rule.appliesWhen, rule.condition, rule.line?.amount, rule.requiredRole]) {
    if (expression) collectUsed(expression, used);
  }
  return used;
}

function usesName({ file, rule }: Found, id: string): boolean {
  const used = usedBy(rule);
  return [...used.facts, ...used.tables, ...used.parameters].some((one) => `${file.id}/${one.name}` === id);
}

/**
 * Rules that an id speaks of: one rule (`attendance/late`), all of a file (`attendance`), all that use a fact, table or parameter
 * (`attendance/lateness`), all that stand on a clause (`ATT-25`).
 */
export function findRules(set: RuleSet, id: string): Found[] {
  const all = set.files.flatMap((file) => file.rules.map((rule): Found => ({ file, rule })));
  const ways: ((found: Found) => boolean)[] = [
    ({ rule }) => rule.id === id,
    ({ file }) => file.id === id,
    (found) => usesName(found, id),
    (found) => standsOn(found, id),
  ];
  for (const way of ways) {
    const found = all.filter(way);
    if (found.length > 0) return found;
  }
  return [];
}

const citation = ({ id, document, clause }: Citation): string => [id, document, clause].filter(Boolean).join(' ');

function field(options: SheetOptions, label: string, text: string, indent = 2): string[] {
  const start = `${' '.repeat(indent)}${options.say(`report.rule-${label}`)}  `;
  const words = printable(text);
  if (widthOf(start) + widthOf(words) <= options.width) return [start + words];
  const hang = indent + 2;
  return [start.trimEnd(), ...wrap(words, options.width - hang).map((line) => ' '.repeat(hang) + line)];
}

const title = (described: Described | undefined, lang: Language): string => (described ? wordsIn(described.title, lang) : '');

function tableLines(table: TierTable, file: RuleFile, { lang, say }: SheetOptions): string[] {
  const described = file.tables.get(table.name);
  return [
    `    ${table.name}  ${title(described, lang)}  (${table.kind}${table.kind === 'decision' ? `, ${table.hitPolicy}` : ''})`,
    ...table.rows.map((row) => {
      const when = row.cells.map((cell, index) => cellText(cell, table.inputs[index] ?? { name: '', unit: 'text' }, lang)).join(say('report.list-separator'));
      const then = table.outputs.map((output) => `${table.outputs.length > 1 ? `${output.name} ` : ''}${formatValue(row.outputs[output.name] ?? null, output.unit, lang)}`);
      return `      ${when}  →  ${then.join(say('report.list-separator'))}`;
    }),
  ];
}

/** One rule in full, in words and formulas: what it asks, of what, on which clause, and every figure behind it. */
export function ruleSheet(found: Found, set: RuleSet, options: SheetOptions): string[] {
  const { file, rule } = found;
  const { lang, say } = options;
  const used = usedBy(rule);
  const ledger = set.ledgers.get(file.ledger);
  const inForce = set.profile.inForce.some((one) => one.file === file);
  const lines = [
    `${rule.id}${rule.title ? `  ${wordsIn(rule.title, lang)}` : ''}`,
    ...field(options, 'file', `${file.path} ${rule.pointer}  ${say(inForce ? 'report.rule-in-force' : 'report.rule-not-in-force', { version: file.version })}`),
    ...field(options, 'ledger', ledger ? `${wordsIn(ledger.title, lang)} (${file.ledger})` : file.ledger),
    ...field(options, 'scope', rule.per === null ? say('report.rule-per-row') : rule.per.length === 0 ? say('report.rule-per-ledger') : rule.per.join(' + ')),
    ...field(options, 'severity', `${say(`report.severity-${rule.severity}`)}${rule.finding ? '' : `  ${say('report.rule-no-finding')}`}`),
    ...(rule.appliesWhen ? field(options, 'applies-when', expressionText(rule.appliesWhen, lang)) : []),
    ...field(options, 'condition', expressionText(rule.condition, lang)),
    ...(rule.line ? field(options, 'line', `${wordsIn(set.items.get(rule.line.item)?.title ?? { 'zh-CN': rule.line.item, en: rule.line.item }, lang)} = ${expressionText(rule.line.amount, lang)}`) : []),
    ...(rule.consequenceOf ? field(options, 'consequence-of', `${file.id}/${rule.consequenceOf}`) : []),
    ...field(options, 'message', wordsIn(rule.message, lang)),
    ...field(options, 'source', rule.source.map(citation).join(say('report.source-separator')) || '-'),
    ...(rule.reading ? field(options, 'reading', rule.reading) : []),
  ];
  if (used.facts.size > 0) {
    lines.push(`  ${say('report.rule-facts')}`);
    for (const fact of used.facts) lines.push(`    ${fact.name}  ${title(file.facts.get(fact.name), lang)}  [${fact.unit}${fact.per ? `; ${fact.per.join(' + ')}` : ''}]  ${fact.formula}`);
  }
  if (used.tables.size > 0) lines.push(`  ${say('report.rule-tables')}`, ...[...used.tables].flatMap((table) => tableLines(table, file, options)));
  if (used.parameters.size > 0) {
    lines.push(`  ${say('report.rule-parameters')}`);
    for (const parameter of used.parameters) {
      const value = parameter.value === null ? say('report.rule-no-figure') : formatValue(parameter.value, parameter.unit, lang);
      lines.push(`    ${parameter.name}  ${title(file.parameters.get(parameter.name), lang)} = ${value} [${parameter.unit}]`);
    }
  }
  return lines.map(printable);
}
