import { hostLanguage } from '../addin/host-language';
import type { Call } from '../checking/call';
import { formatValue } from '../i18n/format';
import { headerIn } from '../i18n/header';
import { wordsIn } from '../i18n/language';
import { stepsText } from '../report/arithmetic';
import type { StepView } from '../report/step-words';
import { sourceText } from '../report/tables/table';
import { isCellFunction } from '../rules/cell-function';
import type { CellFunction, Rule, RuleFile, RuleSet } from '../rules/model';
import { filesOn } from '../rules/on-day';
import { parseDecimal } from '../values/rational';
import type { CellValue } from '../workbook/port';
import { answers, asking, type Asked } from './answers';
import { boundFunction } from './bound';
import type { Argument } from './broadcast';
import { nameIn, type CellResult } from './excel-values';
import { hostTranslator, invalidValue, words } from './failures';
import { parameterOf, tableOf } from './lookups';
import { findNamed } from './named';

/** Values that a call may take: as many as the function with the most arguments asks for. */
const VALUES = [1, 2, 3, 4, 5];

/** A rule has no value of its own in a cell; what it says stands in `reading`. */
const RULE = 'rule';

function viewOf(set: RuleSet): StepView {
  const lang = hostLanguage();
  const column = (ledger: string, key: string): string => headerIn(set.ledgers.get(ledger)?.columns.get(key)?.headers ?? [], lang) ?? key;
  return { set, lang, say: hostTranslator(), names: { column } };
}

/** What a rule says, with the names of what its message shows in their places. */
function ruleText(set: RuleSet, file: RuleFile, rule: Rule): string {
  const { lang, names } = viewOf(set);
  const titleOf = (name: string): string => {
    const titled = file.facts.get(name) ?? file.parameters.get(name);
    return titled ? wordsIn(titled.title, lang) : names.column(file.ledger, name);
  };
  const says = wordsIn(rule.message, lang).replace(/\{([^{}]+)\}/gu, (_, name: string) => words('placeholder', { name: titleOf(name) }));
  return words('rule-says', {
    rule: rule.title ? wordsIn(rule.title, lang) : rule.name,
    says,
    reading: rule.reading ?? 'none',
    source: sourceText(rule.source, words('separator')),
    file: wordsIn(file.title, lang),
    version: file.version,
  });
}

/** A rule in the guise of a function: its answer is yes, and the text is what it says. */
function ruleOf(set: RuleSet, name: string, day: number | null): CellFunction | null {
  const finding = findNamed(filesOn(set, day, 'anybody'), (file) => file.rules.map((rule) => ({ ...rule, title: rule.title ?? { 'zh-CN': rule.name, en: rule.name } })), name);
  if (!('only' in finding)) return null;
  const { file, part: rule } = finding.only;
  return {
    name: RULE,
    file: `${file.id}@${file.version}`,
    ledger: file.ledger,
    inputs: [],
    given: new Map(),
    unit: 'yes/no',
    kind: 'yesno',
    formula: '',
    expression: { op: 'constant', kind: 'yesno', value: true },
    unless: [],
    title: rule.title,
    source: rule.source,
    reading: ruleText(set, file, rule),
  };
}

/** What a name stands for: one of our functions, else a table that so many values look up, a figure, a rule. */
function asked(set: RuleSet, name: string, day: number | null, values: number): Asked {
  const own = name.trim().toUpperCase().replace(/^.*\./, '');
  if (isCellFunction(own)) return boundFunction(set, own, day);
  if (values > 0) return tableOf(set, name, day, values);
  const figure = parameterOf(set, name, day);
  if (!(figure instanceof CustomFunctions.Error) || figure.code === CustomFunctions.ErrorCode.notAvailable) return figure;
  return ruleOf(set, name, day) ?? invalidValue(words('nothing-called', { name }));
}

function text(set: RuleSet, call: Call, row: number, from: CellFunction): string {
  if (from.name === RULE) return from.reading ?? '';
  const view = viewOf(set);
  const explained = call.explain(row, { lang: view.lang, translate: view.say });
  const file = set.files.find(({ id, version }) => `${id}@${version}` === from.file);
  const amount = from.kind === 'money' && typeof explained.value === 'string' ? parseDecimal(explained.value) : null;
  const steps = stepsText(view, explained, { file, title: wordsIn(from.title, view.lang), rounded: amount ? formatValue(amount, 'yuan', view.lang) : null, steps: 'all', most: Number.POSITIVE_INFINITY });
  const given = [...from.given].map(([name, { unit, value }]) => {
    const title = file?.facts.get(name)?.title;
    return words('given-value', { name: title ? wordsIn(title, view.lang) : view.names.column(from.ledger, name), value: formatValue(value, unit, view.lang) });
  });
  return words('explained', { steps, given: given.length === 0 ? 'none' : given.join(words('separator')), source: sourceText(from.source, words('separator')) || 'none', version: file?.version ?? '' });
}

/** How a function, table or figure comes to its value, or what a rule says, as text. */
export function askExplanation(rule: Argument, values: readonly Argument[], asOf: Argument): CellResult[][] {
  const { set, given } = asking([rule, ...values, asOf]);
  const count = values.reduce((most, value, index) => (value ? index + 1 : most), 0);
  const find = (name: CellValue, day: number | null): Asked => asked(set, nameIn(name), day, count);
  return answers(set, given, { key: (i) => given.cells[0]![i]!, find, args: VALUES, asOf: VALUES.length + 1, show: (call, row, from) => text(set, call, row, from) });
}
