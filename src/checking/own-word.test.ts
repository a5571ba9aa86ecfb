import { isOwnWord } from './own-word';

const zhang = { employee_id: '000102', employee_name: '张伟' };

test.each([
  '000102', '102', '０００１０２', ' 102 ', '张伟', '張偉', '张 伟', '张伟\u200b', '张伟 102', '102 张伟', '张伟（000102）', '张伟（人事部）', '人事/张伟', '张伟，102',
])('%s is the person', (by) => expect(isOwnWord(by, zhang)).toBe(true));

test.each([
  ['a namesake with a number of his own', '张伟 000103'],
  ['another number', '1020'],
  ['a number that begins so', '10'],
  ['another name that has it in it', '张伟民'],
  ['another name that ends so', '小张伟'],
  ['a department', '人事部'],
  ['nothing', ''],
])('%s is not: %s', (_, by) => expect(isOwnWord(by, zhang)).toBe(false));

test('Latin names: case, width and white space make no difference, a part of the name is not the name', () => {
  const wei = { employee_id: 'E-7', employee_name: 'Li Wei' };
  expect(['li wei', 'LI  WEI', 'Ｌｉ Ｗｅｉ', 'e-7', 'Li Wei (E-7)'].map((by) => isOwnWord(by, wei))).toEqual([true, true, true, true, true]);
  expect(['Wei', 'Li', 'Li Wei Ming'].map((by) => isOwnWord(by, wei))).toEqual([false, false, false]);
});

test('without a name the number alone tells; a number is never nothing', () => {
  expect(isOwnWord('102', { employee_id: '102', employee_name: null })).toBe(true);
  expect(isOwnWord('张伟', { employee_id: '102', employee_name: null })).toBe(false);
  expect(isOwnWord('', { employee_id: '0', employee_name: null })).toBe(false);
});
