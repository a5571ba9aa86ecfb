import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { roomsOf } from './catalogue';
import { LANGUAGES } from './language';

const FOLDER = join(__dirname, 'messages');
const SOURCES = join(__dirname, '..');

type Part = ReturnType<IntlMessageFormat['getAst']>[number];

/** What the parser calls plain text. */
const LITERAL: ReadonlySet<Part['type']> = new Set(new IntlMessageFormat('text', 'en').getAst().map((part) => part.type));

/** Names of all placeholders of a message, however deep. */
function placeholders(parts: readonly Part[]): Set<string> {
  const found = new Set<string>();
  for (const part of parts) {
    if ('value' in part && !LITERAL.has(part.type)) found.add(part.value);
    const inner = 'options' in part ? Object.values(part.options).flatMap((option) => option.value) : 'children' in part ? part.children : [];
    for (const name of placeholders(inner)) found.add(name);
  }
  return found;
}

const messages = (lang: (typeof LANGUAGES)[number]): Map<string, string> =>
  new Map(Object.entries(roomsOf(lang)).flatMap(([room, texts]) => Object.entries(texts).map(([code, text]): [string, string] => [`${room}.${code}`, text])));

describe('the message catalogue', () => {
  test.each(LANGUAGES)('every file of %s is in it', (lang) => {
    const files = readdirSync(join(FOLDER, lang)).sort();
    expect(files).toEqual(Object.keys(roomsOf(lang)).sort().map((room) => `${room}.json`));
  });

  test.each(LANGUAGES)('%s has the messages of zh-CN, with the same placeholders', (lang) => {
    const mine = messages(lang);
    const reference = messages('zh-CN');
    expect([...mine.keys()].sort()).toEqual([...reference.keys()].sort());
    for (const [key, text] of mine) {
      const names = (of: string): string[] => [...placeholders(new IntlMessageFormat(of, lang, undefined, { ignoreTag: true }).getAst())].sort();
      expect([key, names(text)]).toEqual([key, names(reference.get(key) ?? '')]);
    }
    expect(mine.size).toBeGreaterThan(100);
  });

  test('no message is empty, and Traditional Chinese is not a copy of Simplified', () => {
    for (const lang of LANGUAGES) for (const [key, text] of messages(lang)) expect([key, text.trim() === '']).toEqual([key, false]);
    const [cn, tw] = [messages('zh-CN'), messages('zh-TW')];
    const simplified = [...tw].filter(([, text]) => /[规则设时单错误应给读过说请检问题项数]/.test(text));
    expect(simplified).toEqual([]);
    expect([...tw].filter(([key, text]) => text !== cn.get(key)).length).toBeGreaterThan(100);
  });

  test('every message that the source asks for by its full name has words', () => {
    const known = messages('zh-CN');
    const asked = new Map<string, string>();
    for (const path of readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })) {
      if (!path.endsWith('.ts') || path.endsWith('.test.ts')) continue;
      const text = readFileSync(join(SOURCES, path), 'utf8');
      for (const [, key = ''] of text.matchAll(/(?:say|translate|Failure)\(\s*'([a-z]+\.[a-z0-9-]+)'/g)) asked.set(key, path);
    }
    expect(asked.size).toBeGreaterThan(50);
    expect([...asked].filter(([key]) => !known.has(key))).toEqual([]);
  });
});
