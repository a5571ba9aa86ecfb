import type { Explanation } from '../checking/report';
import { formatValue } from '../i18n/format';
import { wordsIn } from '../i18n/language';
import type { RuleFile } from '../rules/model';
import { UNITS, type Unit } from '../values/kind';
import { parseDecimal, rational, type Rational } from '../values/rational';
import type { View } from './tables/view';

/** Functions that are arithmetic to any reader. */
const ARITHMETIC: ReadonlySet<string> = new Set(['SUM', 'MIN', 'MAX', 'ROUND', 'ROUNDUP', 'ROUNDDOWN', 'INT', 'ABS', 'COUNT', 'AVERAGE']);

/** Parts of a formula: quoted text stays as it is, names are what values are put to. */
const PARTS = /"(?:[^"]|"")*"|[\p{L}_][\p{L}\p{N}_.]*|[^"\p{L}_]+/gu;
const isName = (part: string): boolean => /^[\p{L}_]/u.test(part);
/** Steps of Excel's functions: no name of HR's, only what goes into them. */
export const isFunction = ({ name, formula }: Explanation): boolean => formula === undefined && /^[A-Z][A-Z0-9.]*$/.test(name);

/** Exact number of an explanation's text: "-50", "2/3". */
function exactOf(text: string): Rational | null {
  const [n = '', d] = text.split('/');
  if (d === undefined) return parseDecimal(n);
  return /^-?\d+$/.test(n) && /^[1-9]\d*$/.test(d) ? rational(BigInt(n), BigInt(d)) : null;
}

/** What lists columns. */
const BLANKS = /"(?:[^"]|"")*"|\bBLANKS\s*\(/gi;
const callsBlanks = (formula: string): boolean => (formula.match(BLANKS) ?? []).some((part) => !part.startsWith('"'));
/** Is a step a list of columns (BLANKS, perhaps behind an IF or another fact)? They are called as in the sheet. */
const namesColumns = ({ name, unit, formula = '', inputs }: Explanation): boolean =>
  unit === 'list' && (name === 'BLANKS' || callsBlanks(formula) || (inputs ?? []).some(namesColumns));
/** Between the items of a list in a report's data. */
const LIST_SEPARATOR = '、';

const NUMBERS: ReadonlySet<string> = new Set(['money', 'number', 'count', 'days', 'duration']);
const isUnit = (unit: string): unit is Unit => Object.hasOwn(UNITS, unit);

/** What words of steps need of a view. */
export interface StepView extends Pick<View, 'set' | 'lang' | 'say'> {
  readonly names: { column(ledger: string, key: string): string };
}

/** What a sum of money is made of: numbers, texts and days. Conditions that held are left to the whole tree. */
export const tells = ({ value, unit }: Explanation): boolean => value !== null && unit !== 'yes/no';

/** The tier that a step is nothing but. */
export function tierOf(step: Explanation): Explanation | null {
  const [only, ...others] = inputsOf(step);
  return only && others.length === 0 && only.taken !== undefined && only.formula === undefined && only.value === step.value ? only : null;
}

/** Named inputs of a step that tell something; those of a function that stands between are its own. */
export const inputsOf = (step: Explanation): Explanation[] =>
  (step.inputs ?? []).filter(tells).flatMap((input) => (isFunction(input) ? inputsOf(input) : [input]));

/** Inputs by name: a sum has many of one. */
export function byName(inputs: readonly Explanation[]): ReadonlyMap<string, readonly Explanation[]> {
  const names = new Map<string, Explanation[]>();
  for (const input of inputs) names.set(input.name, [...(names.get(input.name) ?? []), input]);
  return names;
}

/** Of values that were read several times, each once. */
const distinct = (same: readonly Explanation[]): Explanation[] => [...new Map(same.map((step) => [`${step.cell ?? ''} ${String(step.value)}`, step])).values()];

/** Titles of a view's names by rule file: thousands of lines speak of the same few. */
const TITLES = new WeakMap<StepView, Map<RuleFile | undefined, Map<string, string>>>();

