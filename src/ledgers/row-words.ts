import { sameText } from '../values/same-text';
import type { CellValue } from '../workbook/port';

/** 合计, 本页小计：, 一组小计, 总计（元） … ; folded, so brackets and colons are half width. */
export const TOTAL = /^(?:本页|本月|全部|部门|分组)?(?:合计|小计|总计|共计|累计|平均|平均值|汇总)\s*(?:$|[:(])|(?:合计|小计|总计|共计)\s*:?$|^(?:subtotal|sub-total|total|grand total|average)\s*:?$/;
export const SUM = /合计|小计|总计|共计|total/;
export const LONGEST_TOTAL = 16;
/** 注：…, 备注:…, 制表人：…, 说明：… */
export const NOTE = /^(?:附?注\d*|备注|说明|附件|制表人?|制单人?|制表日期|制表时间|填表人?|填报人|编制人?|审核人?|复核人?|核准人?|批准人|经办人|打印时间|导出时间|统计时间|报表生成时间|日期|单位|note|notes|remark|remarks|prepared by|printed)\s*:/;

/** A sentence, or a signature's date: what stands alone in its row and is no number or name of anything. */
export const REMARK = /[，。；：！？、,;:!?]|\S\s+\S|^\d{4}年\d{1,2}月\d{1,2}日$/;

/** A total, a note or a sentence: nothing that a row of data would hold. */
export function isRemark(value: string): boolean {
  const text = sameText(value);
  return (text.length <= LONGEST_TOTAL && TOTAL.test(text)) || NOTE.test(text) || REMARK.test(value.trim());
}

export const isBlankText = (value: CellValue): boolean => value === null || (typeof value === 'string' && value.trim() === '');
