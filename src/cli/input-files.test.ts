import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Failures } from './failure';
import { readInputs } from './input-files';

const ignore = (): Promise<void> => Promise.resolve();
let folder = '';
const made = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const failuresOf = async (paths: readonly string[]): Promise<Failures['all']> => {
  const failed: unknown = await readInputs(paths, ignore).then(() => null, (error: unknown) => error);
  if (!(failed instanceof Failures)) throw new Error('should have failed');
  return failed.all;
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guiju-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('files are called by their names', async () => {
  const inputs = await readInputs([made('a.csv', 'a,b\n1,2\n'), made('b.csv', 'a,b\n1,3\n')], ignore);
  expect(inputs.map(({ file }) => file.name)).toEqual(['a.csv', 'b.csv']);
});

test('one file given twice, or its copy, would count every row twice', async () => {
  const [a, b, copy] = [made('a.csv', 'a,b\n1,2\n'), made('b.csv', 'a,b\n1,3\n'), made('copy.csv', 'a,b\n1,2\n')];
  expect((await failuresOf([a, b, copy])).map(({ key, params }) => [key, params])).toEqual([['cli.same-file', { file: 'copy.csv', other: 'a.csv' }]]);
  expect((await failuresOf([a, a])).map(({ key }) => key)).toEqual(['cli.same-file']);
});

test('all that cannot be read is named in one pass', async () => {
  const failures = await failuresOf([join(folder, 'none.xlsx'), made('empty.csv', ''), folder]);
  expect(failures.map(({ key }) => key)).toEqual(['cli.file-missing', 'workbook.empty', 'cli.file-is-folder']);
});
