import { namespaceOf, treeOf } from '../../src/workbook/file/xml-tree';
import { Damaged } from '../../src/workbook/workbook-error';

/** Ampersands that begin no entity, and characters that no XML has. */
const NEVER_IN_XML = /&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[\da-fA-F]{1,6});)|[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;
const BEFORE_ROOT = /^\s*(?:<\?xml[^>]*\?>)?\s*$/;

/** The namespace of the root element, '' where it has none; null where the text is no well-formed XML document. */
export function rootNamespace(xml: string): string | null {
  if (NEVER_IN_XML.test(xml)) return null;
  const bytes = new TextEncoder().encode(xml);
  try {
    const root = treeOf(bytes);
    const decoder = new TextDecoder();
    const isAlone = BEFORE_ROOT.test(decoder.decode(bytes.subarray(0, root.from))) && decoder.decode(bytes.subarray(root.to)).trim() === '';
    return isAlone ? (namespaceOf(root) ?? '') : null;
  } catch (error) {
    if (error instanceof Damaged) return null;
    throw error;
  }
}
