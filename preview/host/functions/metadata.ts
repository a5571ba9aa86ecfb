/** functions.json, as Excel reads it for custom functions. */
export interface FunctionsMetadata {
  /** Errors in cells reach the functions as values; otherwise a call with an error among its arguments gives that error and is never made. */
  readonly allowErrorForDataTypeAny?: boolean;
  readonly functions: readonly FunctionMetadata[];
}

export interface FunctionMetadata {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly helpUrl?: string;
  readonly parameters: readonly ParameterMetadata[];
  readonly result?: { readonly dimensionality?: 'scalar' | 'matrix'; readonly type?: string };
  readonly options?: { readonly cancelable?: boolean; readonly stream?: boolean; readonly requiresAddress?: boolean; readonly requiresParameterAddresses?: boolean; readonly volatile?: boolean };
}

export interface ParameterMetadata {
  readonly name: string;
  readonly description?: string;
  readonly type?: string;
  readonly dimensionality?: 'scalar' | 'matrix';
  readonly optional?: boolean;
  readonly repeating?: boolean;
}

/** What this host cannot do with a function; null where it can serve it. It refuses rather than serve a part in silence. */
export function unsupported(metadata: FunctionMetadata): string | null {
  const { stream, volatile, requiresParameterAddresses } = metadata.options ?? {};
  if (stream === true) return 'stream';
  if (volatile === true) return 'volatile';
  if (requiresParameterAddresses === true) return 'requiresParameterAddresses';
  const typed = metadata.parameters.find((parameter) => (parameter.type ?? 'any') !== 'any');
  return typed === undefined ? null : `parameter ${typed.name} of type ${typed.type ?? ''}`;
}
