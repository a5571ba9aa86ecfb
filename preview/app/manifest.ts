import type { Language } from '../../src/i18n/language';

/** A button that the manifest puts on the ribbon. */
export interface RibbonButton {
  readonly id: string;
  readonly label: string;
  readonly tip: string;
  /** Addresses of its picture by size in pixels. */
  readonly icons: ReadonlyMap<number, string>;
  /** What it does: shows the pane, or runs the function of that name. */
  readonly action: { readonly kind: 'show-pane' } | { readonly kind: 'run'; readonly name: string };
}

/** What the manifest says of the add-in, in one language. */
export interface Manifest {
  /** The add-in's name, as its pane is headed. */
  readonly title: string;
  /** Address of the pane's page. */
  readonly page: string;
  /** The group of the ribbon that the buttons are in. */
  readonly group: string;
  readonly buttons: readonly RibbonButton[];
  /** The custom functions: address of functions.json, and what stands before their names in formulas. */
  readonly functions: { readonly metadata: string; readonly namespace: string };
}

const OVERRIDES: Readonly<Record<Language, string>> = { 'zh-CN': 'zh-CN', 'zh-TW': 'zh-TW', en: 'en-US' };

const named = (parent: ParentNode, name: string): Element[] => [...(parent as Document | Element).getElementsByTagNameNS('*', name)];
const child = (parent: Element, name: string): Element | undefined => [...parent.children].find(({ localName }) => localName === name);

/** A text of the manifest in a language: an override of that language, else what stands for all. */
function inLanguage(element: Element | undefined, language: Language): string {
  const override = element && named(element, 'Override').find((entry) => entry.getAttribute('Locale') === OVERRIDES[language]);
  return override?.getAttribute('Value') ?? element?.getAttribute('DefaultValue') ?? '';
}

function actionOf(control: Element): RibbonButton['action'] | null {
  const action = child(control, 'Action');
  const type = action?.getAttribute('xsi:type');
  if (type === 'ShowTaskpane') return { kind: 'show-pane' };
  const name = action && child(action, 'FunctionName')?.textContent;
  return type === 'ExecuteFunction' && name ? { kind: 'run', name } : null;
}

/**
 * The add-in as its manifest describes it.
 * @param base address of the manifest; addresses in it are meant from there.
 * @throws Error where the text is no manifest of an add-in with a ribbon and functions.
 */
export function readManifest(text: string, base: string, language: Language): Manifest {
  const xml = new DOMParser().parseFromString(text, 'application/xml');
  const resources = new Map(['Image', 'Url', 'String'].flatMap((kind) => named(xml, kind).map((entry): [string, Element] => [entry.getAttribute('id') ?? '', entry])));
  const resource = (parent: Element | undefined, name: string): string => {
    const element = parent && child(parent, name);
    return inLanguage(resources.get(element?.getAttribute('resid') ?? ''), language);
  };
  const url = (address: string): string => new URL(address, base).href;
  const group = named(xml, 'Group')[0];
  const functions = named(xml, 'ExtensionPoint').find((point) => point.getAttribute('xsi:type') === 'CustomFunctions');
  const metadata = functions && child(functions, 'Metadata');
  const page = functions && child(functions, 'Page');
  if (!group || !metadata || !page) throw new Error(`${base}: no ribbon, or no functions`);
  const buttons = named(group, 'Control').flatMap((control): RibbonButton[] => {
    const action = actionOf(control);
    if (!action) return [];
    const icon = child(control, 'Icon');
    const icons = (icon ? named(icon, 'Image') : []).map((image): [number, string] => [
      Number(image.getAttribute('size')),
      url(inLanguage(resources.get(image.getAttribute('resid') ?? ''), language)),
    ]);
    return [{ id: control.getAttribute('id') ?? '', label: resource(control, 'Label'), tip: resource(child(control, 'Supertip'), 'Description'), icons: new Map(icons), action }];
  });
  return {
    title: inLanguage(named(xml, 'DisplayName')[0], language),
    page: url(resource(page, 'SourceLocation')),
    group: resource(group, 'Label'),
    buttons,
    functions: { metadata: url(resource(metadata, 'SourceLocation')), namespace: resource(functions, 'Namespace') },
  };
}
