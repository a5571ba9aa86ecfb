import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { objectTypes, type ObjectType } from '../object-type';
import { REFERENCED, ROOT, SERVICES } from '.';

const README = join(__dirname, '../../README.md');

/** The members of a type: `name` can be set, `-name` only read, `name →` is an object, `name()` a method. */
function membersOf(type: ObjectType<unknown>): string {
  const properties = Object.entries(type.properties ?? {}).map(([name, property]) => ('object' in property ? `${name} →` : property.set === undefined ? `-${name}` : name));
  const methods = Object.keys(type.methods ?? {}).map((name) => `${name}()`);
  return [...(type.items === undefined ? [] : ['items']), ...properties, ...methods].join(', ');
}

test('the README lists every member of every type that this host has', () => {
  expect([ROOT, ...REFERENCED, ...Object.values(SERVICES)].length).toBeGreaterThan(5);
  const types = [...objectTypes().values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  const table = ['| type | members |', '|---|---|', ...types.map((type) => `| ${type.name} | ${membersOf(type)} |`)].join('\n');
  const written = /<!-- supported -->\n([\s\S]*?)\n?<!-- \/supported -->/.exec(readFileSync(README, 'utf8'))?.[1];
  expect(written).toBe(table);
});
