import { OpenWorkbookError, type OpenWorkbookErrorCode } from '../open-workbook';

/** Excel's own codes (Excel.ErrorCodes, OfficeExtension.ErrorCodes and those of the transport below), where one of ours says the same. */
const OURS: Readonly<Record<string, OpenWorkbookErrorCode>> = {
  InvalidOperationInCellEditMode: 'cell-edit',
  AccessDenied: 'structure-protected',
  RequestPayloadSizeLimitExceeded: 'request-too-large',
  OperationCellsExceedLimit: 'request-too-large',
  ResponsePayloadSizeLimitExceeded: 'response-too-large',
  RangeExceedsLimit: 'response-too-large',
  ApiNotFound: 'unsupported',
  NotImplemented: 'unsupported',
  UnsupportedFeature: 'unsupported',
  UnsupportedOperation: 'unsupported',
  ActivityLimitReached: 'busy',
  Conflict: 'busy',
  ConnectionFailure: 'busy',
  HostRestartNeeded: 'busy',
  InvalidOrTimedOutSession: 'busy',
  RequestAborted: 'busy',
  Timeout: 'busy',
  WriteNotSupportedWhenModalDialogOpen: 'busy',
};

/** The same where it is about one sheet's cells. */
const ABOUT_A_SHEET: typeof OURS = { AccessDenied: 'protected', ItemNotFound: 'sheet-missing' };

/** The name of what Excel does not know, such as Worksheet.getRanges: no text of the workbook's. */
function locationOf(error: unknown): string | null {
  const info: unknown = typeof error === 'object' && error !== null && 'debugInfo' in error ? error.debugInfo : null;
  const location: unknown = typeof info === 'object' && info !== null && 'errorLocation' in info ? info.errorLocation : null;
  return typeof location === 'string' && location !== '' ? location : null;
}

const paramsOf = (code: OpenWorkbookErrorCode, host: string, sheet: string, error: unknown): Readonly<Record<string, string>> => {
  switch (code) {
    case 'protected':
    case 'sheet-missing':
      return { sheet };
    case 'unsupported':
      return { feature: locationOf(error) ?? host };
    case 'refused':
      return { code: host };
    default:
      return {};
  }
};

/** The host's own code of a refusal; null where the error is none of the host's. Known by its name, for it may come from another window's client. */
export function hostCode(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('name' in error) || error.name !== 'RichApi.Error') return null;
  return 'code' in error && typeof error.code === 'string' ? error.code : null;
}

/**
 * What Excel refused, in our words; other errors as they are. Its message is in the host's language, about its own insides and now and then with cell
 * text: it is kept as the cause, for a developer, and shown to nobody.
 * @param sheet the sheet whose cells are worked on; '' for the workbook itself.
 */
export function refusalOf(error: unknown, sheet = ''): unknown {
  const host = hostCode(error);
  if (host === null) return error;
  const code = (sheet === '' ? OURS[host] : (ABOUT_A_SHEET[host] ?? OURS[host])) ?? 'refused';
  const refusal = new OpenWorkbookError(code, paramsOf(code, host, sheet, error));
  refusal.cause = error;
  return refusal;
}
