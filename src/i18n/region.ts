import type { Translator } from './translator';

/** What a sheet, a table on it (`table`), or what stands outside of its tables (null) is called: `考勤`, `考勤 · 表1`, `考勤（表格以外）`. */
export const regionName = (say: Translator, { sheet, table }: { readonly sheet: string; readonly table?: string | null | undefined }): string =>
  table === undefined ? sheet : table === null ? say('ledger.outside-name', { sheet }) : say('ledger.table-name', { sheet, table });
