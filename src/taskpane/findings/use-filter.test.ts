import { LOOKS, type Look } from '../../report/finding-entries';
import { withLook } from './use-filter';

const looks = (...chosen: Look[]): ReadonlySet<Look> => new Set(chosen);

test('the first kind that is chosen is listed alone, further ones beside it; without any all are listed', () => {
  expect(withLook(looks(...LOOKS), 'block')).toEqual(looks('block'));
  expect(withLook(looks('block'), 'waived')).toEqual(looks('block', 'waived'));
  expect(withLook(looks('block', 'waived'), 'block')).toEqual(looks('waived'));
  expect(withLook(looks('waived'), 'waived')).toEqual(looks(...LOOKS));
});
