import type { Constant, Expression, Fact, KeyFacts, Parameter, TierTable } from '../formula/expression';
import type { Calendar } from '../values/calendar';
import type { Kind, Unit } from '../values/kind';
import type { ColumnDefinition, LedgerDefinition } from './ledger-definition';
import type { Words } from './words';

/** The clause that a rule, table or figure stands on. `id` is that of the policy catalogue, such as ATT-25. */
export interface Citation {
  readonly id: string;
  readonly document?: string;
  readonly clause?: string;
}

export const SEVERITIES = ['block', 'warn', 'info'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** One file of the rules folder, as text. `path` is relative to the folder, with forward slashes: `library/004-A/attendance.json`. */
export interface RuleFileText {
  readonly path: string;
  readonly text: string;
}

/**
 * One mistake in a file that HR can edit. `code` names its words in the message catalogue (see `messageKey`: what is wrong and what to do), `params`
 * are what they speak of. Line and column count from 1; `pointer` is a JSON pointer.
 */
export interface RuleProblem {
  readonly severity: 'error' | 'warning';
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly pointer: string;
  readonly code: string;
  readonly params: Readonly<Record<string, string>>;
}

/** Key of a problem's words in the catalogue. A mistake inside a formula or literal has the formula's own: its code is `formula.<code>`. */
export const messageKey = ({ code }: Pick<RuleProblem, 'code'>): string => (code.includes('.') ? code : `rules.${code}`);

/** What a message shows: each name with its expression and unit. */
export type Shown = readonly { readonly name: string; readonly unit: Unit; readonly expression: Expression }[];

/** A money line that a rule writes when its condition holds. */
export interface LineOutcome {
  readonly item: string;
  /** Yuan; rounded to the fen once, where the line is written. */
  readonly amount: Expression;
  /** The amount's formula as HR wrote it. */
  readonly formula: string;
  /** Column or group key that names whose money it is; `employee_id` unless the rule says otherwise. */
  readonly forWhom: Expression;
}

export interface Rule {
  /** `file id/name`, as in "attendance/late". */
  readonly id: string;
  readonly name: string;
  readonly title: Words | null;
  /** Null: judged row by row. [] is the whole ledger, else group keys. */
  readonly per: readonly string[] | null;
  /** Those of the keys that are no columns but row facts of the file. */
  readonly keys?: KeyFacts;
  /** Only rows (or groups) where this is true are the rule's business; absent: all. Unknown here is cannot-judge. */
  readonly appliesWhen: Expression | null;
  /** True is a violation (or, without severity block/warn, an entitlement to report). */
  readonly condition: Expression;
  readonly eventType: string;
  readonly severity: Severity;
  /** Mere record-keeping: shown on request, after the month's other findings. */
  readonly hygiene: boolean;
  /** False: the rule only writes its line; nothing to read in the findings (a salary component that is simply due). */
  readonly finding: boolean;
  readonly message: Words;
  /** What the message, the finding's `facts` and the explanation show: each name with its expression and unit. */
  readonly shown: Shown;
  readonly line: LineOutcome | null;
  /** Fact whose role must decide; shown with the finding. */
  readonly requiredRole: Expression | null;
  /** Ledgers without which the rule judges nothing, besides those whose columns its formulas cannot do without. */
  readonly needs: readonly string[];
  /** Names of rules of the same file: this one follows from the first of them that found something on the same row or group. */
  readonly consequenceOf: readonly string[];
  readonly source: readonly Citation[];
  readonly reading: string | null;
  /** Place of the rule in its file, for messages. */
  readonly pointer: string;
}

/** Who brought a version of a rule file into force, as it stands in the file. */
export interface Published {
  /** "2026-11-22 09:30" by the machine's clock. */
  readonly at: string;
  /** A name as it was typed; nobody proved it. */
  readonly by: string;
  readonly authors: readonly string[];
  readonly note: string;
  /** The publisher is the only author. */
  readonly alone?: boolean;
}

/** One version of one rule file. */
export interface RuleFile {
  readonly id: string;
  readonly path: string;
  readonly title: Words;
  readonly ledger: string;
  /** The version's name: `effectiveFrom` as written. */
  readonly version: string;
  /** Serial day from which it may be in force. */
  readonly effectiveFrom: number;
  /** Lower-case hexadecimal SHA-256 of the file's text. */
  readonly sha256: string;
  /** Null where nobody said who published it: a file of git, or one that came with Guiju. */
  readonly published: Published | null;
  /** How the file answers the usual questions of policies (GRACE: forgive-all). Each states what its rules do and decides nothing. */
  readonly switches: ReadonlyMap<string, readonly string[]>;
  readonly parameters: ReadonlyMap<string, Parameter & Described>;
  readonly facts: ReadonlyMap<string, Fact & Described>;
  /** `rowSources`: what each row cites; `figures`: parameters that the rows name. */
  readonly tables: ReadonlyMap<string, TierTable & Described & { readonly rowSources: readonly (readonly Citation[])[]; readonly figures: readonly string[] }>;
  readonly rules: readonly Rule[];
  /** What cells may ask by name. */
  readonly functions: ReadonlyMap<string, CellFunction>;
}

/** What a cell's function works out, by one version of one rule file. */
export interface CellFunction extends Described {
  readonly name: string;
  /** Id and version of the rule file. */
  readonly file: string;
  readonly ledger: string;
  /** How each argument is read, in order; null: this company's rule does not ask for it. Amounts are in yuan, percentages as Excel stores them. */
  readonly inputs: readonly (ColumnDefinition | null)[];
  /** What is taken for granted, by name of column or fact. */
  readonly given: ReadonlyMap<string, { readonly unit: Unit; readonly kind: Kind; readonly value: Constant }>;
  readonly unit: Unit;
  readonly kind: Kind;
  readonly formula: string;
  /** Over inputs and what is given alone: they are columns by their name. */
  readonly expression: Expression;
  /** Where one of these holds there is no answer, and these words say why. */
  readonly unless: readonly Unless[];
}

export interface Unless {
  readonly when: Expression;
  readonly message: Words;
  readonly shown: Shown;
}

export interface Described {
  readonly title: Words;
  readonly source: readonly Citation[];
  readonly reading: string | null;
}

/** A rule file in force: from when, until when, for whom. */
export interface InForce {
  readonly file: RuleFile;
  readonly from: number;
  readonly to: number | null;
  /** Every named column of `employees` must have one of the values; empty: everybody. */
  readonly appliesTo: ReadonlyMap<string, readonly string[]>;
  /** Whom it leaves out, though named above: those for whom each named column has one of the values; empty: nobody. */
  readonly except: ReadonlyMap<string, readonly string[]>;
}

export interface Role { readonly key: string; readonly rank: number; readonly aliases: readonly string[] }
export interface MoneyItem { readonly key: string; readonly title: Words; readonly payrollColumn: string | null; readonly legalNote: Words | null }

/** Why a finding may be let pass. */
export interface WaiverCategory {
  readonly key: string;
  readonly title: Words;
  /** When it may be chosen. */
  readonly description: Words;
  /** What becomes of the money lines of a waived finding's rule and key. */
  readonly money: 'lifted' | 'stays';
  /** How many days after the day on which it was said a waiver may last, and lasts where it names no last day; null: no limit. */
  readonly longestDays: number | null;
}

/** ready: all figures are given; param: some are not; soft: only presence or order can be seen. */
export type ClauseStatus = 'ready' | 'param' | 'soft';

/** One clause of the company's policy, as its catalogue lists it. */
export interface Clause {
  readonly id: string;
  /** Letters of the id: "ATT" of ATT-25. */
  readonly domain: string;
  readonly document: string;
  /** Words of the text by which the clause is found. */
  readonly quote: string;
  readonly status: ClauseStatus;
  /** Why no table can show it. */
  readonly notChecked: Words | null;
}

export interface ClauseDomain {
  readonly key: string;
  readonly title: Words | null;
  /** Its clauses are written as rules later: what has no rule is counted and is no gap. */
  readonly later: boolean;
}

/** The policy's clauses, by domain in the company's order. */
export interface Clauses {
  readonly domains: readonly ClauseDomain[];
  readonly clauses: readonly Clause[];
}

export interface Profile {
  readonly company: Words;
  /** Payroll month: from day `from` to day `to` ('end' is the last). From 26 to 25 is the month of the 25th. */
  readonly payrollPeriod: { readonly from: number; readonly to: number | 'end' };
  readonly inForce: readonly InForce[];
}

/** Everything loaded from one rules folder. Broken files are absent from it and named in `problems`. */
export interface RuleSet {
  readonly profile: Profile;
  /** All files that load, in force or not, by path. */
  readonly files: readonly RuleFile[];
  readonly ledgers: ReadonlyMap<string, LedgerDefinition>;
  readonly roles: readonly Role[];
  readonly items: ReadonlyMap<string, MoneyItem>;
  readonly calendar: Calendar;
  /** By key, in the company's order; none: its findings can't be waived. */
  readonly waiverCategories: ReadonlyMap<string, WaiverCategory>;
  /** Rules that read what the others' money lines come to, and so are judged after them. */
  readonly afterLines: ReadonlySet<Rule>;
  /** How many cases each rule has, by rule id; absent in a set that was made without case files. */
  readonly casesOf?: ReadonlyMap<string, number>;
  /** The list of the policy's clauses; absent in a company that keeps none. */
  readonly clauses?: Clauses;
  readonly problems: readonly RuleProblem[];
}
