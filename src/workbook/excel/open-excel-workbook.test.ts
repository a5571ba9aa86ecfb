import { openWorkbookContract } from '../testing/contract';
import { excelHarness } from './testing/excel-harness';

openWorkbookContract('a workbook in Excel', excelHarness, { hasUser: true });
