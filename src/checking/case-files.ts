import { inOrder } from '../rules/file-order';
import { rulesInSteps } from '../rules/load';
import type { RuleFile, RuleFileText, RuleSet } from '../rules/model';
import { isWhole, open } from '../rules/open';
import type { CasesShape } from '../rules/shapes';
import { underFigures } from '../rules/under-figures';

export type Case = CasesShape['cases'][number];

const CASES_FOLDER = 'cases/';
const PROFILE = 'profile.json';

/** The rules under the figures that a case asks for; `file` is null where the rule file does not load. */
export interface Under {
  readonly set: RuleSet;
  readonly file: RuleFile | null;
}

/** One case of a rules folder: the `index`-th of the case file `path`. */
export interface PlacedCase extends Under {
  readonly path: string;
  readonly index: number;
  readonly line: number;
  readonly cases: CasesShape;
  readonly one: Case;
}

/** One case file of a rules folder, with the rules under the figures that a case asks for. */
export interface CaseFile {
  readonly text: RuleFileText;
  readonly cases: CasesShape;
  readonly lineOf: (section: 'cases' | 'functions', index: number) => number;
  readonly under: (parameters: Readonly<Record<string, unknown>> | undefined) => Generator<undefined, Under>;
}

/** Which case files are read, and the rules of the folder where they have been loaded already. */
export interface CasesAsked {
  /** Path of the rule file whose cases are wanted; absent: of all. */
  readonly of?: string;
  /** Name of the rule whose cases are wanted; absent: of all. */
  readonly rule?: string;
  readonly loaded?: RuleSet;
}

/** The case files of a rules folder; `broken` gets those that are none. */
export function* caseFilesIn(folder: readonly RuleFileText[], broken: (path: string) => void, { of, loaded }: CasesAsked = {}): Generator<CaseFile> {
  const sets = new Sets(folder.filter(({ path }) => !path.startsWith(CASES_FOLDER)), loaded);
  for (const text of inOrder(folder)) {
    if (!text.path.startsWith(CASES_FOLDER)) continue;
    const opened = open(text);
    if (!isWhole(opened)) {
      if (of === undefined || isNamedFor(text.path, of)) broken(text.path);
      continue;
    }
    const { file } = opened.report;
    const cases = file.value as CasesShape;
    if (of !== undefined && cases.file !== of) continue;
    yield {
      text,
      cases,
      lineOf: (section, index) => file.position(file.offsetAt([section, index])).line,
      *under(parameters) {
        const set = yield* sets.with(cases.file, { ...cases.parameters, ...parameters });
        return { set, file: set.files.find(({ path }) => path === cases.file) ?? null };
      },
    };
  }
}

/** A case file that can't be read is taken by its name: `cases/leave.json` and `cases/leave-2026-02.json` are of `leave.json`. */
const isNamedFor = (path: string, of: string): boolean => {
  const stem = `${CASES_FOLDER}${of.replace(/\.json$/, '')}`;
  return path === `${CASES_FOLDER}${of}` || path.startsWith(`${stem}-`);
};

/** All cases of rules of a rules folder, file by file, with nothing between them where others may be let in; case files that are none have none. */
export function* casesIn(folder: readonly RuleFileText[], asked: CasesAsked = {}): Generator<PlacedCase | undefined, void> {
  for (const { text: { path }, cases, lineOf, under } of caseFilesIn(folder, () => undefined, asked)) {
    for (const [index, one] of cases.cases.entries()) {
      if (asked.rule === undefined || one.rule === asked.rule) yield { path, index, line: lineOf('cases', index), ...(yield* under(one.parameters)), cases, one };
    }
  }
}

/** Rule sets with figures that a case asks for: what the profile says of parameters, changed. */
class Sets {
  private readonly known = new Map<string, RuleSet>();

  constructor(
    private readonly folder: readonly RuleFileText[],
    loaded: RuleSet | undefined,
  ) {
    if (loaded) this.known.set('', loaded);
  }

  *with(path: string, parameters: Readonly<Record<string, unknown>>): Generator<undefined, RuleSet> {
    const changes = Object.keys(parameters).length === 0 ? '' : JSON.stringify([path, parameters]);
    const known = this.known.get(changes);
    if (known) return known;
    const set = changes === '' ? yield* rulesInSteps(this.folder) : (underFigures(yield* this.with(path, {}), path, parameters) ?? (yield* rulesInSteps(yield* this.changed(path, parameters))));
    this.known.set(changes, set);
    return set;
  }

  private *changed(path: string, parameters: Readonly<Record<string, unknown>>): Generator<undefined, readonly RuleFileText[]> {
    const tested = (yield* this.with(path, {})).files.find((file) => file.path === path);
    const key = tested ? `${tested.id}@${tested.version}` : path;
    return this.folder.map((file) => {
      if (file.path !== PROFILE) return file;
      const value = JSON.parse(file.text) as { parameters?: Record<string, Record<string, unknown>> };
      const set = { ...value, parameters: { ...value.parameters, [key]: { ...value.parameters?.[key], ...parameters } } };
      return { path: file.path, text: JSON.stringify(set) };
    });
  }
}
