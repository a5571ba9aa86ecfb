import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const read = (name: string): string => readFileSync(join(__dirname, '..', name), 'utf8');

interface Packages {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/** The product's own, what the bench alone measures it against, and what puts it into an Excel. */
const FOLDERS = ['', 'bench/peers/', 'scripts/excel/'];
const packagesOf = (folder: string): Readonly<Record<string, string>> => {
  const { dependencies, devDependencies = {} } = JSON.parse(read(`${folder}package.json`)) as Packages;
  return { ...dependencies, ...devDependencies };
};

test('docs/dependencies.md says of every package what it is for, and of no other', () => {
  const told = [...read('docs/dependencies.md').matchAll(/^\| ([^|]+) \| [^|]+ \| [^|]+ \|$/gm)].flatMap(([, names = '']) => names.split(', ')).filter((name) => name !== 'package');
  const packages = FOLDERS.flatMap((folder) => Object.keys(packagesOf(folder))).map((name) => name.replace(/^@types\/.*/, '@types/*'));
  expect(new Set(told)).toEqual(new Set(packages));
});

test.each(FOLDERS)('%spackage.json: every package is pinned to one version', (folder) => {
  for (const [name, version] of Object.entries(packagesOf(folder))) expect([name, /^(\d+\.\d+\.\d+(-[\w.]+)?|file:[\w-]+)$/.test(version)]).toEqual([name, true]);
});

test.each(FOLDERS)('%spackage-lock.json names the builds for other platforms, without which `npm ci` refuses it (scripts/complete-lock.mjs adds them)', (folder) => {
  const { packages } = JSON.parse(read(`${folder}package-lock.json`)) as { packages: Record<string, { optionalDependencies?: Record<string, string> }> };
  const paths = Object.keys(packages);
  const wanted = Object.values(packages).flatMap(({ optionalDependencies = {} }) => Object.entries(optionalDependencies).filter(([, version]) => /^\d/.test(version)));
  if (folder !== 'scripts/excel/') expect(wanted.length).toBeGreaterThan(10);
  expect(wanted.map(([name]) => name).filter((name) => !paths.some((path) => path.endsWith(`node_modules/${name}`)))).toEqual([]);
});