/** Steps of explanations in the words of a language. */
export class StepWords {
  private readonly titles: Map<string, string>;

  constructor(
    private readonly view: StepView,
    private readonly mostValues: number,
    private readonly file: RuleFile | undefined,
  ) {
    const files = TITLES.get(view) ?? new Map<RuleFile | undefined, Map<string, string>>();
    TITLES.set(view, files);
    this.titles = files.get(file) ?? new Map<string, string>();
    files.set(file, this.titles);
  }

  sentence(step: Explanation, title: string | null): string {
    const { say } = this.view;
    const value = this.value(step);
    const name = title ?? this.title(step.name);
    const tier = tierOf(step);
    if (tier) return `${name} = ${this.sentence(tier, null)}`;
    const inputs = byName(inputsOf(step));
    const formula = step.formula === undefined ? null : this.formula(step.formula, inputs);
    if (formula !== null) return `${name} = ${formula} = ${value}`;
    const told = [...inputs.values()].map((same) => this.named(distinct(same))).join(say('report.list-separator'));
    if (step.taken !== undefined) return say('report.step-of-tier', { name, row: step.taken, value, inputs: told });
    return told === '' ? `${name} = ${value}` : say('report.step-from', { name, value, inputs: told });
  }

  /** The formula with the value behind every name; null where it is more than arithmetic, so that values would not explain it. */
  formula(formula: string, inputs: ReadonlyMap<string, readonly Explanation[]>): string | null {
    const parts = formula.replace(/^\s*=\s*/, '').match(PARTS) ?? [];
    const words = parts.map((part) => {
      const same = inputs.get(part);
      if (same) return this.named(distinct(same));
      if (isName(part)) return ARITHMETIC.has(part) ? part : parts.length === 1 && inputs.size === 0 ? this.title(part) : null;
      return part.startsWith('"') ? null : part.replaceAll('*', '×').replaceAll('/', '÷');
    });
    return words.includes(null) ? null : words.join('');
  }

  private named(same: readonly Explanation[]): string {
    const { say } = this.view;
    const [first] = same as [Explanation, ...Explanation[]];
    const name = this.title(first.name);
    const { mostValues } = this;
    if (mostValues === 1 && same.length > 1) return say('report.step-value', { name, value: say('report.values', { count: same.length }) });
    const shown = same.slice(0, mostValues).map((step) => (step.cell === undefined ? this.value(step) : say('report.step-cell', { value: this.value(step), cell: step.cell })));
    if (same.length > mostValues) shown.push(say('report.more-values', { count: same.length - mostValues }));
    return say('report.step-value', { name, value: shown.join(say('report.list-separator')) });
  }

  title(name: string): string {
    let title = this.titles.get(name);
    if (title === undefined) {
      title = this.lookUp(name);
      this.titles.set(name, title);
    }
    return title;
  }

  /** What HR calls a name: of the rule's own file and ledger, else of whichever file or ledger it is read from. */
  private lookUp(name: string): string {
    const { set, lang, names } = this.view;
    const { file } = this;
    for (const { facts, tables, parameters } of file ? [file, ...set.files] : []) {
      const titled = facts.get(name) ?? tables.get(name) ?? parameters.get(name);
      if (titled) return wordsIn(titled.title, lang);
      if (file && set.ledgers.get(file.ledger)?.columns.has(name)) return names.column(file.ledger, name);
    }
    const ledger = [...set.ledgers.values()].find(({ columns }) => columns.has(name));
    return ledger ? names.column(ledger.key, name) : name;
  }

  value(step: Explanation): string {
    const { value, unit } = step;
    const { lang, say } = this.view;
    if (value === null) return formatValue(null, 'text', lang);
    if (typeof value === 'boolean') return formatValue(value, 'yes/no', lang);
    if (namesColumns(step)) return value.split(LIST_SEPARATOR).map((column) => this.title(column)).join(say('format.list-separator'));
    if (!isUnit(unit) || !NUMBERS.has(UNITS[unit])) return value;
    const exact = exactOf(value);
    return exact === null ? value : say('report.with-unit', { value: formatValue(exact, unit, lang), unit });
  }
}
