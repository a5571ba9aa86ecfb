import { isName, lengthOf, LONGEST } from './lengths';
import { readDraftPart, writeDraftPart } from './draft-part';

test('a character is one however it is stored', () => expect([lengthOf('赵敏'), lengthOf('𠮷'), lengthOf(' a ')]).toEqual([2, 1, 1]));

test.each([
  ['', false],
  ['  ', false],
  ['赵', true],
  ['𠮷'.repeat(LONGEST.name - 1), true],
  ['𠮷'.repeat(LONGEST.name), true],
  ['𠮷'.repeat(LONGEST.name + 1), false],
])('whoever may sign can be read again from the workbook: %s', (by, canSign) => {
  expect(isName(by)).toBe(canSign);
  if (by.trim() === '') return;
  const draft = { authors: [{ by, at: '2026-11-22 09:30' }], files: [], force: [] };
  const read = (): unknown => readDraftPart(writeDraftPart(draft));
  if (canSign) expect(read()).toMatchObject({ authors: draft.authors });
  else expect(read).toThrow();
});
