import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { PARTS } from '../records/parts';
import { readOurs, type Ours } from '../workbook/file/ours';
import type { WorkbookFile } from '../workbook/port';
import { checkFileSize, readWorkbook, WorkbookError } from '../workbook/files';
import { Failure, Failures, systemFailure } from './failure';

const NAMESPACES = Object.values(PARTS).map(({ namespace }) => namespace);

/** Excel's own lock file beside a workbook that is open. */
const LOCK_FILE = /^~\$/;

/** @throws Failure, WorkbookError where it is no file that can be read. */
export function bytesOf(path: string): Uint8Array {
  if (LOCK_FILE.test(basename(path))) throw new Failure('cli.lock-file', { file: path });
  try {
    const stat = statSync(path);
    if (stat.isDirectory()) throw new Failure('cli.file-is-folder', { file: path });
    // A pipe or a device may have no end.
    if (!stat.isFile()) throw new Failure('cli.not-a-file', { file: path });
    checkFileSize(basename(path), stat.size);
    return readFileSync(path);
  } catch (error) {
    throw error instanceof Failure || error instanceof WorkbookError ? error : systemFailure(error, path);
  }
}

/** A file is called by its name, without its folder, so that a report does not depend on where it lies; two of one name keep their paths. */
export function namesOf(paths: readonly string[]): string[] {
  const names = paths.map((path) => basename(path));
  return names.map((name, index) => (names.filter((other) => other === name).length > 1 ? (paths[index] ?? name) : name));
}

/** A file that was given: its sheets but for those that we wrote, and what it carries of ours. */
export interface Input {
  readonly file: WorkbookFile;
  readonly ours: Ours;
}

/** Two files of the same bytes would count every row twice. */
function repeatedAmong(files: readonly WorkbookFile[]): Failure[] {
  return files.flatMap((file, index) => {
    const first = files.slice(0, index).find(({ sha256 }) => sha256 === file.sha256);
    return first ? [new Failure('cli.same-file', { file: file.name, other: first.name })] : [];
  });
}

/**
 * Reads input files, which are never written to. `onRead` is told how many are done; it may wait.
 * @throws Failures naming every file that cannot be read, or that is another's copy.
 */
export async function readInputs(paths: readonly string[], onRead: (done: number) => Promise<void>): Promise<Input[]> {
  const names = namesOf(paths);
  const inputs: Input[] = [];
  const failures: Failure[] = [];
  for (const [index, path] of paths.entries()) {
    try {
      const bytes = bytesOf(path);
      const file = readWorkbook(names[index] ?? path, bytes);
      const ours = readOurs(file.name, bytes, NAMESPACES);
      inputs.push({ file: { ...file, sheets: file.sheets.filter(({ sheet }) => !ours.sheets.includes(sheet)) }, ours });
    } catch (error) {
      if (error instanceof WorkbookError) failures.push(new Failure(`workbook.${error.code}`, error.params));
      else if (error instanceof Failure) failures.push(error);
      else throw error;
    }
    await onRead(index + 1);
  }
  failures.push(...repeatedAmong(inputs.map(({ file }) => file)));
  if (failures.length > 0) throw new Failures(failures);
  return inputs;
}
