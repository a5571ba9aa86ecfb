import { closeSync, fsyncSync, openSync, realpathSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { randomBytes } from 'node:crypto';
import { Failure, systemFailure } from './failure';

/** The file behind a path, whatever links lead to it; null where there is none yet. */
function identity(path: string): string | null {
  try {
    const { dev, ino } = statSync(path, { bigint: true });
    return `${dev} ${ino}`;
  } catch {
    return null;
  }
}

/** @throws Failure where writing `output` would overwrite an input or a rule file. Asked before any work is done. */
export function refuseToOverwrite(output: string, inputs: readonly string[], rulesFolder: string): void {
  const target = identity(output);
  const input = inputs.find((path) => resolve(path) === resolve(output) || (target !== null && identity(path) === target));
  if (input !== undefined) throw new Failure('cli.output-is-input', { file: output });
  const folder = (() => {
    try {
      return realpathSync(dirname(resolve(output)));
    } catch (error) {
      throw identity(dirname(output)) === null ? new Failure('cli.output-folder-missing', { folder: dirname(output) }) : systemFailure(error, dirname(output));
    }
  })();
  const rules = realpathSync(rulesFolder);
  if (folder === rules || folder.startsWith(rules + sep)) throw new Failure('cli.output-in-rules', { file: output, folder: rulesFolder });
  if (target !== null && statSync(output).isDirectory()) throw new Failure('cli.file-is-folder', { file: output });
}

/** Writes a file whole or not at all: into a new file beside it, which then takes its name. */
export function writeAtomically(path: string, content: string | Uint8Array): void {
  const fresh = join(dirname(path), `.guiju-${randomBytes(6).toString('hex')}.tmp`);
  try {
    const file = openSync(fresh, 'wx', 0o644);
    try {
      const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(fresh, path);
  } catch (error) {
    rmSync(fresh, { force: true });
    throw systemFailure(error, path);
  }
}

/** Writes to stdout and waits until it is taken, also by a slow pipe. A reader that has had enough (`| head`) is no failure. */
export function writeStdout(content: string | Uint8Array): Promise<void> {
  return new Promise((done, fail) => {
    process.stdout.once('error', (error: NodeJS.ErrnoException) => (error.code === 'EPIPE' ? done() : fail(error)));
    process.stdout.write(content, () => done());
  });
}
