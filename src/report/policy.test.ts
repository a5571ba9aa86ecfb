import { createTranslator } from '../i18n/translator';
import { FIXTURE, load } from '../rules/testing/fixture';
import { sameText } from '../values/same-text';
import { finished } from '../values/steps';
import { partKey, policyOf, policyTexts, policyWords } from './policy';

const say = createTranslator('zh-CN');
const SET = load();

const searched = (text: string): string[] => {
  const policy = policyOf(SET, 'zh-CN');
  return finished(policyTexts(policy.files, policyWords(SET, 'zh-CN', say))).filter((one) => one.text.includes(sameText(text))).map(({ part }) => `${part.file.id} ${partKey(part)}`);
};

test('each file once, by ledger, in force or not; each part of it once', () => {
  const policy = policyOf(SET, 'zh-CN');
  const listed = [...policy.inForce, ...policy.idle].flatMap(({ key, files }) => files.map(({ file }) => [key, file] as const));
  expect(listed.map(([, file]) => file.path).sort()).toEqual(SET.files.map(({ path }) => path).sort());
  expect(listed.every(([key, file]) => file.ledger === key)).toBe(true);
  for (const { file, parts } of policy.files) {
    expect(parts).toHaveLength(file.parameters.size + file.tables.size + file.facts.size + file.rules.length + file.functions.size);
    expect(new Set(parts.map(partKey)).size).toBe(parts.length);
  }
});

test('what waits for a figure is told, and stands before the others of its kind', () => {
  const withFigures = (figures: Readonly<Record<string, unknown>>): ReturnType<typeof policyOf>['files'][number] => {
    const file = JSON.parse(FIXTURE['attendance.json']!) as { parameters: Record<string, unknown> };
    const parameter = (value: unknown): object => ({ title: { 'zh-CN': '数', en: 'figure' }, value, unit: 'minute' });
    file.parameters = { ...file.parameters, ...Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, parameter(value)])) };
    return policyOf(load({ 'attendance.json': JSON.stringify(file) }), 'zh-CN').files.find((one) => one.file.path === 'attendance.json')!;
  };
  const before = withFigures({ first: 1, second: 2 });
  const after = withFigures({ first: 1, second: null });
  expect(after.waiting).toBe(before.waiting + 1);
  const parameters = after.parts.filter(({ kind }) => kind === 'parameter');
  expect(parameters.find(({ name }) => name === 'second')!.waits).toBe(true);
  expect(parameters.map(({ waits }) => waits)).toEqual([...parameters.map(({ waits }) => waits)].sort((a, b) => Number(b) - Number(a)));
  expect(parameters.findIndex(({ name }) => name === 'second')).toBeLessThan(parameters.findIndex(({ name }) => name === 'first'));
});

test('a part is found by its title, its message, its clause and its figures, in either writing', () => {
  const rule = SET.files.find(({ id }) => id === 'attendance')!.rules[0]!;
  const key = `attendance ${partKey({ kind: 'rule', name: rule.name })}`;
  const words = rule.message['zh-CN'].split(/[{}]/).filter((piece, at) => at % 2 === 0 && piece.trim().length > 1)[0]!;
  expect(searched(words)).toContain(key);
  for (const { id } of rule.source) expect(searched(id)).toContain(key);
  expect(searched('遲到').length).toBeGreaterThan(0);
  expect(searched('遲到')).toEqual(searched('迟到'));
  expect(searched('没有这样的东西')).toEqual([]);
});
