import { bookOf } from './book';
import type { Package } from './package';
import { placeFor } from './sheet-order';
import { attributeOf, childOf, edited } from './xml-tree';

/** Has the program that opens the workbook calculate all its formulas: there is none here that could. */
export function calculateOnLoad(parts: Package): void {
  const { main, part, root } = bookOf(parts);
  const settings = childOf(root, 'calcPr');
  const wanted = settings && attributeOf(settings, 'fullCalcOnLoad');
  if (wanted?.value === '1') return;
  const at = settings ? settings.from + 1 + settings.prefix.length + settings.name.length : placeFor(root, 'calcPr');
  const edit = wanted
    ? { from: wanted.from, to: wanted.to, text: '1' }
    : { from: at, to: at, text: settings ? ' fullCalcOnLoad="1"' : `<${root.prefix}calcPr fullCalcOnLoad="1"/>` };
  parts.put(main, edited(part, [edit]));
}
