import { sameText } from '../values/same-text';
import { nameKey, withoutZeros } from './people';
import type { Finding } from './report';

/** What parts a name from a number or a title beside it: 张伟（0102）. */
const BETWEEN = /[()[\]<>,;:/、|]+/;
const NUMBER = /\d/;

/**
 * Is a typed name that of a person: by number (with or without its leading zeros) or by name, in any width, in 繁體 or 简体, alone or one beside the
 * other? Where a number stands beside a name, it decides: so somebody can tell himself from a namesake.
 */
export function isOwnWord(by: string, { employee_id: id, employee_name: name }: NonNullable<Finding['person']>): boolean {
  const isId = (text: string): boolean => withoutZeros(text) === withoutZeros(sameText(id));
  const isName = (text: string): boolean => name !== null && nameKey(text) === nameKey(name);
  const typed = sameText(by);
  if (isId(typed) || isName(typed)) return true;
  const parts = typed.split(BETWEEN).map((part) => part.trim());
  const words = parts.flatMap((part) => part.split(' '));
  return words.some(isId) || (!words.some((word) => NUMBER.test(word)) && parts.some(isName));
}
