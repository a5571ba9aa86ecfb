export declare const POLICY: string;
export declare function servePreview(of: { readonly folder: string; readonly workbooks: readonly string[]; readonly texts?: Readonly<Record<string, string>>; readonly port?: number }): Promise<{ readonly url: string; close(): Promise<void> }>;
