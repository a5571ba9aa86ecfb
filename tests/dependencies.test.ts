import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const read = (name: string): string => readFileSync(join(__dirname, '..', name), 'utf8');

test('docs/dependencies.md says of every package what it is for, and of no other', () => {
  const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Record<'dependencies' | 'devDependencies', Record<string, string>>;
  const told = [...read('docs/dependencies.md').matchAll(/^\| ([^|]+) \| [^|]+ \| [^|]+ \|$/gm)].flatMap(([, names = '']) => names.split(', ')).filter((name) => name !== 'package');
  const packages = [...Object.keys(dependencies), ...Object.keys(devDependencies).map((name) => name.replace(/^@types\/.*/, '@types/*'))];
  expect(new Set(told)).toEqual(new Set(packages));
});

test('every package is pinned to one version', () => {
  const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Record<'dependencies' | 'devDependencies', Record<string, string>>;
  for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies })) expect([name, /^\d+\.\d+\.\d+$/.test(version)]).toEqual([name, true]);
});

test('package-lock.json names the builds for other platforms, without which `npm ci` refuses it (scripts/complete-lock.mjs adds them)', () => {
  const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, { optionalDependencies?: Record<string, string> }> };
  const paths = Object.keys(packages);
  const wanted = Object.values(packages).flatMap(({ optionalDependencies = {} }) => Object.entries(optionalDependencies).filter(([, version]) => /^\d/.test(version)));
  expect(wanted.length).toBeGreaterThan(20);
  expect(wanted.map(([name]) => name).filter((name) => !paths.some((path) => path.endsWith(`node_modules/${name}`)))).toEqual([]);
});
