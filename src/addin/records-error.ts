/** Why something could not be kept in the workbook. `key` is a key of the message catalogue. */
export class RecordsError extends Error {
  constructor(
    readonly key: string,
    readonly params: Readonly<Record<string, string>> = {},
  ) {
    super(`${key}: ${JSON.stringify(params)}`);
    this.name = 'RecordsError';
  }
}
