import { mergeLocales } from '@univerjs/core';
import core from '@univerjs/preset-sheets-core/locales/zh-CN';
import conditionalFormatting from '@univerjs/preset-sheets-conditional-formatting/locales/zh-CN';
import filter from '@univerjs/preset-sheets-filter/locales/zh-CN';
import hyperLink from '@univerjs/preset-sheets-hyper-link/locales/zh-CN';
import table from '@univerjs/preset-sheets-table/locales/zh-CN';

export default mergeLocales(core, conditionalFormatting, filter, hyperLink, table);
