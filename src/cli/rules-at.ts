import { statSync } from 'node:fs';
import { basename } from 'node:path';
import type { Translator } from '../i18n/translator';
import { PARTS } from '../records/parts';
import { readRulesPart } from '../records/rules-part';
import { BUNDLE_LIMITS, BundleError, readBundle } from '../rules/bundle';
import type { RuleFileText } from '../rules/model';
import { parseJson } from '../rules/syntax';
import { readOurs } from '../workbook/file/ours';
import { WorkbookError } from '../workbook/files';
import { PartError } from '../workbook/text-part';
import { Failure, Failures, systemFailure } from './failure';
import { bytesOf } from './input-files';
import { problemTexts } from './rule-problems';
import { readRulesFolder, type RulesFolder } from './rules-folder';

const { namespace } = PARTS.rules;
const isCase = ({ path }: RuleFileText): boolean => path.startsWith('cases/');

/**
 * Rules wherever they are: in a folder, in a workbook that carries its own, or in the JSON that the pane writes; cases only where they are asked for.
 * @throws Failure where there are none, or they cannot be read.
 */
export function readRules(path: string, { cases }: { readonly cases: boolean }, say: Translator): RulesFolder {
  if (isFolder(path)) return readRulesFolder(path, { cases });
  const files = filesIn(path, say);
  return { path, files: cases ? files : files.filter((file) => !isCase(file)) };
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch (error) {
    throw systemFailure(error, path);
  }
}

function filesIn(path: string, say: Translator): readonly RuleFileText[] {
  try {
    const bytes = bytesOf(path);
    if (path.toLowerCase().endsWith('.json')) return exported(path, bytes, say);
    const part = readOurs(basename(path), bytes, [namespace]).parts.get(namespace);
    if (part === undefined) throw new Failure('cli.rules-no-folder', { folder: path });
    return readRulesPart(part);
  } catch (error) {
    if (error instanceof WorkbookError) throw new Failure(`workbook.${error.code}`, error.params);
    const why = error instanceof BundleError ? say(`rules.${error.code}`, error.params) : error instanceof PartError ? say(`records.${error.code}`, error.params) : null;
    throw why === null ? error : new Failure('cli.rules-broken', { file: path, why });
  }
}

/** @throws Failures with line and column where it is no JSON. */
function exported(path: string, bytes: Uint8Array, say: Translator): readonly RuleFileText[] {
  const text = decoded(path, bytes);
  const { problems } = parseJson({ path, text }, BUNDLE_LIMITS.characters).report;
  if (problems.length > 0) throw new Failures(problemTexts(problems, say).map((message) => new Failure('cli.detail', { message })));
  return readBundle(text);
}

function decoded(path: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Failure('cli.rule-file-not-utf8', { file: path });
  }
}
