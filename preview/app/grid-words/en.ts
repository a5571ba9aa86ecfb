import { mergeLocales } from '@univerjs/core';
import core from '@univerjs/preset-sheets-core/locales/en-US';
import conditionalFormatting from '@univerjs/preset-sheets-conditional-formatting/locales/en-US';
import filter from '@univerjs/preset-sheets-filter/locales/en-US';
import hyperLink from '@univerjs/preset-sheets-hyper-link/locales/en-US';
import table from '@univerjs/preset-sheets-table/locales/en-US';

export default mergeLocales(core, conditionalFormatting, filter, hyperLink, table);
