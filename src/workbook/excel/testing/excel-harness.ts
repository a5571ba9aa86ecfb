import type { IWorkbookData } from '@univerjs/core';
import { calculated } from '../../../../preview/host/grid/calculation';
import { addCustomXmlPart, customXmlPartsOf } from '../../../../preview/host/objects/custom-xml-part';
import { settingsOf } from '../../../../preview/host/settings';
import { openExcel, type OpenedExcel } from '../../../../preview/host/testing/excel';
import { areaOf } from '../../../values/address';
import type { Harness, OpenedBook, User } from '../../testing/contract';
import { openExcelWorkbook, type SessionOptions } from '../open-excel-workbook';
import { bookData, CONDITIONAL_FORMATS } from './book-data';
import { seenData } from './seen-data';

/** What of a workbook is saved: Univer's data, and what the host keeps beside it. */
interface Saved {
  readonly data: IWorkbookData;
  readonly settings: readonly (readonly [string, string])[];
  readonly parts: readonly string[];
}

async function saved({ host }: OpenedExcel): Promise<Saved> {
  await calculated(host);
  const data = withoutEmptyLists(host.book.save());
  return structuredClone({ data, settings: [...settingsOf(host)], parts: [...customXmlPartsOf(host).values()].map(({ xml }) => xml) });
}

/** Univer keeps an empty list of conditional formats for a sheet that once had some. */
function withoutEmptyLists(data: IWorkbookData): IWorkbookData {
  const filled = (text: string): string => JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(text || '{}') as Record<string, readonly unknown[]>).filter(([, list]) => list.length > 0)));
  return { ...data, resources: (data.resources ?? []).map((resource) => (resource.name === CONDITIONAL_FORMATS ? { ...resource, data: filled(resource.data) } : resource)) };
}

/** Long enough for an event and the trip that asks for the sheet's name. */
const TOLD = 60;
const told = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, TOLD));

function userOf({ host }: OpenedExcel): User {
  const sheetNamed = (name: string) => {
    const sheet = host.book.getSheetByName(name);
    if (!sheet) throw new Error(`no sheet ${name}`);
    return sheet;
  };
  return {
    async edit(sheet, cell, value) {
      const { top, left } = areaOf(cell)!;
      sheetNamed(sheet).getRange(top, left).setValue(value);
      await told();
    },
    async renameSheet(sheet, name) {
      sheetNamed(sheet).setName(name);
      await told();
    },
    async deleteSheet(sheet) {
      host.book.deleteSheet(sheetNamed(sheet));
      await told();
    },
  };
}

export interface ExcelBook extends OpenedBook {
  readonly excel: OpenedExcel;
}

/** A workbook in the stand-in host, behind Microsoft's own client and the adapter. */
export async function openSaved({ data, settings, parts }: Saved, options?: SessionOptions): Promise<ExcelBook> {
  const excel = await openExcel(data);
  for (const [key, value] of settings) settingsOf(excel.host).set(key, value);
  for (const xml of parts) addCustomXmlPart(excel.host, xml);
  return {
    excel,
    workbook: await openExcelWorkbook(excel, options),
    see: async () => seenData((await saved(excel)).data),
    whole: () => saved(excel),
    reopen: async () => openSaved(await saved(excel), options),
    user: userOf(excel),
    close: excel.close,
  };
}

export const excelHarness: Harness = { open: (book) => openSaved({ data: bookData(book), settings: [], parts: [] }) };
