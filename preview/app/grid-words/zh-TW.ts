import { mergeLocales } from '@univerjs/core';
import core from '@univerjs/preset-sheets-core/locales/zh-TW';
import conditionalFormatting from '@univerjs/preset-sheets-conditional-formatting/locales/zh-TW';
import filter from '@univerjs/preset-sheets-filter/locales/zh-TW';
import hyperLink from '@univerjs/preset-sheets-hyper-link/locales/zh-TW';
import table from '@univerjs/preset-sheets-table/locales/zh-TW';

export default mergeLocales(core, conditionalFormatting, filter, hyperLink, table);
