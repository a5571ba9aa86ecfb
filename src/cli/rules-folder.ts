import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { RuleFileText } from '../rules/model';
import { Failure, systemFailure } from './failure';

/** A rules folder is edited by people: beyond this it is something else that was named by mistake. */
export const RULES_FOLDER_LIMITS = { files: 5000, depth: 8, fileBytes: 4 * 1024 * 1024 } as const;

/** Schemas describe rule files to an editor; they are none. */
const NO_RULES: readonly string[] = ['schema', 'node_modules'];
/** Test rows of the rule files. */
const CASES = 'cases';

/** The rules that come with Guiju; the bundle lies in build/cli. */
export const BUNDLED_RULES = join(__dirname, '..', '..', 'rules');

export interface RulesFolder {
  readonly path: string;
  readonly files: readonly RuleFileText[];
}

function textOf(path: string): string {
  const bytes = readFileSync(path);
  if (bytes.length > RULES_FOLDER_LIMITS.fileBytes) throw new Failure('cli.rule-file-too-large', { file: path, limit: RULES_FOLDER_LIMITS.fileBytes / 1024 / 1024 });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Failure('cli.rule-file-not-utf8', { file: path });
  }
}

function collect(folder: string, prefix: string, depth: number, passedOver: readonly string[], found: RuleFileText[]): void {
  if (depth > RULES_FOLDER_LIMITS.depth) throw new Failure('cli.rules-too-deep', { folder, limit: RULES_FOLDER_LIMITS.depth });
  for (const name of readdirSync(folder).sort()) {
    if (name.startsWith('.') || (depth === 0 && passedOver.includes(name))) continue;
    const path = join(folder, name);
    const stat = statSync(path);
    if (stat.isDirectory()) collect(path, `${prefix}${name}/`, depth + 1, passedOver, found);
    else if (name.endsWith('.json')) {
      if (!stat.isFile()) throw new Failure('cli.not-a-file', { file: path });
      if (found.length === RULES_FOLDER_LIMITS.files) throw new Failure('cli.rules-too-many', { folder, limit: RULES_FOLDER_LIMITS.files });
      found.push({ path: `${prefix}${name}`, text: textOf(path) });
    }
  }
}

/**
 * All files of a rules folder, as text, in the order of their paths; those under `cases/` only where they are asked for: a check needs none.
 * @throws Failure where the folder is none, or holds what cannot be read.
 */
export function readRulesFolder(path: string, { cases }: { readonly cases: boolean }): RulesFolder {
  const found: RuleFileText[] = [];
  try {
    if (!statSync(path).isDirectory()) throw new Failure('cli.rules-no-folder', { folder: path });
    collect(path, '', 0, cases ? NO_RULES : [...NO_RULES, CASES], found);
  } catch (error) {
    throw error instanceof Failure ? error : systemFailure(error, path);
  }
  if (!found.some((file) => file.path === 'profile.json')) throw new Failure('cli.rules-no-profile', { folder: path });
  return { path, files: found };
}
