import { createTranslator } from '../i18n/translator';
import { findingText } from './finding-text';
import { viewOf } from './tables/view';
import { finding, report, SET } from './testing/sample';

const text = (over: Parameters<typeof finding>[0], lang: 'zh-CN' | 'zh-TW' | 'en' = 'zh-CN'): readonly string[] => findingText(viewOf(report(), SET, lang, createTranslator(lang)), finding(over)).split('\n');

test('says what, where and on which clause', () => {
  expect(text({})).toEqual(['【需要核对】迟到', '李华 10月21日 09:16 到岗，9:00 上班，迟到 16 分钟', '位置：每日统计!H41', '依据：ATT-28 004-U 七 2']);
});

test('names the first cells, and says how many rows there are besides', () => {
  const place = (cells: readonly string[], lang?: 'zh-TW' | 'en') => text({ cells }, lang)[2];
  expect(place([])).toBe('位置：每日统计!A41');
  expect(place(['H41', 'I41'])).toBe('位置：每日统计!H41、I41');
  const rows = Array.from({ length: 40 }, (_, row) => `H${row + 2}`);
  expect(place(rows.slice(0, 8))).toBe('位置：每日统计!H2、H3、H4、H5、H6、H7、H8、H9');
  expect(place(rows)).toBe('位置：每日统计!H2、H3、H4、H5、H6、H7、H8、H9、另 32 行');
  expect(place(rows, 'zh-TW')).toMatch(/、另 32 列$/);
  expect(place(rows, 'en')).toMatch(/, \+32 rows$/);
});

test('says who must decide where the message does not', () => {
  expect(text({ requiredRole: '总经理' })[1]).toMatch(/16 分钟（应由总经理决定）$/);
  expect(text({ requiredRole: '总经理', message: '应由总经理决定' })[1]).toBe('应由总经理决定');
  expect(text({ requiredRole: '总经理', verdict: 'cannot-judge' })[1]).toMatch(/16 分钟$/);
  expect(text({ requiredRole: 'manager' }, 'en')[1]).toMatch(/16 分钟 \(manager must decide\)$/);
});
