/** What a case says that comes out, or what came out: of it as much as the case asks for. */
export interface CaseResult {
  /** Of a function's case the value, as a report writes it. */
  readonly verdict: string;
  /** Numbers of rows, from 1. */
  readonly at: readonly number[] | null;
  /** Amounts by item. */
  readonly line: Readonly<Record<string, string>>;
  /** Empty: nobody has to decide. */
  readonly requiredRole: string | null;
}

/** Why a case could not be run; `name`: of what there is none, or what does not load. */
export interface CaseFault {
  readonly fault: 'no-cases' | 'does-not-load' | 'no-rule' | 'no-function' | 'no-column' | 'no-rows';
  readonly name: string;
}

/** What came of one case. */
export interface CaseOutcome {
  /** Path of the case file. */
  readonly path: string;
  readonly section: 'cases' | 'functions';
  /** Where it stands in its section; -1: the file is none of cases. */
  readonly index: number;
  readonly line: number;
  /** `file id/name` of the rule or function; of a file that does not load, `path/name`. */
  readonly id: string;
  /** Name of the rule or function. */
  readonly rule: string;
  readonly title: string | null;
  readonly expected: CaseResult;
  readonly got: CaseResult | CaseFault;
  readonly ok: boolean;
}
