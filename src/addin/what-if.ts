import type { Made } from '../report/tables/view';
import { figuresOf, literalOf, withFigures, type Figure } from '../rules/figures';
import { rulesInSteps } from '../rules/load';
import type { RuleProblem } from '../rules/model';
import { nearest } from '../rules/nearest';
import type { Checker } from './checker';
import { compareUnder, writeComparison, type Comparison } from './comparison';
import type { Desk } from './desk';
import { isCancelled, notice } from './notice';
import { Observable } from './observable';
import type { OwnSheets } from './own-sheets';
import type { RulesInForce } from './rules-in-force';
import { Slices } from './slices';

/** A figure and what somebody typed for it, which may be no value yet. */
export interface Trial {
  readonly figure: Figure;
  readonly typed: string;
}

/** Whether what was typed can be tried. `unchanged`: nothing is typed, or what was is what holds already. */
export type Soundness =
  | { readonly is: 'unchanged' }
  | { readonly is: 'reading' }
  | { readonly is: 'refused'; readonly problems: readonly RuleProblem[] }
  | { readonly is: 'sound'; readonly rules: RulesInForce };

/** What the rules with other figures come to, beside what they come to as they are. */
export interface Outcome extends Comparison {
  readonly trials: readonly Trial[];
}

export interface WhatIfState {
  readonly trials: readonly Trial[];
  readonly soundness: Soundness;
  readonly outcome: Outcome | null;
}

const NOTHING: WhatIfState = { trials: [], soundness: { is: 'unchanged' }, outcome: null };

/** Between the last key and reading what was typed. */
const PAUSE_MS = 250;

/** Rules with other figures, tried on what was read: nothing is saved, and nothing comes into force. */
export class WhatIf {
  readonly state = new Observable<WhatIfState>(NOTHING);
  private reading: AbortController | null = null;

  constructor(
    private readonly desk: Desk,
    private readonly checker: Checker,
    private readonly own: OwnSheets,
  ) {}

  /** Chooses a figure to try; typing follows. */
  choose(figure: Figure): void {
    const { trials } = this.state.get();
    if (!trials.some((trial) => trial.figure.id === figure.id)) this.set([...trials, { figure, typed: '' }]);
  }

  leave(figure: Figure): void {
    this.set(this.state.get().trials.filter((trial) => trial.figure.id !== figure.id));
  }

  type(figure: Figure, typed: string): void {
    this.set(this.state.get().trials.map((trial) => (trial.figure.id === figure.id ? { figure, typed } : trial)));
  }

  /** Judges what was read by the rules with these figures, and keeps the outcome beside what was found. */
  async run(): Promise<void> {
    const { checked } = this.desk.state.get();
    const { soundness, trials } = this.state.get();
    if (!checked) return this.desk.tell(notice('info', 'pane.check-first'));
    if (soundness.is !== 'sound') return;
    await this.desk.task('what-if', async (running) => {
      const comparison = await compareUnder(soundness.rules, checked, this.checker, running);
      if (comparison !== null) this.change({ outcome: { ...comparison, trials: trials.filter(isTyped) } });
      return null;
    });
  }

  /** Forgets the outcome; what was typed stays. */
  clear(): void {
    this.change({ outcome: null });
  }

  /** Names of our earlier sheets of trials whose place the next would take. */
  async wouldReplace(): Promise<readonly string[] | null> {
    return this.desk.ask(() => this.own.namesOf('what-if'));
  }

  /** Writes the column of differences, one person a row, on a sheet of ours. */
  async write(made: Made, changes: readonly string[]): Promise<void> {
    const { outcome } = this.state.get();
    if (outcome) await writeComparison(this.desk, this.own, outcome, made, changes);
  }

  private rules(): RulesInForce | null {
    return this.desk.state.get().checked?.recognised.rules ?? null;
  }

  private change(part: Partial<WhatIfState>): void {
    this.state.set({ ...this.state.get(), ...part });
  }

  private set(trials: readonly Trial[]): void {
    this.reading?.abort();
    const rules = this.rules();
    const typed = trials.filter(isTyped);
    if (rules === null || typed.length === 0) return this.change({ trials, soundness: { is: 'unchanged' } });
    this.change({ trials, soundness: { is: 'reading' } });
    this.reading = new AbortController();
    void this.read(rules, typed, this.reading.signal);
  }

  /** Has the rule loader say whether the rules with these figures are sound, when nobody types any more. */
  private async read(rules: RulesInForce, trials: readonly Trial[], signal: AbortSignal): Promise<void> {
    try {
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      signal.throwIfAborted();
      const files = withFigures(rules.files, trials.map(({ figure, typed }) => ({ figure, json: literalOf(typed, figure.unit) })));
      const set = await new Slices(signal).through(rulesInSteps(files));
      const before = new Set(rules.set.problems.map(problemKey));
      const problems = set.problems.filter((problem) => problem.severity === 'error' && !before.has(problemKey(problem)));
      this.change({ soundness: problems.length > 0 ? { is: 'refused', problems: nearest(problems) } : { is: 'sound', rules: { ...rules, set, files } } });
    } catch (error) {
      if (!isCancelled(error)) throw error;
    }
  }
}

/** The figures that may be tried. */
export const figuresBy = ({ set, files }: RulesInForce): readonly Figure[] => figuresOf(set, files);

const isTyped = ({ typed }: Trial): boolean => typed.trim() !== '';
const problemKey = ({ file, pointer, code }: RuleProblem): string => `${file} ${pointer} ${code}`;
