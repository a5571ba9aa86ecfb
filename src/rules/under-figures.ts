import { compileFile, type Surroundings } from './compile';
import { declare, type Declared, type SetFigure } from './declare';
import type { RuleFile, RuleSet } from './model';

/** What one file of a set says under other figures; undefined where it has to be found out from the whole folder, null where it can't be used then. */
type Again = (path: string, figures: Readonly<Record<string, unknown>>) => RuleFile | null | undefined;

const makers = new WeakMap<RuleSet, Again>();

/** Remembers what a set was made of, for `underFigures`. @param refused of a file's path: the paths that its schema refused */
export function canBeFigured(set: RuleSet, files: readonly Declared[], around: Surroundings, refused: (path: string) => Parameters<typeof declare>[2]): void {
  const byPath = new Map(files.map((file) => [file.report.file.path, file]));
  makers.set(set, (path, given) => {
    const file = byPath.get(path);
    if (!file || file.report.broken) return undefined;
    const { report, shape, label } = file;
    // A figure that is none is no mistake of the file's.
    const figures = new Map<string, SetFigure>([...around.figures(label), ...Object.entries(given).map(([name, json]): [string, SetFigure] => [name, { json, report: report.fork(), path: ['parameters', name] }])]);
    const anew = declare(report.fork(), shape, refused(path), new Set(around.columns(shape.ledger).keys()));
    const compiled = compileFile(anew, { ...around, figures: (of) => (of === label ? figures : around.figures(of)) });
    return anew.report.broken || !compiled ? null : compiled.file;
  });
}

/**
 * The rules under other figures for one file, as if the profile set them: that file alone is read anew, since all others read its facts by their names.
 * Null: it has to be found out by loading the whole folder.
 */
export function underFigures(set: RuleSet, path: string, figures: Readonly<Record<string, unknown>>): RuleSet | null {
  const file = makers.get(set)?.(path, figures);
  if (file === undefined) return null;
  const replaced = <T>(entries: readonly T[], fileOf: (entry: T) => RuleFile, made: (entry: T, file: RuleFile) => T): T[] =>
    entries.flatMap((entry) => (fileOf(entry).path !== path ? [entry] : file === null ? [] : [made(entry, file)]));
  const after = new Set([...set.afterLines].map(({ id }) => id));
  return {
    ...set,
    files: replaced(set.files, (one) => one, (_, now) => now),
    profile: { ...set.profile, inForce: replaced(set.profile.inForce, (one) => one.file, (entry, now) => ({ ...entry, file: now })) },
    afterLines: new Set([...set.afterLines, ...(file?.rules ?? []).filter(({ id }) => after.has(id))]),
  };
}
