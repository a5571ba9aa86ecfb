import type { MessageParams } from '../i18n/translator';

/**
 * The command cannot do what was asked: bad usage, or an input or rule file that cannot be used. `key` is a message of the catalogue that says
 * what is wrong, where, and what to do. Exit code 2.
 */
export class Failure extends Error {
  constructor(
    readonly key: string,
    readonly params: MessageParams = {},
  ) {
    super(`${key} ${JSON.stringify(params)}`);
    this.name = 'Failure';
  }
}

/** Several failures found in one pass. */
export class Failures extends Error {
  constructor(readonly all: readonly Failure[]) {
    super(all.map((failure) => failure.message).join('\n'));
    this.name = 'Failures';
  }
}

const SYSTEM_KEYS: Readonly<Record<string, string>> = {
  ENOENT: 'cli.file-missing',
  ENOTDIR: 'cli.file-missing',
  EACCES: 'cli.file-not-allowed',
  EPERM: 'cli.file-not-allowed',
  EISDIR: 'cli.file-is-folder',
  EBUSY: 'cli.file-busy',
  ENOSPC: 'cli.disk-full',
  EROFS: 'cli.file-not-allowed',
  ENAMETOOLONG: 'cli.name-too-long',
};

/** What the operating system refused, in words. `file` is the path as the person gave it. */
export function systemFailure(error: unknown, file: string): Failure {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  return new Failure(SYSTEM_KEYS[code] ?? 'cli.file-failed', { file, detail: error instanceof Error ? error.message : String(error) });
}
