import { openWorkbookContract } from '../testing/contract';
import { excelHarness } from './testing/excel-harness';

// Each test loads Microsoft's client and a workbook engine.
jest.setTimeout(60_000);

openWorkbookContract('a workbook in Excel', excelHarness, { hasUser: true });
