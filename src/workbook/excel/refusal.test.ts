import { OPEN_WORKBOOK_ERRORS, OpenWorkbookError } from '../open-workbook';
import { hostCode, refusalOf } from './refusal';

/** As the client makes them (OfficeExtension.Error): its own class in another window, so only its shape counts. */
const hostError = (code: string): Error => Object.assign(new Error('=SECRET in cell B2'), { name: 'RichApi.Error', code });

test.each([
  ['InvalidOperationInCellEditMode', '', 'cell-edit', {}],
  ['AccessDenied', '', 'structure-protected', {}],
  ['AccessDenied', '发现', 'protected', { sheet: '发现' }],
  ['RequestPayloadSizeLimitExceeded', '', 'request-too-large', {}],
  ['ResponsePayloadSizeLimitExceeded', '', 'response-too-large', {}],
  ['RangeExceedsLimit', '', 'response-too-large', {}],
  ['ApiNotFound', '', 'unsupported', { feature: 'ApiNotFound' }],
  ['ItemNotFound', '发现', 'sheet-missing', { sheet: '发现' }],
  ['ItemNotFound', '', 'refused', { code: 'ItemNotFound' }],
  ['ActivityLimitReached', '', 'busy', {}],
  ['SomethingNew', '', 'refused', { code: 'SomethingNew' }],
])('%s about %j is %s', (code, sheet, ours, params) => {
  const error = hostError(code);
  const refusal = refusalOf(error, sheet) as OpenWorkbookError;
  expect(refusal).toBeInstanceOf(OpenWorkbookError);
  expect([refusal.code, refusal.params, refusal.cause]).toEqual([ours, params, error]);
  expect(OPEN_WORKBOOK_ERRORS).toContain(refusal.code);
  expect(refusal.message).not.toContain('SECRET');
});

test('a feature that Excel does not know is told by its name', () => {
  const error = Object.assign(hostError('ApiNotFound'), { debugInfo: { errorLocation: 'Worksheet.getRanges', message: '=SECRET' } });
  expect((refusalOf(error) as OpenWorkbookError).params).toEqual({ feature: 'Worksheet.getRanges' });
});

test('what is not Excel’s stays as it is', () => {
  for (const error of [new TypeError('x'), new OpenWorkbookError('busy'), 'text', null, undefined, { name: 'RichApi.Error' }, Object.assign(new Error('no file'), { code: 'ENOENT' })]) {
    expect(hostCode(error)).toBeNull();
    expect(refusalOf(error)).toBe(error);
  }
});
