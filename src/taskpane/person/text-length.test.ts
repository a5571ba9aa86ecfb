import { createTranslator } from '../../i18n/translator';
import { textLength } from './text-length';

const say = createTranslator('zh-CN');
const at = (count: number): unknown => textLength(`  ${'𠀀'.repeat(count)}\n`, 100, say);

test.each<[number, string | null, string | null]>([
  [0, null, null],
  [80, null, null],
  [81, '写了 81 字，最多 100 字。', null],
  [99, '写了 99 字，最多 100 字。', null],
  [100, '写了 100 字，最多 100 字。', null],
  [101, null, '太长了：最多 100 字，现在 101 字。请缩短。'],
])('%d characters of 100', (length, count, fault) => expect(at(length)).toEqual({ count, fault }));
