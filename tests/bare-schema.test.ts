import { createRequire } from 'node:module';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const bare = createRequire(__filename)('../scripts/build/bare-schema.cjs') as (text: string) => string;
const FOLDER = join(__dirname, '../rules/schema');

test('a schema in the browser says nothing to people, and what it accepts stays', () => {
  const schema = {
    title: 'a file',
    description: 'said',
    type: 'object',
    properties: { title: { type: 'string', description: 'said' }, description: { title: 'said', enum: ['title'] }, properties: { properties: { title: { description: 'said', $comment: 'bad-title', const: 'title' } } } },
    required: ['title', 'description'],
  };
  expect(JSON.parse(bare(JSON.stringify(schema)))).toEqual({
    type: 'object',
    properties: { title: { type: 'string' }, description: { enum: ['title'] }, properties: { properties: { title: { $comment: 'bad-title', const: 'title' } } } },
    required: ['title', 'description'],
  });
});

test.each(readdirSync(FOLDER))('%s keeps what it asks for', (name) => {
  const text = readFileSync(join(FOLDER, name), 'utf8');
  const asked = (json: string): number => json.match(/"(?:type|\$ref|enum|required|pattern|maxItems|maxLength|additionalProperties)":/g)!.length;
  expect(asked(bare(text))).toBe(asked(JSON.stringify(JSON.parse(text))));
  // Which message a text gets that does not fit.
  const codes = (json: string): readonly string[] => [...json.matchAll(/"\$comment":\s*"([^"]+)"/g)].map(([, code = '']) => code);
  expect(codes(bare(text))).toEqual(codes(text));
  expect(bare(text).length).toBeLessThan(JSON.stringify(JSON.parse(text)).length);
});
