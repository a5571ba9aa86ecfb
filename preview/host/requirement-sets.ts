/**
 * The API sets this host says it has, as `Office.context.requirements.isSetSupported` answers: those of Microsoft's client in the npm package
 * (1.1.110, mid 2022). A set that is named here is served in the part that the add-in uses; the rest of it is refused by name.
 */
export const REQUIREMENT_SETS: Readonly<Record<string, string>> = {
  ExcelApi: '1.15',
  CustomFunctionsRuntime: '1.3',
  /** What the client's custom-functions runtime asks for itself: results as arrays, errors inside of them. */
  CustomFunctions: '1.9',
  SharedRuntime: '1.1',
  AddinCommands: '1.1',
  Settings: '1.1',
  /** Requests may wait while somebody types in a cell. */
  DelayForCellEdit: '1.1',
  /** The client keeps a request's flag for undo only where the host knows it. */
  RichApiRuntimeFlag: '1.1',
};
