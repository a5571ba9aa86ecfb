import { OpenWorkbookError } from '../open-workbook';
import type { Session } from './session';

/** What travels in the workbook: settings of ours, small texts by their key. */
export function readSetting(session: Session, key: string): Promise<string | null> {
  return session.run(async (context, trip) => {
    const setting = context.workbook.settings.getItemOrNullObject(key).load('value');
    await trip();
    if (setting.isNullObject) return null;
    const value: unknown = setting.value;
    return typeof value === 'string' ? value : null;
  });
}

export function writeSetting(session: Session, key: string, value: string | null): Promise<void> {
  return session.run(async (context, trip) => {
    const { settings } = context.workbook;
    const setting = settings.getItemOrNullObject(key).load('key');
    await trip();
    if (value !== null) settings.add(key, value);
    else if (!setting.isNullObject) setting.delete();
    await trip();
  });
}

/** Custom XML parts. Excel forbids none of a namespace to be there twice: the first one counts, and all are replaced. */
export function readPart(session: Session, namespace: string): Promise<string | null> {
  return session.run(async (context, trip) => {
    const parts = context.workbook.customXmlParts.getByNamespace(namespace).load('items/id');
    await trip();
    const [part] = parts.items;
    if (!part) return null;
    const xml = context.workbook.customXmlParts.getItem(part.id).getXml();
    await trip();
    return xml.value;
  });
}

/**
 * Puts a part in place of those of its namespace. The new one comes before the old ones go: Excel stops where it refuses something, and what went
 * before stays done.
 * @throws OpenWorkbookError `refused` where the XML has no root element of that namespace.
 */
export async function writePart(session: Session, namespace: string, xml: string | null): Promise<void> {
  await session.run(async (context, trip) => {
    const { customXmlParts } = context.workbook;
    const old = customXmlParts.getByNamespace(namespace).load('items/id');
    await trip();
    const added = xml === null ? null : customXmlParts.add(xml).load('id,namespaceUri');
    if (added) await trip();
    const isWrong = added !== null && added.namespaceUri !== namespace;
    for (const id of isWrong ? [added.id] : old.items.map((part) => part.id)) customXmlParts.getItem(id).delete();
    await trip();
    if (isWrong) throw new OpenWorkbookError('refused', { code: 'InvalidNamespace' });
  });
}
